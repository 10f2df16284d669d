"""Resolves a phrase to a day, with or without an hour; None where it is ambiguous, impossible or on the wrong side of now."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Literal

from bot.rules.when.days import (
    apply_offset,
    resolve_calendar_date,
    resolve_week,
    resolve_weekday,
)
from bot.rules.when.hours import DAY_PART_HOURS, resolve_hour
from bot.rules.when.tokens import DayPart, Phrase, WhichWeekday

Toward = Literal["future", "past"]
FARTHEST = timedelta(days=370)
TWO_MONTHS = timedelta(days=62)


@dataclass(frozen=True, slots=True)
class ReferenceTime:
    """The moment from which a phrase is resolved, aware in the person's zone, and the direction in which it points."""

    now: datetime
    toward: Toward

    @property
    def today(self) -> date:
        """The person's day."""
        return self.now.date()

    @property
    def back(self) -> bool:
        """Whether the phrase is about the past."""
        return self.toward == "past"

    def allows_day(self, day: date) -> bool:
        """Whether a day is today or in the direction asked, at most 370 days away."""
        away = self.today - day if self.back else day - self.today
        return timedelta(0) <= away <= FARTHEST

    def allows_moment(self, moment: datetime) -> bool:
        """Whether a moment is in the direction asked from now, at most 370 days away."""
        away = moment.astimezone(UTC) - self.now.astimezone(UTC)
        return -FARTHEST <= away <= timedelta(0) if self.back else timedelta(0) < away <= FARTHEST

    def moment(self, day: date, hour: time) -> datetime | None:
        """The local time on a day; None where the clocks skip it or it is far away, the earlier one where they repeat it."""
        if abs(day - self.today) > FARTHEST:
            return None
        local = datetime.combine(day, hour, tzinfo=self.now.tzinfo)
        there_and_back = local.astimezone(UTC).astimezone(self.now.tzinfo)
        return local if there_and_back.replace(tzinfo=None, fold=0) == local.replace(tzinfo=None) else None


def resolve(phrase: Phrase, reference: ReferenceTime) -> date | datetime | None:
    """The day, or the aware local moment where an hour was phrase."""
    if phrase.minute_offset is not None:
        return _resolve_minutes(phrase, reference)
    if phrase.clock_time is None:
        return _day_without_hour(phrase, reference)
    hour = resolve_hour(phrase.clock_time, phrase.day_part)
    if hour is None or (hour.hour == 0 and phrase.calendar_date is None):
        return None  # the midnight of "tomorrow" is the one before it to some and the one after it to others
    day = _day(phrase, reference, hour) if phrase.names_day else reference.today
    if day is None or _may_be_date(phrase, day, reference):
        return None
    moment = reference.moment(day, hour)
    return moment if moment is not None and reference.allows_moment(moment) else None


def _resolve_minutes(phrase: Phrase, reference: ReferenceTime) -> datetime | None:
    if phrase != Phrase(minute_offset=phrase.minute_offset) or phrase.minute_offset is None:
        return None
    passed = reference.now.astimezone(UTC) + timedelta(minutes=phrase.minute_offset.minutes)
    moment = passed.replace(second=0, microsecond=0).astimezone(reference.now.tzinfo)
    return moment if reference.allows_moment(moment) else None


def _day_without_hour(phrase: Phrase, reference: ReferenceTime) -> date | None:
    if not phrase.names_day or (phrase.calendar_date is not None and phrase.calendar_date.needs_hour):
        return None
    day = _day(phrase, reference, None)
    if day is None or not reference.allows_day(day):
        return None
    if day == reference.today and phrase.day_part is not None:
        begins, ends = DAY_PART_HOURS[phrase.day_part]
        if (reference.now.hour < begins) if reference.back else (reference.now.hour >= ends):
            return None
    return day


def _day(phrase: Phrase, reference: ReferenceTime, hour: time | None) -> date | None:
    """The one day that all parts of the phrase agree on."""
    today, back = reference.today, reference.back
    now = reference.now.time()
    counts = hour is not None and (hour <= now if back else hour > now)
    days: list[date | None] = []
    if phrase.date_offset is not None:
        days.append(apply_offset(phrase.date_offset, today))
    if phrase.week_offset is not None:
        days.append(resolve_week(phrase.week_offset, phrase.weekday, today))
    if phrase.calendar_date is not None:
        days.append(resolve_calendar_date(phrase.calendar_date, today, back=back, today_counts=counts))
    if phrase.weekday is not None and (
        not days or phrase.weekday.which is not WhichWeekday.BARE or phrase.weekday.weeks_on
    ):
        days.append(resolve_weekday(phrase.weekday, today, back=back, today_counts=counts))
    first = days[0]
    if first is None or any(day != first for day in days):
        return None
    return first if phrase.weekday is None or first.weekday() == phrase.weekday.index else None


def _may_be_date(phrase: Phrase, day: date, reference: ReferenceTime) -> bool:
    """Whether the digits of the hour may be a date as well: "Tuesday 10", "12.05"."""
    if phrase.clock_time is None or not phrase.clock_time.dates:
        return False
    if phrase.day_part is not None:
        return phrase.day_part is DayPart.DAY  # "3 dienos" is three days too
    if phrase.calendar_date is not None:
        return phrase.clock_time.bare
    if not phrase.names_day:
        return True
    days = [day]
    if (
        phrase.weekday is not None
        and phrase.weekday.which is WhichWeekday.BARE
        and phrase.week_offset is None
    ):
        # "Tuesday 12" may be Tuesday the 12th, "Tuesday 12.05" the Tuesday that is the 12th of May.
        sign = -1 if reference.back else 1
        days += [reference.today + timedelta(days=count * sign) for count in range(FARTHEST.days + 1)]
        days = [other for other in days if other.weekday() == phrase.weekday.index]
    return any(
        other.day == number
        and (month == other.month or (month is None and abs(other - reference.today) <= TWO_MONTHS))
        for month, number in phrase.clock_time.dates
        for other in days
    )
