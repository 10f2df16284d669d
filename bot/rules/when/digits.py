"""Rules for dates and hours in digits, the same in every language."""

from __future__ import annotations

import re

from bot.rules.when.rules import Rule, rule
from bot.rules.when.tokens import Ambiguous, CalendarDate, ClockTime, Token

LAST_HOUR, LAST_MINUTE, MONTHS, LONGEST_MONTH = 23, 59, 12, 31
_AT = r"(?P<at>(?:at|@)\s*)?"


def clock_tokens(
    hour: str, minute: str | None, *, dates: tuple[tuple[int | None, int], ...] = ()
) -> tuple[Token, ...]:
    """A clock time from its digits. "03:30" is on the 24-hour clock, "3:30" may be 15:30."""
    value, past = int(hour), int(minute or 0)
    if value > LAST_HOUR or past > LAST_MINUTE:
        return (Ambiguous(),)
    on_24_hours = value > MONTHS or (minute is not None and (value == 0 or hour.startswith("0")))
    return (ClockTime(value, past, on_24_hours=on_24_hours, dates=dates),)


def _iso(found: re.Match[str]) -> tuple[Token, ...]:
    day = CalendarDate(int(found["day"]), int(found["month"]), int(found["year"]))
    if found["hour"] is None:
        return (day,)
    hour, minute = int(found["hour"]), int(found["minute"])
    if hour > LAST_HOUR or minute > LAST_MINUTE:
        return (Ambiguous(),)
    return (day, ClockTime(hour, minute, on_24_hours=True))


def _spaced(found: re.Match[str]) -> tuple[Token, ...]:
    return (CalendarDate(int(found["day"]), int(found["month"]), int(found["year"])),)


def _slashed(found: re.Match[str]) -> tuple[Token, ...]:
    one, two = int(found["one"]), int(found["two"])
    year = int(found["year"]) if found["year"] else None
    if found["year"] is None and (one, two) == (24, 7):
        return (Ambiguous(surely_time=False),)
    # Only a number that cannot be a month tells a day from a month here.
    if one > MONTHS >= two > 0:
        return (CalendarDate(one, two, year),)
    if two > MONTHS >= one > 0:
        return (CalendarDate(two, one, year),)
    return (Ambiguous(surely_time=year is not None),)


def _month_day(found: re.Match[str]) -> tuple[Token, ...]:
    month, day = int(found["month"]), int(found["day"])
    if not (0 < month <= MONTHS and 0 < day <= LONGEST_MONTH):
        return (Ambiguous(surely_time=False),)
    return (CalendarDate(day, month, needs_hour=day <= LAST_HOUR + 1),)


def _colon(found: re.Match[str]) -> tuple[Token, ...]:
    return clock_tokens(found["hour"], found["minute"])


def _dotted(found: re.Match[str], *, month_first: bool) -> tuple[Token, ...]:
    one, two = int(found["hour"]), int(found["minute"])
    marked = found["at"] or found["mark"]
    orders = ((two, one), (one, two)) if month_first else ((two, one),)
    dates = () if marked else tuple((month, day) for month, day in orders if _possible(month, day))
    return clock_tokens(found["hour"], found["minute"], dates=dates)


def _possible(month: int, day: int) -> bool:
    return 0 < month <= MONTHS and 0 < day <= LONGEST_MONTH


def _number(found: re.Match[str]) -> tuple[Token, ...]:
    hour = int(found["hour"])
    if hour > LAST_HOUR:
        return (Ambiguous(surely_time=False),)
    dates = () if found["at"] else ((None, hour),)
    return (ClockTime(hour, on_24_hours=hour > MONTHS, bare=not found["at"], dates=dates),)


_RULES: tuple[Rule, ...] = (
    rule(
        r"(?P<year>\d{4})(?P<mark>[-./])(?P<month>\d{1,2})(?P=mark)(?P<day>\d{1,2})"
        r"(?:t(?P<hour>\d{2}):(?P<minute>\d{2})(?::00)?)?(?:\s?d\.?)?",
        _iso,
    ),
    rule(r"(?P<year>\d{4}) (?P<month>\d{2}) (?P<day>\d{2})(?:\s?d\.?)?", _spaced),
    rule(r"(?P<one>\d{1,2})/(?P<two>\d{1,2})(?:/(?P<year>\d{4}))?", _slashed),
    rule(r"(?P<one>\d{1,2})(?P<mark>[.-])(?P<two>\d{1,2})(?P=mark)(?P<year>\d{4})", _slashed),
    rule(r"(?P<month>\d{2})-(?P<day>\d{2})", _month_day),
    rule(_AT + r"(?P<hour>\d{1,2}):(?P<minute>\d{2})(?::00)?(?:\s?(?:val\.?|h|hrs?))?", _colon),
    rule(
        _AT + r"(?P<hour>\d{1,2})\s?h(?:(?P<minute>\d{2}))?",
        lambda found: clock_tokens(found["hour"], found["minute"]),
    ),
    rule(
        r"\d{1,2}(?:[:.]\d{2})?\s?-\s?\d{1,2}(?P<loud>[:.]\d{2})?(?P<mark>\s?(?:val|h|am|pm)\b\.?)?",
        lambda found: (Ambiguous(surely_time=bool(found["loud"] or found["mark"])),),
    ),
    rule(_AT + r"(?P<hour>\d{1,2})", _number),
)


def digit_rules(*, month_first: bool) -> tuple[Rule, ...]:
    """The rules. ``month_first``: "10.30" may also be the 30th of October."""
    dotted = rule(
        _AT + r"(?P<hour>\d{1,2})\.(?P<minute>\d{2})(?P<mark>\s?(?:val\.?|h|hrs?))?",
        lambda found: _dotted(found, month_first=month_first),
    )
    return (*_RULES, dotted)
