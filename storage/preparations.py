"""What somebody wants to bring to a meeting, sealed. Whoever shows it to the other one has looked at ``sent_at``."""

from __future__ import annotations

from datetime import datetime

from sqlmodel import select

from storage.database import UnitOfWork
from storage.tables import Preparation


def keep(
    work: UnitOfWork,
    *,
    pair_id: str,
    meeting_id: str,
    author_id: str,
    good: str | None,
    hard: str | None,
    now: datetime,
) -> Preparation:
    """Keep what one person wrote for a meeting; writing again replaces it, and it is to be sent anew."""
    known = of(work, meeting_id, author_id)
    key = known.id if known else work.new_id()
    good_sealed = None if good is None else _seal(work, key, "good_sealed", good)
    hard_sealed = None if hard is None else _seal(work, key, "hard_sealed", hard)
    if known is not None:
        known.good_sealed, known.hard_sealed, known.sent_at = good_sealed, hard_sealed, None
        return known
    kept = Preparation(
        id=key, pair_id=pair_id, meeting_id=meeting_id, author_id=author_id, good_sealed=good_sealed,
        hard_sealed=hard_sealed, created_at=now,
    )  # fmt: skip
    work.add(kept)
    return kept


def of(work: UnitOfWork, meeting_id: str, author_id: str) -> Preparation | None:
    """What somebody prepared for a meeting."""
    return work.session.exec(
        select(Preparation).where(Preparation.meeting_id == meeting_id, Preparation.author_id == author_id)
    ).first()


def by_id(work: UnitOfWork, preparation_id: str) -> Preparation | None:
    """One preparation."""
    return work.session.get(Preparation, preparation_id)


def words(work: UnitOfWork, kept: Preparation) -> tuple[str | None, str | None]:
    """What went well and what is hard, in its author's words."""
    good, hard = kept.good_sealed, kept.hard_sealed
    return (
        None if good is None else _open(work, kept.id, "good_sealed", good),
        None if hard is None else _open(work, kept.id, "hard_sealed", hard),
    )


def _seal(work: UnitOfWork, key: str, column: str, text: str) -> bytes:
    return work.vault.seal(text, table="preparation", column=column, row_id=key)


def _open(work: UnitOfWork, key: str, column: str, sealed: bytes) -> str:
    return work.vault.open(sealed, table="preparation", column=column, row_id=key)
