"""What has happened in a store so far: how much, and until when."""

from __future__ import annotations

from datetime import datetime

from sqlmodel import col, func, select

from storage.database import UnitOfWork
from storage.tables import OutboxMessage, Person, SeenEvent, Timer


def latest(work: UnitOfWork) -> datetime | None:
    """The latest moment at which anything happened; None in an empty store."""
    moments = [
        work.session.exec(select(func.max(column))).one()
        for column in (SeenEvent.seen_at, OutboxMessage.sent_at, Timer.finished_at, Person.created_at)
    ]
    return max((moment for moment in moments if moment is not None), default=None)


def has_people(work: UnitOfWork) -> bool:
    """Whether a roster was ever applied."""
    return work.session.exec(select(col(Person.id)).limit(1)).first() is not None
