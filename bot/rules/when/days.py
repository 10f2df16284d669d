"""Resolves tokens that name a day, counted from today."""

from __future__ import annotations

import calendar
from datetime import date, timedelta

from bot.rules.when.tokens import CalendarDate, DateOffset, Weekday, WeekOffset, WhichWeekday

WEEK = 7
MONTHS_A_YEAR = 12


def apply_offset(offset: DateOffset, today: date) -> date:
    """The day so many days and months from today; the 31st becomes the last day of a shorter month."""
    month = today.year * MONTHS_A_YEAR + today.month - 1 + offset.months
    year, index = divmod(month, MONTHS_A_YEAR)
    last = calendar.monthrange(year, index + 1)[1]
    return date(year, index + 1, min(today.day, last)) + timedelta(days=offset.days)


def resolve_week(offset: WeekOffset, weekday: Weekday | None, today: date) -> date | None:
    """A day of a week counted from this one; None for a week without a day ("next week")."""
    reached = today + timedelta(weeks=offset.count)
    if weekday is None:
        return None if offset.whole else reached
    if weekday.which is not WhichWeekday.BARE or weekday.weeks_on:
        return None
    return _monday(reached) + timedelta(days=weekday.index)


def resolve_weekday(weekday: Weekday, today: date, *, back: bool, today_counts: bool) -> date | None:
    """The day of a weekday such as "Tuesday"; None where it may be two.

    ``today_counts``: the phrase has an hour that makes today's own weekday possible.
    """
    monday = _monday(today)
    if weekday.which is WhichWeekday.THIS:
        return monday + timedelta(days=weekday.index)
    if weekday.which is WhichWeekday.NEXT:
        return monday + timedelta(days=weekday.index + WEEK)
    behind = (today.weekday() - weekday.index) % WEEK
    ahead = (weekday.index - today.weekday()) % WEEK
    if weekday.which is WhichWeekday.LAST:
        # On a Friday "last Tuesday" is of this week to some and of the week before to others.
        nearest = today - timedelta(days=behind or WEEK)
        return nearest if nearest < monday else None
    if weekday.which is WhichWeekday.COMING:
        return today + timedelta(days=ahead or WEEK)
    if not ahead:
        return today if today_counts and not weekday.weeks_on else None
    if back:
        return None if weekday.weeks_on else today - timedelta(days=behind)
    return today + timedelta(days=ahead + WEEK * weekday.weeks_on)


def resolve_calendar_date(token: CalendarDate, today: date, *, back: bool, today_counts: bool) -> date | None:
    """The day of a date; the nearest in the direction asked where it has no year or no month."""
    if token.year is not None and token.month is not None:
        return _date(token.year, token.month, token.day)
    if token.month is not None:
        if token.years_on is not None:
            return _date(today.year + token.years_on, token.month, token.day)
        years = (today.year, today.year - 1) if back else (today.year, today.year + 1)
        return _first([_date(year, token.month, token.day) for year in years], today, back=back)
    if token.months_on is not None:
        return _in_month(today, token.months_on, token.day)
    months = (0, -1) if back else (0, 1)
    near = _first([_in_month(today, month, token.day) for month in months], today, back=back)
    return None if near == today and not today_counts else near


def _first(days: list[date | None], today: date, *, back: bool) -> date | None:
    return next((day for day in days if day is not None and (day <= today if back else day >= today)), None)


def _in_month(today: date, months: int, day: int) -> date | None:
    year, index = divmod(today.year * MONTHS_A_YEAR + today.month - 1 + months, MONTHS_A_YEAR)
    return _date(year, index + 1, day)


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())
