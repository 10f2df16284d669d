"""Queues with leases: rows that several workers share are leased to one of them and finished by that one alone.

A claim is a lease: ``claimed_until`` is the moment at which another worker may claim the row, and it is also the
token of the worker that has the lease. Every claim of a row sets it later than the claim before, and all rows of
one claim share it. A worker passes it as ``claimed_until`` when it finishes rows, and rows that another worker has
claimed meanwhile are left alone: of two workers, the one whose lease ran out finishes nothing.

So a transaction that acts on claimed rows begins by asking which of them are still leased to its worker, and does
nothing for the others. Then each row is acted on once, however late a worker is.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import UTC, datetime, timedelta
from typing import Any, Generic, TypeVar

from sqlalchemy import (
    ColumnElement,
    Integer,
    Select,
    and_,
    bindparam,
    case,
    func,
    inspect,
    literal,
    or_,
    select,
    update,
)
from sqlalchemy.sql.dml import ReturningUpdate

from storage.tables import OutboxMessage, Timer, WriterJob
from storage.unit_of_work import UnitOfWork

Row = TypeVar("Row", Timer, OutboxMessage, WriterJob)

_NEVER = datetime.max.replace(tzinfo=UTC)


class Queue(Generic[Row]):
    """A table of rows with a due moment, as a queue; the column ``ended`` is set when a row is finished."""

    def __init__(self, table: type[Row], ended: str) -> None:
        self._table: type[Row] = table
        self._columns = inspect(table).local_table.columns
        self._id = self._columns["id"]
        self._due = self._columns["due_at"]
        self._claimed = self._columns["claimed_until"]
        self.waiting: ColumnElement[bool] = self._columns[ended].is_(None)
        # Built once: every heartbeat asks these two.
        self._next_due = self._build_next_due()
        self._claim = self._build_claim(None)

    def free(self, now: datetime) -> ColumnElement[bool]:
        """Whether a row is not leased at this moment, as a condition."""
        return or_(self._claimed.is_(None), self._claimed <= now)

    def claim(
        self,
        work: UnitOfWork,
        now: datetime,
        *,
        lease: timedelta,
        limit: int,
    ) -> list[Row]:
        """Lease up to ``limit`` due rows, the longest due first. One statement. ValueError for a lease of no length."""
        return self._lease(work, self._claim, now, lease, {"most": limit})

    def claim_only(
        self, work: UnitOfWork, now: datetime, *, lease: timedelta, only: ColumnElement[bool]
    ) -> list[Row]:
        """Lease the due rows for which a condition holds. One statement. ValueError for a lease of no length."""
        return self._lease(work, self._build_claim(only), now, lease, {})

    def _lease(
        self,
        work: UnitOfWork,
        statement: ReturningUpdate[Any],
        now: datetime,
        lease: timedelta,
        more: Mapping[str, int],
    ) -> list[Row]:
        if lease <= timedelta(0):
            raise ValueError(f"a lease must be longer than nothing, this one is {lease}")
        leased = work.session.scalars(
            statement,
            {"now": now, "leased_until": now + lease, **more},
            execution_options={"synchronize_session": False, "populate_existing": True},
        )
        return sorted(leased, key=lambda row: (row.due_at, row.key))

    def _build_claim(self, only: ColumnElement[bool] | None) -> ReturningUpdate[Any]:
        now = bindparam("now", type_=self._due.type)
        due = select(self._id).where(self.waiting, self._due <= now)
        due = due.where(or_(self._claimed.is_(None), self._claimed <= now)).order_by(
            self._due, self._columns["key"]
        )
        due = due.limit(bindparam("most", type_=Integer)) if only is None else due.where(only)
        # A table of its own, run once: PostgreSQL may run a plain subquery again, and take more than the limit.
        chosen = due.with_for_update(skip_locked=True).cte("due")
        return (
            update(self._table)
            .where(self._id.in_(select(chosen.c.id)))
            .values(
                claimed_until=bindparam("leased_until", type_=self._claimed.type),
                attempts=self._columns["attempts"] + 1,
            )
            .returning(self._table)
        )

    def still_leased(self, work: UnitOfWork, ids: Collection[str], claimed_until: datetime) -> frozenset[str]:
        """The ids of those rows that are still leased with this token, locked until the transaction ends. One statement."""
        if not ids:
            return frozenset()
        query = select(self._id).where(self._id.in_(ids), self.waiting, self._claimed == claimed_until)
        return frozenset(work.session.scalars(query.with_for_update()))

    def change(
        self, work: UnitOfWork, ids: Collection[str], values: dict[str, Any], *, claimed_until: datetime
    ) -> frozenset[str]:
        """Update those rows that are still leased with this token; their ids. One statement."""
        if not ids:
            return frozenset()
        changed = work.session.scalars(
            update(self._table)
            .where(self._id.in_(ids), self.waiting, self._claimed == claimed_until)
            .values(values)
            .returning(self._id),
            execution_options={"synchronize_session": False},
        )
        return frozenset(changed)

    def next_due(self, work: UnitOfWork) -> datetime | None:
        """When a row can be claimed next. Reads the leased rows and one more, however many are waiting."""
        found: datetime | None = work.session.scalar(self._next_due)
        return found

    def _build_next_due(self) -> Select[Any]:
        leased = and_(self._claimed.is_not(None), self._claimed > self._due)
        # Rows that are due later than the first free one cannot be claimed sooner.
        first_free = (
            select(self._due)
            .where(self.waiting, or_(self._claimed.is_(None), self._claimed <= self._due))
            .order_by(self._due)
            .limit(1)
            .scalar_subquery()
        )
        last = func.coalesce(first_free, literal(_NEVER, self._due.type))
        moment = case((leased, self._claimed), else_=self._due)
        return select(func.min(moment)).where(self.waiting, self._due <= last)

    def value_by_id(self, values: Mapping[str, Any], column: str) -> ColumnElement[Any]:
        """A value for each row's id, as one expression that sets a column of many rows."""
        kind = self._columns[column].type
        return case({key: literal(value, kind) for key, value in values.items()}, value=self._id)
