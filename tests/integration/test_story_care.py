"""Care: people who can help, found by words, and nothing of it anywhere: no row, no log, no word to anybody."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from bot.conversation.messages import Incoming
from tests.support import unsealed as opened
from tests.support.captured_logs import listening
from tests.support.people import PROGRAMME, Person, World

NewWorld = Callable[..., World]

URGENT, ANY_HOUR, DAYTIME = "112", "116 123", "1809"
PSYCHOLOGIST = "https://vejas.example/psichologas"
OFFICIAL, INSPECTORATE = "https://vejas.example/pranesti", "https://www.vdi.lt"

# A rare word in each: wherever it stood it would be found.
DANGER = (
    "Nebenoriu gyventi, qwydanger",
    "noriu nusižudyti qwydanger",
    "noriu nusizudyti qwydanger",
    "galvoju apie savizudybe qwydanger",
    "I want to end my life, qwydanger",
)
HARASSMENT = (
    "Vadovas prie manęs priekabiauja, qwyharass",
    "vadovas prie manes priekabiavo, qwyharass",
    "patiriu smurtą qwyharass",
    "mane žemina qwyharass",
    "mane zemina qwyharass",
    "My manager harasses me, qwyharass",
    "He threatened me, qwyharass",
)
STRAIN = (
    "Visai perdegiau, qwystrain",
    "nebeturiu jėgų qwystrain",
    "nebeturiu jegu qwystrain",
    "I am burnt out, qwystrain",
)
GRAVE = (*DANGER, *HARASSMENT)


def typed(person: Person, text: str) -> None:
    """As words."""
    person.says(text)


def after_a_command(person: Person, text: str) -> None:
    """Behind /mentor note."""
    person.says(f"/mentor note {text}")


def as_a_command(person: Person, text: str) -> None:
    """With a slash before it."""
    person.says(f"/{text}")


def after_pairs(person: Person, text: str) -> None:
    """Behind a coordinator's command."""
    person.says(f"/pairs status {text}")


def into_a_note(person: Person, text: str) -> None:
    """Where the words of a note were asked for."""
    person.says(text)


def as_a_page(person: Person, text: str) -> None:
    """On a page that was filled in as a whole."""
    person.fills(**{person.question.fields[0].name: text})


def instead_of_a_button(person: Person, text: str) -> None:
    """Where a button was meant."""
    person.says(text)


def begun(person: Person, way: Callable[[Person, str], None]) -> None:
    """What has to be asked before words can be typed there."""
    if way in (into_a_note, as_a_page):
        person.says("/mentor užrašas").presses(1)
    elif way is instead_of_a_button:
        person.says("/mentor ritmas")


WAYS = (
    typed, after_a_command, as_a_command, after_pairs, into_a_note, as_a_page, instead_of_a_button,
)  # fmt: skip


Stored = dict[str, list[dict[str, Any]]]


def leaves_no_trace(
    world: World, act: Callable[[], None], who: Person, marker: str, before: Stored | None = None
) -> Stored:
    """The act changes not a value in the database, and nobody else gets a word; the marker is in no file and no log.

    The database's rows, so that they are ``before`` the next act.
    """
    for person in world.everybody:
        person.looks()
    before = before or opened.rows(world.app.service.database)
    others = {person.handle: len(person.got) for person in world.everybody if person is not who}
    with listening() as log:
        act()
        assert "SELECT" in log.text  # it hears what it listens to
    assert marker not in log.text
    assert opened.rows(world.app.service.database) == before
    assert {person.handle: len(person.got) for person in world.everybody if person is not who} == others
    files = [file for file in Path(world.file).parent.iterdir() if file.name.startswith("pora.db")]
    assert [file.name for file in files if marker.encode() in file.read_bytes()] == []
    assert marker not in who.new_text  # not even played back
    return before


@pytest.mark.parametrize(
    ("who", "way"),
    [(who, way) for who in ("ruta", "james") for way in WAYS]
    + [("ausra", way) for way in WAYS[:4]],  # without a pair she is asked none of the others
    ids=lambda one: one if isinstance(one, str) else one.__name__,
)
def test_grave_words_typed_anywhere_change_nothing_and_reach_nobody(
    world: World, who: str, way: Callable[[Person, str], None]
) -> None:
    """By themselves in all their words, on each other way in some: what they are known by does not depend on the way."""
    person = world.person(who)
    begun(person, way)
    texts = GRAVE if way is typed else (DANGER[1], DANGER[-1], HARASSMENT[3], HARASSMENT[-1])
    before: Stored | None = None
    for text in texts:
        marker = "qwydanger" if text in DANGER else "qwyharass"
        before = leaves_no_trace(world, lambda text=text: way(person, text), person, marker, before)  # type: ignore[misc]
        assert OFFICIAL in person.new_text or ANY_HOUR in person.new_text
    world.advance(days=21)
    assert "qwy" not in str(opened.rows(world.app.service.database))
    for other in world.everybody:
        other.never_saw("qwy")


