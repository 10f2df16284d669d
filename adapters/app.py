"""The composition root: the only file that meets everything, and the only one that reads the clock."""

from __future__ import annotations

import random
import time
from collections.abc import Awaitable, Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import Any

from adapters.settings import Settings
from bot.conversation.messages import Home, Incoming, Reply
from bot.drafts.dispatch import write_due
from bot.inbox.open_questions import still_asked
from bot.inbox.service import Service
from bot.outbox.deliver import astray, deliver, found_again, lost
from bot.pages.home import home_of
from bot.pages.menu import menu_of, menus
from bot.ports import Clock, Messenger, Writer
from bot.schedule.tick import arm_welcomes, housekeeping, tick_batch
from bot.texts.loader import load_texts
from bot.turn import Writing
from conversation_prompts.load import load_library
from storage import ids, outbox, timers, writer_jobs
from storage.database import Database


class SystemClock:
    """The machine's clock."""

    def now(self) -> datetime:
        """This moment, aware UTC."""
        return datetime.now(UTC)


async def inline(transaction: Callable[[], Any]) -> Any:
    """The thread hop of a program that has nothing else to do meanwhile: none."""
    return transaction()


random_id = partial(ids.new_id, random.SystemRandom())
"""A new id that nobody can guess."""


@dataclass
class App:
    """Everything put together."""

    service: Service
    clock: Clock
    messengers: dict[str, Messenger] = field(default_factory=dict)
    hop: Callable[[Callable[[], Any]], Awaitable[Any]] = inline
    writer: Writer | None = None
    begin_writing: Callable[[], None] | None = None  # has ``write`` run beside everything else

    async def handle(self, incoming: Incoming) -> Reply:
        """Answer whoever acted, now."""
        now = self.clock.now()
        reply: Reply = await self.hop(lambda: self.service.handle(incoming, now))
        if reply.asks_writer and self.begin_writing is not None:
            self.begin_writing()
        return reply

    async def home(self, platform: str, workspace: str, user: str) -> Home | None:
        """The home page of whoever is reached there; None for a stranger."""
        now = self.clock.now()
        page: Home | None = await self.hop(lambda: home_of(self.service, platform, workspace, user, now))
        return page

    async def menu(self, platform: str, workspace: str, user: str) -> list[tuple[str, str]]:
        """The commands for whoever is reached there, each a word and what it does; none for a stranger."""
        found: list[tuple[str, str]] = await self.hop(
            lambda: menu_of(self.service, platform, workspace, user)
        )
        return found

    def menus(self) -> dict[str, list[tuple[str, str]]]:
        """The commands for somebody who is not known yet, by language."""
        return menus(self.service.texts)

    def open_to_invitations(self, platform: str, link: str) -> None:
        """From now on people can be invited to a platform. ``link`` has ``{code}`` where the invitation's code goes."""
        self.service.open_to_invitations(platform, link)

    async def connect(self, platform: str, workspace: str, user: str, email: str, zone: str | None) -> bool:
        """Remember where somebody on the roster is reached; False where nobody has that e-mail."""
        found: bool = await self.hop(
            lambda: self.service.connect(platform, workspace, user, email, zone=zone)
        )
        return found

    async def places(self, platform: str, person_ids: Sequence[str]) -> list[tuple[str, str]]:
        """Where these people are reached on a platform: workspace and user."""
        found: list[tuple[str, str]] = await self.hop(lambda: self.service.places(platform, person_ids))
        return found

    async def unplaced(self, platform: str) -> list[str]:
        """The e-mails of people on the roster who are not known on a platform yet."""
        found: list[str] = await self.hop(lambda: self.service.unplaced(platform))
        return found

    async def lost(self, platform: str, workspace: str, user: str) -> None:
        """Nobody is reached there any more: they blocked Pora. Another place of theirs is used, or the coordinator told."""
        now, platforms = self.clock.now(), frozenset(self.messengers)
        await self.hop(lambda: lost(self.service, platform, workspace, user, now, platforms))

    async def astray(self, platform: str, workspace: str) -> list[str]:
        """The users of a workspace to whom nothing gets any more."""
        found: list[str] = await self.hop(lambda: astray(self.service, platform, workspace))
        return found

    async def found_again(self, platform: str, workspace: str, user: str) -> None:
        """Whoever is meant there can be reached again, as the platform says."""
        await self.hop(lambda: found_again(self.service, platform, workspace, user))

    async def say_to(self, platform: str, workspace: str, user: str, text: str) -> str:
        """A text for whoever is reached there, in their words; for a stranger in every language."""
        now = self.clock.now()
        said: str = await self.hop(lambda: self.service.say_to(platform, workspace, user, text, now))
        return said

    async def still_asked(
        self, platform: str, workspace: str, user: str, questions: Collection[tuple[str, int]]
    ) -> frozenset[tuple[str, int]]:
        """Those of these questions, each a conversation and its turn, that whoever is reached there can answer still."""
        found: frozenset[tuple[str, int]] = await self.hop(
            lambda: still_asked(self.service, platform, workspace, user, questions)
        )
        return found

    def in_every_language(self, text: str) -> str:
        """A text for somebody whose language is not known yet."""
        return self.service.in_every_language(text)

    def start(self) -> int:
        """Invite who was not invited yet and start the clocks; how many invitations are new."""
        return arm_welcomes(self.service, self.clock.now())

    async def beat(self) -> None:
        """One heartbeat: fire what is due, deliver what is due."""
        now = self.clock.now()
        while (await self.hop(lambda: tick_batch(self.service, now)))[1]:
            pass
        if self.begin_writing is None:
            await self.write()
        elif await self.hop(lambda: self._writing_is_due(now)):
            self.begin_writing()
        await self._deliver()

    async def write(self) -> None:
        """Have the language model asked what is to be asked, and deliver what comes of it."""
        await write_due(self.service, self.writer, self.clock, self.hop, self._deliver)

    async def _deliver(self) -> None:
        await deliver(self.service, self.messengers, self.clock.now(), self.hop)

    def _writing_is_due(self, now: datetime) -> bool:
        with self.service.database.transaction() as work:
            due = writer_jobs.next_due(work)
        return due is not None and due <= now

    async def clean(self) -> None:
        """Daily housekeeping."""
        now = self.clock.now()
        await self.hop(lambda: housekeeping(self.service, now))

    def next_due(self) -> datetime | None:
        """When the next timer or delivery falls due; it may be past. None where nothing waits."""
        with self.service.database.transaction() as work:
            found = (timers.next_due(work), outbox.next_due(work), writer_jobs.next_due(work))
            due = [moment for moment in found if moment is not None]
        return min(due, default=None)

    def close(self) -> None:
        """Let go of the database."""
        self.service.database.close()


