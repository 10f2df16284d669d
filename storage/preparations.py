"""Preparations for a meeting, sealed. The caller checks ``sent_at`` before the partner sees one."""

from __future__ import annotations

from datetime import datetime

from sqlmodel import select

from storage.tables import Preparation
from storage.unit_of_work import UnitOfWork


def save(
    work: UnitOfWork,
    *,
    pair_id: str,
    meeting_id: str,
    author_id: str,
    good: str | None,
    hard: str | None,
    now: datetime,
) -> Preparation:
    """Save a person's preparation for a meeting; it replaces an earlier one, and counts as not sent."""
    known = of_author(work, meeting_id, author_id)
    key = known.id if known else work.new_id()
    good_sealed = None if good is None else _seal(work, key, "good_sealed", good)
    hard_sealed = None if hard is None else _seal(work, key, "hard_sealed", hard)
    if known is not None:
        known.good_sealed, known.hard_sealed, known.sent_at = good_sealed, hard_sealed, None
        return known
    preparation = Preparation(
        id=key, pair_id=pair_id, meeting_id=meeting_id, author_id=author_id, good_sealed=good_sealed,
        hard_sealed=hard_sealed, created_at=now,
    )  # fmt: skip
    work.add(preparation)
    return preparation


def of_author(work: UnitOfWork, meeting_id: str, author_id: str) -> Preparation | None:
    """A person's preparation for a meeting; None where there is none."""
    return work.session.exec(
        select(Preparation).where(Preparation.meeting_id == meeting_id, Preparation.author_id == author_id)
    ).first()


def by_id(work: UnitOfWork, preparation_id: str) -> Preparation | None:
    """A preparation by id."""
    return work.session.get(Preparation, preparation_id)


def texts_of(work: UnitOfWork, preparation: Preparation) -> tuple[str | None, str | None]:
    """The two texts of a preparation: what went well, and what is hard. Raises CannotUnseal."""
    good, hard = preparation.good_sealed, preparation.hard_sealed
    return (
        None if good is None else _open(work, preparation.id, "good_sealed", good),
        None if hard is None else _open(work, preparation.id, "hard_sealed", hard),
    )


def _seal(work: UnitOfWork, key: str, column: str, text: str) -> bytes:
    return work.vault.seal(text, table="preparation", column=column, row_id=key)


def _open(work: UnitOfWork, key: str, column: str, sealed: bytes) -> str:
    return work.vault.open(sealed, table="preparation", column=column, row_id=key)
