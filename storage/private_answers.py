"""Private answers of one person about their pair, sealed: compared with the partner's, never shown."""

from __future__ import annotations

from datetime import datetime

from sqlmodel import select

from storage.tables import PrivateAnswer
from storage.unit_of_work import UnitOfWork

FIT = "fit"
MID_REVIEW = "mid_review"
CONTACT = "contact"  # how to keep in touch afterwards; the two are told what each chose


def save(work: UnitOfWork, pair_id: str, person_id: str, kind: str, answer: str, now: datetime) -> None:
    """Save one person's answer; a later one replaces it."""
    known = _find(work, pair_id, person_id, kind)
    key = known.id if known else work.new_id()
    sealed = work.vault.seal(answer, table="private_check", column="answer_sealed", row_id=key)
    if known is not None:
        known.answer_sealed, known.answered_at = sealed, now
    else:
        work.add(
            PrivateAnswer(
                id=key, pair_id=pair_id, person_id=person_id, kind=kind, answer_sealed=sealed, answered_at=now
            )
        )


def answer_of(work: UnitOfWork, pair_id: str, person_id: str, kind: str) -> str | None:
    """One person's answer; None where they have not answered. Only for comparing, or to see that there is one."""
    known = _find(work, pair_id, person_id, kind)
    if known is None:
        return None
    return work.vault.open(
        known.answer_sealed, table="private_check", column="answer_sealed", row_id=known.id
    )


def _find(work: UnitOfWork, pair_id: str, person_id: str, kind: str) -> PrivateAnswer | None:
    return work.session.exec(
        select(PrivateAnswer).where(
            PrivateAnswer.pair_id == pair_id, PrivateAnswer.person_id == person_id, PrivateAnswer.kind == kind
        )
    ).first()
