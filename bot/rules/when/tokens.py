"""The tokens of a phrase about time, in no particular language: each language's rules cut text into these."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto
from typing import TypeVar

_T = TypeVar("_T")


class WhichWeekday(Enum):
    """Which Tuesday of all Tuesdays."""

    BARE = auto()  # "Tuesday"
    THIS = auto()
    NEXT = auto()  # of the next calendar week
    COMING = auto()  # the nearest after today
    LAST = auto()


class DayPart(Enum):
    """A part of the day."""

    MORNING = auto()
    DAY = auto()
    MIDDAY = auto()
    AFTERNOON = auto()
    EVENING = auto()
    NIGHT = auto()


@dataclass(frozen=True, slots=True)
class DateOffset:
    """Days and months from today; negative for the past."""

    days: int = 0
    months: int = 0


@dataclass(frozen=True, slots=True)
class WeekOffset:
    """A week counted from this one. ``whole``: the calendar week ("next week"), which is not a day by itself."""

    count: int
    whole: bool


@dataclass(frozen=True, slots=True)
class Weekday:
    """A day of the week, Monday 0. ``short``: an abbreviation that is also an ordinary word or sign."""

    index: int
    which: WhichWeekday = WhichWeekday.BARE
    weeks_on: int = 0  # "a week on Tuesday"
    short: bool = False


@dataclass(frozen=True, slots=True)
class CalendarDate:
    """A date as on a calendar; None for each part that was not said."""

    day: int
    month: int | None = None
    year: int | None = None
    years_on: int | None = None  # "of next year"
    months_on: int | None = None  # "of next month"
    needs_hour: bool = False  # "10-12" is a range of hours unless an hour follows
    maybe_count: bool = False  # in a sentence this may be a count ("12 d.", "3rd")


@dataclass(frozen=True, slots=True)
class ClockTime:
    """An hour as it was said. ``on_24_hours``: on the 24-hour clock; otherwise 3 may be 15."""

    hour: int
    minute: int = 0
    on_24_hours: bool = False
    bare: bool = False  # a number alone
    dates: tuple[tuple[int | None, int], ...] = ()  # (month, day) that the same digits may mean


@dataclass(frozen=True, slots=True)
class MinuteOffset:
    """Minutes from now; negative for the past."""

    minutes: int


@dataclass(frozen=True, slots=True)
class Ambiguous:
    """An expression about time with two meanings or none. ``surely_time``: about time even when it stands alone."""

    surely_time: bool = True


@dataclass(frozen=True, slots=True)
class Filler:
    """A word without meaning for the date. ``about_meeting``: it speaks of the meeting itself ("let's meet", "pas mane")."""

    about_meeting: bool = False


Token = (
    DateOffset | WeekOffset | Weekday | CalendarDate | ClockTime | DayPart | MinuteOffset | Ambiguous | Filler
)


@dataclass(frozen=True, slots=True)
class PlacedToken:
    """A token and where it stands: ``plain[begin:end]``."""

    token: Token
    begin: int
    end: int


@dataclass(frozen=True, slots=True)
class Phrase:
    """The tokens of one phrase, at most one of each kind."""

    date_offset: DateOffset | None = None
    week_offset: WeekOffset | None = None
    weekday: Weekday | None = None
    calendar_date: CalendarDate | None = None
    clock_time: ClockTime | None = None
    day_part: DayPart | None = None
    minute_offset: MinuteOffset | None = None

    @property
    def names_day(self) -> bool:
        """Whether it names a day, and not an hour alone."""
        return bool(self.date_offset or self.week_offset or self.weekday or self.calendar_date)


def combine(tokens: list[Token]) -> Phrase | None:
    """The tokens as one phrase; None when two of one kind differ, one is ambiguous, or there is none."""
    kinds: dict[type[Token], Token] = {}
    for token in tokens:
        if isinstance(token, Filler):
            continue
        if isinstance(token, Ambiguous) or kinds.setdefault(type(token), token) != token:
            return None
    if not kinds:
        return None

    def of(kind: type[_T]) -> _T | None:
        return next((token for token in kinds.values() if isinstance(token, kind)), None)

    return Phrase(
        date_offset=of(DateOffset),
        week_offset=of(WeekOffset),
        weekday=of(Weekday),
        calendar_date=of(CalendarDate),
        clock_time=of(ClockTime),
        day_part=of(DayPart),
        minute_offset=of(MinuteOffset),
    )
