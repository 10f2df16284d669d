"""From what was said to a day or a moment, or to None where it is unclear, impossible or on the wrong side of now."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Literal

from bot.rules.when.days import in_week, on_calendar, on_weekday, shifted
from bot.rules.when.hours import BOUNDS, hour_meant
from bot.rules.when.pieces import Part, Said, Which

Toward = Literal["future", "past"]
FARTHEST = timedelta(days=370)
TWO_MONTHS = timedelta(days=62)


@dataclass(frozen=True, slots=True)
class Standpoint:
    """From where a phrase is understood: a moment aware in the person's zone, and which way it points."""

    now: datetime
    toward: Toward

    @property
    def today(self) -> date:
        """The person's day."""
        return self.now.date()

    @property
    def back(self) -> bool:
        """Whether the phrase is about what has been."""
        return self.toward == "past"

    def allows_day(self, day: date) -> bool:
        """Today or on the asked side of it, at most 370 days away."""
        away = self.today - day if self.back else day - self.today
        return timedelta(0) <= away <= FARTHEST

    def allows_moment(self, moment: datetime) -> bool:
        """On the asked side of now, at most 370 days away."""
        away = moment.astimezone(UTC) - self.now.astimezone(UTC)
        return -FARTHEST <= away <= timedelta(0) if self.back else timedelta(0) < away <= FARTHEST

    def moment(self, day: date, hour: time) -> datetime | None:
        """The local moment; None where the clocks jump over it or it is far away, the earlier where they repeat it."""
        if abs(day - self.today) > FARTHEST:
            return None
        local = datetime.combine(day, hour, tzinfo=self.now.tzinfo)
        there_and_back = local.astimezone(UTC).astimezone(self.now.tzinfo)
        return local if there_and_back.replace(tzinfo=None, fold=0) == local.replace(tzinfo=None) else None


def resolve(said: Said, seen: Standpoint) -> date | datetime | None:
    """The day, or the aware local moment where an hour was said."""
    if said.lapse is not None:
        return _lapsed(said, seen)
    if said.clock is None:
        return _bare_day(said, seen)
    hour = hour_meant(said.clock, said.part)
    if hour is None or (hour.hour == 0 and said.calendar is None):
        return None  # the midnight of "tomorrow" is the one before it to some and the one after it to others
    day = _day(said, seen, hour) if said.names_day else seen.today
    if day is None or _may_be_date(said, day, seen):
        return None
    moment = seen.moment(day, hour)
    return moment if moment is not None and seen.allows_moment(moment) else None


def _lapsed(said: Said, seen: Standpoint) -> datetime | None:
    if said != Said(lapse=said.lapse) or said.lapse is None:
        return None
    passed = seen.now.astimezone(UTC) + timedelta(minutes=said.lapse.minutes)
    moment = passed.replace(second=0, microsecond=0).astimezone(seen.now.tzinfo)
    return moment if seen.allows_moment(moment) else None


def _bare_day(said: Said, seen: Standpoint) -> date | None:
    if not said.names_day or (said.calendar is not None and said.calendar.needs_clock):
        return None
    day = _day(said, seen, None)
    if day is None or not seen.allows_day(day):
        return None
    if day == seen.today and said.part is not None:
        begins, ends = BOUNDS[said.part]
        if (seen.now.hour < begins) if seen.back else (seen.now.hour >= ends):
            return None
    return day


def _day(said: Said, seen: Standpoint, hour: time | None) -> date | None:
    """The one day that everything said agrees on."""
    today, back = seen.today, seen.back
    now = seen.now.time()
    counts = hour is not None and (hour <= now if back else hour > now)
    days: list[date | None] = []
    if said.shift is not None:
        days.append(shifted(said.shift, today))
    if said.weeks is not None:
        days.append(in_week(said.weeks, said.weekday, today))
    if said.calendar is not None:
        days.append(on_calendar(said.calendar, today, back=back, today_counts=counts))
    if said.weekday is not None and (
        not days or said.weekday.which is not Which.BARE or said.weekday.weeks_on
    ):
        days.append(on_weekday(said.weekday, today, back=back, today_counts=counts))
    first = days[0]
    if first is None or any(day != first for day in days):
        return None
    return first if said.weekday is None or first.weekday() == said.weekday.index else None


def _may_be_date(said: Said, day: date, seen: Standpoint) -> bool:
    """Whether the figures of the hour may be a date as well: "Tuesday 10", "12.05"."""
    if said.clock is None or not said.clock.dates:
        return False
    if said.part is not None:
        return said.part is Part.DAY  # "3 dienos" is three days too
    if said.calendar is not None:
        return said.clock.bare
    if not said.names_day:
        return True
    days = [day]
    if said.weekday is not None and said.weekday.which is Which.BARE and said.weeks is None:
        # "Tuesday 12" may be Tuesday the 12th, "Tuesday 12.05" the Tuesday that is the 12th of May.
        ways = -1 if seen.back else 1
        days += [seen.today + timedelta(days=count * ways) for count in range(FARTHEST.days + 1)]
        days = [other for other in days if other.weekday() == said.weekday.index]
    return any(
        other.day == number
        and (month == other.month or (month is None and abs(other - seen.today) <= TWO_MONTHS))
        for month, number in said.clock.dates
        for other in days
    )
