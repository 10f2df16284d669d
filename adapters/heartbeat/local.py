"""The heartbeat of a single process, by APScheduler. Nothing is stored in it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from apscheduler.schedulers.asyncio import AsyncIOScheduler

BEAT_SECONDS = 5
CLEAN_HOUR = 3  # local to the machine


def start(beat: Callable[[], Awaitable[None]], clean: Callable[[], Awaitable[None]]) -> AsyncIOScheduler:
    """Start a scheduler on the current event loop: a beat every few seconds, housekeeping once a night.

    Beats never overlap; those missed during a long one are made up by a single beat.
    """
    from apscheduler.schedulers.asyncio import AsyncIOScheduler

    scheduler = AsyncIOScheduler()
    once = {"max_instances": 1, "coalesce": True, "misfire_grace_time": None}
    scheduler.add_job(beat, "interval", seconds=BEAT_SECONDS, id="beat", **once)
    scheduler.add_job(clean, "cron", hour=CLEAN_HOUR, id="clean", **once)
    scheduler.start()
    return scheduler
