"""Background tasks of the Telegram adapter: started, watched for failures, finished before the process ends."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Coroutine
from typing import Any

GRACE = 10.0  # seconds that the end of the process waits for them

_log = logging.getLogger(__name__)


class BackgroundTasks:
    """Tasks that run beside the caller. A task that fails is logged, by the type of its exception."""

    def __init__(self) -> None:
        self._tasks: set[asyncio.Task[Any]] = set()

    def start(self, work: Coroutine[Any, Any, Any]) -> asyncio.Task[Any]:
        """Run a coroutine in the background."""
        task = asyncio.get_running_loop().create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._finished)
        return task

    async def wait_for(self, work: Coroutine[Any, Any, Any], seconds: float) -> asyncio.Task[Any]:
        """Start a task and wait for it, but no longer than so many seconds; after that it goes on in the background."""
        task = self.start(work)
        await asyncio.wait({task}, timeout=seconds)
        return task

    async def finish(self) -> None:
        """Wait for the tasks under way; after GRACE seconds cancel the rest, such as one that waits for a lost network."""
        if self._tasks:
            _, left = await asyncio.wait(self._tasks, timeout=GRACE)
            for task in left:
                task.cancel()
            await asyncio.gather(*left, return_exceptions=True)

    def _finished(self, task: asyncio.Task[Any]) -> None:
        self._tasks.discard(task)
        if not task.cancelled() and (failure := task.exception()) is not None:
            _log.error(
                "answering failed", extra={"action": "telegram_failed", "error": type(failure).__name__}
            )
