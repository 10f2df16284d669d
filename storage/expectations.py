"""Expectations of each person of a pair, sealed."""

from __future__ import annotations

from datetime import datetime

from sqlmodel import select

from storage.tables import Expectation
from storage.unit_of_work import UnitOfWork


def save(work: UnitOfWork, pair_id: str, person_id: str, answers: str, now: datetime) -> None:
    """Save one person's answers (JSON); answering again replaces them."""
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


def of_pair(work: UnitOfWork, pair_id: str) -> dict[str, str]:
    """The answers (JSON) of those of the two who have answered, by person id. Raises CannotUnseal."""
    found = work.session.exec(select(Expectation).where(Expectation.pair_id == pair_id)).all()
    return {
        row.person_id: work.vault.open(
            row.answers_sealed, table="expectation", column="answers_sealed", row_id=row.id
        )
        for row in found
    }
