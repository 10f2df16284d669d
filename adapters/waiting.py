"""Sleeping in the event loop, which is banned elsewhere: what falls due is a timer in the database, not a task that waits."""

from __future__ import annotations

import asyncio


async def rest(seconds: float) -> None:
    """Sleep. Only for a platform that asked for a pause, a rate limit, or a network that is gone; never for a due time."""
    await asyncio.sleep(seconds)  # noqa: TID251 - a limit or an outage outside leaves nothing to do but wait
