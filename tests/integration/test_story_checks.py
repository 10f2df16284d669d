"""Feedback both ways; the fit check and the mid review: private, unless both want a change or one partner asks for a talk."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from storage.tables import OutboxMessage, PrivateAnswer
from tests.support.people import World

NewWorld = Callable[..., World]


def _met_twice(world: World) -> None:
    for day in ("2027-01-11", "2027-01-29"):
        world.advance_to(f"{day}T10:00")
        world.ruta.says("susitikome šiandien").presses("Taip").presses("5").leaves()
        world.emily.says("we met today").presses("Yes").presses("5").leaves()
    world.advance_to("2027-02-03T09:29")
    for person in world.everybody:
        person.looks()


def _asked(world: World) -> None:
    _met_twice(world)
    world.advance_to("2027-02-09T17:00")


def _half_way(world: World) -> None:
    _met_twice(world)
    world.advance_to("2027-04-04T17:00")
    for person in world.everybody:
        person.looks()
    world.advance_to("2027-04-16T17:00")


@pytest.fixture
def twice(new_world: NewWorld) -> World:
    """Both pairs met on 11 January and on Friday 29 January; it is the Wednesday after, before 9:30."""
    return new_world(welcomed=True, lived=_met_twice)


@pytest.fixture
def asked(new_world: NewWorld) -> World:
    """Everybody was asked how the pair is for them."""
    return new_world(welcomed=True, lived=_asked)


def everything_of_coordinators(world: World) -> None:
    for command in ("/pairs", "/pairs būsena Rūta", "/pairs kodėl Rūta", "/pairs sustojusios"):
        world.ausra.says(command).does_not_see("pokyt", "Pokyt")
    for command in ("/pairs", "/pairs status Emily", "/pairs why Emily", "/pairs stalled"):
        world.olivia.says(command).does_not_see("change")


# ---- the fit check -----------------------------------------------------------------------------------------------------


def test_three_working_days_after_the_second_meeting_each_partner_gets_the_fit_check(twice: World) -> None:
    twice.ruta.sees_nothing()
    twice.advance_to("2027-02-03T09:30")
    twice.ruta.sees(
        "kaip tau šioje poroje?", "[Gerai]", "[Pokytis padėtų]", "[Pasikalbėti su koordinatoriumi]", "🔒"
    )
    twice.emily.sees(
        "how is this pair working for you?", "[Fine]", "[A change would help]", "[Talk to the coordinator]"
    )
    twice.advance_to("2027-02-12T17:00")
    assert "kaip tau šioje poroje?" in "\n".join(map(str, twice.tomas.got))
    assert "how is this pair working for you?" in "\n".join(map(str, twice.james.got))


def test_the_fit_check_is_asked_once_and_not_after_the_third_meeting(asked: World) -> None:
    for person in asked.everybody:
        person.looks()
    asked.advance_to("2027-02-10T10:00")
    asked.ruta.says("susitikome šiandien").presses("Taip").presses("5").leaves()
    asked.advance_to("2027-04-01T10:00")
    for person in (asked.ruta, asked.tomas):
        told = [str(one) for one in person.got if "šioje poroje?" in str(one)]
        assert len(told) == 1


def test_a_change_that_one_partner_wants_is_told_to_nobody(asked: World) -> None:
    asked.ruta.presses("Pokytis padėtų").sees("Ačiū, tai lieka čia.")
    asked.tomas.presses("Gerai").sees("Gera girdėti.")
    asked.advance(days=14)
    asked.tomas.never_saw("pokytis praverstų", "Pokytis padėtų, Rūta")
    asked.ausra.never_saw("pokytis", "Pokytis")
    everything_of_coordinators(asked)
    bodies = str([(row.kind, row.body) for row in asked.rows(OutboxMessage)])
    assert "fit_both" not in bodies
    assert "fit_change" not in bodies


def test_a_change_that_both_want_is_told_to_both_in_neutral_words(asked: World) -> None:
    asked.emily.presses("A change would help").sees("it stays here")
    asked.emily.looks()
    asked.olivia.never_saw("change")
    asked.james.presses("A change would help").sees("a change would suit you both", "Nobody is at fault")
    asked.advance(days=8)
    asked.emily.sees("a change would suit you both", "Nobody is at fault")
    asked.olivia.sees("Emily Carter and James Walker: both would welcome a change.")
    asked.ruta.never_saw("pokytis praverstų")
    everything_of_coordinators(asked)


def test_a_talk_is_told_to_the_coordinator_and_not_to_the_partner(asked: World) -> None:
    asked.tomas.looks()
    asked.ruta.presses("Pasikalbėti su koordinatoriumi").sees("Priežasties nesakau, porai nepranešu.")
    asked.advance(days=3)
    asked.ausra.sees("Rūta Kazlauskė nori su tavimi pasikalbėti")
    asked.tomas.never_saw("koordinatoriumi pasikalbėti")


def test_a_change_and_a_talk_are_not_the_same(asked: World) -> None:
    asked.ruta.presses("Pokytis padėtų")
    asked.tomas.presses("Pasikalbėti su koordinatoriumi")
    asked.advance(days=8)
    asked.ruta.never_saw("pokytis praverstų")


def test_private_answers_are_sealed(asked: World) -> None:
    asked.ruta.presses("Pokytis padėtų")
    (kept,) = asked.rows(PrivateAnswer)
    assert kept.kind == "fit"
    assert b"change" not in kept.answer_sealed


# ---- feedback ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("asks", "gives"), [("ruta", "tomas"), ("tomas", "ruta")])
def test_either_partner_asks_for_feedback_in_a_tap_and_gets_a_shared_note(
    world: World, asks: str, gives: str
) -> None:
    asker, giver = world.person(asks), world.person(gives)
    asker.looks()
    giver.looks()
    asker.says("grįžtamasis").presses("Paklausti poros").sees(f"Kai {giver.name} atsakys")
    giver.sees(f"{asker.name} prašo grįžtamojo ryšio.").presses("Atsakyti").sees("👥")
    giver.says("Kad klausaisi iki galo, qwyhelped").says("Daugiau pavyzdžių, qwymore").sees("Ačiū. Perduodu")
    asker.sees("Grįžtamasis ryšys.", "+ Kad klausaisi iki galo, qwyhelped", "→ Daugiau pavyzdžių, qwymore")
    giver.says("užrašai").sees("qwyhelped")
    assert "qwy" not in str([row.body for row in world.rows(OutboxMessage)])
    world.ausra.says("/pairs būsena Rūta").never_saw("qwy")


def test_feedback_in_english_may_be_left_out(world: World) -> None:
    world.emily.says("feedback").presses("Ask my partner")
    world.james.sees("Emily Carter would like your feedback.")
    world.james.presses("Not this time").sees("I'm not passing anything on.")
    world.advance(days=8)
    world.emily.says("feedback").presses("Ask my partner")
    world.james.presses("Answer").presses("Skip").presses("Skip").sees("I'm not passing anything on.")
    world.emily.never_saw("Feedback, from")


def test_words_typed_under_the_request_are_not_passed_on_as_feedback(world: World) -> None:
    world.emily.says("feedback").presses("Ask my partner")
    world.james.sees("would like your feedback", '"why"')
    world.james.says("why").sees("Your partner asked for feedback.")
    world.james.says("Could we move our call, I am down with a cold")
    world.advance(days=8)
    world.emily.never_saw("Feedback, from", "down with a cold")


def test_asking_again_the_same_day_asks_once(world: World) -> None:
    for _ in range(2):
        world.emily.says("feedback").presses("Ask my partner")
    world.advance(days=10)
    assert len([one for one in world.james.got if "would like your feedback" in str(one)]) == 1


def test_an_exercise_is_the_same_for_both_and_another_one_after_a_meeting(world: World) -> None:
    exercise = world.emily.says("feedback").presses("An exercise for two").sees("Takes about").new_text
    assert world.james.says("feedback").presses("An exercise for two").new_text == exercise
    world.emily.says("we met today").presses("Yes").presses("5").leaves()
    assert world.emily.says("feedback").presses("An exercise for two").new_text != exercise


# ---- the mid review ------------------------------------------------------------------------------------------------------


@pytest.fixture
def middle(new_world: NewWorld) -> World:
    """Half way: Monday 5 April, later that week."""
    return new_world(welcomed=True, lived=_half_way)


def test_half_way_both_get_the_mid_review(middle: World) -> None:
    middle.ruta.sees("Programa įpusėjo.", "[Tęsti taip pat]", "[Ką nors pakeisti]", "[Padaryti pauzę]")
    middle.james.sees("halfway through", "[Go on as we are]", "[Change something]", "[Take a pause]")


def test_going_on_leads_to_the_goal(middle: World) -> None:
    middle.ruta.presses("Tęsti taip pat").sees(
        "Gerai, tęskite.", "ar jis nepasikeitė", "[Pažiūrėti į tikslą]"
    )
    middle.ruta.presses("Pažiūrėti į tikslą").sees("Nuo ko pradėti?")
    middle.emily.presses("Go on as we are").presses("Another time").sees('write "goal"')


def test_a_change_in_the_mid_review_is_told_to_both_only_if_both_want_it(middle: World) -> None:
    middle.ruta.presses("Ką nors pakeisti").sees("Ačiū, tai lieka čia.").presses("Kitą kartą").looks()
    middle.tomas.never_saw("iš abiejų pusių – tam")
    middle.tomas.presses("Ką nors pakeisti").sees(
        "Ką nors keisti norėtumėte iš abiejų pusių", "Ką nuo šiol darome"
    )
    middle.advance(days=8)
    middle.ruta.sees("Ką nors keisti norėtumėte iš abiejų pusių")
    everything_of_coordinators(middle)


def test_a_pause_is_a_tap_away(middle: World) -> None:
    middle.emily.presses("Take a pause").sees("Until when?")


def test_a_pair_that_has_not_met_has_nothing_to_review(world: World) -> None:
    world.advance_to("2027-04-20T17:00")
    for person in world.everybody:
        person.never_saw("Programa įpusėjo", "half way")
