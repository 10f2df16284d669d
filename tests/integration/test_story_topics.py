"""Topics: an offer of three cards, the same for both partners, no card twice, with the reasons for each."""

from __future__ import annotations

import re
from collections.abc import Callable

from conversation_prompts.load import load_library
from storage.tables import ShownCard
from tests.support.people import Person, World

NewWorld = Callable[..., World]


def shown(world: World) -> list[str]:
    """The cards that lie on the table, by id."""
    return sorted(use.card_id for use in world.rows(ShownCard) if use.on_table)


def texts(person: Person) -> list[str]:
    """What the three cards say."""
    return [card.text for card in person.question.above]


def depth(world: World) -> int:
    """How deep the deepest card on the table goes."""
    cards = [load_library().by_id(card_id) for card_id in shown(world)]
    return max(card.depth for card in cards if card)


def test_three_cards_with_their_places_and_who_speaks(world: World) -> None:
    world.ruta.says("temos").sees(
        "1. Lengva pradžia", "2. ", "3. Žingsniu giliau", "👥", "Kurią temą renkiesi?"
    )
    assert len(texts(world.ruta)) == 3
    assert world.ruta.options[3:] == ["Kitos trys", "Giliau", "Kodėl šios?", "Užteks"]
    world.emily.says("/mentor topics").sees(
        "1. An easy start", "3. A step deeper", "Which one will you take?"
    )


def test_both_sides_see_the_same_three(world: World) -> None:
    world.ruta.says("temos")
    world.tomas.says("temos")
    assert texts(world.tomas) == texts(world.ruta)
    assert len(shown(world)) == 3
    world.ruta.presses("Kitos trys")
    world.tomas.says("užteks").says("temos")
    assert texts(world.tomas) == texts(world.ruta)


def test_the_same_three_in_the_language_of_each(new_world: NewWorld) -> None:
    roster = """
name,role,email,language,mentor
Aušra Stankevičienė,coordinator,ausra@vejas.example,lt,
Tomas Petrauskas,mentor,tomas@vejas.example,lt,
Emily Carter,mentee,emily@vejas.example,en,tomas@vejas.example
"""
    world = new_world(roster=roster, welcomed=True)
    world.emily.says("topics")
    world.tomas.says("temos")
    cards = [load_library().by_id(card_id) for card_id in shown(world)]
    assert sorted(texts(world.emily)) == sorted(card.text("en", "tu") for card in cards if card)
    assert sorted(texts(world.tomas)) == sorted(card.text("lt", "tu") for card in cards if card)


def test_another_three_are_three_others(world: World) -> None:
    world.emily.says("topics")
    first = texts(world.emily)
    world.emily.presses("Three others").sees("Which one will you take?")
    assert set(texts(world.emily)).isdisjoint(first)


def test_deeper_keeps_two_and_goes_a_step_deeper_with_the_third(world: World) -> None:
    world.ruta.says("susitikome šiandien").presses("Taip").presses("5").leaves()
    world.ruta.says("temos")
    before, deepest = texts(world.ruta), depth(world)
    world.ruta.presses("Giliau")
    after = texts(world.ruta)
    assert after[:2] == before[:2]
    assert after[2] != before[2]
    assert depth(world) >= deepest


def test_why_these_gives_a_reason_for_each_and_says_what_was_not_read(world: World) -> None:
    world.ruta.says("temos").presses("Kodėl šios?").sees(
        "1. ", "2. ", "3. ", "Kai parenku temas, asmeninių užrašų neskaitau."
    )
    world.emily.says("topics").presses("Why these?").sees("I don't read private notes to choose these.")


def test_a_goal_is_a_reason(world: World) -> None:
    world.emily.says("goal").presses("Skip").says("Lead a meeting").presses("Leading people").presses(
        "Professional"
    ).leaves()
    world.emily.says("topics").presses("Why these?").sees("It has to do with a goal you set.")


def test_a_card_that_is_taken_brings_two_further_questions(world: World) -> None:
    world.ruta.says("temos")
    first = texts(world.ruta)[0]
    world.ruta.presses(1).sees(first, "Jei norėsis paklausti daugiau:", "Užtruks apie")
    world.tomas.says("temos").sees(first)


