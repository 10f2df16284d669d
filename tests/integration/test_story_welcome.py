"""The welcome: who Pora is, how it calls a person, who sees what, and when it may write."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from storage.tables import Goal
from tests.support.people import ROSTER, World

NewWorld = Callable[..., World]


def test_a_mentee_is_welcomed_in_five_taps_and_then_asked_for_a_goal(new_world: NewWorld) -> None:
    ruta = new_world().ruta
    ruta.sees("Aš – Pora", "I am Pora", "[Lietuviškai]", "[English]")
    ruta.presses("Lietuviškai").sees("„tu“ ar „jūs“")
    ruta.presses("Tu").sees("Asmeninius užrašus matai tik tu", "Koordinatorius mato tik faktus", "112")
    ruta.presses("Aišku, tęskime").sees("Kaip į tave kreiptis?", "[Rūta]", "[Kitaip]", "[Be vardo]")
    ruta.presses("Rūta").sees("09:00–17:00", "ne per šventes")
    ruta.presses("Tinka").sees("viskas paruošta", "Tomas Petrauskas", "Norėčiau, kad tai sektųsi geriau")


def test_an_english_mentee_is_welcomed_in_four_taps(new_world: NewWorld) -> None:
    emily = new_world().emily
    emily.sees("Just a setting; nobody is told.")
    emily.presses("English").sees("Private notes are yours alone", "The coordinator sees facts only")
    emily.presses("Clear, go on").sees("What shall I call you?", "[Emily]")
    emily.presses("Emily").sees("working hours only: 09:00–17:00")
    emily.presses("It does").sees("all set", "James Walker", "I wish that had gone better")


def test_who_sees_what_is_said_before_anything_about_the_person_is_asked(new_world: NewWorld) -> None:
    """Language and form of address alone come first: without them the notice has no words."""
    for person, *choices in (("ruta", "Lietuviškai", "Jūs"), ("emily", "English")):
        somebody = new_world().person(person)
        for choice in choices:
            somebody.never_saw("Koordinatorius mato", "The coordinator sees").presses(choice)
        assert [f.name for f in somebody.question.fields] == ["sees"]


def test_a_welcome_can_be_typed_from_beginning_to_end(new_world: NewWorld) -> None:
    tomas = new_world().tomas
    tomas.says("lietuviškai").sees("Kaip kreiptis")
    tomas.says("Jūs").sees("Asmeninius užrašus matote tik jūs")
    tomas.says("supratau").sees("Kaip į jus kreiptis?", "[Tomai]")
    tomas.says("Tomai").sees("Tinka?")
    tomas.says("taip").sees("Parašykite „temos“")
    tomas.says("labas").sees("Laba diena, Tomai.", "parašykite „temos“")


def test_a_person_types_another_name_and_is_called_so(new_world: NewWorld) -> None:
    tomas = new_world().tomas
    tomas.presses("Lietuviškai").presses("Tu").presses("Aišku, tęskime").presses("Kitaip").sees(
        "Parašyk taip, kaip turėčiau kreiptis"
    )
    tomas.says("Tomuk").presses("Tinka")
    tomas.says("labas").sees("Labas, Tomuk.")


def test_a_person_who_wants_no_name_is_greeted_without_one(new_world: NewWorld) -> None:
    tomas = new_world().tomas
    tomas.presses("Lietuviškai").presses("Tu").presses("Aišku, tęskime").presses("Be vardo").presses("Tinka")
    tomas.says("labas").sees("Labas. Jei reikia temos").does_not_see("Tom")


def test_a_name_that_is_not_plainly_lithuanian_is_not_guessed(new_world: NewWorld) -> None:
    emily = new_world().emily
    emily.presses("Lietuviškai").presses("Tu").presses("Aišku, tęskime")
    assert emily.options == ["Kitaip", "Be vardo"]


def test_other_hours_are_asked_until_they_are_understood(new_world: NewWorld) -> None:
    world = new_world().welcome("tomas")
    ruta = world.ruta
    ruta.presses("Lietuviškai").presses("Tu").presses(1).presses("Rūta").presses("Kitos valandos")
    ruta.says("kada nors").sees("Nesupratau darbo laiko")
    ruta.says("9–11").sees("bent keturios valandos")
    ruta.says("nuo 12 iki 18").sees("viskas paruošta")
    world.tomas.says("rytoj 15 val.").presses("Taip")
    ruta.sees_nothing()
    world.advance_to("2027-01-04T12:00")
    ruta.sees("Suplanuotas susitikimas")


def test_another_zone_moves_the_hours_in_which_pora_may_write(new_world: NewWorld) -> None:
    world = new_world().welcome("james")
    emily = world.emily
    emily.presses("English").presses(1).presses("Emily").presses("Another time zone")
    emily.says("Atlantis").sees("I don't know that place")
    emily.says("london").sees("09:00–17:00 (Europe/London)")
    emily.presses("It does").looks()
    world.james.says("tomorrow at 15:00").presses("Yes")
    emily.sees_nothing()
    world.advance_to("2027-01-04T11:00")
    emily.sees("A meeting is planned: Tuesday 5 January at 13:00")


def test_a_person_who_does_not_answer_the_welcome_is_reminded_once(new_world: NewWorld) -> None:
    world = new_world()
    world.ruta.looks()
    world.advance_to("2027-01-07T08:59")
    world.ruta.sees_nothing()
    world.advance_to("2027-01-07T09:00")
    world.ruta.sees("Primenu apie save – tik kartą").looks()
    world.advance(weeks=20)
    for person in (world.ruta, world.tomas, world.emily, world.james):
        assert len(person.got_at) == 2, person.new_text


def test_a_begun_welcome_is_resumed(new_world: NewWorld) -> None:
    world = new_world()
    world.ruta.presses("Lietuviškai").presses("Tu").presses("Aišku, tęskime")
    world.advance(days=2)
    world.ruta.presses("Rūta").sees("09:00–17:00")


def test_a_question_of_the_first_invitation_still_works_after_the_reminder(new_world: NewWorld) -> None:
    world = new_world()
    first = world.ruta.question
    world.advance(days=4)
    world.ruta.sees("Primenu apie save")
    world.ruta.presses("Lietuviškai", on=first).sees("[Lietuviškai]")
    world.ruta.presses("Lietuviškai").sees("Kaip kreiptis")


@pytest.mark.parametrize("words", ["labas", "temos", "Susitikome vakar", "/mentor note", ""])
def test_any_first_text_is_answered_with_the_welcome(new_world: NewWorld, words: str) -> None:
    roster = ROSTER.replace("Rūta", "Ona")
    world = new_world(roster=roster, at="2027-01-02T12:00")  # a Saturday before the programme begins
    world.ona.sees_nothing()
    world.ona.says(words).sees("Aš – Pora", "[Lietuviškai]")


def test_a_person_on_no_roster_is_told_so_in_both_languages_and_nothing_is_saved(world: World) -> None:
    petras = world.stranger("petras@kitur.example")
    petras.says("labas").sees("dalyvių sąraše nerandu", "can't find this account on a programme's roster")
    petras.says("/pairs").sees("dalyvių sąraše nerandu").does_not_see("●", "Rūta")


def test_a_coordinator_is_shown_where_the_pairs_are(new_world: NewWorld) -> None:
    world = new_world().welcome("ausra", "olivia")
    world.ausra.never_saw("Norėčiau, kad tai sektųsi")
    assert "„/pairs“" in world.ausra.got[-1].text  # type: ignore[union-attr]
    assert '"/pairs"' in world.olivia.got[-1].text  # type: ignore[union-attr]


def test_settings_change_the_language_and_ask_for_no_second_goal(world: World) -> None:
    ruta = world.ruta
    ruta.says("nustatymai").sees("[English]")
    ruta.presses("English").presses("Clear, go on").presses("Rūta").presses("It does")
    ruta.sees("all set").does_not_see("I wish that had gone better")
    ruta.says("help").sees("topics – something to talk about")


def test_a_goal_is_kept_with_its_area_and_the_partner_may_see_it_but_not_where_it_came_from(
    world: World,
) -> None:
    ruta, tomas = world.ruta, world.tomas
    ruta.says("tikslas").says("Posėdyje nutylėjau, nors žinojau atsakymą.")
    ruta.says("Drąsiau kalbėti, kai posėdyje sėdi vadovai").sees("Kuriai sričiai šis tikslas", "👥")
    ruta.presses("Pasitikėjimas savimi").presses("Profesinis").sees(
        "Tikslas užrašytas", "„Drąsiau kalbėti", "Tomas Petrauskas"
    )
    tomas.says("tikslas").sees("Rūta Kazlauskė siekia", "Drąsiau kalbėti")
    tomas.never_saw("nutylėjau")
    assert len(world.rows(Goal)) == 1


def test_a_goal_can_be_kept_changed_and_reached(world: World) -> None:
    emily = world.emily
    emily.says("goal").presses("Skip").says("Lead a meeting").presses("Leading people").presses(
        "Professional"
    ).leaves()
    emily.says("goal").sees('Your goal: "Lead a meeting"', "Is it still the one?")
    emily.presses("Still the one").sees("it stays as it is").presses("Another time")
    emily.says("goal").presses("Change it").presses("Skip").says("Lead a team").presses("Leading people")
    emily.leaves().says("goal").sees('"Lead a team"').does_not_see("Lead a meeting")
    emily.presses("Reached").sees("something you two have earned")


def test_a_typed_later_puts_the_question_off_and_it_can_be_answered_afterwards(world: World) -> None:
    ruta = world.ruta
    ruta.says("tikslas").says("vėliau").sees("Kai norėsi, tęsime")
    ruta.presses("Praleisti").sees("Kas turėtų būti kitaip")


def test_back_goes_one_page_back_and_forgets_its_answer(world: World) -> None:
    ruta = world.ruta
    ruta.says("tikslas").says("Viena situacija").sees("Kas turėtų būti kitaip")
    ruta.says("atgal").sees("Nuo ko pradėti?")
    ruta.says("Kita situacija").goes_back().sees("Nuo ko pradėti?")


def test_a_mentor_may_compare_expectations_before_the_first_talk(new_world: NewWorld) -> None:
    """A partner's plan and the invitation fill a mentor's first week: the question would come after the talk."""
    world = new_world()
    world.welcome("emily")
    world.emily.says("thursday at 11").presses("Yes")
    world.welcome("james")
    world.james.sees('"expectations", two minutes')
    world.emily.never_saw('"expectations", two minutes')
    for person in (world.james, world.emily):
        person.says("expectations")
        person.fills(**{shown.name: shown.options[0].value for shown in person.question.fields})
    world.james.says("settings").presses("English").presses("Clear, go on").presses("James").presses(
        "It does"
    )
    world.james.sees("all set").does_not_see('"expectations"')
