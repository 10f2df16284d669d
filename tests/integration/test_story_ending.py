"""Ending a pair without fault, by mentor or mentee: at most three taps, no reason, a neutral text to the partner."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from storage.tables import OutboxMessage, Pair
from tests.support.people import World

NewWorld = Callable[..., World]


def _met(world: World) -> None:
    world.ruta.says("susitikome šiandien").presses("Taip").presses("5").leaves()
    world.emily.says("we met today").presses("Yes").presses("5").leaves()
    world.advance_to("2027-01-18T10:00")
    for person in world.everybody:
        person.looks()


@pytest.fixture
def met(new_world: NewWorld) -> World:
    """Both pairs met once, and whatever that brought has come; it is Monday 18 January."""
    return new_world(welcomed=True, lived=_met)


def ended(world: World) -> list[str]:
    return sorted(pair.ended_how or "" for pair in world.rows(Pair))


@pytest.mark.parametrize(("who", "other"), [("ruta", "tomas"), ("tomas", "ruta")])
def test_either_partner_ends_the_pair_in_three_taps_without_a_reason(
    met: World, who: str, other: str
) -> None:
    leaving, staying = met.person(who), met.person(other)
    leaving.says("/mentor pabaiga").sees("niekas nekaltas", "Priežasties neklausiu").does_not_see("Kodėl")
    leaving.presses("Užbaigti").sees("1 susitikimas", "Be žodžių")
    leaving.presses("Be žodžių").sees("be žodžių")
    assert ended(met) == ["", "early"]
    staying.sees_nothing()
    met.advance(minutes=15)
    staying.sees("Jūsų poros darbas baigtas.", "Priežasčių nesakau niekam").does_not_see(
        leaving.name.split()[0]
    )
    met.ausra.sees("baigė poros darbą", "Priežasties neklausta").says("/pairs būsena Rūta").sees("baigta")


def test_one_tap_after_the_command_ends_the_pair(met: World) -> None:
    met.emily.says("end").presses("End it").sees("1 meeting").leaves()
    assert ended(met) == ["", "early"]
    met.advance(minutes=15)
    met.james.sees("Your pair has come to its end.")
    met.emily.says("topics").does_not_see("Which one will you take?")
    met.advance(days=40)
    for person in (met.emily, met.james):
        person.never_saw("what gets in the way")


def test_a_farewell_comes_in_the_same_message_as_the_news(met: World) -> None:
    met.emily.says("end").presses("End it").says("Thank you for your patience, qwyfarewell").sees(
        "passing it on"
    )
    met.advance(minutes=15)
    met.james.sees(
        "Your pair has come to its end.", 'A word to end with: "Thank you for your patience, qwyfarewell"'
    )
    assert len(met.james.got_at) == len(set(met.james.got_at))
    assert "qwy" not in str([row.body for row in met.rows(OutboxMessage)])


def test_a_later_farewell_still_arrives(met: World) -> None:
    met.emily.says("end").presses("End it")
    met.advance(days=2)
    met.james.sees("Your pair has come to its end.").looks()
    met.emily.says("Thank you, qwylate")
    met.advance(days=8)
    met.james.sees("qwylate")


def test_going_back_after_the_end_says_that_the_pair_has_ended(met: World) -> None:
    met.emily.says("end").presses("End it").goes_back().presses("Go on as it is").sees("has ended already")
    assert ended(met) == ["", "early"]


def test_a_talk_or_a_pause_does_not_end_the_pair(met: World) -> None:
    met.ruta.says("pabaiga").presses("Tęsti taip, kaip yra").sees("Gerai, tęsiame.")
    met.ruta.says("pabaiga").presses("Tik pauzė").sees("Iki kada").leaves()
    met.emily.says("end").presses("Talk to the coordinator first")
    assert ended(met) == ["", ""]
    met.advance(days=8)
    met.james.never_saw("come to its end", "coordinator first")


def test_a_note_shared_before_the_end_still_reaches_the_partner(met: World) -> None:
    """Thanks that waited for room in the budget are not lost because the pair ended meanwhile."""
    for number in range(3):
        met.emily.says("note").presses("For the two of us").says(f"Shared thought {number}, qwynote").leaves()
    met.emily.says("end").presses("End it").presses("No message")
    met.advance(days=15)
    for number in range(3):
        assert f"Shared thought {number}, qwynote" in "\n".join(map(str, met.james.got))
