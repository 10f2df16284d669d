"""Rate limits of outgoing messages: so many in all, one at a time for each chat, and the pauses that a platform asks for.

``RateLimiter`` is the port. One process uses ``InProcessRateLimiter``; replicas that send for one bot share its limits, and so
need an implementation of their own.
"""

from __future__ import annotations

import asyncio
from datetime import timedelta
from typing import Protocol

from aiolimiter import AsyncLimiter

from adapters.keyed_locks import KeyedLocks
from adapters.waiting import rest
from bot.ports import RetryLater

REMEMBERED = 1000  # chats; beyond that, those whose limits have run out are forgotten


class RateLimiter(Protocol):
    """Says when a request may be sent."""

    async def acquire(self, chat: str | None = None) -> None:
        """Wait until a message may go to ``chat``; without a chat, until a request may go that counts for none.

        Raises RetryLater while the platform wants the chat to be left alone.
        """
        ...

    async def back_off(self, chat: str, after: timedelta) -> None:
        """The platform answered with Retry-After: send nothing to the chat for so long."""
        ...


class InProcessRateLimiter:
    """A ``RateLimiter`` of one process, on the event loop's clock.

    ``per_second`` spreads all requests evenly; without it only chats are limited. A caller takes from the limit in all only
    when its chat is free, so that one busy chat holds up no other.
    """

    def __init__(self, *, seconds_per_chat: float, per_second: float | None = None) -> None:
        self._seconds_per_chat = seconds_per_chat
        self._overall = AsyncLimiter(1, 1 / per_second) if per_second else None
        self._queues = KeyedLocks()
        self._next_at = _Moments()
        self._paused_until = _Moments()

    async def acquire(self, chat: str | None = None) -> None:
        """Wait for a turn. Raises RetryLater while the chat is to be left alone."""
        if chat is None:
            await self._take_overall()
            return
        async with self._queues.hold(chat):
            if seconds := self._next_at.left(chat):
                await rest(seconds)
            await self._take_overall()
            if seconds := self._paused_until.left(chat):
                raise RetryLater(timedelta(seconds=seconds))
            self._next_at.set(chat, self._seconds_per_chat)

    async def back_off(self, chat: str, after: timedelta) -> None:
        """Let ``acquire`` raise RetryLater for this chat until the time is over."""
        self._paused_until.set(chat, after.total_seconds())

    async def _take_overall(self) -> None:
        if self._overall is not None:
            await self._overall.acquire()


class _Moments:
    """A moment to come for each chat, by the event loop's clock. Those that are past are forgotten once there are many."""

    def __init__(self) -> None:
        self._at: dict[str, float] = {}
        self._forget_at = REMEMBERED

    def set(self, chat: str, seconds: float) -> None:
        """The chat's moment is in so many seconds."""
        now = asyncio.get_running_loop().time()
        if len(self._at) >= self._forget_at:
            self._at = {name: at for name, at in self._at.items() if at > now}
            self._forget_at = max(REMEMBERED, 2 * len(self._at))
        self._at[chat] = now + seconds

    def left(self, chat: str) -> float:
        """Seconds until the chat's moment; 0 if it has none or it is past."""
        return max(self._at.get(chat, 0.0) - asyncio.get_running_loop().time(), 0.0)
