"""A pair's rhythm: what falls due and when, and how the pair is doing. Only taps and agreed dates count, never messages.

All rules run against the pair's own rhythm (E4): the check-in when a rhythm has passed, the question why at 1.5 rhythms,
the mentor five working days after that question was delivered, the coordinator at 2 rhythms (domain §5, "Stall").
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from bot.rules.quiet import add_working_days, is_working_day, last_working_day_until

RHYTHMS = (2, 3, 4, 5, 6)  # weeks a pair may agree on (E4: at least every six)
FIRST_ASKED_BY = timedelta(days=10)  # no first meeting booked (E3)
FIRST_SHOWN_AT = timedelta(days=14)  # no first meeting: the coordinator sees it (E3)
AFTER_MEETING = timedelta(hours=2)  # the check-in after a planned meeting (domain §5)
STALL_MENTOR_WORKING_DAYS = 5
MIRROR_WORKING_DAYS = 1  # the day after the start: expectations before the first talk (E1, E18)
CLOSING = timedelta(weeks=4)  # before the programme's end (domain §5, week 22 of 26)
LONG_ENOUGH = timedelta(weeks=12)  # a pair with less time than this has no middle worth a review
STILL_WORTH_IT = timedelta(weeks=3)  # after a pause that swallowed its day
AFTERWARDS = timedelta(days=91)  # one card, three months after the end
MENTOR_GOAL_WORKING_DAYS = 2  # after a first meeting the mentor too is asked for a goal, once (S14)
PLAN_GRACE = timedelta(days=3)  # a plan that passed without a word: the stall waits for its check-in
MORNING = time(9, 30)  # local; quiet hours may move it


class PairState(StrEnum):
    """How a pair is doing, as its coordinator may see it."""

    STARTING = "starting"
    LATE_START = "late_start"
    IN_RHYTHM = "in_rhythm"
    SLOW = "slow"
    SILENT = "silent"
    PAUSED = "paused"
    ASKS = "asks"
    ENDED = "ended"


NEEDS_ATTENTION = (PairState.ASKS, PairState.SILENT, PairState.LATE_START, PairState.SLOW)


@dataclass(frozen=True, slots=True)
class PairFacts:
    """What the rules know of a pair: dates, nothing else. Days are local to the programme."""

    zone: str
    country: str
    rhythm_weeks: int
    started_on: date
    ends_on: date
    last_met_on: date | None = None
    met_count: int = 0
    planned_id: str | None = None
    planned_at: datetime | None = None  # the latest plan that has neither been held nor called off
    paused_since: datetime | None = None
    paused_until: date | None = None
    resumed_on: date | None = None
    help_asked_at: datetime | None = None
    stall_asked_at: datetime | None = None
    stall_answered_at: datetime | None = None
    ended_at: datetime | None = None

    @property
    def anchor(self) -> date:
        """The day the rhythm's clock runs from: the last meeting, the start, or the end of a pause."""
        return max(day for day in (self.last_met_on or self.started_on, self.resumed_on) if day is not None)

    @property
    def rhythm(self) -> timedelta:
        """The pair's own rhythm."""
        return timedelta(weeks=self.rhythm_weeks)

    def planned_ahead(self, now: datetime) -> bool:
        """Whether a meeting is booked that has not begun yet."""
        return self.planned_at is not None and self.planned_at > now


@dataclass(frozen=True, slots=True)
class Health:
    """A state, the day it began, and the rule behind it with its dates: what a coordinator may be told."""

    state: PairState
    since: date
    rule: str


@dataclass(frozen=True, slots=True)
class Due:
    """Something that falls due for a pair. ``key`` is unique for ever; ``to`` names who it is about."""

    kind: str
    at: datetime
    key: str
    to: str  # mentee | mentor | pair
    subject: str | None = None


