"""What each of a pair expects, sealed."""

from __future__ import annotations

from datetime import datetime

from sqlmodel import select

from storage.database import UnitOfWork
from storage.tables import Expectation


def keep(work: UnitOfWork, pair_id: str, person_id: str, answers: str, now: datetime) -> None:
    """Keep one person's answers (JSON); answering again replaces them."""
    known = work.session.exec(
        select(Expectation).where(Expectation.pair_id == pair_id, Expectation.person_id == person_id)
    ).first()
    key = known.id if known else work.new_id()
    sealed = work.vault.seal(answers, table="expectation", column="answers_sealed", row_id=key)
    if known is not None:
        known.answers_sealed, known.answered_at = sealed, now
    else:
        work.add(
            Expectation(id=key, pair_id=pair_id, person_id=person_id, answers_sealed=sealed, answered_at=now)
        )


def of(work: UnitOfWork, pair_id: str) -> dict[str, str]:
    """Both people's answers (JSON) by person, as far as they are given."""
    found = work.session.exec(select(Expectation).where(Expectation.pair_id == pair_id)).all()
    return {
        row.person_id: work.vault.open(
            row.answers_sealed, table="expectation", column="answers_sealed", row_id=row.id
        )
        for row in found
    }
