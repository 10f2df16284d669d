"""A planned meeting as an iCalendar file: what is handed over instead of asking for rights to somebody's calendar."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

MEDIA_TYPE = "text/calendar"
LASTS = timedelta(minutes=60)  # an hour (docs/domain.md §5)


@dataclass(frozen=True, slots=True)
class Entry:
    """A meeting as calendars keep it. The same ``uid`` with a higher ``sequence`` moves the one they have."""

    uid: str
    sequence: int
    at: datetime  # aware
    planned_at: datetime  # aware: when it was planned


def calendar_file(entry: Entry, title: str) -> str:
    """The entry as the text of an ``.ics`` file (RFC 5545), its times in UTC."""
    from icalendar import Calendar, Event

    calendar, event = Calendar(), Event()
    calendar.add("prodid", "-//Pora//mentoring//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    event.add("uid", entry.uid)
    event.add("sequence", entry.sequence)
    event.add("dtstamp", entry.planned_at)
    event.add("dtstart", entry.at)
    event.add("dtend", entry.at + LASTS)
    event.add("summary", title)
    calendar.add_component(event)
    return bytes(calendar.to_ical()).decode("utf-8")
