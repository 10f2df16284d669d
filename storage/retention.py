"""Retention: deleting data after the promised number of days (docs/domain.md §6.3). Run daily; a second run changes nothing."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Any, cast

from sqlalchemy import CursorResult, Delete, Update, delete, update
from sqlmodel import col, select

from storage.erasure import erase
from storage.tables import (
    Agreement,
    Expectation,
    Goal,
    GoalMark,
    MeetingMark,
    Membership,
    Note,
    OutboxMessage,
    Pair,
    Person,
    Preparation,
    PrivateAnswer,
    Programme,
    Step,
    StoredConversation,
    SupervisionTopic,
    Timer,
    WriterJob,
)
from storage.unit_of_work import UnitOfWork

DELIVERED_DAYS = 30  # ids and text ids of sent messages: the answer to "why did I get this?"
FIRED_DAYS = 800  # finished timers: longer than a programme may last, because no key fires twice while its row is there
ASKED_DAYS = 400  # language-model requests without their texts: the costs of a year
DISCUSSED_DAYS = 30  # topics, after their supervision
DRAFT_DAYS = 60  # unfinished and ended conversations, with the answers in them


def expire(work: UnitOfWork, now: datetime) -> Mapping[str, int]:
    """Delete what is past its retention in every programme; the number of rows, by kind. ``now`` is aware."""
    counts = {
        "delivered": _rowcount(
            work,
            delete(OutboxMessage).where(col(OutboxMessage.ended_at) < now - timedelta(days=DELIVERED_DAYS)),
        ),
        "timers": _rowcount(
            work, delete(Timer).where(col(Timer.finished_at) < now - timedelta(days=FIRED_DAYS))
        ),
        "drafts": _rowcount(
            work,
            delete(StoredConversation).where(
                col(StoredConversation.asked_at) < now - timedelta(days=DRAFT_DAYS)
            ),
        ),
        "written": _rowcount(
            work,
            update(WriterJob)
            .where(
                col(WriterJob.ended_at) < now - timedelta(days=DELIVERED_DAYS),
                col(WriterJob.sent_sealed).is_not(None) | col(WriterJob.answer_sealed).is_not(None),
            )
            .values(sent_sealed=None, answer_sealed=None),
        ),
        "asked": _rowcount(
            work, delete(WriterJob).where(col(WriterJob.asked_at) < now - timedelta(days=ASKED_DAYS))
        ),
        "supervision_topics": _rowcount(
            work,
            delete(SupervisionTopic).where(
                col(SupervisionTopic.held_at) < now - timedelta(days=DISCUSSED_DAYS)
            ),
        ),
        "private_notes": 0,
        "shared_notes": 0,
        "people": 0,
    }
    for programme in work.session.exec(select(Programme)).all():
        today = now.date()
        pair_ids = select(Pair.id).where(Pair.programme_id == programme.id)
        if _past(programme, "private_notes", today):
            counts["private_notes"] += _rowcount(
                work, delete(Note).where(col(Note.pair_id).in_(pair_ids), col(Note.visibility) == "private")
            )
            for table in (Preparation, Expectation, PrivateAnswer):
                counts["private_notes"] += _rowcount(
                    work, delete(table).where(col(table.pair_id).in_(pair_ids))
                )
            topics = delete(SupervisionTopic).where(col(SupervisionTopic.programme_id) == programme.id)
            counts["supervision_topics"] += _rowcount(work, topics)
        if _past(programme, "shared_notes", today):
            goals = select(Goal.id).where(col(Goal.pair_id).in_(pair_ids))
            _rowcount(work, delete(GoalMark).where(col(GoalMark.goal_id).in_(goals)))
            for shared in (Note, Step, Goal, Agreement):
                counts["shared_notes"] += _rowcount(
                    work, delete(shared).where(col(shared.pair_id).in_(pair_ids))
                )
        if _past(programme, "meeting_facts", today):
            counts["people"] += _erase_people(work, programme, now)
    return counts


def _past(programme: Programme, kind: str, today: date) -> bool:
    return today > programme.ends_on + timedelta(days=programme.retention_days[kind])


def _erase_people(work: UnitOfWork, programme: Programme, now: datetime) -> int:
    """Erase the people of a programme who are in no other one; the dates of their meetings stay without names. How many."""
    others = select(Membership.person_id).where(Membership.programme_id != programme.id)
    members = select(Membership.person_id).where(Membership.programme_id == programme.id)
    found = work.session.exec(
        select(Person).where(
            col(Person.id).in_(members), col(Person.id).not_in(others), col(Person.erased_at).is_(None)
        )
    ).all()
    for person in found:
        work.session.execute(delete(MeetingMark).where(col(MeetingMark.person_id) == person.id))
        erase(work, person, now)
    return len(found)


def _rowcount(work: UnitOfWork, statement: Delete | Update) -> int:
    result = cast("CursorResult[Any]", work.session.execute(statement))
    return result.rowcount
