"""What can go wrong with a call to Slack, for tests to bring about."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field

EVERY_METHOD = "*"


@dataclass(eq=False)
class Fault:
    """How the next ``left`` calls of a method go wrong (None: all of them, until the API is healed)."""

    method: str
    left: int | None = 1

    def takes(self, method: str) -> bool:
        """Whether this call is one of them; counts it if so."""
        if self.method not in (method, EVERY_METHOD) or self.left == 0:
            return False
        if self.left is not None:
            self.left -= 1
        return True


@dataclass(eq=False)
class Refused(Fault):
    """Answered with ``ok: false`` and this error; Slack did nothing."""

    error: str = "internal_error"


@dataclass(eq=False)
class RateLimited(Fault):
    """429 with ``Retry-After`` in seconds; Slack did nothing."""

    retry_after: int = 1


@dataclass(eq=False)
class Broken(Fault):
    """A status such as 500 or 503 with an empty body; Slack did nothing."""

    status: int = 500


@dataclass(eq=False)
class Garbled(Fault):
    """200 with a body that nobody can read, as from some box in between; Slack did nothing."""

    body: str = "<html><body>One moment please"
    content_type: str = "application/json"


@dataclass(eq=False)
class Dropped(Fault):
    """Slack did what it was asked, then the connection broke: the caller cannot know."""


@dataclass(eq=False)
class Hanging(Fault):
    """Nothing is answered until ``release``; Slack has already done it when ``accepted``, and does it then otherwise."""

    accepted: bool = False
    arrived: asyncio.Event = field(default_factory=asyncio.Event)  # somebody hangs
    _released: asyncio.Event = field(default_factory=asyncio.Event)

    def release(self) -> None:
        """Let everybody go who hangs, and nobody hang any more."""
        self.left = 0
        self._released.set()

    async def hold(self) -> None:
        """Hang."""
        self.arrived.set()
        await self._released.wait()
