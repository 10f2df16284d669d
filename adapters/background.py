"""Background work: runs something beside the event handlers whenever it is asked for, and cancels it at shutdown."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Coroutine
from typing import Any, Self, TypeVar

from bot.rules.exception_location import exception_location

DELAY = 0.5  # seconds: the person who acted gets their reply before the work begins

Result = TypeVar("Result")

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
            _log.error("writing failed: %s", exception_location(failure), extra={"action": "writing_failed"})


class BackgroundTasks:
    """Tasks started while an event is handled, watched for failures, finished or cancelled before the process ends.

    A task that fails is logged under ``action``, by the type of its exception.
    """

    def __init__(self, action: str) -> None:
        self._action = action
        self._running: set[asyncio.Task[Any]] = set()

    def start(self, work: Coroutine[Any, Any, Result]) -> asyncio.Task[Result]:
        """Run a coroutine in the background."""
        task = asyncio.get_running_loop().create_task(work)
        self._running.add(task)
        task.add_done_callback(self._done)
        return task

    async def wait_for(self, work: Coroutine[Any, Any, Result], seconds: float) -> asyncio.Task[Result]:
        """Start a task and wait for it, but no longer than so many seconds; after that it goes on in the background."""
        task = self.start(work)
        await asyncio.wait({task}, timeout=seconds)
        return task

    async def finish(self, grace: float | None = None) -> None:
        """Wait until no task is running, those started meanwhile included; after ``grace`` seconds cancel the rest."""
        while self._running:
            _, left = await asyncio.wait(self._running, timeout=grace)
            for task in left:
                task.cancel()
            await asyncio.gather(*left, return_exceptions=True)

    def cancel(self) -> None:
        """Cancel all running tasks."""
        for task in self._running:
            task.cancel()

    def _done(self, task: asyncio.Task[Any]) -> None:
        self._running.discard(task)
        if not task.cancelled() and (failure := task.exception()) is not None:
            _log.error("answering failed", extra={"action": self._action, "error": type(failure).__name__})
