"""A person's own data: a copy of it, and its erasure. Texts of the partner are never part of either."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import delete, update
from sqlmodel import SQLModel, col, select

from storage import conversations, supervision
from storage.agreements import LINE
from storage.tables import (
    AccessLook,
    Address,
    Agreement,
    Expectation,
    Goal,
    GoalMark,
    InvitationLink,
    LinkAttempt,
    Meeting,
    MeetingMark,
    Membership,
    Note,
    OutboxMessage,
    Pair,
    Person,
    Preparation,
    PrivateAnswer,
    SeenEvent,
    Step,
    StoredConversation,
    Timer,
    WriterJob,
)
from storage.unit_of_work import UnitOfWork

TOMBSTONE = "—"
"""The text of a shared note or step that its author has erased, and the name of an erased person."""
WHICH_PAIR = (
    "which"  # the flow that asks a person which pair is meant: its state lists their partners by name
)


def copy_of(work: UnitOfWork, person: Person) -> dict[str, Any]:
    """Everything that the person gave, decrypted, as JSON values; nothing of the partner's (GDPR art. 15 and 20)."""
    pair_ids = _pair_ids(work, person.id)
    owned: dict[str, list[dict[str, Any]]] = {
        "addresses": _rows(work, Address, Address.person_id, person.id, {"person_id"}),
        "invitations": _rows(
            work, InvitationLink, InvitationLink.person_id, person.id, {"code_hash", "made_by"}
        ),
        "memberships": _rows(work, Membership, Membership.person_id, person.id, {"person_id"}),
        "notes": _rows(work, Note, Note.author_id, person.id, {"author_id"}),
        "goals": _rows(work, Goal, Goal.owner_id, person.id, {"owner_id"}),
        "steps": _rows(work, Step, Step.author_id, person.id, {"author_id"}),
        "expectations": _rows(work, Expectation, Expectation.person_id, person.id, {"person_id"}),
        "preparations": _rows(work, Preparation, Preparation.author_id, person.id, {"author_id"}),
        "checks": _rows(work, PrivateAnswer, PrivateAnswer.person_id, person.id, {"person_id"}),
        "usefulness": _rows(work, MeetingMark, MeetingMark.person_id, person.id, {"person_id"}),
        "agreements": _rows(work, Agreement, Agreement.proposed_by, person.id, {"proposed_by"}),
        "writing": _rows(work, WriterJob, WriterJob.person_id, person.id, {"person_id", "key", "subject"}),
        "supervision_topics": [
            _plain(work, topic, {"author_sealed"}) for topic in supervision.of_author(work, person.id)
        ],
        "unfinished_conversations": _rows(
            work,
            StoredConversation,
            StoredConversation.person_id,
            person.id,
            {"person_id", "subject"},
            only_open=True,
        ),
    }
    meetings = work.session.exec(select(Meeting).where(col(Meeting.pair_id).in_(pair_ids))).all()
    return {
        "person": _plain(work, person, {"focus"}),
        **owned,
        "goal_marks": [_plain(work, mark, set()) for mark in _marks(work, person.id)],
        "meetings": [_plain(work, meeting, {"created_by"}) for meeting in meetings],
        "looks_at_my_pairs": [_plain(work, look, {"actor_id"}) for look in _looks(work, pair_ids)],
    }


def erase(work: UnitOfWork, person: Person, now: datetime) -> None:
    """Erase a person's data. Meeting dates stay without a name; the texts of shared notes and steps become TOMBSTONE."""
    for note in work.session.exec(select(Note).where(Note.author_id == person.id)).all():
        if note.visibility == "private":
            work.session.delete(note)
        else:
            note.text_sealed = _tombstone(work, "note", note.id)
            note.erased_at = now
    for step in work.session.exec(select(Step).where(Step.author_id == person.id)).all():
        step.text_sealed = _tombstone(work, "step", step.id)
        step.erased_at = step.erased_at or now
        step.done_at = step.done_at or now
    for proposed in work.session.exec(select(Agreement).where(Agreement.proposed_by == person.id)).all():
        if proposed.subject == LINE:
            proposed.text_sealed = _tombstone(work, "agreement", proposed.id)
        elif not (proposed.mentor_agreed_at and proposed.mentee_agreed_at):
            work.session.delete(proposed)  # an agreement of both is the partner's, too
    _delete_invitations(work, person.id)
    for topic in supervision.of_author(work, person.id):
        work.session.delete(topic)
    goal_ids = select(Goal.id).where(Goal.owner_id == person.id)
    work.session.execute(delete(GoalMark).where(col(GoalMark.goal_id).in_(goal_ids)))
    for table, owner in (
        (Goal, Goal.owner_id),
        (MeetingMark, MeetingMark.person_id),
        (Expectation, Expectation.person_id),
        (Preparation, Preparation.author_id),
        (PrivateAnswer, PrivateAnswer.person_id),
        (StoredConversation, StoredConversation.person_id),
        (SeenEvent, SeenEvent.person_id),
        (OutboxMessage, OutboxMessage.person_id),
        (Timer, Timer.person_id),
        (WriterJob, WriterJob.person_id),
        (Membership, Membership.person_id),
        (Address, Address.person_id),
    ):
        work.session.execute(delete(table).where(col(owner) == person.id))
    for pair_id in _pair_ids(work, person.id):
        conversations.close_of_pair(work, pair_id, now)  # the partner is not asked about it any more
    _delete_lists_of_partners(work, person.id)
    ended = (col(Pair.mentor_id) == person.id) | (col(Pair.mentee_id) == person.id)
    work.session.execute(
        update(Pair).where(ended, col(Pair.ended_at).is_(None)).values(ended_at=now, ended_how="erased")
    )
    person.name = TOMBSTONE
    person.email = f"erased:{person.id}"
    person.manager_email = person.called = person.language = person.zone = person.address = None
    person.work_from = person.work_until = person.paused_until = person.focus = None
    person.writer_terms = person.writer_since = None
    person.stopped_kinds, person.left_platforms = [], []
    person.erased_at = now


