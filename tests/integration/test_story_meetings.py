"""Preparing a meeting: texts that stay private until sent, a tip for the mentor, and steps that are followed up once."""

from __future__ import annotations

import itertools
from collections.abc import Callable

import pytest

from bot.rules.tips import TIPS, tip_for
from bot.texts.loader import load_texts
from storage.tables import OutboxMessage, Preparation, Step
from tests.support.people import World

NewWorld = Callable[..., World]

WELL = "Pasakiau savo nuomonę pirma, qwypavyko"
HARD = "Vadovas man neatsako, qwysunku"


def _eve(world: World) -> None:
    world.ruta.says("sausio 12 d. 10:00").presses("Taip")
    world.emily.says("12 January at 10:00").presses("Yes")
    world.advance_to("2027-01-11T09:29")
    for person in world.everybody:
        person.looks()
    world.advance_to("2027-01-11T09:30")


@pytest.fixture
def eve(new_world: NewWorld) -> World:
    """Both pairs meet on Tuesday 12 January at 10:00, and it is the Monday before, 9:30."""
    return new_world(welcomed=True, lived=_eve)


# ---- before a meeting ----------------------------------------------------------------------------------------------------


def test_the_working_day_before_a_meeting_both_are_asked_to_prepare(eve: World) -> None:
    eve.ruta.sees("Susitinkate antradienį, sausio 12 d., 10:00.", "[Užsirašyti mintis]", "[Temos pokalbiui]")
    eve.emily.sees("Your next meeting: Tuesday 12 January at 10:00.", "[Write them down]", "[Not this time]")
    eve.tomas.sees("Pora: Rūta Kazlauskė.", "Klausykis ilgiau, nei įprasta.")
    eve.james.sees("with Emily Carter.", "Listen longer than usual.").does_not_see("[")


def test_a_meeting_on_monday_is_prepared_for_on_friday(world: World) -> None:
    world.ruta.says("sausio 11 d. 9:00").presses("Taip").looks()
    world.advance_to("2027-01-08T09:29")
    world.ruta.sees_nothing()
    world.advance_to("2027-01-08T09:30")
    world.ruta.sees("Susitinkate pirmadienį, sausio 11 d., 09:00.")


def test_a_meeting_that_was_moved_is_prepared_for_on_its_new_eve_only(world: World) -> None:
    world.ruta.says("sausio 12 d. 10:00").presses("Taip")
    world.ruta.says("sausio 19 d. 10:00").presses("Taip").looks()
    world.advance_to("2027-01-15T12:00")
    world.ruta.sees_nothing()
    world.advance_to("2027-01-18T09:30")
    world.ruta.sees("Susitinkate antradienį, sausio 19 d., 10:00.")


def test_a_preparation_stays_private_until_one_tap_sends_it(eve: World) -> None:
    eve.tomas.looks()
    eve.ruta.presses("Užsirašyti mintis").sees("🔒 Kol nenusiųsi, matai tik tu.")
    eve.ruta.says(WELL).says(HARD).sees("Nusiųsti porai (Tomas Petrauskas) ar pasilikti sau?")
    eve.advance(minutes=1)
    eve.tomas.sees_nothing()
    eve.ruta.presses("Nusiųsti porai").sees("dabar tai mato ir Tomas Petrauskas")
    eve.tomas.sees("Atsiuntė: Rūta Kazlauskė.", f"Pavyko: „{WELL}“", f"Sunku: „{HARD}“")
    eve.ausra.says("/pairs").says("/pairs būsena Rūta").says("/pairs kodėl Rūta").never_saw("qwy")
    stored = eve.file.read_bytes()
    assert b"qwypavyko" not in stored
    assert b"qwysunku" not in stored
    assert "qwy" not in str([row.body for row in eve.rows(OutboxMessage)])


def test_a_kept_preparation_is_shown_to_its_author_and_never_to_the_partner(eve: World) -> None:
    eve.emily.presses("Write them down").says("I spoke up, qwygood").presses("Skip").presses(
        "Keep it to myself"
    )
    eve.emily.sees("It stays with you.")
    eve.emily.says("prepare").sees('Went well: "I spoke up, qwygood"', "[Send it]").does_not_see("Hard:")
    eve.advance_to("2027-01-25T17:00")
    eve.james.says("status").says("notes").says("prepare").never_saw("qwygood")
    assert [kept.sent_at for kept in eve.rows(Preparation)] == [None]


def test_the_first_answer_of_a_preparation_is_saved_even_if_the_person_stops_there(eve: World) -> None:
    eve.ruta.presses("Užsirašyti mintis").says(WELL).leaves()
    eve.ruta.says("pasirengti").sees(f"Pavyko: „{WELL}“", "[Nusiųsti porai]")


