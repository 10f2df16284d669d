"""How English puts its words for time together."""

from __future__ import annotations

import re

from bot.rules.when import english as words
from bot.rules.when.figures import clock_of, figures
from bot.rules.when.pieces import Calendar, Clock, Lapse, Part, Piece, Shift, Unclear, Weekday, Weeks, Which
from bot.rules.when.rules import Language, filler, one_of, rule

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


def _weekday(found: re.Match[str]) -> tuple[Piece, ...]:
    which = words.WHICH[found["which"]] if found["which"] else Which.BARE
    if found["short"]:
        return (Weekday(words.SHORTS[found["short"]], which, short=which is Which.BARE and not found["on"]),)
    return (Weekday(words.WEEKDAYS[found["name"]], which),)


def _weeks_on(found: re.Match[str]) -> tuple[Piece, ...]:
    weeks = 2 if found["unit"] == "fortnight" else _number(found["count"])
    if found["name"] in words.DAYS:
        return (Shift(days=words.DAYS[found["name"]] + weeks * _DAYS_A_WEEK),)
    return (Weekday(words.WEEKDAYS[found["name"]], weeks_on=weeks),)


def _dated(found: re.Match[str]) -> tuple[Piece, ...]:
    year = int(found["year"]) if found["year"] else None
    years_on = words.RELATIVE[found["on"]] if found["on"] else None
    return (Calendar(int(found["day"]), words.MONTHS[found["month"]], year, years_on),)


def _day_alone(found: re.Match[str]) -> tuple[Piece, ...]:
    months_on = words.RELATIVE[found["ahead"]] if found["ahead"] else None
    return (Calendar(int(found["day"]), months_on=months_on, loose=months_on is None and not found["on"]),)


def _away(found: re.Match[str]) -> tuple[Piece, ...]:
    count = _number(found["count"]) * (-1 if found["ago"] else 1)
    match words.UNITS[found["unit"]]:
        case "day":
            return (Shift(days=count),)
        case "week":
            return (Weeks(count, whole=False),)
        case "fortnight":
            return (Weeks(2 * count, whole=False),)
        case "month":
            return (Shift(months=count),)
        case "hour":
            return (Lapse(_HOUR * count),)
        case _:
            return (Lapse(count),)


def _halved(found: re.Match[str]) -> tuple[Piece, ...]:
    """An hour of the 12-hour clock. Midnight belongs to two days, so 12 am is unclear."""
    hour, minute = int(found["hour"]), int(found["minute"] or 0)
    if not 1 <= hour <= _HALF_DAY or minute >= _HOUR or (found["half"] == "a" and hour == _HALF_DAY):
        return (Unclear(),)
    return (Clock(hour % _HALF_DAY + (_HALF_DAY if found["half"] == "p" else 0), minute, sure=True),)


def _spoken(found: re.Match[str]) -> tuple[Piece, ...]:
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
        return clock_of(str(hour), f"{minute:02}")
    if not 1 <= hour <= _HALF_DAY or (groups["half"] == "a" and hour == _HALF_DAY):
        return (Unclear(),)
    return (Clock(hour % _HALF_DAY + (_HALF_DAY if groups["half"] == "p" else 0), minute, sure=True),)


_RULES = (
    rule(one_of(words.DAYS, "day"), lambda found: (Shift(days=words.DAYS[found["day"]]),)),
    rule("last night", lambda _: (Shift(days=-1), Part.EVENING)),
    rule(one_of(words.TODAYS_PARTS, "part"), lambda found: (Shift(), words.TODAYS_PARTS[found["part"]])),
    rule(one_of(words.PARTS, "part"), lambda found: (words.PARTS[found["part"]],)),
    rule("(?:at )?" + one_of(words.NOON), lambda _: (Clock(12, sure=True),)),
    rule(
        rf"(?P<on>on )?(?:(?:the )?{one_of(words.WHICH, 'which')} )?"
        rf"(?:{one_of(words.WEEKDAYS, 'name')}|{one_of(words.SHORTS, 'short')})\.?",
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
        lambda found: (Weeks(words.RELATIVE[found["week"]], whole=True),),
    ),
    rule("(?:the )?week after next", lambda _: (Weeks(2, whole=True),)),
    rule(rf"in {_COUNT} {_UNIT}(?:'? time|'s time)?(?P<ago>x)?", _away),
    rule(rf"{_COUNT} {_UNIT} (?:from now|(?P<ago>ago))", _away),
    rule(r"in half an hour(?:'s time)?", lambda _: (Lapse(30),)),
    rule("half an hour ago", lambda _: (Lapse(-30),)),
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
    rule(rf"(?:at )?half {_HOUR_WORD}{_HALF}?", lambda _: (Unclear(),)),
    rule(rf"(?:at )?{_SPAN_END} ?(?:to|till|until|-) ?{_SPAN_END}", lambda _: (Unclear(),)),
)

ENGLISH = Language(
    "en",
    (*_RULES, *figures(month_first=False)),
    (filler(words.FILLERS), filler(words.COMPANY, company=True)),
    filler(words.LEADING),
    words.EVERYDAY,
)
