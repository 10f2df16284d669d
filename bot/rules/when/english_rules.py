"""The English rules for dates: patterns over the vocabulary."""

from __future__ import annotations

import re

from bot.rules.when import english as words
from bot.rules.when.digits import clock_tokens, digit_rules
from bot.rules.when.rules import Language, filler, one_of, rule
from bot.rules.when.tokens import (
    Ambiguous,
    CalendarDate,
    ClockTime,
    DateOffset,
    DayPart,
    MinuteOffset,
    Token,
    Weekday,
    WeekOffset,
    WhichWeekday,
)

_DAYS_A_WEEK, _HALF_DAY, _HOUR = 7, 12, 60
_HALF = r"(?:\s?(?P<half>[ap])\.?m\b\.?)"
_COUNT = rf"(?P<count>\d{{1,3}}|{one_of(words.COUNTS)})"
_UNIT = one_of(words.UNITS, "unit")
_NTH = r"(?:st|nd|rd|th)"
_YEAR = rf"(?:,? (?P<year>\d{{4}})|,? {one_of(words.RELATIVE, 'on')} year)?"
# "January 12 pm" and "12 January people" are left alone by what follows.
_NO_HOUR = r"(?!\s?(?:[ap]\.?m\b|o'?clock|:|h\b))"
_SPAN_END = r"\d{1,2}(?:[:.]\d{2})?\s?(?:[ap]\.?m\.?)?"  # of "10 to 12", "9:30-11 am"
_HOUR_WORD = rf"(?P<hour>\d{{1,2}}|{one_of(words.NUMBERS)})"


def _number(said: str) -> int:
    return int(said) if said.isdigit() else words.COUNTS[said]


def _weekday(found: re.Match[str]) -> tuple[Token, ...]:
    which = words.WHICH[found["which"]] if found["which"] else WhichWeekday.BARE
    if found["short"]:
        return (
            Weekday(
                words.ABBREVIATIONS[found["short"]],
                which,
                short=which is WhichWeekday.BARE and not found["on"],
            ),
        )
    return (Weekday(words.WEEKDAYS[found["name"]], which),)


def _weeks_on(found: re.Match[str]) -> tuple[Token, ...]:
    weeks = 2 if found["unit"] == "fortnight" else _number(found["count"])
    if found["name"] in words.DAYS:
        return (DateOffset(days=words.DAYS[found["name"]] + weeks * _DAYS_A_WEEK),)
    return (Weekday(words.WEEKDAYS[found["name"]], weeks_on=weeks),)


def _dated(found: re.Match[str]) -> tuple[Token, ...]:
    year = int(found["year"]) if found["year"] else None
    years_on = words.RELATIVE[found["on"]] if found["on"] else None
    return (CalendarDate(int(found["day"]), words.MONTHS[found["month"]], year, years_on),)


def _day_alone(found: re.Match[str]) -> tuple[Token, ...]:
    months_on = words.RELATIVE[found["ahead"]] if found["ahead"] else None
    return (
        CalendarDate(
            int(found["day"]), months_on=months_on, maybe_count=months_on is None and not found["on"]
        ),
    )


def _away(found: re.Match[str]) -> tuple[Token, ...]:
    count = _number(found["count"]) * (-1 if found["ago"] else 1)
    match words.UNITS[found["unit"]]:
        case "day":
            return (DateOffset(days=count),)
        case "week":
            return (WeekOffset(count, whole=False),)
        case "fortnight":
            return (WeekOffset(2 * count, whole=False),)
        case "month":
            return (DateOffset(months=count),)
        case "hour":
            return (MinuteOffset(_HOUR * count),)
        case _:
            return (MinuteOffset(count),)


def _halved(found: re.Match[str]) -> tuple[Token, ...]:
    """An hour of the 12-hour clock. Midnight belongs to two days, so 12 am is unclear."""
    hour, minute = int(found["hour"]), int(found["minute"] or 0)
    if not 1 <= hour <= _HALF_DAY or minute >= _HOUR or (found["half"] == "a" and hour == _HALF_DAY):
        return (Ambiguous(),)
    return (
        ClockTime(hour % _HALF_DAY + (_HALF_DAY if found["half"] == "p" else 0), minute, on_24_hours=True),
    )


def _spoken(found: re.Match[str]) -> tuple[Token, ...]:
    """Half past, quarter to, o'clock, "at ten"."""
    said = found["hour"]
    hour = int(said) if said.isdigit() else words.NUMBERS[said]
    groups = found.groupdict()
    minute = 0
    if groups.get("said"):
        minute = words.MINUTES_SAID[groups["said"]]
    if groups.get("past"):
        minute = words.MINUTES_PAST[groups["past"]]
    if groups.get("to"):
        hour, minute = (hour - 2) % _HALF_DAY + 1, _HOUR - words.MINUTES_TO[groups["to"]]
    if not groups.get("half"):
        return clock_tokens(str(hour), f"{minute:02}")
    if not 1 <= hour <= _HALF_DAY or (groups["half"] == "a" and hour == _HALF_DAY):
        return (Ambiguous(),)
    return (
        ClockTime(hour % _HALF_DAY + (_HALF_DAY if groups["half"] == "p" else 0), minute, on_24_hours=True),
    )


