"""What a pair agreed on about working together, sealed. One agreement is in force; beside it one may be proposed.

The free line is a row of its own, its author's: whoever takes a proposal over does not become the owner of the other's words.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlmodel import col, select

from storage.database import UnitOfWork
from storage.tables import Agreement

SUBJECT = "agreement"
LINE = "agreement_line"


@dataclass(frozen=True, slots=True)
class Deal:
    """An agreement opened: the options chosen, and the free line if there is one."""

    row: Agreement
    terms: Mapping[str, str]
    line_id: str | None
    line: str | None

    @property
    def made_at(self) -> datetime | None:
        """When the second of the two agreed; None while one of them has not."""
        row = self.row
        if row.mentor_agreed_at is None or row.mentee_agreed_at is None:
            return None
        return max(row.mentor_agreed_at, row.mentee_agreed_at)

    def agreed_by(self, role: str) -> bool:
        """Whether the mentor or the mentee has said yes."""
        return (self.row.mentor_agreed_at if role == "mentor" else self.row.mentee_agreed_at) is not None


@dataclass(frozen=True, slots=True)
class Deals:
    """What holds for a pair, and what is proposed."""

    in_force: Deal | None = None
    proposed: Deal | None = None

    @property
    def latest(self) -> str:
        """The id of what was said last; empty where nothing was."""
        last = self.proposed or self.in_force
        return last.row.id if last else ""


def of_pair(work: UnitOfWork, pair_id: str) -> Deals:
    """The agreement of a pair and the proposal beside it."""
    deals = [_opened(work, row) for row in _current(work, pair_id)]
    return Deals(
        in_force=next((deal for deal in deals if deal.made_at is not None), None),
        proposed=next((deal for deal in deals if deal.made_at is None), None),
    )


def made(work: UnitOfWork, pair_id: str) -> bool:
    """Whether the pair has an agreement; nothing is opened."""
    return any(row.mentor_agreed_at and row.mentee_agreed_at for row in _current(work, pair_id))


def propose(
    work: UnitOfWork,
    *,
    pair_id: str,
    by: str,
    role: str,
    terms: Mapping[str, str],
    line: str | None,
    line_id: str | None,
    now: datetime,
) -> Agreement:
    """Keep a proposal, agreed to by whoever makes it; the one before it is replaced, what is in force stays.

    ``line`` is typed anew; ``line_id`` keeps the line that stood there.
    """
    for old in _current(work, pair_id):
        if not (old.mentor_agreed_at and old.mentee_agreed_at):
            old.replaced_at = now
    if line is not None:
        line_id = _keep(work, pair_id, by, LINE, line, now).id
    kept = _keep(work, pair_id, by, SUBJECT, json.dumps({"terms": dict(terms), "line": line_id}), now)
    _agreed(kept, role, now)
    return kept


def agree(work: UnitOfWork, agreement: Agreement, role: str, now: datetime) -> None:
    """Say yes to a proposal; with the second yes it replaces what was in force."""
    _agreed(agreement, role, now)
    for old in _current(work, agreement.pair_id):
        if old.id != agreement.id:
            old.replaced_at = now


def _agreed(agreement: Agreement, role: str, now: datetime) -> None:
    if role == "mentor":
        agreement.mentor_agreed_at = now
    else:
        agreement.mentee_agreed_at = now


def _current(work: UnitOfWork, pair_id: str) -> list[Agreement]:
    found = select(Agreement).where(
        Agreement.pair_id == pair_id, Agreement.subject == SUBJECT, col(Agreement.replaced_at).is_(None)
    )
    return list(work.session.exec(found.order_by(col(Agreement.created_at), col(Agreement.id))).all())


def _keep(work: UnitOfWork, pair_id: str, by: str, subject: str, text: str, now: datetime) -> Agreement:
    key = work.new_id()
    sealed = work.vault.seal(text, table="agreement", column="text_sealed", row_id=key)
    row = Agreement(
        id=key, pair_id=pair_id, subject=subject, text_sealed=sealed, proposed_by=by, created_at=now
    )
    work.session.add(row)
    return row


def _opened(work: UnitOfWork, row: Agreement) -> Deal:
    held = json.loads(_text(work, row))
    line = work.session.get(Agreement, held["line"]) if held["line"] else None
    return Deal(row, held["terms"], held["line"], _text(work, line) if line else None)


def _text(work: UnitOfWork, row: Agreement) -> str:
    return work.vault.open(row.text_sealed, table="agreement", column="text_sealed", row_id=row.id)