def health(facts: PairFacts, now: datetime) -> Health:
    """The pair's state at ``now`` (aware)."""
    today = now.astimezone(ZoneInfo(facts.zone)).date()
    if facts.ended_at is not None:
        return Health(PairState.ENDED, _local_day(facts.ended_at, facts), "ended")
    if facts.paused_until is not None and today < facts.paused_until:
        since = facts.paused_since or now
        return Health(PairState.PAUSED, _local_day(since, facts), "paused")
    if facts.help_asked_at is not None and (
        facts.last_met_on is None or facts.last_met_on <= _local_day(facts.help_asked_at, facts)
    ):
        return Health(PairState.ASKS, _local_day(facts.help_asked_at, facts), "asks")
    if facts.planned_at is not None and today < _local_day(facts.planned_at + PLAN_GRACE, facts):
        state = PairState.IN_RHYTHM if facts.last_met_on else PairState.STARTING
        return Health(state, facts.anchor, "planned")
    silent = _not_before_plan(facts.anchor + 2 * facts.rhythm, facts)
    if today >= silent:
        return Health(PairState.SILENT, silent, "silent")
    if facts.last_met_on is None:
        late = _not_before_plan(facts.anchor + FIRST_SHOWN_AT, facts)
        if today >= late:
            return Health(PairState.LATE_START, late, "late_start")
        return Health(PairState.STARTING, facts.anchor, "starting")
    slow = _not_before_plan(facts.anchor + 1.5 * facts.rhythm, facts)
    if today >= slow:
        return Health(PairState.SLOW, slow, "slow")
    return Health(PairState.IN_RHYTHM, facts.anchor, "in_rhythm")


def due_moments(facts: PairFacts, pair_id: str) -> tuple[Due, ...]:
    """Everything that is to fall due for the pair as things stand. A change of facts gives a new list.

    Keys carry the facts they rest on, so that what has fired does not fire again for the same facts and does for new ones.
    """
    if facts.ended_at is not None:
        closed = _local_day(facts.ended_at, facts) >= facts.ends_on - CLOSING
        return _afterwards(facts, pair_id) if closed else ()
    if facts.paused_until is not None:
        back = _at(facts.paused_until, facts)
        return (Due("pause_over", back, f"pause_over:{pair_id}:{facts.paused_until}", "pair"),)
    mirror = _at(add_working_days(facts.started_on, MIRROR_WORKING_DAYS, facts.country), facts)
    found = [
        Due("expectations", mirror, f"expectations:{pair_id}:{who}", who) for who in ("mentee", "mentor")
    ]
    anchor = f"{pair_id}:{facts.anchor.isoformat()}:{facts.met_count}"
    if facts.planned_at is not None:
        after = facts.planned_at + AFTER_MEETING
        basis = f"{facts.planned_id}:{facts.planned_at.astimezone(UTC):%Y%m%dT%H%M}"
        eve = last_working_day_until(_local_day(facts.planned_at, facts) - timedelta(days=1), facts.country)
        found += [
            Due("prepare", _at(eve, facts), f"prepare:{who}:{basis}", who, facts.planned_id)
            for who in ("mentee", "mentor")
        ]
        found += [
            Due("check_in", after, f"check_in:{who}:{basis}", who, facts.planned_id)
            for who in ("mentee", "mentor")
        ]
    elif facts.last_met_on is not None:
        found.append(Due("check_in", _at(facts.anchor + facts.rhythm, facts), f"check_in:{anchor}", "mentee"))
    if facts.last_met_on is None:
        if facts.planned_at is None:
            asked = last_working_day_until(facts.anchor + FIRST_ASKED_BY - timedelta(days=1), facts.country)
            found.append(Due("first_meeting", _at(asked, facts), f"first_meeting:{anchor}", "mentee"))
        late = _not_before_plan(facts.anchor + FIRST_SHOWN_AT, facts)
        found.append(Due("late_start", _at(late, facts), f"late_start:{anchor}", "pair"))
    else:
        own = add_working_days(facts.last_met_on, MENTOR_GOAL_WORKING_DAYS, facts.country)
        if own < facts.ends_on - CLOSING:
            found.append(Due("mentor_goal", _at(own, facts), f"mentor_goal:{pair_id}", "mentor"))
    stalled = _not_before_plan(facts.anchor + 1.5 * facts.rhythm, facts)
    found.append(Due("stall_mentee", _at(stalled, facts), f"stall_mentee:{anchor}", "mentee"))
    if facts.stall_asked_at is not None and _local_day(facts.stall_asked_at, facts) >= facts.anchor:
        asked_on = _local_day(facts.stall_asked_at, facts)
        mentor = add_working_days(asked_on, STALL_MENTOR_WORKING_DAYS, facts.country)
        if facts.stall_answered_at is None or facts.stall_answered_at < facts.stall_asked_at:
            found.append(Due("stall_mentor", _at(mentor, facts), f"stall_mentor:{anchor}", "mentor"))
    silent = _not_before_plan(facts.anchor + 2 * facts.rhythm, facts)
    found.append(Due("silent", _at(silent, facts), f"silent:{anchor}", "pair"))
    if facts.ends_on - facts.started_on >= LONG_ENOUGH:
        found += [
            Due("mid_review", half_way(facts), f"mid_review:{pair_id}:{who}", who)
            for who in ("mentee", "mentor")
        ]
    last_weeks = _once_back(facts.ends_on - CLOSING, facts)
    found += [Due("closing", last_weeks, f"closing:{pair_id}:{who}", who) for who in ("mentee", "mentor")]
    end = facts.ends_on + timedelta(days=1)
    return tuple(due for due in found if due.at < _at(end, facts)) + _afterwards(facts, pair_id)


