"""Quiet hours and the weekly budget: when an unasked message may be sent."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from zoneinfo import ZoneInfo

UNASKED_A_WEEK = 2  # across all rules; the rest is merged (docs/domain.md §5, contact budget)
WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class WorkingHours:
    """A person's working hours: local, Monday to Friday, without the country's public holidays."""

    zone: str
    begin: time
    end: time
    country: str
    not_before: date | None = None  # paused, or "do not write before"


@cache
def _public_holidays(country: str, year: int) -> frozenset[date]:
    import holidays

    return frozenset(holidays.country_holidays(country, years=year).keys())


def is_working_day(day: date, country: str) -> bool:
    """Monday to Friday and no public holiday. ``country`` is ISO 3166 alpha-2."""
    return day.weekday() < 5 and day not in _public_holidays(country, day.year)


def add_working_days(day: date, count: int, country: str) -> date:
    """The day ``count`` working days later."""
    while count > 0:
        day += timedelta(days=1)
        if is_working_day(day, country):
            count -= 1
    return day


def last_working_day_until(day: date, country: str) -> date:
    """The day itself, or the nearest working day before it."""
    while not is_working_day(day, country):
        day -= timedelta(days=1)
    return day


def is_open(moment: datetime, hours: WorkingHours) -> bool:
    """Whether an unasked message may be sent at this moment."""
    local = moment.astimezone(ZoneInfo(hours.zone))
    return (
        (hours.not_before is None or local.date() >= hours.not_before)
        and is_working_day(local.date(), hours.country)
        and hours.begin <= local.time() < hours.end
    )


def next_open(moment: datetime, hours: WorkingHours) -> datetime:
    """The first moment from ``moment`` on at which an unasked message may be sent; aware UTC."""
    zone = ZoneInfo(hours.zone)
    local = moment.astimezone(zone)
    day = local.date()
    if hours.not_before is not None and day < hours.not_before:
        day = hours.not_before
    elif is_open(moment, hours):
        return moment.astimezone(UTC)
    elif local.time() >= hours.begin:
        day += timedelta(days=1)
    while not is_working_day(day, hours.country):
        day += timedelta(days=1)
    return datetime.combine(day, hours.begin, tzinfo=zone).astimezone(UTC)


def budget_opens(sent: Sequence[datetime], now: datetime) -> datetime:
    """The first moment from now on at which the budget allows one more unasked message: at most two in any seven days."""
    recent = sorted(moment for moment in sent if moment > now - WEEK)
    if len(recent) < UNASKED_A_WEEK:
        return now
    return recent[-UNASKED_A_WEEK] + WEEK
