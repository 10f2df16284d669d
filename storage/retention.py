"""What is kept no longer than it was promised (domain §6.3). Run daily; twice changes nothing."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Any, cast

from sqlalchemy import CursorResult, Delete, Update, delete, update
from sqlmodel import col, select

from storage.database import UnitOfWork
from storage.erasure import erase
from storage.tables import (
    Agreement,
    Check,
    Conversation,
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
    Programme,
    Step,
    SupervisionTopic,
    Timer,
    WriterJob,
)

DELIVERED_DAYS = 30  # ids and text ids of what was sent: the answer to "why did I get this?"
FIRED_DAYS = 800  # longer than a programme may last: while its row stands, nothing fires twice
ASKED_DAYS = 400  # what a language model was asked for, without its words: the costs of a year
HELD_DAYS = 30  # a topic, after the supervision that it was for
DRAFT_DAYS = 60  # an unfinished or ended conversation, with what was typed into it


def expire(work: UnitOfWork, now: datetime) -> Mapping[str, int]:
    """Delete what is past its day in every programme; how many rows, by kind. ``now`` is aware."""
    counts = {
        "delivered": _gone(
            work,
            delete(OutboxMessage).where(col(OutboxMessage.ended_at) < now - timedelta(days=DELIVERED_DAYS)),
        ),
        "timers": _gone(work, delete(Timer).where(col(Timer.finished_at) < now - timedelta(days=FIRED_DAYS))),
        "drafts": _gone(
            work, delete(Conversation).where(col(Conversation.asked_at) < now - timedelta(days=DRAFT_DAYS))
        ),
        "written": _gone(
            work,
            update(WriterJob)
            .where(
                col(WriterJob.ended_at) < now - timedelta(days=DELIVERED_DAYS),
                col(WriterJob.sent_sealed).is_not(None) | col(WriterJob.answer_sealed).is_not(None),
            )
            .values(sent_sealed=None, answer_sealed=None),
        ),
        "asked": _gone(
            work, delete(WriterJob).where(col(WriterJob.asked_at) < now - timedelta(days=ASKED_DAYS))
        ),
        "supervision_topics": _gone(
            work,
            delete(SupervisionTopic).where(col(SupervisionTopic.held_at) < now - timedelta(days=HELD_DAYS)),
        ),
        "private_notes": 0,
        "shared_notes": 0,
        "people": 0,
    }
    for programme in work.session.exec(select(Programme)).all():
        today = now.date()
        pair_ids = select(Pair.id).where(Pair.programme_id == programme.id)
        if _past(programme, "private_notes", today):
            counts["private_notes"] += _gone(
                work, delete(Note).where(col(Note.pair_id).in_(pair_ids), col(Note.visibility) == "private")
            )
            for table in (Preparation, Expectation, Check):
                counts["private_notes"] += _gone(work, delete(table).where(col(table.pair_id).in_(pair_ids)))
            topics = delete(SupervisionTopic).where(col(SupervisionTopic.programme_id) == programme.id)
            counts["supervision_topics"] += _gone(work, topics)
        if _past(programme, "shared_notes", today):
            goals = select(Goal.id).where(col(Goal.pair_id).in_(pair_ids))
            _gone(work, delete(GoalMark).where(col(GoalMark.goal_id).in_(goals)))
            for shared in (Note, Step, Goal, Agreement):
                counts["shared_notes"] += _gone(work, delete(shared).where(col(shared.pair_id).in_(pair_ids)))
        if _past(programme, "meeting_facts", today):
            counts["people"] += _forget_people(work, programme, now)
    return counts


def _past(programme: Programme, kind: str, today: date) -> bool:
    return today > programme.ends_on + timedelta(days=programme.retention_days[kind])


def _forget_people(work: UnitOfWork, programme: Programme, now: datetime) -> int:
    """Meeting facts stay without names: people of no later programme are erased."""
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


def _gone(work: UnitOfWork, statement: Delete | Update) -> int:
    result = cast("CursorResult[Any]", work.session.execute(statement))
    return result.rowcount
