"""``pora run``: the heartbeat, the channels that the settings name, and one HTTP server if a channel needs it."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import AsyncExitStack
from functools import partial
from typing import TYPE_CHECKING, ParamSpec, Protocol, TypeVar

from adapters.app import App
from adapters.background import BackgroundWork
from adapters.settings import Settings
from bot.ports import Hop

if TYPE_CHECKING:
    from starlette.routing import Route

    from bot.ports import Messenger

P = ParamSpec("P")
T = TypeVar("T")

_log = logging.getLogger(__name__)


class Channel(Protocol):
    """A platform in a running process: receives what people do, and has the messenger that reaches them."""

    @property
    def messenger(self) -> Messenger:
        """Sends messages to people there."""
        ...

    async def start(self) -> None:
        """Begin to receive what people do."""
        ...

    async def daily(self) -> None:
        """Do the platform's daily housekeeping."""
        ...

    async def stop(self) -> None:
        """Receive nothing more, finish what is under way, close the connections."""
        ...

    def routes(self) -> Sequence[Route]:
        """The HTTP routes that the platform calls."""
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


def start_heartbeat(
    beat: Callable[[], Awaitable[None]], nightly: Callable[[], Awaitable[None]]
) -> Callable[[], None]:
    """Start the heartbeat of one process; returns the function that ends it."""
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
    ] = start_heartbeat,
    ready: Callable[[int | None], None] = lambda _: None,
) -> None:
    """Run until ``stop`` is set, then finish what is under way.

    ``heartbeat`` starts the beat and the nightly housekeeping, and returns the function that ends them. ``ready`` is called
    once everything is open, with the port of the HTTP server, or None without one. Raises OSError if the port is taken.

    Every transaction runs in one worker thread: writers queue instead of clashing, and the event loop stays free.
    """
    port = None
    async with AsyncExitStack() as opened:
        worker = opened.enter_context(ThreadPoolExecutor(max_workers=1, thread_name_prefix="store"))
        app.hop = thread_hop(worker)
        open_now = channels(settings, app)
        for channel in open_now:
            opened.push_async_callback(channel.stop)
            app.messengers[channel.messenger.platform] = channel.messenger
        routes = [route for channel in open_now for route in channel.routes()]
        if routes:
            from adapters.web import application, listen, serve

            listening = listen(settings.http_host, settings.http_port)
            site = application(routes, partial(app.hop, app.next_due))
            opened.push_async_callback(await serve(site, listening))
            port = listening.getsockname()[1]
        for channel in open_now:
            if not await _started(channel, stop):
                return
        if app.writer is not None:
            writing = opened.enter_context(BackgroundWork(app.write))
            app.begin_writing = writing.begin
        await app.hop(app.start)
        opened.callback(heartbeat(app.beat, partial(_daily, app, open_now)))
        _log.info("running", extra={"action": "running", "platforms": sorted(app.messengers), "port": port})
        ready(port)
        await stop.wait()


async def _started(channel: Channel, stop: asyncio.Event) -> bool:
    """Start a channel; False if ``stop`` is set before it has started. Raises what starting it raises."""
    loop = asyncio.get_running_loop()
    starting, stopping = loop.create_task(channel.start()), loop.create_task(stop.wait())
    await asyncio.wait({starting, stopping}, return_when=asyncio.FIRST_COMPLETED)
    for task in (starting, stopping):
        if not task.done():
            task.cancel()
            await asyncio.wait({task})
    if starting.cancelled():
        return False
    starting.result()
    return True


async def _daily(app: App, channels: Sequence[Channel]) -> None:
    await app.clean()
    for channel in channels:
        await channel.daily()


def thread_hop(worker: ThreadPoolExecutor) -> Hop:
    """A hop that runs transactions in the worker's threads."""

    async def hop(transaction: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> T:
        call = partial(transaction, *args, **kwargs)
        return await asyncio.get_running_loop().run_in_executor(worker, call)

    return hop
