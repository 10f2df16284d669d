"""When a failed delivery is tried again, and when it is given up."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from storage import outbox
from storage.tables import OutboxMessage
from storage.unit_of_work import UnitOfWork

BACKOFF = (
    timedelta(minutes=1),
    timedelta(minutes=5),
    timedelta(minutes=30),
    timedelta(hours=2),
    timedelta(hours=8),
)


def retry_at(attempts: int, now: datetime) -> datetime | None:
    """When to try again after that many attempts; None: never."""
    return now + BACKOFF[attempts - 1] if attempts <= len(BACKOFF) else None


def give_back(work: UnitOfWork, rows: Sequence[OutboxMessage], failure: Exception, now: datetime) -> None:
    """Give rows back that could not be decided about or rendered, each to be tried again or given up."""
    for row in rows:
        again = retry_at(row.attempts, now)
        outbox.fail(work, row.id, type(failure).__name__, again, now, claimed_until=row.claimed_until or now)
