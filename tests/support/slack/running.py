"""Runs Pora in the emulated workspace as ``pora run`` does, in the test's event loop and on a simulated clock.

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

from aiohttp import ClientHandlerType, ClientRequest, ClientResponse
from sqlalchemy import delete, update
from sqlmodel import SQLModel, select

from adapters.app import App, build
from adapters.console.clock import SimulatedClock
from adapters.running import Channel, run
from adapters.settings import Settings
from adapters.slack.channel import SlackChannel
from adapters.slack.timing import Timing
from bot.ports import Writer
from bot.programmes.apply import apply_plan, make_plan
from bot.programmes.programme_file import read_programme
from bot.programmes.roster_file import read_roster
from storage import ids
from storage.tables import Address, OutboxMessage
from tests.support.people import KEY, PROGRAMME, ROSTER, Start, nothing_read_twice
from tests.support.people import welcomed as welcomed_world
from tests.support.slack.workspace import SlackWorkspace
from tests.support.unlimited import Unlimited

Row = TypeVar("Row", bound=SQLModel)
Result = TypeVar("Result")

MAX_BEATS = 100  # at one moment of the clock
TIMEOUT = 60.0  # seconds until a wait counts as failed; no test waits that long
SHORT = 0.01  # seconds: an ack window that is over before a reply that the test holds up


class Died(BaseException):
    """The process has died; what is left to do is for the next one."""


class PoraInSlack:
    """A running Pora, on the database in the folder if there is one. ``mode`` is http or socket.

    The ack window and all timeouts are too long to matter, so that no test depends on the machine's speed.
    """

    def __init__(
        self,
        slack: SlackWorkspace,
        folder: Path,
        *,
        mode: str = "http",
        roster: str = ROSTER,
        programme: str = PROGRAMME,
        welcomed: bool = True,  # everybody has been through the welcome, in their roster's language
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
            rows = (await asyncio.to_thread(welcomed_world, start)).rows  # it runs its own event loop
            self._file.write_bytes(rows)
        with nothing_read_twice():
            self.app = build(
                self.settings,
                clock=self.clock,
                new_id=partial(ids.new_id, random.Random(f"pora:slack:{fresh}")),  # noqa: S311 - tests are repeatable
                writer=self._writer,
            )
        if fresh and self._welcomed:
            with self.app.installation.database.transaction() as work:
                work.session.execute(update(OutboxMessage).values(address_id=None))
                work.session.execute(delete(Address))  # the welcome took place at the terminal
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
        async with asyncio.timeout(TIMEOUT):
            opening: set[asyncio.Future[Any]] = {ready, self._running}
            await asyncio.wait(opening, return_when=asyncio.FIRST_COMPLETED)
        if self._running.done():
            await self._running
        self.app.begin_writing = None  # the language model is asked at the next beat instead
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
        if kind is not None:
            self.slack.heals()  # else a failed test waits for calls that hang
        self._stop.set()
        await self._running
        self.app.close()

    def dies_before_sending(self) -> None:
        """Let the process die at its next send: what is committed is sent by the next process."""

        async def die(*_: Any, **__: Any) -> None:
            raise Died

        self.channel.messenger.send = die  # type: ignore[method-assign]

    @asynccontextmanager
    async def busy_database(self) -> AsyncIterator[Event]:
        """The database is busy until the event is set: every reply takes longer than the ack window. Acts do not settle."""
        loop = asyncio.get_running_loop()
        over, begun = Event(), asyncio.Event()

        def work() -> None:
            loop.call_soon_threadsafe(begun.set)
            over.wait(TIMEOUT)

        working = loop.create_task(_completed(self.app.hop(work)))
        await begun.wait()
        with self.short_ack_window():
            try:
                yield over
            finally:
                over.set()
        await working

    @contextmanager
    def short_ack_window(self) -> Iterator[None]:
        """What the test holds up takes longer than the ack window. Acts do not settle."""
        timing = self.channel.timing
        usual, timing.ack_window = timing.ack_window, SHORT
        with self.unsettled():
            try:
                yield
            finally:
                timing.ack_window = usual

    @contextmanager
    def unsettled(self) -> Iterator[None]:
        """Acts are over when they are acknowledged; no act waits until the app is idle."""
        settled, self.slack._settled = self.slack._settled, None
        try:
            yield
        finally:
            self.slack._settled = settled

    @property
    def events_url(self) -> str:
        """The request URL for Slack."""
        return self.slack._app_url

    @property
    def health_url(self) -> str:
        """The address of the health check."""
        return self.slack._app_url.replace("/slack/events", "/healthz")

    def rows(self, table: type[Row]) -> list[Row]:
        """What a table holds, for what no person can see."""
        with self.app.installation.database.transaction() as work:
            return list(work.session.exec(select(table)).all())

    async def happen(self) -> None:
        """Wait until all acts are answered, and handle everything that is due now."""
        await self.channel.background.finish()
        for _ in range(MAX_BEATS):
            try:
                await self.app.beat()
            except Died:
                return
            due = await self.app.hop(self.app.next_due)
            if due is None or due > self.clock.now():
                break
        else:
            raise AssertionError("something stays due although it was handled")
        await self.channel.background.finish()

    async def advance(self, **by: float) -> None:
        """Move the clock forward; everything due on the way is handled at its own time."""
        target = self.clock.now() + timedelta(**by)
        while (due := await self.app.hop(self.app.next_due)) is not None and due <= target:
            await self._set_clock(max(due, self.clock.now()))
            await self.happen()
        await self._set_clock(target)

    async def _set_clock(self, moment: Any) -> None:
        passed = moment - self.clock.now()
        self.clock.move_to(moment)
        await self.slack.moves(seconds=passed.total_seconds())

    def _channels(self, settings: Settings, app: App) -> list[Channel]:
        timing = Timing(
            ack_window=TIMEOUT, retry_pauses=(0.0, 0.0, 0.0), call_timeout=TIMEOUT, socket_ping=TIMEOUT
        )
        self.channel = SlackChannel(settings.slack_access(), app, limiter=Unlimited(), timing=timing)
        self.channel.workspaces.session._middlewares = (self._with_timeouts,)
        return [self.channel]

    async def _with_timeouts(self, request: ClientRequest, handler: ClientHandlerType) -> ClientResponse:
        """Let the HTTP client time out on a call that hangs when the fault says so."""
        hanging = self.slack.api.hanging(request.url.name)
        return await (
            handler(request) if hanging is None else hanging.at_client(_completed(handler(request)))
        )

    def _apply(self) -> None:
        spec = read_programme(self._programme.encode(), "programme.toml")
        assert spec.value is not None, spec.faults
        roster = read_roster(self._roster.strip().encode(), "roster.csv", spec.value)
        assert roster.value is not None, roster.faults
        with self.app.installation.database.transaction() as work:
            apply_plan(work, make_plan(work, spec.value, roster.value, self.clock.now()), self.clock.now())


class SlackTeam:
    """A workspace with Pora, and the people of its two pairs with their coordinators."""

    def __init__(self, slack: SlackWorkspace, pora: PoraInSlack) -> None:
        self.slack, self.pora = slack, pora
        self.ruta, self.tomas, self.emily, self.james, self.ausra, self.olivia = (
            slack.person(f"{handle}@vejas.example")
            for handle in ("ruta", "tomas", "emily", "james", "ausra", "olivia")
        )


async def _completed(waiting: Awaitable[Result]) -> Result:
    return await waiting


def _no_heartbeat(
    beat: Callable[[], Awaitable[None]], nightly: Callable[[], Awaitable[None]]
) -> Callable[[], None]:
    return lambda: None
