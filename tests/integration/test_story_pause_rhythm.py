"""A pause that ends by itself and asks for no reason; and how often a pair meets."""

from __future__ import annotations

from tests.support.people import World


def test_a_pause_is_confirmed_and_the_partner_is_told_only_its_day(world: World) -> None:
    ruta, tomas = world.ruta, world.tomas
    ruta.says("pauzė").sees("Iki kada pristabdyti?", "Priežasties neklausiu")
    ruta.says("sausio 25 d.").sees("pirmadienį, sausio 25 d.", "Pristabdyti iki tada?")
    tomas.sees_nothing()
    ruta.presses("Taip").sees("Pristabdyta.")
    tomas.sees("Jūsų pora pristabdyta", "pirmadienį, sausio 25 d.").does_not_see("Rūta")
    world.ausra.says("/pairs būsena Rūta").sees("‖", "pauzė")
    world.ausra.says("/pairs kodėl Rūta").sees("pasirinko pauzę", "sausio 25 d.")


def test_the_same_in_english_with_a_day_that_is_offered(world: World) -> None:
    world.emily.says("pause")
    assert world.emily.options == ["Monday 11 January", "Monday 18 January", "Monday 1 February"]
    world.emily.presses("Monday 18 January").presses("Yes").sees("Paused. Back on Monday 18 January")
    world.james.sees("Your pair is paused and comes back on Monday 18 January.")


def test_nothing_is_sent_to_either_while_paused(world: World) -> None:
    world.ruta.says("pauzė vasario 22 d.").presses("Taip").looks()
    world.tomas.looks()
    world.advance_to("2027-02-21T23:00")
    world.ruta.sees_nothing()
    world.tomas.sees_nothing()
    world.ausra.does_not_see("Rūta")


def test_a_pause_returns_by_itself_and_the_clock_starts_anew(world: World) -> None:
    world.ruta.says("pauzė sausio 25 d.").presses("Taip").looks()
    world.tomas.looks()
    world.advance_to("2027-01-25T09:30")
    world.ruta.sees("Pauzė baigėsi", "Tomas Petrauskas")
    world.tomas.sees("Pauzė baigėsi", "Rūta Kazlauskė")
    world.ausra.says("/pairs būsena Rūta").sees("○", "pradžia").looks()
    world.advance_to("2027-02-03T09:30")  # day ten since the return
    world.ruta.sees("Pirmas susitikimas dar nesuplanuotas.")


def test_a_pause_that_ends_on_a_holiday_is_told_on_the_next_working_day(world: World) -> None:
    world.emily.says("pause 16 February").presses("Yes").looks()
    world.advance_to("2027-02-16T18:00")
    world.emily.sees_nothing()
    world.advance_to("2027-02-17T09:00")
    world.emily.sees("The pause is over")


def test_a_pair_comes_back_early(world: World) -> None:
    world.emily.says("pause 15 February").presses("Yes")
    world.james.looks()
    world.james.says("pause").sees(
        "Your pair is paused until Monday 15 February.", "[Come back now]", "[Keep the pause]"
    )
    world.james.presses("Come back now").sees("The pause is over.")
    world.emily.sees("back from its pause early")
    world.olivia.says("/pairs status Emily").sees("starting")


def test_a_pause_can_be_kept(world: World) -> None:
    world.emily.says("pause 15 February").presses("Yes").says("pause").presses("Keep the pause").sees(
        "the pause goes on"
    )


def test_a_pause_is_neither_in_the_past_nor_for_ever(world: World) -> None:
    world.ruta.says("pauzė").says("2027-12-24").presses("Taip").sees(
        "ne anksčiau kaip rytoj ir ne vėliau kaip po pusmečio", "Iki kada pristabdyti?"
    )
    world.ruta.says("šiandien").presses("Taip").sees("ne anksčiau kaip rytoj ir ne vėliau kaip po pusmečio")
    world.tomas.sees_nothing()


def test_what_the_partner_writes_is_told_during_a_pause_and_nothing_is_asked(world: World) -> None:
    world.advance_to("2027-01-08T18:00")  # Friday evening: the note waits for Monday
    world.tomas.says("užrašas").presses("Mums dviem").says("Gero savaitgalio mintis").leaves()
    world.ruta.says("pauzė sausio 25 d.").presses("Taip").looks()
    world.advance_to("2027-01-11T08:59")
    world.ruta.sees_nothing()
    world.advance_to("2027-01-24T12:00")
    world.ruta.sees("Gero savaitgalio mintis").looks()
    world.advance_to("2027-01-24T20:00")
    world.ruta.sees_nothing()


