"""The check-in: a person logs a meeting with two taps; all questions after them are optional."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from storage.tables import Meeting, MeetingMark
from tests.support.people import World

NewWorld = Callable[..., World]


def _planned(world: World) -> None:
    world.ruta.says("sausio 12 d. 10:00").presses("Taip")
    world.emily.says("12 January at 10:00").presses("Yes")
    for person in world.everybody:
        person.looks()
    world.advance_to("2027-01-12T12:00")


@pytest.fixture
def planned(new_world: NewWorld) -> World:
    """Both pairs planned Tuesday 12 January at 10:00, and it is two hours past it."""
    return new_world(welcomed=True, lived=_planned)


def test_two_taps_log_a_meeting(planned: World) -> None:
    ruta = planned.ruta
    ruta.sees("Ar susitikote, kaip buvo suplanuota (antradienį, sausio 12 d.)?", "[Taip]", "[Dar ne]")
    ruta.presses("Taip").presses("4").sees("Užrašyta. Ačiū.")
    planned.ausra.says("/pairs būsena Rūta").sees("Susitikimų: 1.", "Paskutinis susitikimas: sausio 12 d.")


def test_two_taps_log_a_meeting_in_english(planned: World) -> None:
    planned.emily.sees("Did you meet as planned (Tuesday 12 January)?")
    planned.emily.presses("Yes").presses("5").sees("Noted. Thank you.")
    planned.olivia.says("/pairs status Emily").sees("Meetings: 1.", "Last meeting: 12 January.")


def test_the_check_in_is_asked_two_hours_after_the_meeting_and_not_before(world: World) -> None:
    world.ruta.says("sausio 12 d. 10:00").presses("Taip").looks()
    world.advance_to("2027-01-12T11:59")
    world.ruta.does_not_see("Ar susitikote")
    world.advance_to("2027-01-12T12:00")
    world.ruta.sees("Ar susitikote")
    world.tomas.sees("Ar susitikote")


def test_the_first_tap_alone_logs_the_meeting(planned: World) -> None:
    planned.ruta.presses("Taip").leaves()
    assert [meeting.state for meeting in planned.rows(Meeting) if meeting.met_on] == ["met"]


def test_going_back_after_yes_undoes_the_log(planned: World) -> None:
    ruta = planned.ruta
    ruta.presses("Taip").goes_back().sees("Ar susitikote").presses("Dar ne").sees("susitikimas dar laukia")
    assert {meeting.state for meeting in planned.rows(Meeting)} == {"missed", "planned"}
    assert planned.rows(MeetingMark) == []
    planned.ausra.says("/pairs būsena Rūta").sees("Susitikimų: 0.")


def test_an_undone_unplanned_meeting_loses_its_mark_and_may_be_logged_again(world: World) -> None:
    emily = world.emily
    emily.says("/mentor met").presses("4").goes_back().goes_back().presses("Not yet")
    assert world.rows(Meeting) == []
    assert world.rows(MeetingMark) == []
    emily.says("status").does_not_see("You have met once.")
    emily.says("we met today").presses("Yes").presses("4").leaves()
    emily.says("status").sees("You have met once.")


def test_a_meeting_that_the_partner_has_marked_is_not_undone(planned: World) -> None:
    planned.ruta.presses("Taip")
    planned.tomas.presses("Taip").presses("4")
    planned.ruta.goes_back().presses("Dar ne").sees("jau pažymėjo, kad šis susitikimas įvyko")
    assert sorted(meeting.state for meeting in planned.rows(Meeting)) == ["met", "planned"]


def test_an_undone_second_meeting_cancels_the_fit_check(world: World) -> None:
    for day, answer in (("2027-01-11", "Yes"), ("2027-01-18", "Not yet")):
        world.advance_to(f"{day}T10:00")
        world.emily.says("we met today").presses("Yes")
        if answer == "Not yet":
            world.emily.goes_back().presses(answer)
        world.emily.leaves()
    world.advance_to("2027-01-29T17:00")
    world.emily.never_saw("how is this pair for you?")


def test_usefulness_may_be_skipped_and_the_meeting_still_counts(planned: World) -> None:
    planned.emily.presses("Yes").presses("Skip").sees("Noted.")
    assert planned.rows(MeetingMark) == []
    planned.emily.says("status").sees("You have met once.")


def test_after_two_taps_the_next_date_is_offered_a_rhythm_later(planned: World) -> None:
    planned.ruta.presses("Taip").presses("5").sees("Kada susitinkate?", "antradienį, vasario 2 d., 10:00")
    planned.ruta.presses("antradienį, vasario 2 d., 10:00").presses("Taip").sees(
        "Ar nori ką nors užsirašyti?"
    )
    planned.ruta.presses("Ne, ačiū").says("būsena").sees(
        "Kitas susitikimas: antradienį, vasario 2 d., 10:00."
    )


def test_when_both_log_the_same_meeting_there_is_one(planned: World) -> None:
    planned.ruta.presses("Taip").presses("5")
    planned.tomas.presses("Taip").presses("3")
    planned.tomas.says("būsena").sees("Įvyko 1 susitikimas.")
    assert sorted(mark.useful or 0 for mark in planned.rows(MeetingMark)) == [3, 5]


def test_only_the_owner_sees_how_useful_a_meeting_was_to_them(planned: World) -> None:
    planned.ruta.presses("Taip").sees("🔒 Atsakymą matai tik tu.").presses("1")
    planned.tomas.says("būsena").says("užrašai").says("žurnalas").never_saw(
        "naudingas buvo susitikimas? 1 –: 1"
    )
    for command in ("/pairs", "/pairs būsena Rūta", "/pairs kodėl Rūta", "/pairs sustojusios"):
        planned.ausra.says(command).does_not_see("naudin")


def test_not_yet_offers_to_find_a_time(planned: World) -> None:
    planned.ruta.presses("Dar ne").sees(
        "Nieko tokio", "[Rasti laiką]", "[Pasakyti, kas trukdo]", "[Nieko, ačiū]"
    )
    planned.ruta.presses("Rasti laiką").sees("Kada susitinkate?")
    planned.ruta.says("rytoj 9 val.").presses("Taip").sees("Užrašyta: trečiadienį, sausio 13 d., 09:00.")


def test_not_yet_can_be_followed_by_what_is_in_the_way(planned: World) -> None:
    planned.emily.presses("Not yet").presses("Say what's in the way").sees(
        "[No time]", "🔒 Only you see your answer."
    )


def test_not_yet_needs_no_reason(planned: World) -> None:
    planned.emily.presses("Not yet").presses("Nothing, thanks").sees("I'm here if you need me.")
    planned.james.never_saw("Not yet, Emily")
    planned.olivia.says("/pairs status Emily").sees("Meetings: 0.")


def test_a_no_after_the_partners_yes_leaves_the_meeting_logged(planned: World) -> None:
    planned.ruta.presses("Taip").presses("5")
    planned.tomas.presses("Dar ne").sees(
        "Rūta Kazlauskė jau pažymėjo, kad šis susitikimas įvyko", "pasitarkite dviese"
    )
    planned.tomas.says("būsena").sees("Įvyko 1 susitikimas.")


def test_a_yes_after_the_partners_no_logs_the_meeting(planned: World) -> None:
    planned.ruta.presses("Dar ne").leaves()
    planned.tomas.presses("Taip").presses("4")
    planned.ausra.says("/pairs būsena Rūta").sees("Susitikimų: 1.")


def test_a_pair_without_a_plan_is_asked_when_its_rhythm_has_passed(world: World) -> None:
    world.emily.says("we met today").presses("Yes").presses("4").presses("I don't know yet").looks()
    world.advance_to("2027-01-25T09:29")
    world.emily.sees_nothing()
    world.advance_to("2027-01-25T09:30")
    world.emily.sees("By your rhythm it would be about time for a meeting. Did you meet?")
    world.james.never_saw("about time for a meeting")
    world.emily.presses("Yes").presses("4").sees(
        "Which day did you meet?", "[Sunday 24 January]", "[I'm not sure]"
    )
    world.emily.says("last Thursday").presses("I don't know yet").says("status").sees(
        "Last meeting: 21 January."
    )


def test_the_day_is_asked_where_nothing_was_planned(world: World) -> None:
    world.advance_to("2027-01-08T10:00")
    world.ruta.says("susitikome").presses("5").sees("Kurią dieną susitikote?")
    world.ruta.says("vakar").says("vėliau").says("būsena").sees("Paskutinis susitikimas: sausio 7 d.")


def test_a_day_that_is_yet_to_come_is_no_day_on_which_you_met(world: World) -> None:
    world.ruta.says("susitikome").presses("5").says("rytoj").sees("Nesupratau, kurią dieną.")


def test_a_number_that_is_none_of_the_five_is_asked_again(planned: World) -> None:
    planned.ruta.presses("Taip").says("11").sees("Čia tinka skaičius nuo 1 iki 5.")
    planned.ruta.says("labai").sees("Čia tinka skaičius")
    planned.ruta.says("5/5").sees("Užrašyta. Ačiū.")


def test_the_question_is_typed_as_well_as_pressed(planned: World) -> None:
    planned.ruta.says("susitikome").says("4").sees("Užrašyta. Ačiū.")
    planned.emily.says("not yet").sees("No harm done")


def test_a_second_tap_on_the_same_button_changes_nothing(planned: World) -> None:
    met = planned.ruta.question
    planned.ruta.presses("Taip").presses("Taip", on=met).sees(
        "Pokalbis jau pasistūmėjo toliau", "Kiek naudingas"
    )
    planned.ruta.presses("Dar ne", on=met).sees("Pokalbis jau pasistūmėjo toliau")
    planned.ruta.presses("4")
    planned.ruta.says("būsena").sees("Įvyko 1 susitikimas.")


def test_an_answer_that_comes_days_later_still_counts(planned: World) -> None:
    planned.advance(days=3)
    planned.ruta.presses("Taip").presses("4").sees("Užrašyta.")
    planned.ausra.says("/pairs būsena Rūta").sees("Paskutinis susitikimas: sausio 12 d.")


def test_a_check_in_that_is_days_late_after_an_outage_is_left_out(world: World) -> None:
    world.ruta.says("sausio 12 d. 10:00").presses("Taip").looks()
    world.skip_to("2027-01-15T10:00")
    world.ruta.does_not_see("Ar susitikote")


def test_a_check_in_that_is_hours_late_after_an_outage_is_sent(world: World) -> None:
    world.ruta.says("sausio 12 d. 9:00").presses("Taip").looks()
    world.skip_to("2027-01-12T16:30")
    world.ruta.sees("Ar susitikote")


def test_a_meeting_that_one_partner_logged_is_not_asked_of_the_other_days_later(world: World) -> None:
    """The mentor's week is full of two steps, so his question waits; by Monday the mentee has answered it."""
    for step, day in (("Introduce Emily to Ann", "5 January"), ("Send Emily the paper", "6 January")):
        world.emily.says("note").presses("For the two of us").says("Board").presses("My partner's")
        world.emily.says(step).says(day).presses("No step")
    world.emily.says("thursday at 11").presses("Yes")
    world.advance_to("2027-01-07T13:00")
    world.emily.says("yes").presses("5").leaves()
    world.james.sees("Send Emily the paper").does_not_see("Did you meet").looks()
    world.advance_to("2027-01-12T12:00")
    world.james.does_not_see("Did you meet")
    world.james.says("status").sees("You have met once.")


