"""Commands in both languages, near misses, and free text: recognised by rules, confirmed before anything is saved."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from bot.conversation.messages import Answered, Incoming
from bot.inbox import door
from storage.tables import Meeting, Note
from tests.support.people import World

NewWorld = Callable[..., World]

TWO_PAIRS = """
name,role,email,language,mentor,capacity
Aušra Stankevičienė,coordinator,ausra@vejas.example,lt,,
Vaida Mockutė,mentor,vaida@vejas.example,lt,,2
Emily Carter,mentee,emily@vejas.example,en,vaida@vejas.example,
Lukas Černiauskas,mentee,lukas@vejas.example,lt,vaida@vejas.example,
"""

LITHUANIAN = {
    "pagalba": "Štai ką moku",
    "temos": "Kurią temą renkiesi?",
    "užrašas": "Ar nori ką nors užsirašyti?",
    "užrašai": "Užrašų dar nėra.",
    "tikslas": "Nuo ko pradėti?",
    "kitas": "Kada susitinkate?",
    "žingsniai": "Laukiančių žingsnių nėra.",
    "ritmas": "Kas kiek savaičių",
    "pauzė": "Iki kada pristabdyti?",
    "būsena": "Dar nesusitikote.",
    "žurnalas": "dar niekas nežiūrėjo",
    "susitikome": "Kiek naudingas buvo susitikimas?",
    "nustatymai": "Kuria kalba rašome?",
}
ENGLISH = {
    "help": "This is what I can do",
    "topics": "Which one will you take?",
    "note": "Would you like to write anything down?",
    "notes": "There are no notes yet.",
    "goal": "Where to start?",
    "next": "When are you meeting?",
    "steps": "There are no open steps.",
    "rhythm": "How often would you like to meet?",
    "pause": "Until when?",
    "status": "You haven't met yet.",
    "journal": "Nobody has looked",
    "met": "How useful was the meeting?",
    "settings": "Which language shall we use?",
}


@pytest.mark.parametrize("slash", ["", "/mentor "])
def test_every_lithuanian_command_works_bare_and_after_the_slash(world: World, slash: str) -> None:
    for word, answer in LITHUANIAN.items():
        world.ruta.says(slash + word).sees(answer).says("vėliau")


@pytest.mark.parametrize("slash", ["", "/mentor "])
def test_every_english_command_works_bare_and_after_the_slash(world: World, slash: str) -> None:
    for word, answer in ENGLISH.items():
        world.emily.says(slash + word).sees(answer).says("later")


@pytest.mark.parametrize("typed", ["uzrasas", "UŽRAŠAS", " užrašas. ", "Užrašas!"])
def test_diacritics_capitals_and_full_stops_do_not_matter(world: World, typed: str) -> None:
    world.ruta.says(typed).sees("Ar nori ką nors užsirašyti?")


def test_commands_of_the_other_language_work_and_are_answered_in_ones_own(world: World) -> None:
    world.ruta.says("topics").sees("Kurią temą renkiesi?")
    world.emily.says("būsena").sees("You haven't met yet.")


def test_help_is_what_a_bare_slash_command_brings(world: World) -> None:
    world.ruta.says("/mentor").sees("temos – ", "užrašas, užrašai – ", "Tomas Petrauskas")
    world.emily.says("/mentor").sees("topics – ", "James Walker")


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("tmos", "temos"), ("uzrasass", "užrašas"), ("tiksls", "tikslas"), ("zurnals", "žurnalas")],
)
def test_a_near_miss_suggests_the_command(world: World, typed: str, meant: str) -> None:
    world.ruta.says(f"/mentor {typed}").sees(f"Gal „{meant}“?")
    world.ruta.says(typed).sees(f"Gal „{meant}“?")


def test_a_near_miss_in_english(world: World) -> None:
    world.emily.says("/mentor topcis").sees('Did you mean "topics"?')


def test_text_that_resembles_no_command_is_answered_with_where_help_is(world: World) -> None:
    world.ruta.says("xyzzy").sees("Nesupratau.", "„pagalba“")
    world.emily.says("/mentor xyzzy").sees("I didn't understand that.", '"help"')


def test_a_mistyped_command_in_the_middle_of_a_question_asks_the_question_again(world: World) -> None:
    world.ruta.says("kitas").says("/mentor tmos").sees("Gal „temos“?", "Kada susitinkate?")


def test_another_command_in_the_middle_of_a_question_is_obeyed(world: World) -> None:
    world.ruta.says("kitas").says("būsena").sees("Dar nesusitikote.").does_not_see("Nesupratau")


# ---- plain words ---------------------------------------------------------------------------------------------------------


def test_a_typed_we_met_is_confirmed_before_it_is_logged(world: World) -> None:
    world.advance_to("2027-01-06T10:00")
    world.ruta.says("Vakar susitikome su Tomu").sees("Užrašyti, kad", "susitik", "[Taip]", "[Dar ne]")
    assert world.rows(Meeting) == []
    world.ruta.presses("Taip").presses("4").sees("Užrašyta.")
    world.ruta.leaves().says("būsena").sees("Paskutinis susitikimas: sausio 5 d.")


def test_a_typed_we_met_in_english(world: World) -> None:
    world.advance_to("2027-01-06T10:00")
    world.emily.says("We met yesterday and it was great").sees("Shall I put down that you met")
    assert world.rows(Meeting) == []
    world.emily.presses("Not yet")
    assert world.rows(Meeting) == []


def test_a_typed_thought_is_offered_as_a_note_and_not_saved_before(world: World) -> None:
    words = "Tomas patarė pradėti nuo vieno klausimo kiekviename posėdyje"
    world.ruta.says(words).sees("Išsaugoti tai kaip užrašą?", words, "[Mums dviem]", "[Tik sau]", "[Ne]")
    assert world.rows(Note) == []
    world.ruta.presses("Ne").sees("nieko neišsaugojau")
    assert world.rows(Note) == []
    world.ruta.says(words).presses("Tik sau").sees("Užrašyta. Matai tik tu.")
    world.tomas.says("užrašai").never_saw("nuo vieno klausimo")


def test_a_thought_after_a_meeting_names_the_meeting(world: World) -> None:
    world.emily.says("we met today").presses("Yes").presses("5").leaves()
    world.emily.says("James suggested that I ask for feedback right after each demo")
    world.emily.sees("Save this as a note of your meeting on Monday 4 January?")
    world.emily.presses("For the two of us")
    world.james.sees("ask for feedback right after each demo")


def test_a_typed_we_did_not_meet_brings_help_and_no_blame(world: World) -> None:
    world.ruta.says("Deja, nepavyko susitikti").sees("Nieko tokio", "[Rasti laiką]")
    world.emily.says("we didn't meet this week").sees("No harm done", "[Find a time]")


def test_a_date_alone_is_a_plan_to_confirm(world: World) -> None:
    world.ruta.says("rytoj 15 val.").sees("antradienį, sausio 5 d., 15:00. Užrašyti?")
    world.emily.says("let's meet on Friday at 2pm").sees("Friday 8 January at 14:00. Shall I put it down?")
    assert world.rows(Meeting) == []


def test_next_tuesday_is_a_day_and_no_command_before_a_day(world: World) -> None:
    world.emily.says("next Tuesday at 10").sees("Tuesday 12 January at 10:00. Shall I put it down?")
    world.james.says("next tomorrow at 10").sees("Tuesday 5 January at 10:00. Shall I put it down?")
    world.ruta.says("kitas antradienis 10 val.").sees("antradienį, sausio 12 d., 10:00. Užrašyti?")
    world.tomas.says("kitas rytoj 10 val.").sees("antradienį, sausio 5 d., 10:00. Užrašyti?")


def test_greetings_and_thanks_are_returned(world: World) -> None:
    world.ruta.says("Labas rytas").sees("Labas, Rūta.")
    world.ruta.says("ačiū").sees("Prašom.")
    world.emily.says("Hi").sees("Hello Emily.")
    world.emily.says("thanks!").sees("You're welcome.")


def test_pause_in_plain_words(world: World) -> None:
    world.ruta.says("pauzė vasario 1 d.").sees("vasario 1 d.", "Pristabdyti iki tada?")
    world.emily.says("I am on holiday").sees("Until when?")


def test_plain_words_in_the_middle_of_a_question_that_they_do_not_answer(world: World) -> None:
    world.ruta.says("ritmas").says("neturime apie ką kalbėtis").sees("Kurią temą renkiesi?")


# ---- two pairs -----------------------------------------------------------------------------------------------------------


def test_a_person_in_two_pairs_is_asked_which_pair(new_world: NewWorld) -> None:
    world = new_world(roster=TWO_PAIRS, welcomed=True)
    vaida = world.vaida
    vaida.says("būsena").sees("Apie kurią porą", "[Emily Carter]", "[Lukas Černiauskas]")
    vaida.presses("Lukas Černiauskas").sees("Pora: Lukas Černiauskas.")
    vaida.says("/mentor kitas rytoj 10 val.").presses("Emily Carter").sees(
        "sausio 5 d., 10:00. Užrašyti?"
    ).presses("Taip")
    world.emily.sees("A meeting is planned: Tuesday 5 January at 10:00. Suggested by Vaida Mockutė.")
    world.lukas.never_saw("sausio 5 d., 10:00")


def test_free_text_of_a_person_in_two_pairs_waits_until_the_pair_is_known(new_world: NewWorld) -> None:
    world = new_world(roster=TWO_PAIRS, welcomed=True)
    words = "Svarbiausia šiandien buvo kalba apie ribas ir poilsį"
    world.vaida.says(words).sees("Apie kurią porą")
    assert world.rows(Note) == []
    world.vaida.says("lukas černiauskas").sees("Išsaugoti tai kaip užrašą?", words).presses("Mums dviem")
    world.lukas.sees(words)
    world.emily.never_saw("apie ribas")


def test_help_and_settings_need_no_pair(new_world: NewWorld) -> None:
    world = new_world(roster=TWO_PAIRS, welcomed=True)
    world.vaida.says("nustatymai").sees("Kuria kalba rašome?").leaves()
    world.vaida.says("pagalba").does_not_see("Apie kurią porą")


def test_each_pair_of_a_mentor_is_asked_for_itself(new_world: NewWorld) -> None:
    world = new_world(roster=TWO_PAIRS, welcomed=True)
    world.vaida.says("/mentor kitas sausio 12 d. 10:00").presses("Emily Carter").presses("Taip")
    world.vaida.says("/mentor kitas sausio 22 d. 10:00").presses("Lukas Černiauskas").presses("Taip").looks()
    world.advance_to("2027-01-12T12:00")
    world.vaida.sees("Ar susitikote").presses("Taip").presses("5").leaves().looks()
    world.advance_to("2027-01-22T12:00")
    world.vaida.sees("Ar susitikote").presses("Dar ne").leaves()
    world.ausra.says("/pairs būsena Emily").sees("Susitikimų: 1.")
    world.ausra.says("/pairs būsena Lukas").sees("Susitikimų: 0.")


def test_a_coordinator_without_a_pair_is_told_what_there_is(world: World) -> None:
    world.ausra.says("temos").sees("/pairs")
    world.ausra.says("pagalba").sees("/pairs būsena VARDAS")
    world.olivia.says("we met yesterday").sees("/pairs status NAME")


def test_a_failure_is_told_in_ones_own_language_with_a_code_and_changes_nothing(world: World) -> None:
    def broken(*_: object) -> None:
        raise RuntimeError("tik-man-beržas")

    world.ruta.says("rytoj 10 val.")
    sure = world.ruta.question
    event = Answered(sure.turn, {"sure": "yes"}, sure.conversation)
    incoming = Incoming("console", "", world.ruta.email, "the-same-event", event)
    with pytest.MonkeyPatch.context() as patch, world.expecting("handle_failed"):
        patch.setattr(door, "present", broken)
        reply = door.handle(world.app.installation, incoming, world.clock.now())
    assert "Man kažkas nepavyko, todėl nieko nepakeičiau." in str(reply)
    assert "beržas" not in str(reply)
    assert world.rows(Meeting) == []
    world.hand_in(world.ruta, incoming)  # the platform delivers it again, and now it works
    world.ruta.sees("Užrašyta: antradienį, sausio 5 d., 10:00.")
