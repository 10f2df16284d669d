"""The dates of a pair that the rules on its rhythm go by: only taps and agreed dates count, never messages."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

RHYTHMS = (2, 3, 4, 5, 6)  # weeks a pair may agree on; at least every six (docs/domain.md, rule E4)
PLAN_GRACE = timedelta(
    days=3
)  # after a planned meeting nothing is concluded until its check-in could be answered
FIRST_SHOWN_AFTER = timedelta(
    days=14
)  # without a first meeting the coordinator sees it (docs/domain.md, rule E3)
MORNING = time(9, 30)  # local; quiet hours may move it


@dataclass(frozen=True, slots=True)
class PairFacts:
    """The facts of a pair: dates, nothing else. Days are local to the programme."""

    zone: str
    country: str
    rhythm_weeks: int
    started_on: date
    ends_on: date
    last_met_on: date | None = None
    met_count: int = 0
    planned_id: str | None = None
    planned_at: datetime | None = None  # the latest plan that has neither taken place nor been called off
    paused_since: datetime | None = None
    paused_until: date | None = None
    resumed_on: date | None = None
    help_asked_at: datetime | None = None
    stall_asked_at: datetime | None = None
    stall_answered_at: datetime | None = None
    ended_at: datetime | None = None

    @property
    def anchor(self) -> date:
        """The day the rhythm is counted from: the last meeting, the start, or the end of a pause."""
        return max(day for day in (self.last_met_on or self.started_on, self.resumed_on) if day is not None)

    @property
    def rhythm(self) -> timedelta:
        """The time from one meeting to the next that the pair has agreed on."""
        return timedelta(weeks=self.rhythm_weeks)

    def planned_ahead(self, now: datetime) -> bool:
        """Whether a meeting is booked that has not begun yet."""
        return self.planned_at is not None and self.planned_at > now

    def local_day(self, moment: datetime) -> date:
        """The day of an aware moment in the programme's zone."""
        return moment.astimezone(ZoneInfo(self.zone)).date()

    def morning(self, day: date) -> datetime:
        """The hour at which a day's questions fall due; aware UTC."""
        return morning_of(day, self.zone)

    def not_before_plan(self, day: date) -> date:
        """The day, or the end of PLAN_GRACE after a planned meeting if that is later."""
        if self.planned_at is None:
            return day
        return max(day, self.local_day(self.planned_at + PLAN_GRACE))


def morning_of(day: date, zone: str) -> datetime:
    """The hour at which a day's questions fall due in a zone; aware UTC."""
    return datetime.combine(day, MORNING, tzinfo=ZoneInfo(zone)).astimezone(UTC)
