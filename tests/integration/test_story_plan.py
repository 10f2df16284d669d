"""Planning a meeting: a typed date is confirmed before it is saved, and the partner is told."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from storage.tables import Meeting
from tests.support.people import ROSTER, World

NewWorld = Callable[..., World]


def test_a_date_in_words_is_shown_back_before_anything_is_kept_and_then_the_partner_is_told(
    world: World,
) -> None:
    ruta, tomas = world.ruta, world.tomas
    ruta.says("kitas").sees(
        "Kada susitinkate? Pora: Tomas Petrauskas.", "Datas ir ritmą mato pora ir koordinatorius"
    )
    ruta.says("kitą antradienį 15 val.").sees("Supratau taip: antradienį, sausio 12 d., 15:00. Užrašyti?")
    assert world.rows(Meeting) == []
    tomas.sees_nothing()
    ruta.presses("Taip").sees("Užrašyta: antradienį, sausio 12 d., 15:00.", "Tomas Petrauskas")
    tomas.sees("Suplanuotas susitikimas: antradienį, sausio 12 d., 15:00. Pasiūlė: Rūta Kazlauskė.")
    ruta.says("būsena").sees("Kitas susitikimas: antradienį, sausio 12 d., 15:00.")
    world.ausra.sees_nothing()


def test_the_same_in_english(world: World) -> None:
    world.emily.says("next").sees("When are you meeting? With: James Walker.")
    world.emily.says("next Tuesday at 3pm").sees(
        "I understood Tuesday 12 January at 15:00. Shall I put it down?"
    )
    world.emily.presses("Yes").sees("Noted: Tuesday 12 January at 15:00. I'll let James Walker know.")
    world.james.sees("A meeting is planned: Tuesday 12 January at 15:00. Suggested by Emily Carter.")


def test_one_line_is_enough(world: World) -> None:
    world.ruta.says("kitas rytoj 10 val.").sees("antradienį, sausio 5 d., 10:00. Užrašyti?")
    world.emily.says("/mentor next tomorrow at 10").sees("Tuesday 5 January at 10:00. Shall I put it down?")


def test_a_day_without_an_hour_is_asked_for_its_hour(world: World) -> None:
    world.ruta.says("kitas").says("penktadienį").sees("Kelintą valandą?")
    world.ruta.says("vakare").sees("Nesupratau valandos")
    world.ruta.says("14:30").sees("penktadienį, sausio 8 d., 14:30. Užrašyti?")
    world.ruta.presses("Taip").sees("Užrašyta: penktadienį, sausio 8 d., 14:30.")


def test_an_unclear_date_is_asked_again_with_an_example(world: World) -> None:
    world.ruta.says("kitas").says("kai nors prie progos").sees("Nesupratau, kada.", "kitą antradienį 15 val.")
    world.emily.says("next").says("whenever it rains").sees("I couldn't tell when.", "next Tuesday at 15:00")
    assert world.rows(Meeting) == []


def test_another_time_can_be_chosen_before_it_is_kept(world: World) -> None:
    world.ruta.says("kitas").says("rytoj 10 val.").presses("Kitas laikas").sees("Kada susitinkate?")
    world.ruta.says("poryt 11 val.").sees("trečiadienį, sausio 6 d., 11:00").presses("Taip")
    world.tomas.sees("sausio 6 d., 11:00").does_not_see("sausio 5 d.")


def test_three_working_days_are_offered_and_one_tap_takes_one(new_world: NewWorld) -> None:
    world = new_world(at="2027-02-11T10:00").welcome("ruta", "tomas")
    world.ruta.says("kitas")
    # Two days on is a Saturday, and Tuesday 16 February is a public holiday.
    assert world.ruta.options == [
        "pirmadienį, vasario 15 d., 10:00",
        "trečiadienį, vasario 17 d., 10:00",
        "ketvirtadienį, vasario 18 d., 10:00",
        "Dar nežinau",
    ]
    world.ruta.presses(2).presses("Taip").sees("Užrašyta: trečiadienį, vasario 17 d., 10:00.")


def test_a_person_who_does_not_know_the_date_yet_is_asked_nothing_more(world: World) -> None:
    world.ruta.says("kitas").presses("Dar nežinau").sees("Kai žinosi, parašyk „kitas“.")
    world.tomas.sees_nothing()


def test_a_meeting_is_moved_and_the_partner_reads_that_it_moved(world: World) -> None:
    world.ruta.says("rytoj 10 val.").presses("Taip")
    world.tomas.says("kitas").sees("Dabar suplanuota: antradienį, sausio 5 d., 10:00.")
    world.tomas.says("trečiadienį 16 val.").presses("Taip")
    world.ruta.sees(
        "Susitikimas perkeltas. Naujas laikas: trečiadienį, sausio 6 d., 16:00. Pasiūlė: Tomas Petrauskas."
    )
    world.ruta.says("būsena").sees("Kitas susitikimas: trečiadienį, sausio 6 d., 16:00").does_not_see(
        "sausio 5 d."
    )


def test_a_moved_meeting_asks_how_it_went_at_its_new_time_only(world: World) -> None:
    world.ruta.says("rytoj 10 val.").presses("Taip")
    world.ruta.says("kitas").says("ketvirtadienį 10 val.").presses("Taip").looks()
    world.advance_to("2027-01-06T16:00")
    world.ruta.does_not_see("Ar susitikote")
    world.advance_to("2027-01-07T12:00")
    world.ruta.sees("Ar susitikote, kaip buvo suplanuota (ketvirtadienį, sausio 7 d.)?")


def test_each_reads_the_hour_in_their_own_zone_and_language(new_world: NewWorld) -> None:
    roster = """
