"""Pora, running in Slack as ``pora run`` runs it, in the test's own event loop and on a clock that is pushed.

async with SlackWorkspace() as slack, PoraInSlack(slack, tmp_path) as pora:
    ruta = slack.person("ruta@vejas.example")
    await ruta.says("labas")
    await pora.advance(days=8)
"""

from __future__ import annotations

import asyncio
import random
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager
from datetime import timedelta
from functools import partial
from pathlib import Path
from threading import Event
from types import TracebackType
from typing import Any, Self, TypeVar

from sqlalchemy import delete, update
from sqlmodel import SQLModel, select

from adapters.app import App, build
from adapters.console.clock import SimulatedClock
from adapters.running import Channel, run
from adapters.settings import Settings
from adapters.slack.channel import SlackChannel
from adapters.slack.pace import Pace
from bot.ports import Writer
from bot.programmes.apply import apply, plan
from bot.programmes.programme_file import read_programme
from bot.programmes.roster_file import read_roster
from storage import ids
from storage.tables import Address, OutboxMessage
from tests.support.people import KEY, PROGRAMME, ROSTER, Start, nothing_read_twice, welcomed
from tests.support.slack.workspace import SlackWorkspace

Row = TypeVar("Row", bound=SQLModel)

BEATS_AT_ONE_MOMENT = 100
BOUND = 20.0  # seconds until a machine that is busy counts as hung


class Died(BaseException):
    """The process is gone: whatever comes after is for the next one."""