def half_way(facts: PairFacts) -> datetime:
    """The first working morning of the pair's second half; aware UTC."""
    return _once_back(facts.started_on + (facts.ends_on - facts.started_on) / 2, facts)


def _afterwards(facts: PairFacts, pair_id: str) -> tuple[Due, ...]:
    """What comes when all is over, also for a pair that closed in its last weeks."""
    day = add_working_days(facts.ends_on + AFTERWARDS - timedelta(days=1), 1, facts.country)
    both = ("mentee", "mentor")
    return tuple(Due("after_card", _at(day, facts), f"after_card:{pair_id}:{who}", who) for who in both)


def _once_back(day: date, facts: PairFacts) -> datetime:
    """The first working morning from a day on; a pair that was paused then is asked when it is back."""
    first = add_working_days(day - timedelta(days=1), 1, facts.country)
    if facts.resumed_on is not None and first <= facts.resumed_on <= first + STILL_WORTH_IT:
        first = add_working_days(facts.resumed_on, 1, facts.country)
    return _at(first, facts)


def suggest_moments(
    facts: PairFacts, now: datetime, *, begin: time, end: time, zone: str, usual: datetime | None = None
) -> tuple[datetime, ...]:
    """Three moments for the next meeting, on three different working days within the pair's rhythm; local to ``zone``.

    The last plan's hour is kept where it lies in both people's working hours; else 10:00, or their first full hour.
    ``usual``: when the latest meeting was planned for, where none is planned now.
    """
    local = ZoneInfo(zone)
    today = now.astimezone(local).date()
    hour = time(10)
    if (known := facts.planned_at or usual) is not None:
        hour = known.astimezone(local).time().replace(second=0, microsecond=0)
    if not begin <= hour < end:
        hour = time(begin.hour + 1 if begin.minute else begin.hour)
    target = max(facts.anchor + facts.rhythm, today + timedelta(days=2))
    if facts.planned_at is not None and facts.planned_ahead(now):
        target = facts.planned_at.astimezone(local).date() + timedelta(
            days=1
        )  # it is being moved: stay near it
    elif facts.last_met_on is None or today > facts.anchor + 1.5 * facts.rhythm:
        target = today + timedelta(days=2)
    found: list[datetime] = []
    day = target
    for step in (0, 1, 3):
        day = max(
            target + timedelta(days=step), *(moment.date() + timedelta(days=1) for moment in found), target
        )
        while not is_working_day(day, facts.country):
            day += timedelta(days=1)
        found.append(datetime.combine(day, hour, tzinfo=local))
    return tuple(found)


def morning_of(day: date, zone: str) -> datetime:
    """The hour at which a day's questions fall due; aware UTC."""
    return datetime.combine(day, MORNING, tzinfo=ZoneInfo(zone)).astimezone(UTC)


def _at(day: date, facts: PairFacts) -> datetime:
    return morning_of(day, facts.zone)


def _local_day(moment: datetime, facts: PairFacts) -> date:
    return moment.astimezone(ZoneInfo(facts.zone)).date()


def _not_before_plan(day: date, facts: PairFacts) -> date:
    if facts.planned_at is None:
        return day
    return max(day, _local_day(facts.planned_at + PLAN_GRACE, facts))
