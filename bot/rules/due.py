"""The questions and marks that fall due for a pair, each with its time, from the pair's facts alone.

The stall goes by the pair's own rhythm (docs/domain.md, rule E4): the check-in after one rhythm without a meeting, the question
why after 1.5, the mentor five working days after that question was delivered, the coordinator after 2 (docs/domain.md §5).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from bot.rules.pair_facts import FIRST_SHOWN_AFTER, PairFacts
from bot.rules.quiet import add_working_days, last_working_day_until

FIRST_ASKED_BY = timedelta(days=10)  # no first meeting is booked (docs/domain.md, rule E3)
AFTER_MEETING = timedelta(hours=2)  # from a planned meeting to its check-in (docs/domain.md §5)
STALL_MENTOR_WORKING_DAYS = 5
MIRROR_WORKING_DAYS = (
    1  # the day after the start: expectations before the first talk (docs/domain.md, rules E1, E18)
)
CLOSING = timedelta(weeks=4)  # before the programme's end: week 22 of 26 (docs/domain.md §5)
LONG_ENOUGH = timedelta(weeks=12)  # a pair with less time than this has no middle worth a review
STILL_WORTH_IT = timedelta(weeks=3)  # after a pause on its day, a review is asked for within this time
AFTERWARDS = timedelta(days=91)  # one card, three months after the end
MENTOR_GOAL_WORKING_DAYS = 2  # after a first meeting: the mentor learns too (docs/domain.md §1, S14)

BOTH = ("mentee", "mentor")


@dataclass(frozen=True, slots=True)
class Due:
    """Something that falls due for a pair. ``key`` is unique for ever; ``to`` names the role it is about."""

    kind: str
    at: datetime
    key: str
    to: str  # mentee | mentor | pair
    subject: str | None = None


def due_moments(facts: PairFacts, pair_id: str) -> tuple[Due, ...]:
    """Everything that is to fall due for the pair by these facts; other facts give a new list.

    A key holds the facts that its moment follows from: what has fired does not fire again for the same facts, and does
    for new ones.
    """
    if facts.ended_at is not None:
        closed = facts.local_day(facts.ended_at) >= facts.ends_on - CLOSING
        return _afterwards(facts, pair_id) if closed else ()
    if facts.paused_until is not None:
        back = facts.morning(facts.paused_until)
        return (Due("pause_over", back, f"pause_over:{pair_id}:{facts.paused_until}", "pair"),)
    mirror = facts.morning(add_working_days(facts.started_on, MIRROR_WORKING_DAYS, facts.country))
    found = (
        *(Due("expectations", mirror, f"expectations:{pair_id}:{role}", role) for role in BOTH),
        *_around_meetings(facts, pair_id),
        *_stall(facts, pair_id),
        *_reviews(facts, pair_id),
    )
    end = facts.morning(facts.ends_on + timedelta(days=1))
    return tuple(due for due in found if due.at < end) + _afterwards(facts, pair_id)


def half_way(facts: PairFacts) -> datetime:
    """The first working morning of the pair's second half; aware UTC."""
    return _once_back(facts.started_on + (facts.ends_on - facts.started_on) / 2, facts)


def _around_meetings(facts: PairFacts, pair_id: str) -> Iterator[Due]:
    """Preparation and check-in of the planned meeting, or the check-in by rhythm; the first meeting; the mentor's goal."""
    anchor = _anchor_key(facts, pair_id)
    if facts.planned_at is not None:
        basis = f"{facts.planned_id}:{facts.planned_at.astimezone(UTC):%Y%m%dT%H%M}"
        day_before = facts.local_day(facts.planned_at) - timedelta(days=1)
        eve = facts.morning(last_working_day_until(day_before, facts.country))
        after = facts.planned_at + AFTER_MEETING
        for role in BOTH:
            yield Due("prepare", eve, f"prepare:{role}:{basis}", role, facts.planned_id)
        for role in BOTH:
            yield Due("check_in", after, f"check_in:{role}:{basis}", role, facts.planned_id)
    elif facts.last_met_on is not None:
        yield Due("check_in", facts.morning(facts.anchor + facts.rhythm), f"check_in:{anchor}", "mentee")
    if facts.last_met_on is None:
        if facts.planned_at is None:
            asked = last_working_day_until(facts.anchor + FIRST_ASKED_BY - timedelta(days=1), facts.country)
            yield Due("first_meeting", facts.morning(asked), f"first_meeting:{anchor}", "mentee")
        late = facts.not_before_plan(facts.anchor + FIRST_SHOWN_AFTER)
        yield Due("late_start", facts.morning(late), f"late_start:{anchor}", "pair")
    else:
        goal = add_working_days(facts.last_met_on, MENTOR_GOAL_WORKING_DAYS, facts.country)
        if goal < facts.ends_on - CLOSING:
            yield Due("mentor_goal", facts.morning(goal), f"mentor_goal:{pair_id}", "mentor")


def _stall(facts: PairFacts, pair_id: str) -> Iterator[Due]:
    """The mentee is asked why they do not meet, then the mentor, then the coordinator sees the pair as silent."""
    anchor = _anchor_key(facts, pair_id)
    stalled = facts.not_before_plan(facts.anchor + 1.5 * facts.rhythm)
    yield Due("stall_mentee", facts.morning(stalled), f"stall_mentee:{anchor}", "mentee")
    if facts.stall_asked_at is not None and facts.local_day(facts.stall_asked_at) >= facts.anchor:
        asked_on = facts.local_day(facts.stall_asked_at)
        mentor = add_working_days(asked_on, STALL_MENTOR_WORKING_DAYS, facts.country)
        if facts.stall_answered_at is None or facts.stall_answered_at < facts.stall_asked_at:
            yield Due("stall_mentor", facts.morning(mentor), f"stall_mentor:{anchor}", "mentor")
    silent = facts.not_before_plan(facts.anchor + 2 * facts.rhythm)
    yield Due("silent", facts.morning(silent), f"silent:{anchor}", "pair")


def _reviews(facts: PairFacts, pair_id: str) -> Iterator[Due]:
    """The mid review, for a pair that has a middle, and the closing."""
    if facts.ends_on - facts.started_on >= LONG_ENOUGH:
        for role in BOTH:
            yield Due("mid_review", half_way(facts), f"mid_review:{pair_id}:{role}", role)
    last_weeks = _once_back(facts.ends_on - CLOSING, facts)
    for role in BOTH:
        yield Due("closing", last_weeks, f"closing:{pair_id}:{role}", role)


def _afterwards(facts: PairFacts, pair_id: str) -> tuple[Due, ...]:
    """The card after the end, also for a pair that closed in its last weeks."""
    day = add_working_days(facts.ends_on + AFTERWARDS - timedelta(days=1), 1, facts.country)
    return tuple(Due("after_card", facts.morning(day), f"after_card:{pair_id}:{role}", role) for role in BOTH)


def _anchor_key(facts: PairFacts, pair_id: str) -> str:
    return f"{pair_id}:{facts.anchor.isoformat()}:{facts.met_count}"


def _once_back(day: date, facts: PairFacts) -> datetime:
    """The first working morning from a day on; for a pair that is paused on it, the first one after the pause."""
    first = add_working_days(day - timedelta(days=1), 1, facts.country)
    if facts.resumed_on is not None and first <= facts.resumed_on <= first + STILL_WORTH_IT:
        first = add_working_days(facts.resumed_on, 1, facts.country)
    return facts.morning(first)
