"""Notes: a private note is shown only to its author, a shared note only to the pair."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from storage.tables import Note
from tests.support.people import World

NewWorld = Callable[..., World]

MINE = "Bijau, kad būsiu per tyli naujoje komandoje."
OURS = "Sutarėme pradėti nuo trumpų pasisakymų."


def test_a_private_note_is_never_seen_by_the_partner_or_the_coordinator(world: World) -> None:
    ruta, tomas, ausra = world.ruta, world.tomas, world.ausra
    ruta.says("užrašas").presses("Tik sau").sees("🔒 Atsakymą matai tik tu.")
    ruta.says(MINE).sees("Užrašyta. Matai tik tu.").says("ne")
    ruta.says("užrašai").sees("🔒", MINE)
    for words in ("užrašai", "temos", "būsena", "tikslas", "žingsniai", "žurnalas"):
        tomas.says(words).does_not_see("per tyli")
    for words in ("/pairs", "/pairs būsena Rūta", "/pairs kodėl Rūta", "/pairs sustojusios", "užrašai"):
        ausra.says(words)
    world.advance(weeks=10)
    for person in (tomas, ausra, world.emily, world.james, world.olivia):
        person.never_saw("per tyli")


def test_a_shared_note_reaches_the_partner_and_nobody_else(world: World) -> None:
    world.ruta.says("užrašas").presses("Mums dviem").sees("👥 Atsakymą matote tik jūs dviese.")
    world.ruta.says(OURS).sees("Užrašyta jums dviem.", "Tomas Petrauskas")
    world.tomas.sees("Rūta Kazlauskė", "užrašė jums dviem", f"„{OURS}“")
    world.tomas.says("užrašai").sees("👥", OURS, "rašė Rūta Kazlauskė")
    for command in ("/pairs", "/pairs būsena Rūta", "/pairs kodėl Rūta"):
        world.ausra.says(command)
    for person in (world.ausra, world.emily, world.james, world.olivia):
        person.never_saw("trumpų pasisakymų")


def test_the_same_in_english(world: World) -> None:
    world.emily.says("note").presses("For the two of us").says("Ask two colleagues for feedback.")
    world.emily.sees("Written down for the two of you.", "James Walker")
    world.james.sees("Emily Carter wrote a note for the two of you:", '"Ask two colleagues for feedback."')
    world.james.says("notes").sees("1 note, with Emily Carter.", "by Emily Carter")
    world.emily.says("notes").sees("by you")


def test_a_note_in_one_line_is_shown_back_before_it_is_kept(world: World) -> None:
    world.ruta.says("/mentor užrašas Tomas pažadėjo supažindinti su Jolanta").sees(
        "Išsaugoti tai kaip užrašą?"
    )
    assert world.rows(Note) == []
    world.ruta.presses("Mums dviem").sees("Užrašyta jums dviem.")
    world.tomas.sees("Tomas pažadėjo supažindinti su Jolanta")


def test_what_follows_the_word_note_is_the_note(world: World) -> None:
    world.ruta.says("užrašas Perdegė lemputė, sėdėjome ir kalbėjomės").sees(
        "„Perdegė lemputė, sėdėjome ir kalbėjomės“"
    )
    world.emily.says("note Ask James how he says no").sees('"Ask James how he says no"').presses(
        "Just for me"
    )
    world.emily.says("notes").sees(": Ask James how he says no")


def test_a_person_who_types_the_note_at_once_is_asked_who_may_see_it(world: World) -> None:
    """Asked whether to write something down, people write it; nothing is kept before they say for whom."""
    world.ruta.says("užrašas").says(OURS).sees("Išsaugoti tai kaip užrašą?", f"„{OURS}“")
    assert world.rows(Note) == []
    world.ruta.presses("Mums dviem").sees("Užrašyta jums dviem.", "Ar sutarėte dėl žingsnio?")
    world.tomas.sees(f"„{OURS}“")
    world.emily.says("note").says("I talk faster when nobody nods.").presses("Just for me")
    world.emily.sees("Only you can see it.", "Did you agree on a next step?").says("no").sees(
        "all written down"
    )
    world.james.never_saw("nobody nods")
    world.emily.says("note").says("I talk faster still, sadly.").says("no").sees("I haven't kept anything")
    assert len(world.rows(Note)) == 2


def test_a_step_has_its_owner_and_its_date_and_both_see_it(world: World) -> None:
    ruta, tomas = world.ruta, world.tomas
    ruta.says("užrašas").presses("Mums dviem").says(OURS).sees("Ar sutarėte dėl žingsnio?")
    ruta.presses("Aš").says("Paprašyti dviejų žmonių nuomonės").sees("Iki kada?")
    ruta.says("kitą penktadienį").sees("Žingsnis užrašytas.")
    ruta.presses("Mano pora").says("Atsiųsti straipsnį").presses("Be termino").presses("Žingsnių nėra")
    ruta.sees("viskas užrašyta")
    ruta.says("būsena").sees("Žingsnis (tavo): Paprašyti dviejų žmonių nuomonės", "sausio 15 d.")
    tomas.says("būsena").sees("Žingsnis (tavo): Atsiųsti straipsnį", "Rūta Kazlauskė): Paprašyti dviejų")
    world.ausra.says("/pairs būsena Rūta").does_not_see("nuomonės", "straipsnį")


def test_a_step_is_marked_as_done_by_either_and_is_gone(world: World) -> None:
    world.emily.says("note").presses("For the two of us").says("Good talk about feedback today")
    world.emily.presses("Mine").says("Ask Anna").presses("No date").presses("No step")
    world.james.says("steps").sees("Which step has been taken?", "[Ask Anna]")
    world.james.presses("Ask Anna").sees("Marked as done.")
    world.emily.says("steps").sees("There are no open steps.")


def test_no_note_is_fine(world: World) -> None:
    world.ruta.says("užrašas").presses("Ne, ačiū").sees("Prireikus – „užrašas“")
    world.ruta.says("užrašai").sees("Užrašų dar nėra.")
    world.tomas.sees_nothing()


def test_a_long_note_is_kept_whole_and_one_that_is_too_long_is_not_cut(world: World) -> None:
    long = "ąž " * 998 + "galas"
    world.ruta.says("užrašas").presses("Tik sau").says("x" * 3001).sees("Tekstas per ilgas", "001")
    assert world.rows(Note) == []
    world.ruta.says(long).sees("Užrašyta.").says("ne").says("užrašai").sees(long)


@pytest.mark.parametrize(
    "words", ["Ne", "12", "temos", "/ ne komanda", "„Kabutės“ ir { $skliaustai }", "😀", "-- DROP TABLE note"]
)
def test_a_note_is_what_was_written_whatever_it_looks_like(world: World, words: str) -> None:
    world.ruta.says("užrašas").presses("Tik sau").fills(mine=words)
    world.ruta.fills(owner="none").says("užrašai").sees(words)


def test_the_text_of_a_note_is_nowhere_in_the_database_file(world: World) -> None:
    world.ruta.says("užrašas").presses("Mums dviem").says("slaptažodis-ąžuolas")
    world.tomas.sees("slaptažodis-ąžuolas")
    world.ruta.says("užrašas").presses("Tik sau").says("tik-man-beržas")
    world.app.close()
    for file in world.file.parent.iterdir():
        held = file.read_bytes()
        assert "slaptažodis-ąžuolas".encode() not in held
        assert "tik-man-beržas".encode() not in held
    world.restart()


def test_a_note_that_waits_for_the_morning_is_read_then_and_not_before(world: World) -> None:
    world.advance_to("2027-01-08T18:00")  # Friday evening
    world.ruta.says("užrašas").presses("Mums dviem").says(OURS)
    world.tomas.sees_nothing()
    world.advance_to("2027-01-11T09:00")
    world.tomas.sees(OURS)


def test_an_unfinished_note_is_resumed_days_later(world: World) -> None:
    world.emily.says("note").presses("For the two of us").says("We talked about the move to Kaunas")
    world.emily.presses("Mine").says("Call Kaunas office")
    world.advance(days=2)
    world.emily.presses("No date").presses("No step").says("steps").sees("Call Kaunas office")


def test_the_longest_note_is_read_whole_by_both(world: World) -> None:
    long = "ąžuolas ir " * 270 + "5 d.."
    world.ruta.says("užrašas").presses("Mums dviem").says(long)
    world.tomas.sees(long)
    world.tomas.says("užrašai").sees(long)
    world.emily.says(long).sees(f'"{long}"')


def test_a_person_who_goes_back_to_a_note_rewrites_the_same_note(world: World) -> None:
    ruta, tomas = world.ruta, world.tomas
    ruta.says("užrašas").presses("Mums dviem").says("Sutarėme del posėdžių.").goes_back()
    ruta.says("Sutarėme dėl posėdžių.").sees("Užrašyta jums dviem.").says("ne")
    [note] = world.rows(Note)
    assert note.visibility == "shared"
    tomas.says("užrašai").sees("dėl posėdžių").does_not_see("del posėdžių")
