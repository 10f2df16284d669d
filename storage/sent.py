"""What a person was sent: the answer to "why did I get this?"."""

from __future__ import annotations

from sqlmodel import col, select

from storage.database import UnitOfWork
from storage.tables import OutboxMessage


def latest_batch(work: UnitOfWork, person_id: str) -> list[OutboxMessage]:
    """The messages that reached the person last, all of one delivery; one statement or two."""
    last = work.session.exec(
        select(OutboxMessage)
        .where(
            OutboxMessage.person_id == person_id,
            col(OutboxMessage.sent_at).is_not(None),
        )
        .order_by(col(OutboxMessage.sent_at).desc(), col(OutboxMessage.key))
        .limit(1)
    ).first()
    if last is None:
        return []
    if last.batch is None:
        return [last]
    together = work.session.exec(
        select(OutboxMessage).where(OutboxMessage.person_id == person_id, OutboxMessage.batch == last.batch)
    ).all()
    return sorted(together, key=lambda row: (row.created_at, row.key))


def latest_of(work: UnitOfWork, person_id: str, kind: str) -> OutboxMessage | None:
    """The latest message of a kind that was written for the person, as far as it is still kept; one statement."""
    return work.session.exec(
        select(OutboxMessage)
        .where(OutboxMessage.person_id == person_id, OutboxMessage.kind == kind)
        .order_by(col(OutboxMessage.created_at).desc(), col(OutboxMessage.key))
        .limit(1)
    ).first()


def waits(work: UnitOfWork, person_id: str, pair_id: str, kind: str) -> bool:
    """Whether a message of a kind about a pair still waits to be delivered to the person; one statement."""
    waiting = select(OutboxMessage.id).where(
        OutboxMessage.person_id == person_id,
        OutboxMessage.pair_id == pair_id,
        OutboxMessage.kind == kind,
        col(OutboxMessage.ended_at).is_(None),
    )
    return work.session.exec(waiting.limit(1)).first() is not None
