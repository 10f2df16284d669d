"""The Lithuanian rules for dates: patterns over the vocabulary."""

from __future__ import annotations

import re

from bot.rules.when import lithuanian as words
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

_WHICH = {
    **dict.fromkeys(words.THIS, WhichWeekday.THIS),
    **dict.fromkeys(words.NEXT, WhichWeekday.NEXT),
    **dict.fromkeys(words.COMING, WhichWeekday.COMING),
    **dict.fromkeys(words.LAST, WhichWeekday.LAST),
}
_MINUTES = {"hour": 60, "minute": 1}
_SUFFIX = r"\s?-\s?(?:t?a|i?a|cia|[tc]?i?aja|t?oji|osios|t?os|ios)"
_ENDING = one_of(words.ORDINAL_ENDINGS)
_DAY_WORD = r"(?:\s?d\.?| diena| dienos| dienai)"
# "sausio 12 val." and "gruodžio pirmą antradienį" are no dates.
_NO_HOUR = r"(?!\s?(?:val|h\b|:|min))"
_NO_COUNT = r"(?!\s+(?:\w+dien|kart|syk|savait|diena|susitikim[ao]|pus[ei]|dekad|ketvirt))"
_NUMBERED = (
    rf"(?:(?P<day>\d{{1,2}})(?:{_SUFFIX})?{_DAY_WORD}?{_NO_HOUR}"
    rf"|{one_of(words.ORDINALS, 'nth')}{_ENDING}(?: diena)?{_NO_COUNT})"
)


def _weekday(found: re.Match[str]) -> tuple[Token, ...]:
    which = _WHICH[found["which"]] if found["which"] else WhichWeekday.BARE
    if found["stem"]:
        return (Weekday(words.WEEKDAYS[found["stem"]], which),)
    if found["long"]:
        return (Weekday(words.LONG_ABBREVIATIONS[found["long"]], which),)
    return (Weekday(words.ABBREVIATIONS[found["short"]], which, short=which is WhichWeekday.BARE),)


def _dated(found: re.Match[str]) -> tuple[Token, ...]:
    day = int(found["day"]) if found["day"] else words.ORDINALS[found["nth"]]
    year = int(found["year"]) if found["year"] else None
    years_on = words.YEARS_ON[found["on"]] if found["on"] else None
    return (CalendarDate(day, words.MONTHS[found["month"]], year, years_on),)


def _amount(found: re.Match[str]) -> tuple[str, int] | None:
    """The unit and how many; None where the ending of the unit is of another case (and so of another meaning)."""
    back = found["way"] == "pries"
    said = found["count"] or "1"
    count = int(said) if said.isdigit() else (words.ACCUSATIVE if back else words.GENITIVE).get(said)
    if count is None:
        return None
    single = count % 10 == 1 and count % 100 != 11
    for unit, (one, many, one_back, many_back) in words.UNITS.items():
        ahead_forms = (one,) if single else (many,)
        back_forms = (one_back,) if single else (many_back, many)
        if found["unit"] in (back_forms if back else ahead_forms):
            return unit, count
    return (words.SHORT_UNITS[found["unit"]], count) if found["unit"] in words.SHORT_UNITS else None


def _away(found: re.Match[str]) -> tuple[Token, ...]:
    amount = _amount(found)
    after_the_day = found["way"] == "po" and found["unit"] == "dienos" and found["count"] is None
    if amount is None or after_the_day:
        return (Ambiguous(),)
    unit, count = amount
    count = -count if found["way"] == "pries" else count
    if unit in _MINUTES:
        return (MinuteOffset(count * _MINUTES[unit]),)
    if unit == "week":
        return (WeekOffset(count, whole=False),)
    return (DateOffset(days=count),) if unit == "day" else (DateOffset(months=count),)


def _half_away(found: re.Match[str]) -> tuple[Token, ...]:
    minutes = 90 if found["long"] else 30
    return (MinuteOffset(-minutes if found["way"] == "pries" else minutes),)


def _ordinal_hour(found: re.Match[str]) -> tuple[Token, ...]:
    hour = words.ORDINALS[found["nth"]]
    if hour > 23:
        return (Ambiguous(),)
    marked = found["mark"] is not None
    return (ClockTime(hour, on_24_hours=hour > 12, bare=not marked, dates=() if marked else ((None, hour),)),)


def _half_hour(found: re.Match[str]) -> tuple[Token, ...]:
    said = found["hour"]
    hour = int(said) if said.isdigit() else words.HOURS[said]
    return (ClockTime((hour - 2) % 12 + 1, 30),) if 0 < hour <= 12 else (Ambiguous(),)