@pytest.mark.parametrize(
    "way",
    [typed, after_a_command, as_a_command, after_pairs, instead_of_a_button],
    ids=lambda way: way.__name__,
)
def test_words_of_strain_change_nothing_either(world: World, way: Callable[[Person, str], None]) -> None:
    begun(world.ruta, way)
    for text in STRAIN:
        leaves_no_trace(world, lambda text=text: way(world.ruta, text), world.ruta, "qwystrain")  # type: ignore[misc]
        world.ruta.sees("Panašu, kad dabar nelengva", PSYCHOLOGIST, "Šios žinutės neužrašiau.")


def test_a_note_keeps_its_words_of_strain_and_nothing_says_that_care_was_offered(world: World) -> None:
    """What was asked for is its author's to keep; the card stands beside it and is nowhere remembered."""
    world.ruta.says("/mentor užrašas").presses("Tik sau").says("Perdegiau ir pavargau, qwykept")
    world.ruta.sees("Panašu, kad dabar nelengva", PSYCHOLOGIST).does_not_see("Šios žinutės neužrašiau.")
    stored = opened.rows(world.app.service.database)
    assert [row["text_sealed"] for row in stored["note"]] == ["Perdegiau ir pavargau, qwykept"]
    del stored["programme"]  # the contacts themselves
    assert "Panašu, kad dabar nelengva" not in str(stored)
    assert PSYCHOLOGIST not in str(stored)
    world.ruta.says("užrašai").sees("qwykept")
    world.tomas.never_saw("qwykept")
    world.ausra.never_saw("qwykept")


def test_danger_to_life_shows_who_answers_now(world: World) -> None:
    world.ruta.says("nebenoriu gyventi").sees("Panašu, kad dabar labai sunku.", "skambink 112")
    text = world.ruta.new_text
    assert text.index(f": {URGENT}") < text.index(f": {ANY_HOUR}") < text.index(f": {DAYTIME}")
    world.ruta.does_not_see(OFFICIAL, INSPECTORATE, "?", "koordinator")
    world.emily.says("I don't want to live").sees("This sounds very hard.", f"Vilties linija: {ANY_HOUR}")


def test_harassment_shows_the_official_channel_and_the_inspectorate_and_asks_nothing(world: World) -> None:
    world.ruta.says("vadovas priekabiauja").sees("Tai rimta.", "čia apie tai geriau nerašyti", "neišsaugojau")
    text = world.ruta.new_text
    assert text.index(OFFICIAL) < text.index(INSPECTORATE) < text.index(f": {URGENT}")
    world.ruta.does_not_see("?", DAYTIME, PSYCHOLOGIST)
    world.emily.says("my manager harasses me").sees(
        "please do not write about it here",
        "neither the coordinator nor your partner",
        f"Reporting channel: {OFFICIAL}",
        f"State Labour Inspectorate: {INSPECTORATE}",
    ).does_not_see("?")


def test_without_an_official_channel_it_says_who_knows_it(new_world: NewWorld) -> None:
    world = new_world(welcomed=True, programme=PROGRAMME.replace('for = "official"', 'for = "support"'))
    world.ruta.says("priekabiauja").sees("oficialus kanalas čia neįrašytas", "darbo taryba", INSPECTORATE)
    world.emily.says("I was assaulted").sees("works council can tell you", INSPECTORATE)


def test_strain_is_acknowledged_in_a_sentence_and_has_choices(world: World) -> None:
    world.ruta.says("nebeturiu jėgų").sees(
        "Panašu, kad dabar nelengva, ir gerai, kad apie tai pasakei.",
        "• Klausimas kitam pokalbiui, jei tiks:",
        "„kitas“",
        "„pauzė“",
        f"Įmonės psichologas: {PSYCHOLOGIST}",
        f"{ANY_HOUR}",
    ).does_not_see("perdeg", "stres", OFFICIAL)
    world.emily.says("I'm exhausted").sees(
        "That sounds hard", "A question for your next talk", '"next"', PSYCHOLOGIST
    )
    world.ruta.says("kitas").sees("Kada")  # the words that were offered work
    world.olivia.says("I'm burnt out").sees("That sounds hard", PSYCHOLOGIST).does_not_see('"next"')


