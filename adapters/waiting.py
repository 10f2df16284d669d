"""Waiting on the real clock: the only place in the code that sleeps."""

from __future__ import annotations

import asyncio


async def rest(seconds: float) -> None:
    """Sleep. Only for a platform that asked for a pause, a rate limit, or a network that is gone; never for a due time."""
    await asyncio.sleep(seconds)  # noqa: TID251 - a limit or an outage outside leaves nothing to do but wait