def test_a_delivered_check_in_stays_open_after_the_partner_logged_the_meeting(world: World) -> None:
    world.emily.says("thursday at 11").presses("Yes")
    world.advance_to("2027-01-07T13:00")
    world.james.sees("Did you meet as planned")
    world.emily.says("yes").presses("5").leaves()
    world.james.says("yes").sees("How useful was the meeting?")


@pytest.mark.parametrize("words", ["met", "we just met", "/mentor met"])
def test_a_person_who_logs_a_meeting_on_the_day_of_a_plan_is_not_asked_which_day(
    world: World, words: str
) -> None:
    world.emily.says("thursday at 11").presses("Yes")
    world.advance_to("2027-01-07T12:10")
    world.emily.says(words)
    if words == "we just met":
        world.emily.sees("met on Thursday 7 January?").presses("Yes")
    world.emily.presses("4").does_not_see("Which day").sees("When are you meeting?")
    assert [(row.state, f"{row.met_on}") for row in world.rows(Meeting)] == [("met", "2027-01-07")]


def test_a_plan_of_last_week_does_not_say_which_day_it_was(world: World) -> None:
    world.emily.says("thursday at 11").presses("Yes")
    world.advance_to("2027-01-11T08:00")
    world.emily.says("/mentor met").presses("4").sees("Which day did you meet?", "[I'm not sure]")