def test_no_card_is_ever_shown_twice_until_none_is_left(world: World) -> None:
    seen: list[str] = []
    world.emily.says("topics")
    for _ in range(60):
        seen += texts(world.emily)
        world.emily.presses("Three others")
        if "There are no new topics left for this stage" in world.emily.new_text:
            break
    assert len(seen) == len(set(seen))
    assert len(seen) >= 9
    assert texts(world.emily) == seen[-len(texts(world.emily)) :]


def test_the_next_meeting_has_new_cards(world: World) -> None:
    world.ruta.says("temos")
    first = texts(world.ruta)
    world.ruta.presses("Užteks").sees("Gero pokalbio.")
    world.advance_to("2027-01-05T10:00")
    world.ruta.says("susitikome šiandien").presses("Taip").presses("5").leaves().says("temos")
    assert set(texts(world.ruta)).isdisjoint(first)


def test_private_notes_never_change_what_the_partner_is_shown(new_world: NewWorld) -> None:
    tables = []
    for words in ("Noriu tapti vadove, vadovauti komandai, deleguoti.", "Šiandien lijo."):
        world = new_world(welcomed=True)
        world.ruta.says("užrašas").presses("Tik sau").says(words).leaves()
        world.tomas.says("temos")
        tables.append(texts(world.tomas))
    assert tables[0] == tables[1]


def _meets(world: World, day: str, ruta: str, tomas: str) -> None:
    world.advance_to(f"{day}T10:00")
    world.ruta.says("susitikome šiandien").presses("Taip").presses(ruta).leaves()
    world.tomas.says("susitikome šiandien").presses("Taip").presses(tomas).leaves()


def _met_three_times(world: World) -> None:
    for day in ("2027-01-11", "2027-01-25", "2027-02-08"):
        _meets(world, day, "Praleisti", "Praleisti")


def marked(new_world: NewWorld, ruta: str, tomas: str) -> World:
    """A pair that met four times a fortnight apart; at the last meeting each gave a mark, or none."""
    world = new_world(welcomed=True, lived=_met_three_times)
    _meets(world, "2027-02-22", ruta, tomas)
    world.tomas.says("temos")
    return world


def test_the_mark_of_one_alone_never_moves_the_cards_of_the_other(new_world: NewWorld) -> None:
    """Whoever was disappointed, or delighted, said so to nobody: the partner sees the same cards either way."""
    tables = {
        marks: texts(marked(new_world, *marks).tomas)
        for marks in (("1", "4"), ("5", "4"), ("Praleisti", "4"), ("1", "Praleisti"), ("3", "3"))
    }
    quiet = tables.pop(("3", "3"))
    both = tables.pop(("5", "4"))
    assert all(table == quiet for table in tables.values()), tables
    assert both != quiet


def test_marks_of_both_bring_what_helps_a_pair_that_is_stuck(new_world: NewWorld) -> None:
    world = marked(new_world, "1", "2")
    assert texts(world.tomas) != texts(marked(new_world, "3", "3").tomas)
    assert depth(world) == 1
    world.ruta.says("temos")
    assert texts(world.ruta) == texts(world.tomas)


def test_a_stale_press_on_cards_changes_nothing(world: World) -> None:
    world.ruta.says("temos")
    old = world.ruta.question
    world.ruta.presses("Kitos trys")
    table = shown(world)
    world.ruta.presses("Kitos trys", on=old).sees("Pokalbis jau pasistūmėjo toliau")
    assert shown(world) == table


def test_the_coordinator_does_not_learn_what_is_talked_about(world: World) -> None:
    world.ruta.says("temos").presses(1)
    for command in ("/pairs", "/pairs būsena Rūta", "/pairs kodėl Rūta", "temos"):
        world.ausra.says(command)
    for text in texts(world.ruta):
        world.ausra.never_saw(text, re.split(r"[,.?]", text)[0])


def test_cards_are_asked_for_in_plain_words(world: World) -> None:
    world.ruta.says("Neturime apie ką kalbėtis").sees("Kurią temą renkiesi?")
    world.emily.says("we have nothing to talk about").sees("Which one will you take?")
    world.tomas.says("duok temų").sees("Kurią temą renkiesi?")
