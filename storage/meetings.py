"""Meetings of a pair, planned and past, and each person's marks for them."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date, datetime

from sqlalchemy import delete, func, update
from sqlmodel import col, select

from storage.tables import Meeting, MeetingMark, Note, Step
from storage.unit_of_work import UnitOfWork

PLANNED = "planned"
MET = "met"
MISSED = "missed"
MOVED = "moved"


def of_pairs(work: UnitOfWork, pair_ids: Collection[str]) -> dict[str, list[Meeting]]:
    """All meetings of each pair, oldest first; one statement for all pairs."""
    found: dict[str, list[Meeting]] = {pair_id: [] for pair_id in pair_ids}
    if found:
        for meeting in work.session.exec(
            select(Meeting)
            .where(col(Meeting.pair_id).in_(sorted(found)))
            .order_by(col(Meeting.created_at), col(Meeting.id))
        ).all():
            found[meeting.pair_id].append(meeting)
    return found


def open_plan(meetings: Sequence[Meeting]) -> Meeting | None:
    """The latest planned meeting that was neither reported nor moved; None where there is none."""
    planned = [meeting for meeting in meetings if meeting.state == PLANNED and meeting.planned_at is not None]
    return max(planned, key=lambda meeting: (meeting.planned_at, meeting.id), default=None)


def took_place(meetings: Sequence[Meeting]) -> list[Meeting]:
    """The meetings that took place, by their day."""
    return sorted(
        (meeting for meeting in meetings if meeting.state == MET and meeting.met_on is not None),
        key=lambda meeting: (meeting.met_on or date.min, meeting.created_at, meeting.id),
    )


def plan(
    work: UnitOfWork, meetings: list[Meeting], pair_id: str, at: datetime, by: str, now: datetime
) -> Meeting:
    """Plan a meeting; an open plan counts as moved."""
    for meeting in meetings:
        if meeting.state == PLANNED:
            meeting.state = MOVED
    planned = Meeting(
        id=work.new_id(), pair_id=pair_id, state=PLANNED, planned_at=at, created_by=by, created_at=now
    )
    work.session.add(planned)
    meetings.append(planned)
    return planned


def log(
    work: UnitOfWork,
    meetings: list[Meeting],
    pair_id: str,
    on: date,
    by: str,
    now: datetime,
    plan_id: str | None,
) -> Meeting:
    """Log that the pair met: on the plan, or on a meeting already logged for that day, or else as a new meeting."""
    for meeting in meetings:
        if meeting.id == plan_id or (meeting.state == MET and meeting.met_on == on):
            if meeting.state != MET:
                meeting.state, meeting.met_on = MET, on
            return meeting
    met = Meeting(id=work.new_id(), pair_id=pair_id, state=MET, met_on=on, created_by=by, created_at=now)
    work.session.add(met)
    meetings.append(met)
    return met


def unlog(work: UnitOfWork, meetings: list[Meeting], meeting: Meeting, by: str, *, was: str) -> bool:
    """Undo a log by mistake; False, and nothing changed, where the partner has marked it or notes or steps refer to it.

    ``was`` is the state of the meeting before it was logged; empty where the log created it.
    """
    others = select(MeetingMark).where(MeetingMark.meeting_id == meeting.id, MeetingMark.person_id != by)
    notes = select(Note).where(Note.meeting_id == meeting.id)
    steps = select(Step).where(Step.meeting_id == meeting.id)
    if any(work.session.exec(found.limit(1)).first() is not None for found in (others, notes, steps)):
        return False
    work.session.execute(delete(MeetingMark).where(col(MeetingMark.meeting_id) == meeting.id))
    meeting.met_on = None
    if was:
        meeting.state = was
    else:
        work.flush()
        meetings.remove(meeting)
        work.session.delete(meeting)
    return True


def merge(work: UnitOfWork, meetings: list[Meeting], twice: Meeting, kept: Meeting) -> None:
    """Merge two meetings that were logged for one day into ``kept``; of two marks of one person the one on it stays."""
    found = work.session.exec(
        select(MeetingMark)
        .where(col(MeetingMark.meeting_id).in_([twice.id, kept.id]))
        .order_by(col(MeetingMark.id))
    ).all()
    marked = {mark.person_id for mark in found if mark.meeting_id == kept.id}
    for one in found:
        if one.meeting_id == twice.id and one.person_id not in marked:
            one.meeting_id = kept.id
        elif one.meeting_id == twice.id:
            work.session.delete(one)
    for table in (Note, Step):
        work.session.execute(
            update(table).where(col(table.meeting_id) == twice.id).values(meeting_id=kept.id)
        )
    work.flush()
    meetings.remove(twice)
    work.session.delete(twice)


def mark(work: UnitOfWork, meeting_id: str, person_id: str, useful: int | None, now: datetime) -> None:
    """Save how useful a meeting was to one person, 1-5, or None where they skipped it; a second mark replaces the first."""
    known = work.session.exec(
        select(MeetingMark).where(MeetingMark.meeting_id == meeting_id, MeetingMark.person_id == person_id)
    ).first()
    if known is None:
        work.session.add(
            MeetingMark(
                id=work.new_id(), meeting_id=meeting_id, person_id=person_id, useful=useful, created_at=now
            )
        )
    else:
        known.useful = useful


def marks_of_both(work: UnitOfWork, pair_id: str) -> tuple[int, int] | None:
    """The lower and the higher mark, 1-5, of the latest meeting that both people marked; they are never shown."""
    marked = work.session.exec(
        select(func.min(MeetingMark.useful), func.max(MeetingMark.useful))
        .join(Meeting, col(Meeting.id) == col(MeetingMark.meeting_id))
        .where(Meeting.pair_id == pair_id, col(MeetingMark.useful).is_not(None))
        .group_by(col(Meeting.id), col(Meeting.met_on))
        .having(func.count() > 1)
        .order_by(col(Meeting.met_on).desc(), col(Meeting.id))
    ).first()
    low, high = marked or (None, None)
    return None if low is None or high is None else (low, high)
