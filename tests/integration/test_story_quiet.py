"""The footnote commands of unasked messages: why did I get this, no more of these, not now; and how long a snooze lasts."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from bot.conversation.messages import Footnote, Question
from tests.support.people import World

NewWorld = Callable[..., World]


@pytest.fixture
def planned(world: World) -> World:
    """Both pairs planned a meeting; the news went out to the partners on Monday 4 January."""
    world.ruta.says("sausio 12 d. 10:00").presses("Taip")
    world.emily.says("12 January at 10:00").presses("Yes")
    return world


def test_every_unasked_message_says_how_to_ask_why_and_to_stop(planned: World) -> None:
    planned.advance_to("2027-03-31T17:00")
    for person in planned.everybody:
        last = -1
        for place, one in enumerate(person.got):
            if isinstance(one, Footnote):
                assert all(word in one.small for word in ('"why"', '"no-more"')) or "„kodėl“" in one.small
                last = place
        if person.got_at:
            assert last > 0, person.handle
        assert sum(isinstance(one, Footnote) for one in person.got) == len(person.got_at)


def test_why_names_the_rule_and_the_budget(planned: World) -> None:
    planned.tomas.sees("Suplanuotas susitikimas").says("kodėl").sees("suplanavo", "du kartus per savaitę")
    planned.james.says("why").sees("Your partner planned or moved a meeting.", "twice a week at most")
    planned.ausra.says("kodėl").sees("savo iniciatyva nerašiau")


def test_no_more_stops_this_kind_and_no_other_until_it_is_restored(planned: World) -> None:
    planned.james.says("no-more").sees("news of planned meetings").looks()
    planned.emily.says("13 January at 10:00").presses("Yes")
    planned.advance_to("2027-01-05T17:00")
    planned.james.sees_nothing()
    planned.advance_to("2027-01-14T17:00")
    assert "Did you meet" in "\n".join(map(str, planned.james.got))
    planned.james.says("restore").sees("every kind of message again").looks()
    planned.advance_to("2027-01-22T10:00")
    planned.james.looks()
    planned.emily.says("2 February at 10:00").presses("Yes")
    planned.advance_to("2027-01-28T17:00")
    planned.james.sees("2 February")


@pytest.mark.parametrize(
    ("presses", "says", "until", "quiet", "speaks"),
    [
        ("Until tomorrow", None, "5 January", "2027-01-04T17:00", "2027-01-05T17:00"),
        ("For a week", None, "11 January", "2027-01-10T17:00", "2027-01-12T17:00"),
        ("Until another day", "20 January", "20 January", "2027-01-19T17:00", "2027-01-21T17:00"),
    ],
)
def test_not_before_a_day_means_not_before_it(
    world: World, presses: str, says: str | None, until: str, quiet: str, speaks: str
) -> None:
    world.james.says("snooze").presses(presses)
    if says:
        world.james.says(says)
    world.james.sees("before", until).looks()
    for number in range(2):
        world.emily.says("note").presses("For the two of us").says(f"Shared thought {number}").leaves()
    world.advance_to(quiet)
    world.james.sees_nothing()
    world.james.says("status").sees("With Emily Carter").looks()  # whoever asks is answered
    world.advance_to(speaks)
    world.james.sees("Shared thought 0", "Shared thought 1")


def test_quiet_ends_at_a_word_and_is_no_longer_than_a_season(world: World) -> None:
    world.emily.says("snooze").presses("Until another day").says("1 September").sees(
        "Three months is the longest"
    )
    world.emily.says("snooze").presses("For a week").says("snooze").presses("You may write").sees(
        "I'll write again"
    )
    world.james.says("note").presses("For the two of us").says("Shared thought").leaves()
    assert "Shared thought" in "\n".join(str(one) for one in world.emily.got if not isinstance(one, Question))
