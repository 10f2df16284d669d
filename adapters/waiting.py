"""Waiting, for the only reason there is: a limit or the absence of somebody outside."""

from __future__ import annotations

import asyncio


async def rest(seconds: float) -> None:
    """Let the loop do other things for a while."""
    loop = asyncio.get_running_loop()
    over: asyncio.Future[None] = loop.create_future()
    call = loop.call_later(seconds, over.set_result, None)
    try:
        await over
    finally:
        call.cancel()
