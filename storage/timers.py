"""Timers: armed by key, claimed with a lease (``storage.leases``), finished in batches with an outcome."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import delete
from sqlmodel import col

from storage.leases import Queue
from storage.outcomes import TimerOutcome
from storage.tables import Timer
from storage.unit_of_work import UnitOfWork

_queue = Queue(Timer, "finished_at")


@dataclass(frozen=True, slots=True, kw_only=True)
class NewTimer:
    """A timer to arm. Armed again with the same key, it stays one timer."""

    key: str
    kind: str
    due_at: datetime
    person_id: str | None = None
    pair_id: str | None = None
    subject: str | None = None
    turn: int | None = None


def arm(work: UnitOfWork, timers: Iterable[NewTimer]) -> None:
    """Arm timers, in one statement for up to a thousand; ``due_at`` is aware.

    A key that has not fired yet moves to the new moment; one that has fired is left as it is and never fires
    again. Of two timers with the same key the later entry counts.
    """
    by_key = {timer.key: timer for timer in timers}
    if not by_key:
        return
    insert = work.insert(Timer)
    upsert = insert.on_conflict_do_update(
        index_elements=["key"], set_={"due_at": insert.excluded.due_at}, where=_queue.waiting
    )
    rows = [
        {
            "id": work.new_id(),
            "key": timer.key,
            "kind": timer.kind,
            "due_at": timer.due_at,
            "person_id": timer.person_id,
            "pair_id": timer.pair_id,
            "subject": timer.subject,
            "turn": timer.turn,
            "attempts": 0,
        }
        for timer in by_key.values()
    ]
    # Only with RETURNING SQLAlchemy sends many rows as one statement.
    work.session.execute(upsert.returning(col(Timer.id)), rows)


def disarm(
    work: UnitOfWork,
    *,
    pair_id: str | None = None,
    person_id: str | None = None,
    kinds: Collection[str],
    keep: Collection[str] = (),
) -> int:
    """Delete the unfinished timers of a pair, of a person, or of a person in a pair; how many there were.

    Only these ``kinds``, and not the keys to ``keep``. A timer that a worker has leased is deleted too, and the
    worker then finishes nothing. A deleted key can be armed again. ValueError without a pair and a person.
    """
    if pair_id is None and person_id is None:
        raise ValueError("disarm needs a pair or a person; without them it would disarm everybody's timers")
    statement = delete(Timer).where(_queue.waiting, col(Timer.kind).in_(kinds))
    if pair_id is not None:
        statement = statement.where(col(Timer.pair_id) == pair_id)
    if person_id is not None:
        statement = statement.where(col(Timer.person_id) == person_id)
    if keep:
        statement = statement.where(col(Timer.key).not_in(keep))
    gone = work.session.scalars(
        statement.returning(col(Timer.id)), execution_options={"synchronize_session": False}
    )
    return len(gone.all())


def claim(work: UnitOfWork, now: datetime, *, lease: timedelta, limit: int) -> list[Timer]:
    """Lease up to ``limit`` due timers until ``now + lease``, the longest due first; counts an attempt each.

    No other worker gets one of them before the lease is over, and none waits for another here. One statement.
    ValueError for a lease of no length.
    """
    return _queue.claim(work, now, lease=lease, limit=limit)


def still_leased(work: UnitOfWork, ids: Collection[str], *, claimed_until: datetime) -> frozenset[str]:
    """The ids of those timers that no other worker has claimed meanwhile, locked until the transaction ends.

    Fire only these, and finish them in the same transaction. One statement.
    """
    return _queue.still_leased(work, ids, claimed_until)


def finish(
    work: UnitOfWork, outcomes: Mapping[str, TimerOutcome], now: datetime, *, claimed_until: datetime
) -> frozenset[str]:
    """End timers, each id with its outcome (TimerOutcome); the ids ended. One statement.

    ``claimed_until`` is that of the claimed rows; a timer that another worker has claimed meanwhile is left out and
    untouched.
    """
    if not outcomes:
        return frozenset()
    values = {"finished_at": now, "outcome": _queue.value_by_id(outcomes, "outcome")}
    return _queue.change(work, outcomes, values, claimed_until=claimed_until)


def release(
    work: UnitOfWork, ids: Collection[str], retry_at: datetime, *, claimed_until: datetime
) -> frozenset[str]:
    """Release timers, to be claimed again from ``retry_at`` on; the ids that were still leased.

    One statement. ``due_at`` stays: the delay of a timer counts from the planned moment.
    """
    return _queue.change(work, ids, {"claimed_until": retry_at}, claimed_until=claimed_until)


def next_due(work: UnitOfWork) -> datetime | None:
    """When a timer can be claimed next, which may be past; None when none is armed. As fast for any number of timers."""
    return _queue.next_due(work)
