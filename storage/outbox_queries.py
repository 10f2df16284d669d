"""Read-only queries of the outbox: the budget of unasked messages, what a person was sent, and what operators look at."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import and_, func, or_, select
from sqlmodel import col

from storage.outcomes import MessageOutcome
from storage.tables import OutboxMessage
from storage.unit_of_work import UnitOfWork

_WAITING = col(OutboxMessage.ended_at).is_(None)


def recent_batches(
    work: UnitOfWork, person_ids: Collection[str], since: datetime, *, kinds: Collection[str]
) -> dict[str, list[datetime]]:
    """When each person got an unasked message of these kinds since an instant (included), oldest first.

    Messages of one batch count once, a message without a batch for itself. A batch that was tried and waits for its
    next attempt counts at that moment: it may have arrived, and it will. Every person asked for has a list. One statement.
    """
    found: dict[str, list[datetime]] = {person_id: [] for person_id in person_ids}
    if not found:
        return found
    person, sent = col(OutboxMessage.person_id), col(OutboxMessage.sent_at)
    batch = func.coalesce(col(OutboxMessage.batch), col(OutboxMessage.id))
    first = func.min(func.coalesce(sent, col(OutboxMessage.due_at)))
    tried = and_(_WAITING, col(OutboxMessage.batch).is_not(None))
    rows = work.session.execute(
        select(person, first)
        .where(
            person.in_(found),
            col(OutboxMessage.unasked),
            col(OutboxMessage.kind).in_(sorted(kinds)),
            or_(sent >= since, tried),
        )
        .group_by(person, batch)
        .order_by(first)
    )
    for person_id, moment in rows:
        found[person_id].append(moment)
    return found


def latest_batch(work: UnitOfWork, person_id: str) -> list[OutboxMessage]:
    """The messages of a person's latest delivery, oldest first: the answer to "why did I get this?"; one statement or two."""
    of_person = select(OutboxMessage).where(col(OutboxMessage.person_id) == person_id)
    last = work.session.scalar(
        of_person.where(col(OutboxMessage.sent_at).is_not(None))
        .order_by(col(OutboxMessage.sent_at).desc(), col(OutboxMessage.key))
        .limit(1)
    )
    if last is None:
        return []
    if last.batch is None:
        return [last]
    together = work.session.scalars(of_person.where(col(OutboxMessage.batch) == last.batch))
    return sorted(together, key=lambda row: (row.created_at, row.key))


def latest_of_kind(work: UnitOfWork, person_id: str, kind: str) -> OutboxMessage | None:
    """The latest message of a kind to a person, sent or not, as long as it is kept; one statement."""
    return work.session.scalar(
        select(OutboxMessage)
        .where(col(OutboxMessage.person_id) == person_id, col(OutboxMessage.kind) == kind)
        .order_by(col(OutboxMessage.created_at).desc(), col(OutboxMessage.key))
        .limit(1)
    )


def is_waiting(work: UnitOfWork, person_id: str, pair_id: str, kind: str) -> bool:
    """Whether a message of a kind about a pair still waits to be delivered to a person; one statement."""
    waiting = select(col(OutboxMessage.id)).where(
        col(OutboxMessage.person_id) == person_id,
        col(OutboxMessage.pair_id) == pair_id,
        col(OutboxMessage.kind) == kind,
        _WAITING,
    )
    return work.session.scalar(waiting.limit(1)) is not None


def dead(work: UnitOfWork) -> list[OutboxMessage]:
    """The messages that were given up after errors, oldest first."""
    return list(
        work.session.scalars(
            select(OutboxMessage)
            .where(col(OutboxMessage.outcome) == MessageOutcome.DEAD)
            .order_by(col(OutboxMessage.ended_at), col(OutboxMessage.key))
        )
    )


def waiting_counts(work: UnitOfWork) -> dict[str, int]:
    """The number of waiting messages, by kind."""
    kind = col(OutboxMessage.kind)
    rows = work.session.execute(select(kind, func.count()).where(_WAITING).group_by(kind).order_by(kind))
    return dict(tuple(row) for row in rows)
