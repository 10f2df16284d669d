"""Daily housekeeping: what need not be remembered is forgotten."""

from __future__ import annotations

import logging
from datetime import datetime, timedelta

from bot.installation import Installation
from storage import invitations, retention, seen_events

EVENTS_KEPT = timedelta(days=3)  # platforms redeliver within hours

_log = logging.getLogger(__name__)


def housekeeping(installation: Installation, now: datetime) -> int:
    """Forget events that no platform delivers again, and everything past its retention; how many rows went."""
    with installation.database.transaction() as work:
        counts = retention.expire(work, now)
        forgotten = seen_events.delete_before(work, now - EVENTS_KEPT) + invitations.delete_old(work, now)
    installation.database.checkpoint()  # what was erased leaves the write-ahead log, too
    _log.info(
        "housekeeping done",
        extra={"action": "housekeeping", **{f"gone_{kind}": n for kind, n in counts.items()}},
    )
    return forgotten + sum(counts.values())
