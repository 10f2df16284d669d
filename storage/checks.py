"""Private answers about the pair, sealed: compared with one another, never shown."""

from __future__ import annotations

from datetime import datetime

from sqlmodel import select

from storage.database import UnitOfWork
from storage.tables import Check

FIT = "fit"
MID_REVIEW = "mid_review"
CONTACT = "contact"  # how to keep in touch afterwards; the two are told what each chose


def keep(work: UnitOfWork, pair_id: str, person_id: str, kind: str, answer: str, now: datetime) -> None:
    """Keep one person's answer; a later one replaces it."""
    known = _of(work, pair_id, person_id, kind)
    key = known.id if known else work.new_id()
    sealed = work.vault.seal(answer, table="private_check", column="answer_sealed", row_id=key)
    if known is not None:
        known.answer_sealed, known.answered_at = sealed, now
    else:
        work.add(
            Check(
                id=key, pair_id=pair_id, person_id=person_id, kind=kind, answer_sealed=sealed, answered_at=now
            )
        )


def answer_of(work: UnitOfWork, pair_id: str, person_id: str, kind: str) -> str | None:
    """What somebody answered; None where they did not. Only to be compared, or to see that there is one."""
    known = _of(work, pair_id, person_id, kind)
    if known is None:
        return None
    return work.vault.open(
        known.answer_sealed, table="private_check", column="answer_sealed", row_id=known.id
    )


def _of(work: UnitOfWork, pair_id: str, person_id: str, kind: str) -> Check | None:
    return work.session.exec(
        select(Check).where(Check.pair_id == pair_id, Check.person_id == person_id, Check.kind == kind)
    ).first()