def build(
    settings: Settings,
    *,
    clock: Clock | None = None,
    new_id: Callable[[], str] | None = None,
    database: Database | None = None,
    messengers: Mapping[str, Messenger] | None = None,
    writer: Writer | None = None,
) -> App:
    """Put an app together from settings; tests and the terminal hand in their own clock, ids, ways to people and writer.

    Raises StorageFault (the database cannot be used) and CardFault (an organisation's own cards have faults).
    """
    library = load_library(*([settings.cards_dir] if settings.cards_dir else []))
    opened = database or Database.open(
        settings.database_url, keys=settings.encryption_keys, new_id=new_id or random_id
    )
    service = Service(
        opened,
        load_texts(),
        library,
        invitation_life=timedelta(hours=settings.invitation_hours),
        writing=_writing(writer, settings) if writer is not None else None,
    )
    return App(service, clock or SystemClock(), dict(messengers or {}), writer=writer)


def _writing(writer: Writer, settings: Settings) -> Writing:
    """A language model as people agree to it."""
    return Writing(
        writer.place,
        writer.model,
        writer.ready,
        person_a_day=settings.writer_day_person,
        programme_a_day=settings.writer_day_programme,
    )


def wait(seconds: float) -> None:
    """Let a person read. Only the demo in a terminal waits."""
    time.sleep(seconds)