def test_a_rewritten_preparation_is_sent_as_it_is_now(eve: World) -> None:
    eve.ruta.presses("Užsirašyti mintis").says(WELL).says(HARD).presses("Perrašyti")
    eve.ruta.says("Kita mintis").presses("Praleisti").presses("Nusiųsti porai")
    eve.tomas.sees("Pavyko: „Kita mintis“").never_saw("qwy")


def test_a_preparation_that_is_not_sent_any_more_at_delivery_is_not_shown(eve: World) -> None:
    eve.advance_to("2027-01-11T18:00")  # nobody is written to now
    eve.ruta.presses("Užsirašyti mintis").says(WELL).presses("Praleisti").presses("Nusiųsti porai")
    with eve.app.installation.database.transaction() as work:
        kept = work.session.get(Preparation, eve.rows(Preparation)[0].id)
        assert kept is not None
        kept.sent_at = None
    eve.advance_to("2027-01-12T11:00")
    eve.tomas.never_saw("qwy", "Atsiuntė")


def test_both_questions_of_a_preparation_may_be_skipped(eve: World) -> None:
    eve.ruta.presses("Užsirašyti mintis").presses("Praleisti").presses("Praleisti").sees(
        "Gerai, užteks ir ateiti."
    )
    assert eve.rows(Preparation) == []
    eve.emily.presses("Not this time").sees("Enjoy your talk.")


def test_the_cards_of_the_pair_are_one_tap_away(eve: World) -> None:
    eve.ruta.presses("Temos pokalbiui").sees("Lengva pradžia", "Kurią temą renkiesi?")
    eve.emily.presses("Something to talk about").sees("An easy start", "Which one will you take?")


def test_author_and_mentor_are_told_where_the_three_cards_are(eve: World) -> None:
    eve.emily.presses("Write them down").says("The demo went well").presses("Skip").presses(
        "Keep it to myself"
    )
    eve.emily.sees('the same for the two of you: "topics"')
    eve.james.sees('the same for the two of you: "topics"')
    eve.james.says("topics")
    eve.emily.says("topics")
    assert eve.james.question.above == eve.emily.question.above


def test_without_a_date_there_is_nothing_to_prepare(world: World) -> None:
    world.ruta.says("pasirengti").sees("Kito susitikimo laiko dar nėra.")
    world.james.says("prepare").sees("There is no date for the next meeting yet.")


def test_open_steps_are_shown_to_both_before_the_meeting(world: World) -> None:
    world.emily.says("12 January at 10:00").presses("Yes")
    world.emily.says("note").presses("For the two of us").says("Board talk").presses("Mine")
    world.emily.says("Ask two people, qwystep").presses("No date").presses("No step")
    world.advance_to("2027-01-11T09:30")
    world.emily.sees("Open steps:", "qwystep", "[Write them down]")
    world.james.sees("Open steps:", "(Emily Carter): Ask two people, qwystep")
    assert "qwystep" not in str([row.body for row in world.rows(OutboxMessage)])


def test_a_meeting_that_has_begun_is_not_prepared_for(world: World) -> None:
    world.ruta.says("sausio 12 d. 10:00").presses("Taip").looks()
    world.skip_to("2027-01-12T11:00")
    world.ruta.does_not_see("Prieš pokalbį")


def test_a_mentor_never_gets_the_same_tip_twice_in_a_row(new_world: NewWorld) -> None:
    world = new_world(welcomed=True, restarts=False)
    texts, got = load_texts(), []
    begins = {texts.say(f"tip-{tip}", "lt").split(".")[0]: tip for tip in TIPS}
    for day in ("01-19", "02-09", "03-02", "03-23"):
        world.ruta.says(f"2027-{day} 10:00").presses("Taip")
        world.tomas.looks()
        world.advance_to(f"2027-{day}T09:00")
        got += [tip for begin, tip in begins.items() if begin in world.tomas.new_text]
        world.tomas.looks()
        world.advance_to(f"2027-{day}T11:00")
        world.ruta.says("susitikome").presses("5").leaves()
    assert len(got) == 4
    assert all(one != other for one, other in itertools.pairwise(got))


@pytest.mark.parametrize("last", [None, *TIPS])
@pytest.mark.parametrize("turn", range(len(TIPS) + 2))
def test_the_next_tip_is_another_one(turn: int, last: str | None) -> None:
    assert tip_for(turn, last) in TIPS
    assert tip_for(turn, last) != last
    assert tip_for(0, None) == "listen"