name,role,email,language,time zone,mentor
Aušra Stankevičienė,coordinator,ausra@vejas.example,lt,,
Emily Carter,mentor,emily@vejas.example,en,Europe/London,
Rūta Kazlauskė,mentee,ruta@vejas.example,lt,Europe/Vilnius,emily@vejas.example
"""
    world = new_world(roster=roster, at="2027-01-04T11:00").welcome()
    world.ruta.says("kitą antradienį 15 val.").presses("Taip").sees("sausio 12 d., 15:00")
    world.emily.sees("A meeting is planned: Tuesday 12 January at 13:00. Suggested by Rūta Kazlauskė.")


def test_a_time_that_has_passed_is_not_kept(world: World) -> None:
    world.ruta.says("šiandien 16 val.").sees("sausio 4 d., 16:00")
    world.advance_to("2027-01-04T16:30")
    world.ruta.presses("Taip").sees("Tas laikas jau praėjo, todėl neužrašiau.", "Kada susitinkate?")
    assert world.rows(Meeting) == []


def test_a_date_in_the_past_is_not_taken_for_a_plan(world: World) -> None:
    world.ruta.says("kitas").says("vakar 15 val.").sees("Nesupratau, kada.")


def test_a_press_of_an_earlier_turn_changes_nothing_and_the_present_question_is_asked(world: World) -> None:
    ruta = world.ruta
    ruta.says("kitas")
    when = ruta.question
    ruta.says("rytoj 10 val.")
    sure = ruta.question
    ruta.presses(1, on=when).sees(
        "Pokalbis jau pasistūmėjo toliau. Dabar klausiu štai ko:", "sausio 5 d., 10:00. Užrašyti?"
    )
    ruta.presses("Taip", on=sure).sees("Užrašyta: antradienį, sausio 5 d., 10:00.")


def test_a_press_on_a_closed_question_changes_nothing_and_says_so(world: World) -> None:
    emily = world.emily
    emily.says("tomorrow at 10").presses("Yes")
    sure = emily.question
    emily.presses("Yes", on=sure).sees("That question is closed, so I haven't changed anything.")
    emily.presses("Another time", on=sure).sees("I haven't changed anything.")
    assert [meeting.state for meeting in world.rows(Meeting)] == ["planned"]


def test_a_closed_question_is_answered_with_what_is_asked_now(world: World) -> None:
    ruta = world.ruta
    ruta.says("rytoj 10 val.").presses("Taip")
    sure = ruta.question
    ruta.says("užrašas").presses("Taip", on=sure).sees(
        "Į šį klausimą atsakyti jau nebereikia", "Ar nori ką nors užsirašyti?"
    )


def test_nobody_presses_for_somebody_else(world: World) -> None:
    world.ruta.says("rytoj 10 val.")
    world.tomas.presses("Taip", on=world.ruta.question).sees("Į šį klausimą atsakyti jau nebereikia")
    assert world.rows(Meeting) == []


@pytest.mark.parametrize("times", [3])
def test_an_event_that_is_delivered_three_times_counts_once_and_gets_the_same_answer(
    world: World, times: int
) -> None:
    ruta = world.ruta
    ruta.says("rytoj 10 val.").presses("Taip")
    event, answer = ruta.last, list(ruta.new)
    assert event is not None
    world.tomas.looks()
    for _ in range(times):
        assert list(world.hand_in(ruta, event).messages) == answer
    assert len(world.rows(Meeting)) == 1
    world.tomas.sees_nothing()


def test_a_new_mentee_is_led_from_the_goal_to_the_first_meeting(new_world: NewWorld) -> None:
    world = new_world(roster=ROSTER).welcome("tomas")
    ruta = world.ruta
    ruta.presses("Lietuviškai").presses("Tu").presses(1).presses("Rūta").presses("Tinka")
    ruta.presses("Praleisti").says("Drąsiau kalbėti").presses("Bendravimas").presses("Profesinis")
    ruta.sees("Tikslas užrašytas", "Kada susitinkate?")


def test_a_wish_to_meet_at_an_unclear_hour_is_no_note(world: World) -> None:
    world.emily.says("shall we meet on Friday at half past two").sees("When are you meeting?").leaves()
    world.ruta.says("susitinkam penktadienį, gal kažkada po pietų prie kavos").sees("Kelintą valandą?")


def test_a_pair_that_meets_at_three_is_offered_three_again(world: World) -> None:
    world.ruta.says("ketvirtadienį 15 val.").presses("Taip")
    world.advance_to("2027-01-07T16:50")
    world.ruta.says("susitikome").presses("5").sees("[ketvirtadienį, sausio 28 d., 15:00]")
