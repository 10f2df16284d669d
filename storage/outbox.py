"""Messages to be delivered, as rows: posted once by key, claimed with a lease (``storage.leases``), ended."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import and_, func, or_, select, update
from sqlmodel import col

from storage.database import UnitOfWork
from storage.leases import Queue
from storage.tables import OutboxMessage

_queue = Queue(OutboxMessage, "ended_at")


@dataclass(frozen=True, slots=True, kw_only=True)
class NewMessage:
    """A message to post; its key makes it one and the same, however often it is posted."""

    key: str
    person_id: str
    kind: str
    unasked: bool
    body: list[dict[str, Any]]
    due_at: datetime
    expires_at: datetime
    pair_id: str | None = None
    address_id: str | None = None  # the one place it is for; the preferred one where there is none
    on_delivered: list[dict[str, Any]] = field(default_factory=list)


def post(work: UnitOfWork, messages: Iterable[NewMessage], now: datetime) -> frozenset[str]:
    """Put messages in the outbox, in one statement for up to a thousand; the keys that are new.

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
    """Take up to ``limit`` due messages until ``now + lease``, the longest due first; counts an attempt each.

    Expired ones come too: whoever claims decides. No other worker gets one of them before the lease is over,
    so a lease is longer than sending may take. One statement. ValueError for no lease.
    """
    return _queue.claim(work, now, lease=lease, limit=limit)


def by_ids(work: UnitOfWork, ids: Collection[str]) -> list[OutboxMessage]:
    """Messages by id, as they are in this unit of work where it has read them."""
    return [row for row_id in sorted(ids) if (row := work.session.get(OutboxMessage, row_id)) is not None]


def claim_rest(
    work: UnitOfWork, batches: Collection[str], now: datetime, *, lease: timedelta
) -> list[OutboxMessage]:
    """Take what is left of batches of which some was claimed: what was tried as one is tried again as one."""
    return _queue.claim_only(work, now, lease=lease, only=col(OutboxMessage.batch).in_(batches))


def finish(
    work: UnitOfWork,
    ids: Collection[str],
    outcome: str,
    now: datetime,
    *,
    sent: bool,
    batch: str | None,
    claimed_until: datetime,
) -> frozenset[str]:
    """End messages (sent, expired, stopped, unreachable, dead) in one statement; the ids that were ended.

    What was ``sent`` as one shares a ``batch``. ``claimed_until`` is what the claimed rows say; a message
    that somebody else holds by now is left out and untouched.
    """
    values: dict[str, Any] = {"ended_at": now, "outcome": outcome, "batch": batch}
    if sent:
        values["sent_at"] = now
    return _queue.change(work, ids, values, claimed_until=claimed_until)


def reschedule(work: UnitOfWork, due: Mapping[str, datetime], *, claimed_until: datetime) -> frozenset[str]:
    """Give messages back untried, each id with its new due moment; the ids that were still held.

    One statement. The attempt does not count: waiting for the morning is no failure.
    """
    if not due:
        return frozenset()
    values = {
        "due_at": _queue.by_id(due, "due_at"),
        "claimed_until": None,
        "attempts": col(OutboxMessage.attempts) - 1,
    }
    return _queue.change(work, due, values, claimed_until=claimed_until)


def send_elsewhere(
    work: UnitOfWork, ids: Collection[str], now: datetime, *, claimed_until: datetime
) -> frozenset[str]:
    """Give messages back untried, due now and bound to no place; the ids that were still held. One statement."""
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
    """Note a failed try: due again at ``retry_at``, dead for None; False when somebody else holds it."""
    values: dict[str, Any] = {"error": error_class}
    if retry_at is None:
        values |= {"ended_at": now, "outcome": "dead"}
    else:
        values |= {"due_at": retry_at, "claimed_until": None}
    return bool(_queue.change(work, [message_id], values, claimed_until=claimed_until))


def next_due(work: UnitOfWork) -> datetime | None:
    """When a message can be claimed next, which may be past; None when nothing waits."""
    return _queue.next_due(work)


def recent_batches(
    work: UnitOfWork, person_ids: Collection[str], since: datetime, *, kinds: Collection[str]
) -> dict[str, list[datetime]]:
    """When each person got an unasked message of these kinds since an instant (included), oldest first.

    Messages of one batch count once, a message without a batch for itself. A batch that was tried and waits for its
    next try counts at that moment: it may have arrived, and it will. Every person asked for has a list. One statement.
    """
    found: dict[str, list[datetime]] = {person_id: [] for person_id in person_ids}
    if not found:
        return found
    person, sent = col(OutboxMessage.person_id), col(OutboxMessage.sent_at)
    batch = func.coalesce(col(OutboxMessage.batch), col(OutboxMessage.id))
    first = func.min(func.coalesce(sent, col(OutboxMessage.due_at)))
    tried = and_(_queue.waiting, col(OutboxMessage.batch).is_not(None))
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


def waiting(
    work: UnitOfWork, person_id: str, now: datetime, *, address_id: str | None = None
) -> list[OutboxMessage]:
    """What waits for a person and nobody is sending, in its order, kept until the transaction ends; one statement.

    What was tried already is left to whoever tries it again: it may have arrived. Of what is for one place alone only that
    of ``address_id`` comes.
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


def shown(work: UnitOfWork, rows: Collection[OutboxMessage], now: datetime) -> None:
    """End waiting messages that were shown in an answer, as one: the budget does not count them. Flushed later."""
    batch = next(iter(rows)).id
    for row in rows:
        row.sent_at = row.ended_at = now
        row.outcome, row.batch, row.unasked = "sent", batch, False
        work.add(row)


def stop_waiting(work: UnitOfWork, person_id: str, kinds: Collection[str], now: datetime) -> int:
    """End a person's waiting messages of these kinds as "stopped"; how many there were.

    What a worker is sending at this moment is left to it: it may have arrived already, and then counts as
    sent. When it comes back for another try, whoever claims it asks again whether the kind is stopped.
    """
    ended = work.session.scalars(
        update(OutboxMessage)
        .where(
            col(OutboxMessage.person_id) == person_id,
            col(OutboxMessage.kind).in_(kinds),
            _queue.waiting,
            _queue.free(now),
        )
        .values(ended_at=now, outcome="stopped")
        .returning(col(OutboxMessage.id)),
        execution_options={"synchronize_session": False},
    )
    return len(ended.all())


def dead(work: UnitOfWork) -> list[OutboxMessage]:
    """The messages that were given up after errors, oldest first."""
    return list(
        work.session.scalars(
            select(OutboxMessage)
            .where(col(OutboxMessage.outcome) == "dead")
            .order_by(col(OutboxMessage.ended_at), col(OutboxMessage.key))
        )
    )


def waiting_counts(work: UnitOfWork) -> dict[str, int]:
    """How many messages wait, by kind."""
    kind = col(OutboxMessage.kind)
    rows = work.session.execute(
        select(kind, func.count()).where(_queue.waiting).group_by(kind).order_by(kind)
    )
    return dict(tuple(row) for row in rows)
