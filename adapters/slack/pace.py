"""Rate limiting of posts: one message a second in each channel, which is what Slack allows."""

from __future__ import annotations

import asyncio

from adapters.waiting import rest

INTERVAL = 1.0  # seconds between two messages in a channel
REMEMBERED = 1000  # channels; those whose interval is over are forgotten beyond that


class Pace:
    """Delays callers for the same channel so that they follow one another ``every`` seconds, in order of arrival."""

    def __init__(self, every: float = INTERVAL) -> None:
        self._every = every
        self._next: dict[str, float] = {}

    async def turn(self, channel: str) -> None:
        """Wait until the caller may post in the channel."""
        now = asyncio.get_running_loop().time()
        due = max(now, self._next.get(channel, now))
        if len(self._next) > REMEMBERED:
            self._next = {name: then for name, then in self._next.items() if then > now}
        self._next[channel] = due + self._every
        if due > now:
            await rest(due - now)
