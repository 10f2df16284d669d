"""The composition root: the only file that meets everything, and the only one that reads the clock."""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import Concatenate, ParamSpec, TypeVar

from adapters.settings import Settings
from bot.conversation.messages import Incoming, Reply
from bot.drafts.dispatch import write_due
from bot.inbox.door import handle
from bot.installation import Installation, InvitationLinks, LanguageModel
from bot.outbox.deliver import deliver
from bot.ports import Clock, Hop, Messenger, Writer
from bot.schedule.housekeeping import housekeeping
from bot.schedule.tick import arm_welcomes, tick_batch
from bot.texts.loader import load_texts
from conversation_prompts.load import load_library
from storage import ids, outbox, timers, writer_jobs
from storage.database import Database

P = ParamSpec("P")
T = TypeVar("T")


class SystemClock:
    """The machine's clock."""

    def now(self) -> datetime:
        """This moment, aware UTC."""
        return datetime.now(UTC)


async def inline(transaction: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> T:
    """The thread hop of a program that has nothing else to do meanwhile: none."""
    return transaction(*args, **kwargs)


random_id = partial(ids.new_id, random.SystemRandom())
"""A new id that nobody can guess."""


@dataclass
class App:
    """Everything put together. Adapters call functions of ``bot`` through ``run``: one thread hop, one transaction."""

    installation: Installation
    clock: Clock
    messengers: dict[str, Messenger] = field(default_factory=dict)
    hop: Hop = inline
    writer: Writer | None = None
    begin_writing: Callable[[], None] | None = None  # has ``write`` run beside everything else

    async def run(
        self, function: Callable[Concatenate[Installation, P], T], /, *args: P.args, **kwargs: P.kwargs
    ) -> T:
        """What a function of ``bot`` returns for this installation, off the event loop."""
        return await self.hop(function, self.installation, *args, **kwargs)

    async def handle(self, incoming: Incoming) -> Reply:
        """Answer the person who acted, now."""
        reply = await self.run(handle, incoming, self.clock.now())
        if reply.asks_writer and self.begin_writing is not None:
            self.begin_writing()
        return reply

    def start(self) -> int:
        """Arm the invitations of people who were not invited yet, and the pairs' timers; how many invitations are new."""
        return arm_welcomes(self.installation, self.clock.now())

    async def beat(self) -> None:
        """One heartbeat: fire what is due, deliver what is due."""
        now = self.clock.now()
        while (await self.run(tick_batch, now))[1]:
            pass
        if self.begin_writing is None:
            await self.write()
        elif await self.hop(self._writing_is_due, now):
            self.begin_writing()
        await self._deliver()

    async def write(self) -> None:
        """Ask the language model what is to be asked, and deliver what comes of it."""
        await write_due(self.installation, self.writer, self.clock, self.hop, self._deliver)

    async def clean(self) -> None:
        """Daily housekeeping."""
        await self.run(housekeeping, self.clock.now())

    def next_due(self) -> datetime | None:
        """When the next timer, delivery or request falls due; it may be past. None where nothing waits."""
        with self.installation.database.transaction() as work:
            found = (timers.next_due(work), outbox.next_due(work), writer_jobs.next_due(work))
        return min((moment for moment in found if moment is not None), default=None)

    def close(self) -> None:
        """Let go of the database."""
        self.installation.database.close()

    async def _deliver(self) -> None:
        await deliver(self.installation, self.messengers, self.clock.now(), self.hop)

    def _writing_is_due(self, now: datetime) -> bool:
        with self.installation.database.transaction() as work:
            due = writer_jobs.next_due(work)
        return due is not None and due <= now


def build(
    settings: Settings,
    *,
    clock: Clock | None = None,
    new_id: Callable[[], str] | None = None,
    database: Database | None = None,
    messengers: Mapping[str, Messenger] | None = None,
    writer: Writer | None = None,
) -> App:
    """Put an app together from settings; tests and the terminal hand in their own clock, ids, messengers and writer.

    Raises StorageFault (the database cannot be used) and CardFault (an organisation's own cards have faults).
    """
    library = load_library(*([settings.cards_dir] if settings.cards_dir else []))
    opened = database or Database.open(
        settings.database_url, keys=settings.encryption_keys, new_id=new_id or random_id
    )
    installation = Installation(
        opened,
        load_texts(),
        library,
        InvitationLinks(life=timedelta(hours=settings.invitation_hours)),
        _language_model(writer, settings) if writer is not None else None,
    )
    return App(installation, clock or SystemClock(), dict(messengers or {}), writer=writer)


def _language_model(writer: Writer, settings: Settings) -> LanguageModel:
    """A language model as people agree to it."""
    return LanguageModel(
        writer.host,
        writer.model,
        writer.ready,
        person_a_day=settings.writer_day_person,
        programme_a_day=settings.writer_day_programme,
    )


def wait(seconds: float) -> None:
    """Let a person read. Only the demo in a terminal waits."""
    time.sleep(seconds)
