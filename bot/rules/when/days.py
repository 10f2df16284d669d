"""Which day was meant, counted from today."""

from __future__ import annotations

import calendar
from datetime import date, timedelta

from bot.rules.when.pieces import Calendar, Shift, Weekday, Weeks, Which

WEEK = 7
MONTHS_A_YEAR = 12


def shifted(shift: Shift, today: date) -> date:
    """Days and months from today; the 31st becomes the last day of a shorter month."""
    month = today.year * MONTHS_A_YEAR + today.month - 1 + shift.months
    year, index = divmod(month, MONTHS_A_YEAR)
    last = calendar.monthrange(year, index + 1)[1]
    return date(year, index + 1, min(today.day, last)) + timedelta(days=shift.days)


def in_week(weeks: Weeks, weekday: Weekday | None, today: date) -> date | None:
    """A day of a week counted from this one; None for a week without a day ("next week")."""
    reached = today + timedelta(weeks=weeks.count)
    if weekday is None:
        return None if weeks.whole else reached
    if weekday.which is not Which.BARE or weekday.weeks_on:
        return None
    return _monday(reached) + timedelta(days=weekday.index)


def on_weekday(weekday: Weekday, today: date, *, back: bool, today_counts: bool) -> date | None:
    """The Tuesday that was meant; None where it may be two.

    ``today_counts``: an hour was said that makes today's own weekday possible.
    """
    monday = _monday(today)
    if weekday.which is Which.THIS:
        return monday + timedelta(days=weekday.index)
    if weekday.which is Which.NEXT:
        return monday + timedelta(days=weekday.index + WEEK)
    behind = (today.weekday() - weekday.index) % WEEK
    ahead = (weekday.index - today.weekday()) % WEEK
    if weekday.which is Which.LAST:
        # On a Friday "last Tuesday" is of this week to some and of the week before to others.
        nearest = today - timedelta(days=behind or WEEK)
        return nearest if nearest < monday else None
    if weekday.which is Which.COMING:
        return today + timedelta(days=ahead or WEEK)
    if not ahead:
        return today if today_counts and not weekday.weeks_on else None
    if back:
        return None if weekday.weeks_on else today - timedelta(days=behind)
    return today + timedelta(days=ahead + WEEK * weekday.weeks_on)


def on_calendar(said: Calendar, today: date, *, back: bool, today_counts: bool) -> date | None:
    """The date that was meant, the nearest in the direction asked where the year or the month was left out."""
    if said.year is not None and said.month is not None:
        return _date(said.year, said.month, said.day)
    if said.month is not None:
        if said.years_on is not None:
            return _date(today.year + said.years_on, said.month, said.day)
        years = (today.year, today.year - 1) if back else (today.year, today.year + 1)
        return _first([_date(year, said.month, said.day) for year in years], today, back=back)
    if said.months_on is not None:
        return _in_month(today, said.months_on, said.day)
    months = (0, -1) if back else (0, 1)
    near = _first([_in_month(today, month, said.day) for month in months], today, back=back)
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
