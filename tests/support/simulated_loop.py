"""An event loop whose clock jumps to whatever is next: an hour of waiting is over at once, and nothing else is different."""

from __future__ import annotations

import asyncio
import selectors
from collections.abc import Coroutine
from typing import Any, TypeVar

Result = TypeVar("Result")

TURN = 1e-9  # seconds that each turn of the loop takes: on a clock that stood still, "a rounding error from now" never comes


class NothingWillHappen(AssertionError):
    """Everything waits, and for nothing that is due."""


class _Jumping(selectors.DefaultSelector):
    """Waits for no descriptor: time passes instead."""

    now = 0.0

    def select(self, timeout: float | None = None) -> list[tuple[selectors.SelectorKey, int]]:
        if timeout is None:
            raise NothingWillHappen
        self.now += max(timeout, 0.0) + TURN
        return super().select(0)


class SimulatedLoop(asyncio.SelectorEventLoop):
    """The loop; its time begins at nought."""

    def __init__(self) -> None:
        self._jumping = _Jumping()
        super().__init__(self._jumping)

    def time(self) -> float:
        return self._jumping.now


def simulated(story: Coroutine[Any, Any, Result]) -> Result:
    """Run a story to its end on such a loop."""
    with asyncio.Runner(loop_factory=SimulatedLoop) as runner:
        return runner.run(story)


async def passes(seconds: float) -> None:
    """So much time passes."""
    loop = asyncio.get_running_loop()
    over: asyncio.Future[None] = loop.create_future()
    loop.call_later(seconds, over.set_result, None)
    await over
