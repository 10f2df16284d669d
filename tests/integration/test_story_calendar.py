"""Both of a pair get their planned meeting as a file for the calendar; a moved one replaces it."""

from __future__ import annotations

from icalendar import Calendar, Event

from bot.conversation.messages import Document
from tests.support.people import Person, World


def calendar_of(person: Person) -> Event:
    """The event in the newest calendar file that somebody got."""
    files = [one for one in person.got if isinstance(one, Document) and one.media_type == "text/calendar"]
    (event,) = Calendar.from_ical(files[-1].content).events
    return event


def test_both_get_the_meeting_for_their_calendars(world: World) -> None:
    world.ruta.says("kitą antradienį 15 val.").presses("Taip")

    mine, theirs = calendar_of(world.ruta), calendar_of(world.tomas)

    assert mine.start == world.moment("2027-01-12T15:00")
    assert theirs["uid"] == mine["uid"]
    assert mine["summary"] == "Mentorystės susitikimas: Rūta Kazlauskė, Tomas Petrauskas"


def test_a_moved_meeting_takes_the_place_of_the_first_in_a_calendar(world: World) -> None:
    world.ruta.says("kitą antradienį 15 val.").presses("Taip")
    first = calendar_of(world.ruta)
    world.tomas.says("kitą trečiadienį 10 val.").presses("Taip")

    moved = calendar_of(world.tomas)

    assert moved["uid"] == first["uid"]
    assert (first["sequence"], moved["sequence"]) == (0, 1)
    assert moved.start == world.moment("2027-01-13T10:00")


def test_news_of_a_plan_that_was_moved_meanwhile_is_not_delivered(world: World) -> None:
    world.advance_to("2027-01-04T18:00")  # after working hours: what is told waits for the morning
    world.ruta.says("kitą antradienį 15 val.").presses("Taip")
    world.ruta.says("kitą trečiadienį 10 val.").presses("Taip")
    world.advance_to("2027-01-05T09:30")

    world.tomas.sees("trečiadienį, sausio 13 d., 10:00").does_not_see("antradienį, sausio 12 d.")


def test_each_gets_the_file_in_their_own_language(world: World) -> None:
    world.emily.says("next Tuesday at 15:00").presses("Yes")

    assert calendar_of(world.james)["summary"] == "Mentoring meeting: Emily Carter, James Walker"