def test_politely_too(new_world: NewWorld) -> None:
    world = new_world(welcomed=True, programme=PROGRAMME.replace('address = "tu"', 'address = "jus"'))
    world.ruta.says("/mentor nustatymai").presses("Lietuviškai").presses("Jūs")
    world.ruta.says("nebenoriu gyventi").sees("skambinkite 112")
    world.ruta.says("visai perdegiau").sees("kad apie tai pasakėte")


def test_help_me_shows_everybody_by_what_they_are_for(world: World) -> None:
    world.ruta.says("padėk man").sees("niekur neužrašiau")
    order = [
        "Kai gresia pavojus gyvybei:", f": {URGENT}",
        "Kai reikia su kuo nors pasikalbėti:", f": {ANY_HOUR}", f": {DAYTIME}",
        "Kai darbe pritrūksta jėgų:", f": {PSYCHOLOGIST}",
        "Pranešti apie priekabiavimą ar smurtą organizacijoje:", f": {OFFICIAL}",
        "Kas pataria už organizacijos ribų:", f": {INSPECTORATE}",
    ]  # fmt: skip
    places = [world.ruta.new_text.index(one) for one in order]
    assert places == sorted(places)
    assert len(world.ruta.new) == 1  # one message
    world.emily.says("/mentor help-me").sees(
        "When life is in danger:", "Somebody to talk to:", "To report harassment"
    )


@pytest.mark.parametrize("who", ["ruta", "emily", "ausra"])
def test_looking_for_help_is_written_down_nowhere(world: World, who: str) -> None:
    person = world.person(who)
    leaves_no_trace(world, lambda: typed(person, "/mentor help-me"), person, "help-me")
    person.sees("Vilties linija")


def test_a_group_without_contacts_is_left_out(new_world: NewWorld) -> None:
    world = new_world(welcomed=True, programme=PROGRAMME.replace('for = "occupational"', 'for = "support"'))
    world.ruta.says("padėk man").does_not_see("Kai darbe pritrūksta jėgų").sees(PSYCHOLOGIST)


def test_a_redelivery_is_answered_alike_and_remembered_no_more(world: World) -> None:
    world.ruta.says("nebenoriu gyventi, qwydanger").sees(ANY_HOUR)
    first, again = world.ruta.new_text, world.ruta.last
    assert again is not None
    reply = world.hand_in(world.ruta, Incoming(again.platform, "", again.user, again.event_id, again.content))
    assert reply.messages[0] == world.ruta.new[0]
    assert first in world.ruta.new_text
    assert "qwydanger" not in str(opened.rows(world.app.service.database))


def test_who_has_not_been_welcomed_yet_is_helped_too(new_world: NewWorld) -> None:
    world = new_world()
    leaves_no_trace(world, lambda: typed(world.ruta, "noriu nusizudyti qwydanger"), world.ruta, "qwydanger")
    world.ruta.sees(ANY_HOUR)


def test_somebody_in_two_pairs_is_not_asked_which(new_world: NewWorld) -> None:
    roster = """
name,role,email,language,mentor
Aušra Stankevičienė,coordinator,ausra@vejas.example,lt,
Tomas Petrauskas,mentor,tomas@vejas.example,lt,
Rūta Kazlauskė,mentee,ruta@vejas.example,lt,tomas@vejas.example
Jonas Jonaitis,mentee,jonas@vejas.example,lt,tomas@vejas.example
"""
    world = new_world(welcomed=True, roster=roster)
    for text, marker in ((DANGER[0], "qwydanger"), (HARASSMENT[0], "qwyharass"), (STRAIN[0], "qwystrain")):
        leaves_no_trace(world, lambda text=text: typed(world.tomas, text), world.tomas, marker)  # type: ignore[misc]


def test_a_failure_in_caring_says_nothing_of_the_words(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise ValueError("noriu nusizudyti qwydanger")

    with monkeypatch.context() as patched, listening() as log, world.expecting("handle_failed"):
        patched.setattr("bot.commands.care.fitting", fail)
        with pytest.raises(AssertionError, match="kodą"):
            world.ruta.says("noriu nusizudyti qwydanger")
    assert "handle_failed" in log.text
    assert "qwydanger" not in log.text
    assert "qwydanger" not in str(opened.rows(world.app.service.database))
