"""``pora run``: the heartbeat, the channels that the settings name, one HTTP server where one is needed."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import AsyncExitStack
from functools import partial
from typing import TYPE_CHECKING, Any, Protocol, Self

from adapters.app import App
from adapters.settings import Settings
from bot.rules.exception_location import exception_location

if TYPE_CHECKING:
    from starlette.routing import Route

    from bot.ports import Messenger

A_MOMENT = 0.5  # seconds

_log = logging.getLogger(__name__)


class Channel(Protocol):
    """A platform while it is open."""

    @property
    def messenger(self) -> Messenger:
        """The way to people there."""
        ...

    async def start(self) -> None:
        """Open the way in."""
        ...

    async def daily(self) -> None:
        """What is to be done there once a day."""
        ...

    async def stop(self) -> None:
        """Take in nothing more, finish what is under way, let go."""
        ...

    def routes(self) -> Sequence[Route]:
        """What an HTTP server answers for it."""
        ...


def open_channels(settings: Settings, app: App) -> list[Channel]:
    """The channels that the settings name. They need a running event loop."""
    found: list[Channel] = []
    if settings.slack_wanted:
        from adapters.slack.channel import SlackChannel

        found.append(SlackChannel(settings.slack_access(), app))
    if settings.telegram_wanted:
        from adapters.telegram.channel import TelegramChannel

        found.append(TelegramChannel(settings.telegram_access(), app))
    return found


def beating(
    beat: Callable[[], Awaitable[None]], nightly: Callable[[], Awaitable[None]]
) -> Callable[[], None]:
    """The heartbeat of one process, begun; what is returned ends it."""
    from adapters.heartbeat.local import start

    return partial(start(beat, nightly).shutdown, wait=False)


async def run(
    app: App,
    settings: Settings,
    stop: asyncio.Event,
    *,
    channels: Callable[[Settings, App], list[Channel]] = open_channels,
    heartbeat: Callable[
        [Callable[[], Awaitable[None]], Callable[[], Awaitable[None]]], Callable[[], None]
    ] = beating,
    ready: Callable[[int | None], None] = lambda _: None,
) -> None:
    """Run until ``stop`` is set; what is under way is finished then.

    ``ready`` is called once everything is open, with the HTTP server's port where there is one. ``heartbeat`` is given what to
    do at each beat and each night, and returns what ends it. Raises OSError where the port is taken.

    Every transaction runs in one worker thread: writers queue instead of clashing, and the loop stays free.
    """
    port = None
    async with AsyncExitStack() as opened:
        worker = opened.enter_context(ThreadPoolExecutor(max_workers=1, thread_name_prefix="store"))
        app.hop = partial(_in_thread, worker)
        ways = channels(settings, app)
        for way in ways:
            opened.push_async_callback(way.stop)
            app.messengers[way.messenger.platform] = way.messenger
        routes = [route for way in ways for route in way.routes()]
        if routes:
            from adapters.web import listen, serve, site

            listening = listen(settings.http_host, settings.http_port)
            opened.push_async_callback(await serve(site(routes, partial(app.hop, app.next_due)), listening))
            port = listening.getsockname()[1]
        for way in ways:
            if not await _opens(way, stop):
                return
        if app.writer is not None:
            writing = opened.enter_context(Beside(app.write))
            app.begin_writing = writing.begin
        await app.hop(app.start)
        opened.callback(heartbeat(app.beat, partial(_daily, app, ways)))
        _log.info("running", extra={"action": "running", "platforms": sorted(app.messengers), "port": port})
        ready(port)
        await stop.wait()


async def _opens(way: Channel, stop: asyncio.Event) -> bool:
    """Open a way in; False where Pora is told to end before it is open. Raises what opening raises."""
    loop = asyncio.get_running_loop()
    opening, ending = loop.create_task(way.start()), loop.create_task(stop.wait())
    await asyncio.wait({opening, ending}, return_when=asyncio.FIRST_COMPLETED)
    for task in (opening, ending):
        if not task.done():
            task.cancel()
            await asyncio.wait({task})
    if opening.cancelled():
        return False
    opening.result()
    return True


class Beside:
    """Runs something beside everything else, as often as it is begun; what is under way at the end is left off.

    It begins a moment later: whoever acted has their answer first.
    """

    def __init__(self, work: Callable[[], Awaitable[None]]) -> None:
        self._work = work
        self._calls: set[asyncio.TimerHandle] = set()
        self._tasks: set[asyncio.Task[None]] = set()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        for call in self._calls:
            call.cancel()
        for task in self._tasks:
            task.cancel()

    def begin(self) -> None:
        """Begin it once more."""
        self._calls = {call for call in self._calls if not call.cancelled() and call.when() > _loop().time()}
        self._calls.add(_loop().call_later(A_MOMENT, self._start))

    def _start(self) -> None:
        task = _loop().create_task(self._try())
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _try(self) -> None:
        try:
            await self._work()
        except Exception as failure:  # noqa: BLE001 - the heartbeat begins it again
            _log.error("writing failed: %s", exception_location(failure), extra={"action": "writing_failed"})


def _loop() -> asyncio.AbstractEventLoop:
    return asyncio.get_running_loop()


async def _daily(app: App, ways: Sequence[Channel]) -> None:
    await app.clean()
    for way in ways:
        await way.daily()


async def _in_thread(worker: ThreadPoolExecutor, transaction: Any) -> Any:
    return await asyncio.get_running_loop().run_in_executor(worker, transaction)
