"""The access journal: which coordinator looked at a pair's state, and when. The pair can read it."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import insert
from sqlmodel import col, select

from storage.tables import AccessLook
from storage.unit_of_work import UnitOfWork


def record(work: UnitOfWork, *, pair_ids: Collection[str], actor_id: str, what: str, now: datetime) -> None:
    """Record a look at these pairs; one statement."""
    rows = [
        {"id": work.new_id(), "pair_id": pair_id, "actor_id": actor_id, "what": what, "looked_at": now}
        for pair_id in sorted(pair_ids)
    ]
    if rows:
        work.session.execute(insert(AccessLook), rows)


def looks(work: UnitOfWork, pair_id: str, limit: int = 20) -> list[AccessLook]:
    """The latest looks at a pair, the newest first."""
    return list(
        work.session.exec(
            select(AccessLook)
            .where(AccessLook.pair_id == pair_id)
            .order_by(col(AccessLook.looked_at).desc(), col(AccessLook.id))
            .limit(limit)
        ).all()
    )
