"""On a platform that keeps what is typed, a private note is not taken from typed text."""

from __future__ import annotations

from bot.conversation.messages import Said
from storage.tables import Note
from tests.support.people import Person, World


def types(person: Person, text: str) -> Person:
    """Type where the platform keeps it."""
    return person.does(Said(text, kept=True))


def test_a_private_note_is_not_taken_from_typed_words(world: World) -> None:
    world.ruta.says("/mentor užrašas").presses("Tik sau")

    types(world.ruta, "Bijau prašyti paaukštinimo").sees("Šis atsakymas – tik tau", "langelyje")

    assert world.rows(Note) == []
    world.ruta.fills(mine="Bijau prašyti paaukštinimo").sees("Matai tik tu")
    assert [note.visibility for note in world.rows(Note)] == ["private"]


def test_a_shared_note_is(world: World) -> None:
    world.ruta.says("/mentor užrašas").presses("Mums dviem")

    types(world.ruta, "Pasikalbėti su vadovu iki penktadienio")

    assert [note.visibility for note in world.rows(Note)] == ["shared"]


def test_a_command_is_still_understood_where_private_words_are_asked_for(world: World) -> None:
    world.ruta.says("/mentor užrašas").presses("Tik sau")

    types(world.ruta, "temos").sees("1. ")


def test_free_text_that_should_be_private_is_written_again_in_the_window(world: World) -> None:
    words = "Vis dar labai neramu dėl pokalbio su vadovu, nežinau, ko iš jo tikėtis ir ką jam pasakyti"
    types(world.ruta, words).presses("Tik sau").sees("Čia nieko neišsaugojau")

    assert world.rows(Note) == []
    assert world.ruta.question.fields[0].private
    world.ruta.fills(mine=words)
    assert [note.visibility for note in world.rows(Note)] == ["private"]
