"""Agreements of a pair, sealed: how the two work together, and their rhythm.

One agreement about working together is in force; beside it another may be proposed. Its free line is a row of its own,
its author's: a partner who takes a proposal over does not become the owner of the author's words.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlmodel import col, select

from storage.tables import Agreement
from storage.unit_of_work import UnitOfWork

SUBJECT = "agreement"
LINE = "agreement_line"
RHYTHM = "rhythm"


@dataclass(frozen=True, slots=True)
class OpenedAgreement:
    """An agreement in the clear: the options chosen, and the free line if there is one."""

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
        """Whether the mentor or the mentee has agreed."""
        return (self.row.mentor_agreed_at if role == "mentor" else self.row.mentee_agreed_at) is not None


@dataclass(frozen=True, slots=True)
class PairAgreements:
    """A pair's agreement in force and its open proposal."""

    in_force: OpenedAgreement | None = None
    proposed: OpenedAgreement | None = None

    @property
    def latest(self) -> str:
        """The id of the proposal, or else of the agreement in force; empty where there is neither."""
        last = self.proposed or self.in_force
        return last.row.id if last else ""


def of_pair(work: UnitOfWork, pair_id: str) -> PairAgreements:
    """The agreement of a pair and the proposal beside it, in the clear. Raises CannotUnseal."""
    opened = [_open(work, row) for row in _current(work, pair_id, SUBJECT)]
    return PairAgreements(
        in_force=next((one for one in opened if one.made_at is not None), None),
        proposed=next((one for one in opened if one.made_at is None), None),
    )


def is_in_force(work: UnitOfWork, pair_id: str) -> bool:
    """Whether the pair has an agreement in force; nothing is decrypted."""
    return any(row.mentor_agreed_at and row.mentee_agreed_at for row in _current(work, pair_id, SUBJECT))


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
    """Save a proposal, agreed to by its proposer. It replaces an earlier proposal; an agreement in force stays.

    ``line`` is a new free line; ``line_id`` keeps the line of an earlier agreement.
    """
    for old in _current(work, pair_id, SUBJECT):
        if not (old.mentor_agreed_at and old.mentee_agreed_at):
            old.replaced_at = now
    if line is not None:
        line_id = _add(work, pair_id, by, LINE, line, now).id
    proposal = _add(work, pair_id, by, SUBJECT, json.dumps({"terms": dict(terms), "line": line_id}), now)
    _set_agreed(proposal, role, now)
    return proposal


def agree(work: UnitOfWork, agreement: Agreement, role: str, now: datetime) -> None:
    """Agree to a proposal; with the second consent it replaces the agreement in force."""
    _set_agreed(agreement, role, now)
    for old in _current(work, agreement.pair_id, SUBJECT):
        if old.id != agreement.id:
            old.replaced_at = now


def set_rhythm(work: UnitOfWork, *, pair_id: str, by: str, role: str, weeks: int, now: datetime) -> Agreement:
    """Save the rhythm that one of the two has set, in weeks between meetings; it replaces the rhythm before it."""
    for old in _current(work, pair_id, RHYTHM):
        old.replaced_at = now
    rhythm = _add(work, pair_id, by, RHYTHM, str(weeks), now)
    _set_agreed(rhythm, role, now)
    return rhythm


def _set_agreed(agreement: Agreement, role: str, now: datetime) -> None:
    if role == "mentor":
        agreement.mentor_agreed_at = now
    else:
        agreement.mentee_agreed_at = now


def _current(work: UnitOfWork, pair_id: str, subject: str) -> list[Agreement]:
    found = select(Agreement).where(
        Agreement.pair_id == pair_id, Agreement.subject == subject, col(Agreement.replaced_at).is_(None)
    )
    return list(work.session.exec(found.order_by(col(Agreement.created_at), col(Agreement.id))).all())


def _add(work: UnitOfWork, pair_id: str, by: str, subject: str, text: str, now: datetime) -> Agreement:
    key = work.new_id()
    sealed = work.vault.seal(text, table="agreement", column="text_sealed", row_id=key)
    row = Agreement(
        id=key, pair_id=pair_id, subject=subject, text_sealed=sealed, proposed_by=by, created_at=now
    )
    work.session.add(row)
    return row


def _open(work: UnitOfWork, row: Agreement) -> OpenedAgreement:
    content = json.loads(_text(work, row))
    line = work.session.get(Agreement, content["line"]) if content["line"] else None
    return OpenedAgreement(row, content["terms"], content["line"], _text(work, line) if line else None)


def _text(work: UnitOfWork, row: Agreement) -> str:
    return work.vault.open(row.text_sealed, table="agreement", column="text_sealed", row_id=row.id)
