"""Faults that tests inject into calls of the Web API."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from dataclasses import dataclass, field
from typing import Any, TypeVar

Result = TypeVar("Result")

EVERY_METHOD = "*"


@dataclass(eq=False)
class Fault:
    """A fault of the next ``left`` calls of a method; None for all calls until the faults are cleared."""

    method: str
    left: int | None = 1

    def takes(self, method: str) -> bool:
        """True if a call has this fault; counts the call."""
        if self.method not in (method, EVERY_METHOD) or self.left == 0:
            return False
        if self.left is not None:
            self.left -= 1
        return True


@dataclass(eq=False)
class Refused(Fault):
    """Answered with ``ok: false`` and an error code; nothing is done."""

    error: str = "internal_error"


@dataclass(eq=False)
class RateLimited(Fault):
    """Answered with 429 and ``Retry-After`` in seconds; nothing is done."""

    retry_after: int = 1


@dataclass(eq=False)
class Broken(Fault):
    """Answered with a status such as 500 or 503 and an empty body; nothing is done."""

    status: int = 500


@dataclass(eq=False)
class Garbled(Fault):
    """Answered with 200 and an unreadable body, as by a proxy in between; nothing is done."""

    body: str = "<html><body>One moment please"
    content_type: str = "application/json"


@dataclass(eq=False)
class Dropped(Fault):
    """Carried out, but the connection breaks before the answer."""


@dataclass(eq=False)
class Hanging(Fault):
    """Not answered until ``release``. The call is carried out before that if ``accepted``, else after it.

    The client's timeout does not depend on a clock: with ``times_out`` it is over as soon as a call hangs, and ``time_out`` ends
    it for the calls that hang now.
    """

    accepted: bool = False
    times_out: bool = False
    arrived: asyncio.Event = field(default_factory=asyncio.Event)  # a call hangs
    _released: asyncio.Event = field(default_factory=asyncio.Event)
    _timeouts: list[asyncio.Future[None]] = field(default_factory=list)  # of the client's calls under way

    def release(self) -> None:
        """Answer the calls that hang, and all later ones."""
        self.left = 0
        self._released.set()

    async def hold(self) -> None:
        """Hang, at the server."""
        self.arrived.set()
        if self.times_out:
            self.time_out()
        await self._released.wait()

    def time_out(self) -> None:
        """End the client's timeout for all calls under way."""
        for timeout in self._timeouts:
            if not timeout.done():
                timeout.set_result(None)

    async def at_client(self, call: Coroutine[Any, Any, Result]) -> Result:
        """Wait for a call's answer, at the client. Raises TimeoutError."""
        loop = asyncio.get_running_loop()
        timeout = loop.create_future()
        self._timeouts.append(timeout)
        answer = loop.create_task(call)
        try:
            await asyncio.wait({answer, timeout}, return_when=asyncio.FIRST_COMPLETED)
            if answer.done():
                return answer.result()
            raise TimeoutError
        finally:
            self._timeouts.remove(timeout)
            if not answer.done():
                answer.cancel()
                await asyncio.wait({answer})
