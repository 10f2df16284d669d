"""The expectation mirror: both answer alone; nothing shows before both have answered, then only the differences."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from bot.flows.expectations import QUESTIONS
from storage.tables import Expectation, OutboxMessage
from tests.support.people import Person, World

NewWorld = Callable[..., World]

LEAD, NEED = "Kas kviečia susitikti", "Ko labiausiai reikia"


def _asked(world: World) -> None:
    world.welcome()
    for person in world.everybody:
        person.looks()
    world.advance_to("2027-01-05T12:00")


@pytest.fixture
def asked(new_world: NewWorld) -> World:
    """Everybody was welcomed on Monday 4 January and asked the next morning what they expect; nobody answered yet."""
    return new_world(lived=_asked)


def answers(person: Person, command: str, **other: str) -> None:
    """Answer all questions with the first option, but for these."""
    person.says(command).fills(**{name: other.get(name, options[0]) for name, options in QUESTIONS.items()})


def test_each_partner_is_asked_the_same_eight_to_ten_questions_alone(asked: World) -> None:
    assert 8 <= len(QUESTIONS) <= 10
    for person in (asked.ruta, asked.tomas, asked.emily, asked.james):
        assert [f.name for f in person.question.fields] == list(QUESTIONS)
        assert "🪞" in person.question.fields[0].seen_by
        assert all(
            f.options and not f.skip for f in person.question.fields
        )  # taps alone: minutes, not an evening
    asked.ausra.never_saw("lūkes")


def test_nothing_shows_before_both_have_answered_and_then_only_where_they_differ(asked: World) -> None:
    ruta, tomas = asked.ruta, asked.tomas
    answers(ruta, "lūkesčiai", need="challenge", lead="mentor")
    ruta.sees("iki tol nerodau nieko").does_not_see(LEAD)
    tomas.never_saw(LEAD, NEED)
    ruta.says("lūkesčiai").sees("Laukiame", "Tomas Petrauskas").does_not_see(LEAD)
    answers(tomas, "lūkesčiai", reply="week")
    tomas.sees("Skiriasi 3 lūkesčiai", LEAD, NEED, "Per kiek laiko atsakyti").does_not_see(
        "Grįžtamasis ryšys"
    )
    asked.advance(days=8)
    said = "\n".join(map(str, ruta.got))
    assert LEAD in said
    assert "Gyvenimas už darbo:" not in said
    ruta.says("lūkesčiai").sees("Skiriasi 3 lūkesčiai", "tau – „Mentor")
    for coordinator in (asked.ausra, asked.olivia):
        coordinator.says("/pairs").never_saw(LEAD, "Skiriasi", "differ")
    assert "challenge" not in str([row.body for row in asked.rows(OutboxMessage)])
    assert all(b"challenge" not in row.answers_sealed for row in asked.rows(Expectation))


def test_partners_who_expect_the_same_are_told_so(asked: World) -> None:
    answers(asked.emily, "expectations")
    answers(asked.james, "expectations")
    asked.james.sees("gave the same answer to all nine questions.")
    asked.advance(days=8)
    asked.emily.says("expectations").sees("gave the same answer")


def test_unfinished_expectations_are_resumed(asked: World) -> None:
    emily = asked.emily
    emily.says("expectations").presses(1).presses(2).sees("How should you two prepare for a meeting?").says(
        "later"
    )
    asked.advance(days=2)
    emily.says("expectations").sees("How should you two prepare for a meeting?").does_not_see(
        "Who brings the topic?"
    )
    assert asked.rows(Expectation) == []


def test_only_a_partner_who_has_not_answered_is_reminded_once(asked: World) -> None:
    answers(asked.emily, "expectations")
    for person in (asked.emily, asked.james):
        person.looks()
    asked.advance_to("2027-03-05T17:00")
    told = [one for one in asked.james.got if "expectations are still waiting" in str(one)]
    assert len(told) == 1
    asked.emily.never_saw("expectations are still waiting")


def test_a_partner_who_joins_late_answers_then_and_both_see_it(new_world: NewWorld) -> None:
    world = new_world().welcome("emily")
    world.advance_to("2027-01-05T12:00")
    answers(world.emily, "expectations", need="advise")
    world.advance_to("2027-01-20T12:00")
    world.james.never_saw("expect")
    world.welcome("james")
    answers(world.james, "expectations")
    world.james.sees("1 expectation differs", "What is needed most")
    world.advance(days=10)
    assert "What is needed most" in "\n".join(map(str, world.emily.got))
