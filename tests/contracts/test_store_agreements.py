"""Agreements of a pair, in every database: the rhythm that one of the two sets, and the agreement of both."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlmodel import col, select

from storage import agreements
from storage.database import Database
from storage.tables import Agreement
from storage.unit_of_work import UnitOfWork
from tests.contracts.rows import NOW, a_pair, store

LATER = NOW + timedelta(days=1)


@pytest.fixture(autouse=True)
def _pair(database: Database) -> None:
    store(database, *a_pair())


def current(work: UnitOfWork, subject: str) -> list[Agreement]:
    found = select(Agreement).where(Agreement.subject == subject, col(Agreement.replaced_at).is_(None))
    return list(work.session.exec(found).all())


def text_of(work: UnitOfWork, row: Agreement) -> str:
    return work.vault.open(row.text_sealed, table="agreement", column="text_sealed", row_id=row.id)


def test_a_new_rhythm_replaces_the_one_before(database: Database) -> None:
    for weeks, role, by, now in ((2, "mentee", "rasa", NOW), (4, "mentor", "jonas", LATER)):
        with database.transaction() as work:
            agreements.set_rhythm(work, pair_id="pair", by=by, role=role, weeks=weeks, now=now)
    with database.transaction() as work:
        (row,) = current(work, agreements.RHYTHM)
        assert text_of(work, row) == "4"
        assert (row.proposed_by, row.mentor_agreed_at, row.mentee_agreed_at) == ("jonas", LATER, None)
        replaced = work.session.exec(select(Agreement).where(Agreement.id != row.id)).one()
        assert (text_of(work, replaced), replaced.replaced_at) == ("2", LATER)


def test_a_rhythm_leaves_the_agreement_alone(database: Database) -> None:
    with database.transaction() as work:
        proposal = agreements.propose(
            work, pair_id="pair", by="rasa", role="mentee", terms={"lead": "both"}, line="Ryte", line_id=None, now=NOW
        )  # fmt: skip
        assert not agreements.is_in_force(work, "pair")
        agreements.agree(work, proposal, "mentor", LATER)
        agreements.set_rhythm(work, pair_id="pair", by="rasa", role="mentee", weeks=3, now=LATER)
    with database.transaction() as work:
        assert agreements.is_in_force(work, "pair")
        found = agreements.of_pair(work, "pair")
        assert found.proposed is None
        assert found.in_force is not None
        assert (dict(found.in_force.terms), found.in_force.line) == ({"lead": "both"}, "Ryte")
        assert found.in_force.made_at == LATER
        assert found.latest == found.in_force.row.id
