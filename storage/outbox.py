"""The outbox: messages to be delivered, posted once by key, claimed with a lease (``storage.leases``), ended with an outcome."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import or_, select, update
from sqlmodel import col

from storage.leases import Queue
from storage.outcomes import MessageOutcome
from storage.tables import OutboxMessage
from storage.unit_of_work import UnitOfWork

_queue = Queue(OutboxMessage, "ended_at")


@dataclass(frozen=True, slots=True, kw_only=True)
class NewMessage:
    """A message to post. Posted again with the same key, it stays one message."""

    key: str
    person_id: str
    kind: str
    unasked: bool
    body: list[dict[str, Any]]
    due_at: datetime
    expires_at: datetime
    pair_id: str | None = None
    address_id: str | None = None  # the only address it is for; None: the preferred one
    on_delivered: list[dict[str, Any]] = field(default_factory=list)


def post(work: UnitOfWork, messages: Iterable[NewMessage], now: datetime) -> frozenset[str]:
    """Insert messages into the outbox, in one statement for up to a thousand; the keys that are new.

    A key that was ever posted changes nothing. Of the same key twice the first entry counts.
    """
    by_key: dict[str, NewMessage] = {}
    for message in messages:
        by_key.setdefault(message.key, message)
    if not by_key:
        return frozenset()
    statement = work.insert(OutboxMessage).on_conflict_do_nothing(index_elements=["key"])
    rows = [
        {
            "id": work.new_id(),
            "key": message.key,
            "person_id": message.person_id,
            "pair_id": message.pair_id,
            "address_id": message.address_id,
            "kind": message.kind,
            "unasked": message.unasked,
            "body": message.body,
            "on_delivered": message.on_delivered,
            "created_at": now,
            "due_at": message.due_at,
            "expires_at": message.expires_at,
            "attempts": 0,
        }
        for message in by_key.values()
    ]
    return frozenset(work.session.scalars(statement.returning(col(OutboxMessage.key)), rows))


def claim(work: UnitOfWork, now: datetime, *, lease: timedelta, limit: int) -> list[OutboxMessage]:
    """Lease up to ``limit`` due messages until ``now + lease``, the longest due first; counts an attempt each.

    Expired ones come too: the worker decides about them. No other worker gets one of these messages before the lease
    is over, so a lease is longer than sending may take. One statement. ValueError for a lease of no length.
    """
    return _queue.claim(work, now, lease=lease, limit=limit)


def claim_rest(
    work: UnitOfWork, batches: Collection[str], now: datetime, *, lease: timedelta
) -> list[OutboxMessage]:
    """Lease the other messages of batches that were claimed in part: a batch is tried again as a whole. One statement."""
    return _queue.claim_only(work, now, lease=lease, only=col(OutboxMessage.batch).in_(batches))


def finish(
    work: UnitOfWork,
    ids: Collection[str],
    outcome: MessageOutcome,
    now: datetime,
    *,
    sent: bool,
    batch: str | None,
    claimed_until: datetime,
) -> frozenset[str]:
    """End messages with an outcome (MessageOutcome) in one statement; the ids that were ended.

    Messages that were ``sent`` as one share a ``batch``. ``claimed_until`` is that of the claimed rows; a message
    that another worker has claimed meanwhile is left out and untouched.
    """
    values: dict[str, Any] = {"ended_at": now, "outcome": outcome, "batch": batch}
    if sent:
        values["sent_at"] = now
    return _queue.change(work, ids, values, claimed_until=claimed_until)


def reschedule(work: UnitOfWork, due: Mapping[str, datetime], *, claimed_until: datetime) -> frozenset[str]:
    """Release messages untried, each id with its new due moment; the ids that were still leased.

    One statement. The attempt does not count: waiting for the morning is no failure.
    """
    if not due:
        return frozenset()
    values = {
        "due_at": _queue.value_by_id(due, "due_at"),
        "claimed_until": None,
        "attempts": col(OutboxMessage.attempts) - 1,
    }
    return _queue.change(work, due, values, claimed_until=claimed_until)


def send_elsewhere(
    work: UnitOfWork, ids: Collection[str], now: datetime, *, claimed_until: datetime
) -> frozenset[str]:
    """Release messages untried, due now and bound to no address; the ids that were still leased. One statement."""
    values = {
        "due_at": now,
        "claimed_until": None,
        "address_id": None,
        "attempts": col(OutboxMessage.attempts) - 1,
    }
    return _queue.change(work, ids, values, claimed_until=claimed_until)


def fail(
    work: UnitOfWork,
    message_id: str,
    error_class: str,
    retry_at: datetime | None,
    now: datetime,
    *,
    claimed_until: datetime,
) -> bool:
    """Record a failed attempt: due again at ``retry_at``, dead for None; False when another worker has claimed the message."""
    values: dict[str, Any] = {"error": error_class}
    if retry_at is None:
        values |= {"ended_at": now, "outcome": MessageOutcome.DEAD}
    else:
        values |= {"due_at": retry_at, "claimed_until": None}
    return bool(_queue.change(work, [message_id], values, claimed_until=claimed_until))


def by_ids(work: UnitOfWork, ids: Collection[str]) -> dict[str, OutboxMessage]:
    """Messages by id; an id that is unknown or was erased is left out. One statement for all of them."""
    if not ids:
        return {}
    found = work.session.scalars(select(OutboxMessage).where(col(OutboxMessage.id).in_(sorted(ids))))
    return {row.id: row for row in found}


def next_due(work: UnitOfWork) -> datetime | None:
    """When a message can be claimed next, which may be past; None when nothing waits."""
    return _queue.next_due(work)


def waiting(
    work: UnitOfWork, person_id: str, now: datetime, *, address_id: str | None = None
) -> list[OutboxMessage]:
    """The untried messages of a person that no worker has leased, oldest first, locked until the transaction ends; one statement.

    Messages that were tried already are left to the next attempt: they may have arrived. Of messages for one address
    alone, only those for ``address_id`` come.
    """
    return list(
        work.session.scalars(
            select(OutboxMessage)
            .where(
                col(OutboxMessage.person_id) == person_id,
                col(OutboxMessage.batch).is_(None),
                or_(col(OutboxMessage.address_id).is_(None), col(OutboxMessage.address_id) == address_id),
                _queue.waiting,
                _queue.free(now),
            )
            .order_by(col(OutboxMessage.created_at), col(OutboxMessage.key))
            .with_for_update(skip_locked=True)
        )
    )


def mark_shown(work: UnitOfWork, rows: Collection[OutboxMessage], now: datetime) -> None:
    """End waiting messages that were shown in an answer, as one batch outside the budget. Flushed later."""
    batch = next(iter(rows)).id
    for row in rows:
        row.sent_at = row.ended_at = now
        row.outcome, row.batch, row.unasked = MessageOutcome.SENT, batch, False
        work.add(row)


def stop_waiting(work: UnitOfWork, person_id: str, kinds: Collection[str], now: datetime) -> int:
    """End a person's waiting messages of these kinds as stopped; how many there were.

    A message that a worker is sending at this moment is left to it: it may have arrived already, and then counts as
    sent. Before another attempt the worker asks again whether the kind is stopped.
    """
    ended = work.session.scalars(
        update(OutboxMessage)
        .where(
            col(OutboxMessage.person_id) == person_id,
            col(OutboxMessage.kind).in_(kinds),
            _queue.waiting,
            _queue.free(now),
        )
        .values(ended_at=now, outcome=MessageOutcome.STOPPED)
        .returning(col(OutboxMessage.id)),
        execution_options={"synchronize_session": False},
    )
    return len(ended.all())
