"""Writing help in Slack: a draft is edited in a modal, and no message repeats private text."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from pathlib import Path

import pytest

from bot.writing.tasks import Meant, Summary, Use, Wish
from storage.tables import Note, Step
from tests.support.model.fake_writers import Scripted, with_writer
from tests.support.people import PROGRAMME
from tests.support.slack.person import SlackPerson
from tests.support.slack.running import PoraInSlack
from tests.support.slack.workspace import SlackWorkspace

LONG = (
    "Šiandien ilgai kalbėjome apie tai, kaip vesti komandos susirinkimus. Supratau, kad bijau tylos ir todėl "
    "kalbu per daug. Iki kito karto paprašysiu dviejų žmonių atsiliepimo ir pabandysiu palaukti dešimt sekundžių po klausimo."
)
SHORT = "Kalbėjome apie susirinkimus: bijau tylos, todėl kalbu per daug."
STEP = "Paprašyti dviejų žmonių atsiliepimo"


@pytest.fixture
async def ruta(tmp_path: Path) -> AsyncIterator[tuple[SlackPerson, PoraInSlack]]:
    model = Scripted({Use.SUMMARISE: Summary(SHORT, (STEP,))})
    async with AsyncExitStack() as stack:
        slack = await stack.enter_async_context(SlackWorkspace())
        pora = PoraInSlack(slack, tmp_path, programme=with_writer(PROGRAMME), writer=model)
        await stack.enter_async_context(pora)
        person = slack.person("ruta@vejas.example")
        await person.says("/mentor rašymo-pagalba")
        await person.fills({person.fields[0]: "Taip, įjunk"})
        await person.says("/mentor užrašas")
        await person.fills({person.fields[0]: "Tik sau"})
        await person.fills({person.fields[0]: LONG})
        await person.fills({person.fields[0]: "🤖 Santrauka ir žingsniai"})
        yield person, pora


async def test_a_private_draft_stands_in_the_window_and_nowhere_else(
    ruta: tuple[SlackPerson, PoraInSlack],
) -> None:
    person, pora = ruta
    (await person.looks()).sees("Šį tavo užrašo juodraštį parašė kalbos modelis")
    person.does_not_see("bijau tylos")
    await person.presses(person.buttons[0])
    assert person.modal is not None
    [field] = [block for block in person.modal["blocks"] if block["type"] == "input"]
    assert field["element"]["initial_value"] == SHORT

    await person.fills({person.fields[0]: "Bijau tylos. Mokysiuosi palaukti."})
    await person.fills({person.fields[0]: STEP})
    await person.fills({person.fields[0]: "Aš", person.fields[1]: "kitą penktadienį"})

    [note], [step] = pora.rows(Note), pora.rows(Step)
    assert not note.drafted, "whoever changes the words wrote them"
    assert step.drafted, "sent as they stood, they are the model's"
    assert "bijau tylos" not in "\n".join(message.text for message in await person.has_typed()).casefold()


async def test_an_emptied_window_leaves_the_note_as_it_was(ruta: tuple[SlackPerson, PoraInSlack]) -> None:
    person, pora = ruta
    await person.looks()
    await person.presses(person.buttons[0])
    await person.fills({person.fields[0]: None})
    person.sees("lieka toks, kokį parašei")
    [note] = pora.rows(Note)
    assert not note.drafted


async def test_what_comes_takes_the_place_of_one_moment(tmp_path: Path) -> None:
    model = Scripted({Use.UNDERSTAND: Meant(Wish.TOPICS)})
    async with (
        SlackWorkspace() as slack,
        PoraInSlack(slack, tmp_path, programme=with_writer(PROGRAMME), writer=model),
    ):
        person = slack.person("ruta@vejas.example")
        await person.says("/mentor rašymo-pagalba")
        await person.fills({person.fields[0]: "Taip, įjunk"})
        await person.says("na va taip")
        (await person.looks()).sees(
            "🤖 Ar teisingai supratau: nori rasti, apie ką pasikalbėti?"
        ).does_not_see("Minutėlę")
        await person.presses("Taip")