def test_a_tip_never_takes_the_place_of_the_question_whether_they_met(world: World) -> None:
    world.ruta.says("užrašas").presses("Mums dviem").says("Posėdis").presses("Mano pora")
    world.ruta.says("Supažindinti su Ona").says("sausio 8 d.").presses("Žingsnių nėra")
    world.advance_to("2027-01-08T10:00")
    world.tomas.sees("Supažindinti su Ona")  # one of the week's two
    world.ruta.says("sausio 12 d. 10:00").presses("Taip")
    world.tomas.sees("Suplanuotas susitikimas").looks()
    world.advance_to("2027-01-12T11:59")
    world.tomas.sees_nothing()
    world.advance_to("2027-01-12T12:00")
    world.tomas.sees("Ar susitikote")


# ---- steps -----------------------------------------------------------------------------------------------------------------


def _agreed(world: World) -> None:
    world.ruta.says("užrašas").presses("Mums dviem").says("Posėdis").presses("Aš")
    world.ruta.says("Paklausti dviejų žmonių").says("sausio 14 d.").presses("Žingsnių nėra")
    world.emily.says("note").presses("For the two of us").says("Board").presses("Mine")
    world.emily.says("Draft the page").says("16 January").presses("My partner's")
    world.emily.says("Introduce Emily to Ann").says("16 January").presses("No step")
    world.advance_to("2027-01-13T17:00")
    for person in world.everybody:
        person.looks()


@pytest.fixture
def agreed(new_world: NewWorld) -> World:
    """Rūta has a step until Thursday 14 January, Emily and James have one each until the same Saturday."""
    return new_world(welcomed=True, lived=_agreed)


def test_only_the_owner_is_asked_about_a_step_once(agreed: World) -> None:
    agreed.advance_to("2027-01-14T09:29")
    agreed.ruta.sees_nothing()
    agreed.advance_to("2027-01-14T09:30")
    agreed.ruta.sees(
        "Atėjo žingsniui skirta diena:",
        "„Paklausti dviejų žmonių“",
        "[Padaryta]",
        "[Dar ne]",
        "[Nebeaktualu]",
    )
    agreed.ruta.presses("Dar ne").sees("Nieko tokio, žingsnis lieka.").looks()
    agreed.advance_to("2027-03-01T17:00")
    agreed.ruta.does_not_see("Atėjo žingsniui skirta diena")
    agreed.tomas.never_saw("žingsniui skirta diena", "žingsnis lieka", "Dar ne, Rūta")
    agreed.ruta.says("žingsniai").sees("[Paklausti dviejų žmonių]")


def test_a_step_that_falls_due_on_a_saturday_waits_for_monday(agreed: World) -> None:
    agreed.advance_to("2027-01-18T09:29")
    agreed.emily.sees_nothing()
    agreed.advance_to("2027-01-18T09:30")
    agreed.emily.sees("The day for your step has come:", '"Draft the page"').does_not_see("Introduce")
    agreed.james.sees("The day for your step has come:", '"Introduce Emily to Ann"')
    agreed.emily.presses("Done").sees("marked as done")
    agreed.james.presses("No longer needed").sees("it's off the list")
    agreed.emily.says("steps").sees("There are no open steps.")
    done = [step for step in agreed.rows(Step) if step.done_at]
    assert sorted(step.erased_at is not None for step in done) == [False, True]  # dropped is not done


def test_a_step_that_was_done_already_is_not_asked_about(agreed: World) -> None:
    agreed.ruta.says("žingsniai").presses(1).looks()
    agreed.advance_to("2027-01-14T12:00")
    agreed.ruta.sees_nothing()


def test_two_steps_of_one_morning_come_as_one_message_one_after_the_other(world: World) -> None:
    world.ruta.says("užrašas").presses("Mums dviem").says("Posėdis")
    for step in ("Pirmas žingsnis", "Antras žingsnis"):
        world.ruta.presses("Aš").says(step).says("sausio 14 d.")
    world.ruta.presses("Žingsnių nėra")
    world.advance_to("2027-01-13T17:00")
    world.ruta.looks()
    before = len(world.ruta.got_at)
    world.advance_to("2027-01-14T12:00")
    assert len(world.ruta.got_at) == before + 1
    first = "Pirmas žingsnis" if "Pirmas žingsnis" in world.ruta.new_text else "Antras žingsnis"
    second = {"Pirmas žingsnis": "Antras žingsnis", "Antras žingsnis": "Pirmas žingsnis"}[first]
    world.ruta.sees(first).does_not_see(second)
    world.ruta.presses("Padaryta").sees(second).presses("Dar ne")
    world.ruta.says("žingsniai").sees(second).does_not_see(first)


def test_a_paused_pair_is_not_asked_about_steps(agreed: World) -> None:
    agreed.ruta.says("pauzė").says("vasario 1 d.").presses("Taip").looks()
    agreed.advance_to("2027-01-20T12:00")
    agreed.ruta.does_not_see("žingsniui skirta diena")
