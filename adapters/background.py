"""Background work: runs something beside the event handlers whenever it is asked for, and cancels it at shutdown."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from typing import Self

from bot.rules.traces import where

DELAY = 0.5  # seconds: the person who acted gets their reply before the work begins

_log = logging.getLogger(__name__)


class BackgroundWork:
    """Runs ``work`` once for each ``begin``, a moment later; runs may overlap. Leaving the context cancels them."""

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
        """Run the work after DELAY."""
        loop = asyncio.get_running_loop()
        self._calls = {call for call in self._calls if not call.cancelled() and call.when() > loop.time()}
        self._calls.add(loop.call_later(DELAY, self._start))

    def _start(self) -> None:
        task = asyncio.get_running_loop().create_task(self._try())
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _try(self) -> None:
        try:
            await self._work()
        except Exception as failure:  # noqa: BLE001 - the heartbeat begins it again
            _log.error("writing failed: %s", where(failure), extra={"action": "writing_failed"})