def _delete_lists_of_partners(work: UnitOfWork, person_id: str) -> None:
    """Delete the partners' open questions which of their pairs is meant: they list this person by name."""
    found = work.session.exec(
        select(Pair.mentor_id, Pair.mentee_id).where(
            (Pair.mentor_id == person_id) | (Pair.mentee_id == person_id)
        )
    ).all()
    partners = {one for couple in found for one in couple}
    work.session.execute(
        delete(StoredConversation).where(
            col(StoredConversation.flow) == WHICH_PAIR,
            col(StoredConversation.person_id).in_(sorted(partners)),
        )
    )


def _delete_invitations(work: UnitOfWork, person_id: str) -> None:
    """Delete the person's invitations, the unused ones that they made for others, and their accounts behind refused attempts."""
    gone = select(InvitationLink.id).where(
        (col(InvitationLink.person_id) == person_id)
        | ((col(InvitationLink.made_by) == person_id) & col(InvitationLink.used_at).is_(None))
    )
    work.session.execute(delete(LinkAttempt).where(col(LinkAttempt.link_id).in_(gone)))
    work.session.execute(delete(InvitationLink).where(col(InvitationLink.id).in_(gone)))
    for address in work.session.exec(select(Address).where(Address.person_id == person_id)).all():
        work.session.execute(
            update(LinkAttempt)
            .where(col(LinkAttempt.platform) == address.platform, col(LinkAttempt.user) == address.user)
            .values(user="")
        )


def _tombstone(work: UnitOfWork, table: str, row_id: str) -> bytes:
    return work.vault.seal(TOMBSTONE, table=table, column="text_sealed", row_id=row_id)


def _pair_ids(work: UnitOfWork, person_id: str) -> list[str]:
    found = work.session.exec(
        select(Pair.id).where((Pair.mentor_id == person_id) | (Pair.mentee_id == person_id))
    )
    return sorted(found.all())


def _marks(work: UnitOfWork, person_id: str) -> list[GoalMark]:
    joined = (
        select(GoalMark).join(Goal, col(Goal.id) == col(GoalMark.goal_id)).where(Goal.owner_id == person_id)
    )
    return list(work.session.exec(joined.order_by(col(GoalMark.created_at), col(GoalMark.id))).all())


def _looks(work: UnitOfWork, pair_ids: list[str]) -> list[AccessLook]:
    looked = select(AccessLook).where(col(AccessLook.pair_id).in_(pair_ids))
    return list(work.session.exec(looked.order_by(col(AccessLook.looked_at), col(AccessLook.id))).all())


def _rows(
    work: UnitOfWork,
    table: type[SQLModel],
    owner: Any,
    person_id: str,
    hidden: set[str],
    *,
    only_open: bool = False,
) -> list[dict[str, Any]]:
    wanted = select(table).where(owner == person_id)
    if only_open:
        wanted = wanted.where(col(StoredConversation.closed_at).is_(None))
    return [_plain(work, row, hidden) for row in work.session.exec(wanted).all()]


def _plain(work: UnitOfWork, row: SQLModel, hidden: set[str]) -> dict[str, Any]:
    """A row as JSON values: sealed columns decrypted, ids of other rows left out."""
    table = str(row.__class__.__table__.name)  # type: ignore[attr-defined]
    values: dict[str, Any] = {}
    for column in row.__class__.__table__.columns:  # type: ignore[attr-defined]
        name, value = str(column.name), getattr(row, str(column.name))
        if name in hidden or name == "id":
            continue
        if name.endswith("_sealed"):
            opened = None
            if value is not None:
                opened = work.vault.open(value, table=table, column=name, row_id=getattr(row, "id"))  # noqa: B009
            values[name.removesuffix("_sealed")] = opened
        elif not name.endswith("_id") and name not in ("created_by", "proposed_by"):
            values[name] = value.isoformat() if hasattr(value, "isoformat") else value
    return values
