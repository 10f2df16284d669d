"""Whatever the model's server does, and what its person saw of it: the table, a row a test, with the real adapter.

Each fault is met twice, by somebody who has a draft made of a note and by somebody whose words were not understood, one of
them in Lithuanian, the other in English.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator, Mapping
from contextlib import AsyncExitStack
from dataclasses import replace
from typing import Any

import pytest

from bot.writing.tasks import Use
from storage.tables import Note, Step, WriterJob
from tests.support.model.fake_writers import with_writer
from tests.support.model.server import ANSWERS, FAULTS, Fault, ModelServer, serving
from tests.support.people import PROGRAMME, Person, World

NewWorld = Callable[..., World]
Serve = Callable[[Fault, str], tuple[World, ModelServer]]

NOTES = {
    "lt": (
        "Šiandien ilgai kalbėjome apie tai, kaip vesti komandos susirinkimus. Supratau, kad bijau tylos ir todėl kalbu per "
        "daug. Iki kito karto paprašysiu dviejų žmonių atsiliepimo ir pabandysiu palaukti dešimt sekundžių po klausimo."
    ),
    "en": (
        "Today we talked for long about how to run the meetings of my team. I understood that I fear silence and so I talk too "
        "much. Until next time I will ask two people for feedback and try to wait ten seconds after a question of mine."
    ),
}
WELL: Mapping[str, Mapping[Use, Mapping[str, Any]]] = {
    "lt": ANSWERS,
    "en": {
        Use.SUMMARISE: {
            "refused": False,
            "summary": "We talked about the first meeting.",
            "steps": ["Write an agenda"],
        },
        Use.UNDERSTAND: ANSWERS[Use.UNDERSTAND],
    },
}
WORDS = {
    "lt": {
        "help": "rašymo-pagalba",
        "on": "Taip, įjunk",
        "note": "užrašas",
        "mine": "Tik sau",
        "draft": "🤖 Santrauka ir žingsniai",
        "moment": "Minutėlę, galvoju",
        "drafted": "🤖 Kalbėjomės apie pirmą susirinkimą.",
        "undrafted": "Šįkart juodraščio nėra. Užrašas išsaugotas toks, kokį parašei.",
        "step": "Ar sutarėte dėl žingsnio? Parašyk čia.",
        "write a step": "Paprašyti atsiliepimo",
        "saved": "Žingsnis užrašytas.",
        "notes": "užrašai",
        "kept": "Supratau, kad bijau tylos",
        "unclear words": "pietų metas tiks",
        "guess": "🤖 Ar teisingai supratau: nori suplanuoti susitikimą (penktadienį, kovo 5 d., 10:00)?",
        "not understood": "Nesupratau. Parašyk „pagalba“ – parodysiu, ką moku.",
    },
    "en": {
        "help": "writing-help",
        "on": "Yes, switch it on",
        "note": "note",
        "mine": "Just for me",
        "draft": "🤖 Summary and steps",
        "moment": "One moment",
        "drafted": "🤖 We talked about the first meeting.",
        "undrafted": "No draft came of it this time. Your note is kept as you wrote it.",
        "step": "Did you agree on a next step? Write it here.",
        "write a step": "Ask for feedback",
        "saved": "The step is noted.",
        "notes": "notes",
        "kept": "I understood that I fear silence",
        "unclear words": "lunch would suit",
        "guess": "🤖 Did I get that right: you'd like to plan a meeting (Friday 5 March at 10:00)?",
        "not understood": "I didn't understand that. Write \"help\" and I'll show what I can do.",
    },
}


def rows(one: str, other: str, *, well: str, otherwise: str) -> list[Any]:
    """Each fault, in the one language and the next in the other; called by what its person saw."""
    found = []
    for number, (name, fault) in enumerate(FAULTS.items()):
        language, seen = (one, other)[number % 2], well if fault.trouble is None else otherwise
        found.append(pytest.param(fault, language, id=f"{name}: {seen} ({language})"))
    return found


@pytest.fixture
def serve(new_world: NewWorld) -> Iterator[Serve]:
    """A world whose app reaches a server with this fault; a process that goes on, as a real one does."""
    open_servers = AsyncExitStack()
    worlds: list[World] = []

    def of(fault: Fault, language: str) -> tuple[World, ModelServer]:
        world = new_world(programme=with_writer(PROGRAMME), welcomed=True, restarts=False)
        worlds.append(world)
        server = world.awaits(open_servers.enter_async_context(serving(fault, WELL[language])))
        world.start = replace(world.start, writer=server.writer())
        world.restart()
        return world, server

    yield of
    for world in worlds:
        world.awaits(open_servers.aclose())


def switched_on(world: World, language: str) -> Person:
    """Somebody who reads the language and has the help switched on."""
    person, says = world.person({"lt": "ruta", "en": "emily"}[language]), WORDS[language]
    return person.says(says["help"]).presses(says["on"])


def costs(world: World, server: ModelServer, fault: Fault, caplog: pytest.LogCaptureFixture) -> None:
    """What it came to is noted with its tokens, and nothing is a failure of ours."""
    [job] = world.rows(WriterJob)
    assert job.outcome == (fault.trouble.value if fault.trouble else "written")
    assert (job.tokens_sent, job.tokens_written) == fault.tokens
    assert len(server.requests) == fault.requests
    assert [one.getMessage() for one in caplog.records if one.levelno >= logging.ERROR] == []


class TestADraftOfANote:
    @pytest.mark.parametrize(
        ("fault", "language"), rows("lt", "en", well="the draft", otherwise="no draft, the note stays")
    )
    def test_the_draft_or_that_there_is_none_and_the_note_stays(
        self, serve: Serve, fault: Fault, language: str, caplog: pytest.LogCaptureFixture
    ) -> None:
        world, server = serve(fault, language)
        person, says = switched_on(world, language), WORDS[language]
        person.says(says["note"]).presses(says["mine"]).says(NOTES[language]).presses(says["draft"])
        costs(world, server, fault, caplog)
        [note] = world.rows(Note)
        assert not note.drafted
        if fault.trouble is None:
            person.sees(says["moment"], says["drafted"]).does_not_see(says["undrafted"])
            return
        person.sees(says["moment"], says["undrafted"], says["step"]).does_not_see("🤖")
        person.says(says["write a step"]).fills(first_owner="me", first_due=None).sees(says["saved"])
        person.says(says["notes"]).sees(says["kept"]).does_not_see("🤖")
        [step] = world.rows(Step)
        assert not step.drafted


class TestAGuess:
    @pytest.mark.parametrize(
        ("fault", "language"), rows("en", "lt", well="the guess", otherwise="not understood")
    )
    def test_the_guess_or_what_everybody_hears_who_is_not_understood(
        self, serve: Serve, fault: Fault, language: str, caplog: pytest.LogCaptureFixture
    ) -> None:
        world, server = serve(fault, language)
        person, says = switched_on(world, language), WORDS[language]
        person.says(says["unclear words"])
        costs(world, server, fault, caplog)
        if fault.trouble is None:
            person.sees(says["moment"], says["guess"]).does_not_see(says["not understood"])
        else:
            person.sees(says["moment"], says["not understood"]).does_not_see("🤖")