class PoraInSlack:
    """A running Pora. ``mode`` is http or socket. A database that is in the folder is gone on with."""

    def __init__(
        self,
        slack: SlackWorkspace,
        folder: Path,
        *,
        mode: str = "http",
        roster: str = ROSTER,
        programme: str = PROGRAMME,
        welcomed: bool = True,  # everybody went through the welcome beforehand, in their roster's language
        more: dict[str, Any] | None = None,
        writer: Writer | None = None,
    ) -> None:
        self.slack = slack
        self.clock = SimulatedClock(slack.now)
        self.channel: SlackChannel
        self.app: App
        self._mode = mode
        self._roster, self._programme = roster, programme
        self._file = folder / "pora.db"
        self._welcomed = welcomed
        self._writer = writer
        self._stop = asyncio.Event()
        self._running: asyncio.Task[None]
        usual: dict[str, Any] = {
            "slack_mode": mode,
            "slack_bot_token": slack.bot_token,
            "slack_app_token": slack.app_token,
            "slack_signing_secret": slack.signing_secret,
            "slack_api_url": slack.api_url,
        }
        self.settings = Settings(
            _env_file=None,
            database_url=f"sqlite:///{self._file}",
            encryption_keys=KEY,
            http_port=0,
            **{**usual, **(more or {})},
        )

    async def __aenter__(self) -> Self:
        fresh = not self._file.exists()
        if fresh and self._welcomed:
            start = Start(roster=self._roster, programme=self._programme, restarts=False)
            rows = (await asyncio.to_thread(welcomed, start)).rows  # it has an event loop of its own
            self._file.write_bytes(rows)
        with nothing_read_twice():
            self.app = build(
                self.settings,
                clock=self.clock,
                new_id=partial(ids.new_id, random.Random(f"pora:slack:{fresh}")),  # noqa: S311 - tests are repeatable
                writer=self._writer,
            )
        if fresh and self._welcomed:
            with self.app.service.database.transaction() as work:
                work.session.execute(update(OutboxMessage).values(address_id=None))
                work.session.execute(delete(Address))  # so far they sat at a terminal
        elif fresh:
            self._apply()
        ready: asyncio.Future[int | None] = asyncio.get_running_loop().create_future()
        self._running = asyncio.get_running_loop().create_task(
            run(
                self.app,
                self.settings,
                self._stop,
                channels=self._channels,
                heartbeat=_no_heartbeat,
                ready=ready.set_result,
            )
        )
        async with asyncio.timeout(BOUND):
            opening: set[asyncio.Future[Any]] = {ready, self._running}
            await asyncio.wait(opening, return_when=asyncio.FIRST_COMPLETED)
        if self._running.done():
            await self._running
        self.app.begin_writing = None  # what it is asked, it is asked at the next beat
        port = ready.result()
        url = f"http://127.0.0.1:{port}/slack/events" if port else ""
        self.slack.app_listens(url, settled=self.happen)
        if self._mode == "socket":
            await self.slack.app_connects()
        await self.happen()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stop.set()
        await self._running
        self.app.close()

    def dies_before_sending(self) -> None:
        """From now on nothing leaves this process: what is committed waits for the next one."""

        async def die(*_: Any, **__: Any) -> None:
            raise Died

        self.channel.messenger.send = die  # type: ignore[method-assign]

    @asynccontextmanager
    async def busy_database(self) -> AsyncIterator[Event]:
        """Something long goes on in the database until the event is set; nobody waits for the app to rest meanwhile."""
        over = Event()
        working: asyncio.Future[Any] = asyncio.ensure_future(self.app.hop(lambda: over.wait(BOUND)))
        with self.impatient():
            try:
                yield over
            finally:
                over.set()
        await working

    @contextmanager
    def impatient(self, seconds: float = 0.01) -> Iterator[None]:
        """Slack waits that long and no longer, and nobody waits for the app to rest."""
        desk, slack = self.channel.desk, self.slack
        usual, settled = desk._patience, slack._settled
        desk._patience, slack._settled = seconds, None
        try:
            yield
        finally:
            desk._patience, slack._settled = usual, settled

    @property
    def events_url(self) -> str:
        """Where Slack posts to."""
        return self.slack._app_url

    @property
    def health_url(self) -> str:
        """Where whoever watches the server looks."""
        return self.slack._app_url.replace("/slack/events", "/healthz")

    def rows(self, table: type[Row]) -> list[Row]:
        """What a table holds, for what no person can see."""
        with self.app.service.database.transaction() as work:
            return list(work.session.exec(select(table)).all())

    async def happen(self) -> None:
        """What people did is answered, and everything due at this moment happens."""
        await self.channel.desk.rest()
        for _ in range(BEATS_AT_ONE_MOMENT):
            try:
                await self.app.beat()
            except Died:
                return
            due = await self.app.hop(self.app.next_due)
            if due is None or due > self.clock.now():
                break
        else:
            raise AssertionError("something stays due although it was handled")
        await self.channel.desk.rest()

    async def advance(self, **by: float) -> None:
        """Push the clock; everything due on the way happens at its own moment."""
        target = self.clock.now() + timedelta(**by)
        while (due := await self.app.hop(self.app.next_due)) is not None and due <= target:
            await self._to(max(due, self.clock.now()))
            await self.happen()
        await self._to(target)

    async def _to(self, moment: Any) -> None:
        passed = moment - self.clock.now()
        self.clock.move_to(moment)
        await self.slack.moves(seconds=passed.total_seconds())

    def _channels(self, settings: Settings, app: App) -> list[Channel]:
        self.channel = SlackChannel(settings.slack_access(), app, pace=Pace(every=0))
        self.channel.desk._pauses = (0.0, 0.0, 0.0)
        return [self.channel]

    def _apply(self) -> None:
        spec = read_programme(self._programme.encode(), "programme.toml")
        assert spec.value is not None, spec.faults
        roster = read_roster(self._roster.strip().encode(), "roster.csv", spec.value)
        assert roster.value is not None, roster.faults
        with self.app.service.database.transaction() as work:
            apply(work, plan(work, spec.value, roster.value, self.clock.now()), self.clock.now())


class Place:
    """A workspace with Pora in it, and the people of its two pairs."""

    def __init__(self, slack: SlackWorkspace, pora: PoraInSlack) -> None:
        self.slack, self.pora = slack, pora
        self.ruta, self.tomas, self.emily, self.james, self.ausra, self.olivia = (
            slack.person(f"{handle}@vejas.example")
            for handle in ("ruta", "tomas", "emily", "james", "ausra", "olivia")
        )


def _no_heartbeat(
    beat: Callable[[], Awaitable[None]], nightly: Callable[[], Awaitable[None]]
) -> Callable[[], None]:
    return lambda: None