_RULES = (
    rule(one_of(words.DAYS, "day"), lambda found: (DateOffset(days=words.DAYS[found["day"]]),)),
    rule("last night", lambda _: (DateOffset(days=-1), DayPart.EVENING)),
    rule(one_of(words.TODAYS_PARTS, "part"), lambda found: (DateOffset(), words.TODAYS_PARTS[found["part"]])),
    rule(one_of(words.DAY_PARTS, "part"), lambda found: (words.DAY_PARTS[found["part"]],)),
    rule("(?:at )?" + one_of(words.NOON), lambda _: (ClockTime(12, on_24_hours=True),)),
    rule(
        rf"(?P<on>on )?(?:(?:the )?{one_of(words.WHICH, 'which')} )?"
        rf"(?:{one_of(words.WEEKDAYS, 'name')}|{one_of(words.ABBREVIATIONS, 'short')})\.?",
        _weekday,
    ),
    rule(
        rf"(?:{_COUNT} weeks?|a (?P<unit>fortnight)) (?:on |from )?"
        rf"(?P<name>{one_of(words.WEEKDAYS)}|today|tomorrow)",
        _weeks_on,
    ),
    rule(
        rf"(?:on )?{one_of(words.WEEKDAYS, 'name')} week(?! (?:after|on|of|from)\b)",  # as in Britain
        lambda found: (Weekday(words.WEEKDAYS[found["name"]], weeks_on=1),),
    ),
    rule(
        rf"(?:of |in )?(?:the )?{one_of(words.RELATIVE, 'week')} week",
        lambda found: (WeekOffset(words.RELATIVE[found["week"]], whole=True),),
    ),
    rule("(?:the )?week after next", lambda _: (WeekOffset(2, whole=True),)),
    rule(rf"in {_COUNT} {_UNIT}(?:'? time|'s time)?(?P<ago>x)?", _away),
    rule(rf"{_COUNT} {_UNIT} (?:from now|(?P<ago>ago))", _away),
    rule(r"in half an hour(?:'s time)?", lambda _: (MinuteOffset(30),)),
    rule("half an hour ago", lambda _: (MinuteOffset(-30),)),
    rule(
        rf"(?:on )?(?:the )?(?P<day>\d{{1,2}}){_NTH}?(?: of)? {one_of(words.MONTHS, 'month')}\.?{_YEAR}",
        _dated,
    ),
    rule(rf"{one_of(words.MONTHS, 'month')}\.? (?:the )?(?P<day>\d{{1,2}}){_NTH}?{_YEAR}{_NO_HOUR}", _dated),
    rule(
        rf"(?P<on>on )?(?:the )?(?P<day>\d{{1,2}}){_NTH}(?: of {one_of(words.RELATIVE, 'ahead')} month)?"
        rf"(?! (?:of )?{one_of(words.MONTHS)}\b)",
        _day_alone,
    ),
    rule(rf"(?:(?:at|@)\s*)?(?P<hour>\d{{1,2}})(?:[:.](?P<minute>\d{{2}}))?{_HALF}", _halved),
    rule(rf"(?:at )?{_HOUR_WORD} ?o'?clock{_HALF}?", _spoken),
    rule(rf"at {one_of(words.NUMBERS, 'hour')}{_HALF}?", _spoken),
    rule(
        rf"(?:at )?{one_of(words.NUMBERS, 'hour')} {one_of(words.MINUTES_SAID, 'said')}{_HALF}?",
        _spoken,
    ),
    rule(rf"(?:at )?{one_of(words.MINUTES_PAST, 'past')} past {_HOUR_WORD}{_HALF}?", _spoken),
    rule(rf"(?:at )?{one_of(words.MINUTES_TO, 'to')} to {_HOUR_WORD}{_HALF}?", _spoken),
    rule(rf"(?:at )?half {_HOUR_WORD}{_HALF}?", lambda _: (Ambiguous(),)),
    rule(rf"(?:at )?{_SPAN_END} ?(?:to|till|until|-) ?{_SPAN_END}", lambda _: (Ambiguous(),)),
)

ENGLISH = Language(
    "en",
    (*_RULES, *digit_rules(month_first=False)),
    (filler(words.FILLERS), filler(words.MEETING_WORDS, about_meeting=True)),
    filler(words.LEADING),
    words.EVERYDAY,
)
