"""Whether the store has been used, and when last."""

from __future__ import annotations

from datetime import datetime

from sqlmodel import col, func, select

from storage.tables import OutboxMessage, Person, SeenEvent, Timer
from storage.unit_of_work import UnitOfWork


def latest(work: UnitOfWork) -> datetime | None:
    """The latest moment of an event, a sent message, a finished timer or a new person; None in an empty store."""
    moments = [
        work.session.exec(select(func.max(column))).one()
        for column in (SeenEvent.seen_at, OutboxMessage.sent_at, Timer.finished_at, Person.created_at)
    ]
    return max((moment for moment in moments if moment is not None), default=None)


def has_people(work: UnitOfWork) -> bool:
    """Whether there is any person: a roster was applied at least once."""
    return work.session.exec(select(col(Person.id)).limit(1)).first() is not None
