"""Firing everything that is due, however many batches it takes."""

from __future__ import annotations

from datetime import datetime

from bot.installation import Installation
from bot.schedule.tick import tick_batch


def tick(installation: Installation, now: datetime) -> int:
    """Fire everything that is due at ``now`` (aware); how many timers were finished."""
    finished, more = 0, True
    while more:
        done, more = tick_batch(installation, now)
        finished += done
    return finished
