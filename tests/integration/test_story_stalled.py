"""Stalled pairs: the watch over the first meeting, the nudges at 1.5 and 2 rhythms, and a next step for each reason."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from storage.tables import Meeting
from tests.support.people import World

NewWorld = Callable[..., World]

REASONS = [
    "Trūksta laiko",
    "Nėra apie ką kalbėtis",
    "Tikslas pasiektas",
    "Nelabai derame",
    "Kažko iš mūsų dabar nėra",
    "Mes susitikome",
]


def _met(world: World) -> None:
    world.ruta.says("susitikome šiandien").presses("Taip").presses("5").leaves().looks()
    world.emily.says("we met today").presses("Yes").presses("5").leaves().looks()


def _stalled(world: World) -> None:
    _met(world)
    world.advance_to("2027-02-03T17:00")
    for person in world.everybody:
        person.looks()
    world.advance_to("2027-02-04T09:30")


@pytest.fixture
def met(new_world: NewWorld) -> World:
    """Both pairs, every three weeks, met on Monday 4 January; the check-in after a rhythm goes unanswered."""
    return new_world(welcomed=True, lived=_met)


@pytest.fixture
def stalled(new_world: NewWorld) -> World:
    """The pairs one and a half rhythms later: the mentees were just asked why."""
    return new_world(welcomed=True, lived=_stalled)


# ---- the first meeting ---------------------------------------------------------------------------------------------------


def test_a_pair_that_booked_nothing_is_asked_by_day_ten(world: World) -> None:
    world.advance_to("2027-01-13T09:29")
    world.ruta.sees_nothing()
    world.advance_to("2027-01-13T09:30")
    world.ruta.sees("Labas, Rūta. Pirmas susitikimas dar nesuplanuotas.", "[Rasti laiką]", "[Kol kas nieko]")
    world.emily.sees("Hello Emily. Your first meeting isn't planned yet.", "[Find a time]")
    world.tomas.sees_nothing()
    world.ausra.sees_nothing()


def test_a_pair_that_has_a_date_is_not_asked(world: World) -> None:
    world.tomas.says("sausio 15 d. 10:00").presses("Taip").looks()
    world.ruta.looks()
    world.advance_to("2027-01-15T09:00")
    world.ruta.never_saw("Pirmas susitikimas dar nesuplanuotas.")


def test_on_day_fourteen_the_coordinator_sees_it_and_not_before(world: World) -> None:
    world.advance_to("2027-01-17T23:00")
    world.ausra.sees_nothing()
    world.ausra.says("/pairs").sees("○ pradžia: 2", "Dabar dėmesio nereikia niekam.").looks()
    world.advance_to("2027-01-18T09:30")
    world.ausra.sees("Rūta Kazlauskė ir Tomas Petrauskas dar nesusitiko pirmą kartą", "sausio 18 d.")
    world.olivia.sees("Emily Carter and James Walker haven't had their first meeting", "18 January")
    world.ausra.says("/pairs").sees("△ dar be pirmo susitikimo: 2", "△ Rūta Kazlauskė – Tomas Petrauskas")


def test_what_would_help_a_first_meeting(world: World) -> None:
    world.advance_to("2027-01-13T09:30")
    asked = world.ruta.question
    world.ruta.presses("Rasti laiką").sees("Kada susitinkate?").leaves()
    world.emily.presses("Something to talk about").sees("Which one will you take?")
    world.ruta.presses("Rasti laiką", on=asked).sees("Į šį klausimą atsakyti jau nebereikia")


def test_a_pair_that_met_without_logging_it_says_so_in_one_tap(world: World) -> None:
    world.advance_to("2027-01-13T09:30")
    world.emily.presses("We've met already").sees("How useful was the meeting?").presses("4").says(
        "yesterday"
    )
    world.emily.leaves().says("status").sees("Last meeting: 12 January.")


# ---- the ladder ----------------------------------------------------------------------------------------------------------


def test_the_mentee_is_asked_why_at_one_and_a_half_rhythms(met: World) -> None:
    met.advance_to("2027-02-04T09:29")
    met.ruta.does_not_see("Kas arčiausiai tiesos?")
    met.advance_to("2027-02-04T09:30")
    met.ruta.sees("Nuo paskutinio susitikimo praėjo 4 savaitės.", "Kas arčiausiai tiesos?", "🔒")
    assert met.ruta.options == REASONS
    met.emily.sees("It has been 4 weeks since your last meeting.", "Which comes closest?")
    met.tomas.never_saw("kurį laiką nesusitikote")
    met.ausra.sees_nothing()


def test_five_working_days_after_that_the_mentor_is_asked(stalled: World) -> None:
    stalled.advance_to("2027-02-11T09:29")
    stalled.tomas.sees_nothing()
    stalled.advance_to("2027-02-11T09:30")
    stalled.tomas.sees("kurį laiką nesusitikote", "Rūta Kazlauskė", "[Rasti laiką]")
    stalled.james.sees("You two haven't met for a while", "Emily Carter")


def test_the_five_days_run_from_when_the_question_arrived(world: World) -> None:
    """One and a half rhythms end on 16 February, a public holiday: the question arrives a day later."""
    world.advance_to("2027-01-18T10:00")
    world.ruta.says("susitikome").presses("5").says("sausio 16 d.").leaves().looks()
    world.advance_to("2027-02-16T23:00")
    world.ruta.does_not_see("Kas arčiausiai tiesos?")
    world.advance_to("2027-02-17T09:00")
    world.ruta.sees("Kas arčiausiai tiesos?")
    world.tomas.looks()
    world.advance_to("2027-02-24T09:29")  # five working days since the 16th were over yesterday
    world.tomas.sees_nothing()
    world.advance_to("2027-02-24T09:30")
    world.tomas.sees("kurį laiką nesusitikote")


def test_an_answer_keeps_the_mentor_from_being_asked(stalled: World) -> None:
    stalled.ruta.presses("Trūksta laiko").presses("Kol kas nieko")
    stalled.advance_to("2027-02-12T17:00")
    stalled.tomas.sees_nothing()
    stalled.james.sees("You two haven't met for a while")


def test_at_two_rhythms_the_coordinator_learns_it_and_nothing_more(stalled: World) -> None:
    stalled.ruta.presses("Trūksta laiko").presses("Kol kas nieko")
    stalled.advance_to("2027-02-15T09:29")
    stalled.ausra.sees_nothing()
    stalled.advance_to("2027-02-15T09:30")
    stalled.ausra.sees("Rūta Kazlauskė ir Tomas Petrauskas ilgai nesusitinka", "vasario 15 d.")
    stalled.olivia.sees("Emily Carter and James Walker haven't met for a long time", "15 February")
    for coordinator in (stalled.ausra, stalled.olivia):
        coordinator.never_saw("Trūksta laiko", "laiko trūk", "No time")


def test_a_planned_meeting_cancels_the_nudges_of_a_stalled_pair(stalled: World) -> None:
    stalled.tomas.says("/mentor kitas vasario 22 d. 10:00").presses("Taip").looks()
    stalled.advance_to("2027-02-19T17:00")
    stalled.tomas.never_saw("kurį laiką nesusitikote")
    stalled.ausra.does_not_see("Rūta")
    stalled.ausra.says("/pairs būsena Rūta").sees("savo ritmu").does_not_see("tyla")


def test_a_meeting_starts_the_clock_anew(met: World) -> None:
    met.advance_to("2027-01-25T10:00")
    met.ruta.presses("Taip").presses("4").says("šiandien").leaves().looks()
    met.advance_to("2027-02-12T17:00")
    met.ruta.does_not_see("Kas arčiausiai tiesos?")
    met.ausra.says("/pairs būsena Rūta").sees("savo ritmu")


def test_the_nudges_of_a_stalled_pair_come_once(stalled: World) -> None:
    stalled.advance(weeks=8)
    whys = [text for text in map(str, stalled.ruta.got) if "Kas arčiausiai tiesos?" in text]
    assert len(whys) == 1
    assert (
        len([text for text in map(str, stalled.ausra.got) if "ilgai nesusitinka" in text]) == 2
    )  # of two pairs


def test_a_question_that_was_never_read_in_ten_days_is_not_sent_any_more(met: World) -> None:
    met.platform.blocked.clear()
    met.skip_to("2027-02-20T10:00")
    met.ruta.does_not_see("Kas arčiausiai tiesos?")


# ---- a next step for each reason -----------------------------------------------------------------------------------------


def test_no_time_leads_to_something_lighter(stalled: World) -> None:
    ruta = stalled.ruta
    ruta.presses("Trūksta laiko")
    assert ruta.options == ["Pusvalandžio pokalbis", "Retesnis ritmas", "Pauzė", "Kol kas nieko"]
    ruta.presses(1).sees("Raskime pusvalandį.", "Kada susitinkate?")


def test_no_time_may_lead_to_a_slower_rhythm(stalled: World) -> None:
    stalled.emily.presses("No time").presses("A slower rhythm").sees("How often would you like to meet?")
    stalled.emily.presses("Every 5 weeks").sees("every 5 weeks")
    stalled.james.sees("every 5 weeks", "Suggested by Emily Carter")


def test_no_time_may_lead_to_a_pause(stalled: World) -> None:
    stalled.emily.presses("No time").presses("A pause").sees("Until when?")


def test_nothing_to_talk_about_leads_to_three_light_questions(stalled: World) -> None:
    stalled.ruta.presses("Nėra apie ką kalbėtis").sees(
        "trys lengvi klausimai", "1. Lengva pradžia", "2. ", "3. "
    )


def test_a_reached_goal_leads_onward(stalled: World) -> None:
    stalled.ruta.presses("Tikslas pasiektas")
    assert stalled.ruta.options == [
        "Naujas tikslas",
        "Retesnis ritmas",
        "Pasikalbėti su koordinatoriumi",
        "Kol kas nieko",
    ]
    stalled.ruta.presses("Naujas tikslas").sees("Nuo ko pradėti?")


def test_a_poor_fit_is_nobodys_fault_and_nobody_is_told(stalled: World) -> None:
    stalled.ruta.presses("Nelabai derame").sees("niekas nekaltas")
    stalled.ruta.presses("Klausimas atviram pokalbiui").sees("Kurią temą renkiesi?")
    stalled.advance(weeks=6)
    for person in (stalled.tomas, stalled.ausra):
        person.never_saw("tinkame", "tinka kaip pora")


def test_a_talk_with_the_coordinator_is_passed_on_without_a_reason_and_without_the_partner(
    stalled: World,
) -> None:
    stalled.emily.presses("We're not a good fit").presses("The coordinator gets in touch")
    stalled.emily.sees("only that you'd like to talk", "your partner isn't told")
    stalled.olivia.sees("Emily Carter would like to talk to you about the pair.")
    stalled.ausra.sees("Emily Carter nori su tavimi pasikalbėti")
    stalled.james.sees_nothing()
    stalled.olivia.says("/pairs").sees("! asks for a talk: 1", "! Emily Carter – James Walker")
    stalled.james.says("status").does_not_see("talk", "coordinator")


def test_a_person_who_is_away_is_led_to_a_pause(stalled: World) -> None:
    stalled.ruta.presses("Kažko iš mūsų dabar nėra").sees("Iki kada pristabdyti?", "Priežasties neklausiu")


def test_we_did_meet_leads_to_two_taps(stalled: World) -> None:
    stalled.emily.presses("We did meet").sees("How useful was the meeting?").presses("4").sees(
        "Which day did you meet?"
    )
    stalled.emily.says("yesterday")
    assert len([meeting for meeting in stalled.rows(Meeting) if meeting.met_on]) == 3


@pytest.mark.parametrize("number", range(1, 7))
def test_each_reason_is_pressed_once_and_then_closed_or_gone_on(stalled: World, number: int) -> None:
    why = stalled.ruta.question
    stalled.ruta.presses(number).looks()
    stalled.ruta.presses(number, on=why).sees(
        "nieko nekeičiu" if number in (2, 5, 6) else "Pokalbis jau pasistūmėjo toliau"
    )


def test_the_reason_can_be_typed(stalled: World) -> None:
    stalled.ruta.says("nėra laiko").sees("Pusvalandžio pokalbis")
    stalled.emily.says("busy").sees("A short call")
