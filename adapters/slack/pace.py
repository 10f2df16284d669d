"""One message a second a channel: what Slack takes from an app without complaint."""

from __future__ import annotations

import asyncio

from adapters.waiting import rest

EVERY = 1.0  # seconds
REMEMBERED = 1000  # channels: what has waited long enough need not be


class Pace:
    """Whose turn it is. Those who come to the same channel at once get their turns in order, ``every`` seconds apart."""

    def __init__(self, every: float = EVERY) -> None:
        self._every = every
        self._next: dict[str, float] = {}

    async def turn(self, channel: str) -> None:
        """Return when it is this caller's turn to write to the channel."""
        now = asyncio.get_running_loop().time()
        due = max(now, self._next.get(channel, now))
        if len(self._next) > REMEMBERED:
            self._next = {name: then for name, then in self._next.items() if then > now}
        self._next[channel] = due + self._every
        if due > now:
            await rest(due - now)
