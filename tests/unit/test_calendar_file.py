"""A planned meeting as calendars read it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from icalendar import Calendar

from bot.presentation.calendar_file import Entry, calendar_file

ENTRY = Entry(
    uid="p1-2@pora",
    sequence=1,
    at=datetime(2027, 1, 12, 13, 0, tzinfo=UTC),
    planned_at=datetime(2027, 1, 4, 7, 30, tzinfo=UTC),
)


def test_a_calendar_finds_the_meeting_in_the_file() -> None:
    text = calendar_file(ENTRY, "Mentorystės susitikimas: Rūta Kazlauskė, Tomas; Petrauskas")

    (event,) = Calendar.from_ical(text).events
    assert event["uid"] == "p1-2@pora"
    assert event["sequence"] == 1
    assert ENTRY.at == event.start
    assert event.end - event.start == timedelta(hours=1)
    assert event["summary"] == "Mentorystės susitikimas: Rūta Kazlauskė, Tomas; Petrauskas"


def test_the_file_is_written_as_the_standard_wants_it() -> None:
    text = calendar_file(ENTRY, "Susitikimas: " + "ąžuolas " * 20)

    assert text.startswith("BEGIN:VCALENDAR\r\n")
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