def _short_of(found: re.Match[str]) -> tuple[Token, ...]:
    """Some minutes before an hour, on the 12-hour clock as "half" is."""
    hour = words.ORDINALS[found["nth"]]
    if hour > 12:
        return (Ambiguous(),)
    return (ClockTime((hour - 2) % 12 + 1, 60 - words.MINUTES_SHORT[found["short"]]),)


_RULES = (
    rule(one_of(words.DAYS, "day"), lambda found: (DateOffset(days=words.DAYS[found["day"]]),)),
    rule(one_of(words.TODAYS_PARTS, "part"), lambda found: (DateOffset(), words.TODAYS_PARTS[found["part"]])),
    rule(one_of(words.DAY_PARTS, "part"), lambda found: (words.DAY_PARTS[found["part"]],)),
    rule(one_of(words.NOON), lambda _: (ClockTime(12, on_24_hours=True),)),
    rule(
        rf"(?:{one_of(_WHICH, 'which')} )?(?:{one_of(words.WEEKDAYS, 'stem')}{one_of(words.WEEKDAY_ENDINGS)}"
        rf"|(?:{one_of(words.LONG_ABBREVIATIONS, 'long')}|{one_of(words.ABBREVIATIONS, 'short')})\.?)",
        _weekday,
    ),
    rule(
        rf"{one_of(words.WEEKS, 'week')} sav(?:aite|aites|\.)",
        lambda found: (WeekOffset(words.WEEKS[found["week"]], whole=True),),
    ),
    rule(
        rf"(?P<way>po|uz|pries) (?:(?P<count>\d{{1,3}}|{one_of({**words.GENITIVE, **words.ACCUSATIVE})}) )?"
        rf"(?P<unit>{one_of({form for forms in words.UNITS.values() for form in forms})})",
        _away,
    ),
    rule(rf"(?P<way>po|uz|pries) (?P<count>\d{{1,3}})\s?{one_of(words.SHORT_UNITS, 'unit')}\.?", _away),
    rule(
        r"(?P<way>po|uz|pries) (?:pusvaland(?:zio|i)|pus(?:es|e) valandos|(?P<long>pusantros valandos))",
        _half_away,
    ),
    rule(
        rf"(?:(?P<year>\d{{4}})(?:\s?m\.?| metu)?,?\s*|{one_of(words.YEARS_ON, 'on')} metu )?"
        rf"{one_of(words.MONTHS, 'month')}\.?(?: men\.?| menesio)?\s*{_NUMBERED}",
        _dated,
    ),
    rule(
        rf"(?P<day>\d{{1,2}})(?:{_SUFFIX})?(?:\s?d\.?)? {one_of(words.MONTHS, 'month')}\.?",
        lambda found: (CalendarDate(int(found["day"]), words.MONTHS[found["month"]]),),
    ),
    rule(
        rf"{one_of(words.MONTHS_ON, 'on')} menesio (?P<day>\d{{1,2}})(?:{_SUFFIX})?{_DAY_WORD}?{_NO_HOUR}",
        lambda found: (CalendarDate(int(found["day"]), months_on=words.MONTHS_ON[found["on"]]),),
    ),
    rule(
        rf"(?P<day>\d{{1,2}})(?:{_SUFFIX})?(?:\s?d\.?| diena| dienai)",
        lambda found: (CalendarDate(int(found["day"]), maybe_count=True),),
    ),
    rule(
        rf"(?P<hour>\d{{1,2}})(?:[:.](?P<minute>\d{{2}})|{_SUFFIX})?\s?(?:val\.?|valanda|h)",
        lambda found: clock_tokens(found["hour"], found["minute"]),
    ),
    rule(
        r"(?P<hour>\d{1,2})\s?(?:val\.?|valanda|h\.?),?(?: ir)?\s?(?P<minute>\d{1,2})\s?min(?:\.|utes?|uciu)?",
        lambda found: clock_tokens(found["hour"], found["minute"]),
    ),
    rule(rf"{one_of(words.ORDINALS, 'nth')}{_ENDING}(?P<mark> valanda| val\.?)?{_NO_COUNT}", _ordinal_hour),
    rule(
        rf"{one_of(words.ORDINALS, 'nth')}{_ENDING} dienos",
        lambda found: (*clock_tokens(str(words.ORDINALS[found["nth"]]), None), DayPart.DAY),
    ),
    rule(
        rf"be {one_of(words.MINUTES_SHORT, 'short')}(?: min(?:\.|uciu))? {one_of(words.ORDINALS, 'nth')}(?:a|os)"
        r"(?: valanda| val\.?)?",
        _short_of,
    ),
    rule(rf"pus(?:e|iau) (?P<hour>\d{{1,2}}|{one_of(words.HOURS)})", _half_hour),
)

LITHUANIAN = Language(
    "lt",
    (*_RULES, *digit_rules(month_first=True)),
    (filler(words.FILLERS), filler(words.MEETING_WORDS, about_meeting=True)),
    filler(words.LEADING),
)
