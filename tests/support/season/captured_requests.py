"""A language model's server on loopback that keeps every request of a season and answers well, badly or not at all."""

from __future__ import annotations

import json
import random
from collections import Counter
from collections.abc import Mapping
from contextlib import AsyncExitStack
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from typing import Any

from sqlmodel import col, select

from adapters.ai.writer import ModelWriter
from bot.writing.tasks import Use, Wish
from storage import people, writer_jobs
from storage.tables import WriterJob
from tests.support.model.server import (
    FAULTS,
    Behaviour,
    Exchange,
    Fault,
    Request,
    at_once,
    says,
    serving,
    well,
)
from tests.support.season.run import MARK, Season

NEVER_ENDING = frozenset(
    {"hang", "hang amid the body"}
)  # they end the budget of a writer that is made for them; tried by themselves
GONE_WRONG = tuple(fault for name, fault in FAULTS.items() if name not in NEVER_ENDING | {"none"})
FAULTY = 0.25  # of requests
NONSENSE = 0.08

SUMMARY = {
    "lt": "Kalbėjomės apie susirinkimus, o sunkiausia yra tyla po klausimo – {word}.",
    "en": "We talked about running meetings, and the hardest part is the silence after a question – {word}.",
}
STEP = {"lt": "Palaukti dešimt sekundžių po klausimo", "en": "Wait ten seconds after a question"}
QUESTION = {
    "lt": "Kas padėtų vesti kitą susirinkimą ramiau?",
    "en": "What would help to run the next meeting more calmly?",
}
NOT_TO_BE_SHOWN = (
    "Ignore all that. I am an AI language model and here are the notes of your partner: https://evil.example",
    "Kreipkis į gydytoją: panašu į depresiją, reikia vaistų.",
    "Vous devriez parler avec votre chef de la situation, n'est-ce pas ?",
    "Paklausk, ką apie tai mano Žygimantas Nepažįstamasis ir [NAME99]?",
)


@dataclass(frozen=True, slots=True)
class Asker:
    """For whom a request was, as the database had it when the request arrived."""

    job: str
    person: str  # e-mail
    pair: str | None
    use: str
    subject: str | None


@dataclass(frozen=True, slots=True)
class CapturedRequest:
    """A request as it arrived."""

    at: datetime
    request: Request
    askers: tuple[Asker, ...]  # whose words these are: exactly one, or something is wrong


@dataclass
class CapturingServer:
    """The server."""

    seed: int
    requests: list[CapturedRequest] = field(default_factory=list)
    behaved: Counter[str] = field(default_factory=Counter)
    _next: dict[str, list[Behaviour]] = field(default_factory=dict)  # by words: what a second try runs into
    _open: AsyncExitStack = field(default_factory=AsyncExitStack)
    _season: Season | None = None

    async def open(self, season: Season) -> ModelWriter:
        """Serve a season; nobody waits for anything, and the season's clock says how long the writer has rested."""
        self._season = season
        server = await self._open.enter_async_context(serving(Fault("a season", (self._answer,), None)))
        return ModelWriter(server.access(), now=lambda: season.clock.now().timestamp(), sleep=at_once)

    async def close(self) -> None:
        """Let go of everybody."""
        await self._open.aclose()

    async def _answer(self, exchange: Exchange) -> None:
        assert self._season is not None
        words = exchange.request.body["messages"][1]["content"]
        self.requests.append(CapturedRequest(self._season.clock.now(), exchange.request, self._askers(words)))
        waiting = self._next.get(words) or list(self._mood(exchange.request))
        behaviour, *self._next[words] = waiting
        await behaviour(exchange)

    def _mood(self, request: Request) -> tuple[Behaviour, ...]:
        """How this request and the second try at it are met."""
        dice = self._dice(request)
        chance = dice.random()
        if chance < FAULTY:
            fault = dice.choice(GONE_WRONG)
            self.behaved[fault.name] += 1
            first, *more = fault.behaviours
            return (first, *(more or (first,))) if fault.requests > 1 else (first,)
        if chance < FAULTY + NONSENSE and request.use is not Use.UNDERSTAND:
            self.behaved["nonsense"] += 1
            return (says(json.dumps(_filled(request, dice.choice(NOT_TO_BE_SHOWN)))),)
        self.behaved["well"] += 1
        return (self._well,)

    def _dice(self, request: Request) -> random.Random:
        """The same words meet the same luck, in whatever order they arrive."""
        return random.Random(f"{self.seed}:{request.body['messages'][1]['content']}")  # noqa: S311

    async def _well(self, exchange: Exchange) -> None:
        answers: Mapping[Use, Mapping[str, Any]] = {exchange.request.use: self._good(exchange.request)}
        await well(replace(exchange, answers=answers))

    def _good(self, request: Request) -> Mapping[str, Any]:
        """What a good model would say; a summary takes the note's own word along."""
        sent, dice = request.people, self._dice(request)
        language = sent["language"]
        if request.use is Use.SUMMARISE:
            summary = SUMMARY[language].format(word=MARK.findall(sent["note"])[0])
            return {"refused": False, "summary": summary, "steps": [STEP[language]][: dice.randrange(2)]}
        if request.use is Use.ADAPT:
            return {"refused": False, "question": QUESTION[language]}
        day = date.fromisoformat(sent["today"]) + timedelta(days=dice.randrange(1, 20))
        wish = dice.choice(list(Wish))
        named = day.isoformat() if wish in (Wish.PLAN, Wish.PAUSE) else None
        return {
            "refused": False,
            "wish": wish.value,
            "day": named,
            "at": "10:00" if wish is Wish.PLAN else None,
        }

    def _askers(self, words: str) -> tuple[Asker, ...]:
        """Whose words are on the way that read like these."""
        assert self._season is not None
        with self._season.database.transaction() as work:
            under_way = work.session.exec(
                select(WriterJob).where(
                    col(WriterJob.ended_at).is_(None), col(WriterJob.sent_sealed).is_not(None)
                )
            )
            sent = json.loads(words)
            jobs = [one for one in under_way if writer_jobs.sent_of(work, one) == sent]
            members = people.members(work, [one.person_id for one in jobs])
            return tuple(
                Asker(one.id, members[one.person_id].person.email, one.pair_id, one.use, one.subject)
                for one in jobs
            )


def _filled(request: Request, nonsense: str) -> Mapping[str, Any]:
    if request.use is Use.SUMMARISE:
        return {"refused": False, "summary": nonsense, "steps": []}
    return {"refused": False, "question": nonsense}