def test_a_meeting_booked_during_a_pause_is_told_all_the_same(world: World) -> None:
    world.ruta.says("pauzė sausio 25 d.").presses("Taip").looks()
    world.tomas.says("sausio 26 d. 10:00").presses("Taip")
    world.ruta.sees("Suplanuotas susitikimas: antradienį, sausio 26 d., 10:00.")


def test_a_pause_cancels_the_nudges_of_a_stalled_pair(world: World) -> None:
    world.advance_to("2027-02-04T10:00")
    world.ruta.sees("Pirmas susitikimas dar laukia.")
    world.ruta.presses("Kažko iš mūsų dabar nėra").says("kovo 1 d.").presses("Taip")
    world.tomas.looks()
    world.ausra.looks()
    world.advance_to("2027-02-28T12:00")
    world.tomas.sees_nothing()
    world.ausra.does_not_see("Rūta")


def test_the_rhythm_is_the_pairs_own_and_the_partner_is_told(world: World) -> None:
    world.ruta.says("ritmas").sees("Kas kiek savaičių", "[Kas 2 savaites]", "[Kas 6 savaites]")
    world.ruta.presses("Kas 2 savaites").sees("kas 2 savaites")
    world.tomas.sees("kas 2 savaites", "Pasiūlė: Rūta Kazlauskė", "„ritmas“")
    world.ausra.says("/pairs būsena Rūta").sees("Ritmas: kas 2 savaites.")
    world.tomas.says("/mentor ritmas 4").sees("kas 4 savaites")
    world.ruta.says("būsena").sees("Ritmas: kas 4 savaites.")


def test_everything_runs_against_the_rhythm_of_the_pair(world: World) -> None:
    world.emily.says("rhythm").presses("Every 2 weeks").says("we met today").presses("Yes").presses(
        "5"
    ).leaves().looks()
    world.advance_to("2027-01-18T09:30")
    world.emily.sees("By your rhythm it would be about time")
    world.advance_to("2027-01-25T09:30")
    world.emily.sees("It has been 3 weeks since your last meeting.")
    world.advance_to("2027-02-01T09:30")
    world.olivia.sees("Emily Carter and James Walker haven't met for a long time", "1 February")


def test_a_slower_rhythm_gives_a_stalled_pair_its_time_back(world: World) -> None:
    world.emily.says("we met today").presses("Yes").presses("5").leaves()
    world.advance_to("2027-02-05T10:00")
    world.olivia.says("/pairs status Emily").sees("slower than agreed")
    world.emily.presses("No time").presses("A slower rhythm").presses("Every 6 weeks")
    world.olivia.says("/pairs status Emily").sees("in their rhythm", "every 6 weeks")


def test_a_rhythm_is_between_two_and_six_weeks(world: World) -> None:
    world.ruta.says("ritmas").says("9").sees("Nesupratau, kurį atsakymą renkiesi.")
    world.ruta.says("6").sees("kas 6 savaites")


def test_a_pause_until_a_day_is_asked_as_people_say_it(world: World) -> None:
    world.ruta.says("pauzė").says("iki sausio 25 d.").sees("pirmadienį, sausio 25 d.")
    world.tomas.says("/mentor pauzė iki kovo 1 d.").sees("pirmadienį, kovo 1 d.")
    world.emily.says("pause").says("until 25 January").sees("Monday 25 January")


def test_until_when_is_understood_in_one_breath(world: World) -> None:
    world.ruta.says("pauzė iki vasario 1 d.").sees("vasario 1 d.", "[Taip").presses(1).sees("pauzė")
    world.emily.says("pause until 1 February").sees("1 February", "[Yes")
    world.tomas.looks()
    world.james.says("let's pause until the 1st of February").sees("1 February", "[Yes")


def test_a_pause_is_heard_with_its_day_while_something_else_is_asked(world: World) -> None:
    for words in ("pause until 30 march", "a pause until 30 March please"):
        world.emily.says("note").says(words).sees("You'd be back on Tuesday 30 March.").leaves()
        world.emily.says(words).sees("You'd be back on Tuesday 30 March.").leaves()
    world.ruta.says("užrašas").says("darom pauzę iki vasario 1 d.").sees("pirmadienį, vasario 1 d.").leaves()
    world.emily.says("/mentor pause").says("whenever").sees(
        "couldn't tell which day", '"in two weeks"'
    ).leaves()
    world.emily.says("snooze").says("another day").says("until Friday").sees("before Friday 8 January")
