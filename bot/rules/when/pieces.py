"""What a phrase about time is made of. A language's rules cut text into these; nothing here knows a language."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto
from typing import TypeVar

_T = TypeVar("_T")


class Which(Enum):
    """Which of the many Tuesdays."""

    BARE = auto()  # "Tuesday"
    THIS = auto()
    NEXT = auto()  # of the next calendar week
    COMING = auto()  # the nearest after today
    LAST = auto()


class Part(Enum):
    """A part of the day."""

    MORNING = auto()
    DAY = auto()
    MIDDAY = auto()
    AFTERNOON = auto()
    EVENING = auto()
    NIGHT = auto()


@dataclass(frozen=True, slots=True)
class Shift:
    """Days and months from today; negative is back."""

    days: int = 0
    months: int = 0


@dataclass(frozen=True, slots=True)
class Weeks:
    """A week counted from this one. ``whole``: the calendar week ("next week"), which is not a day by itself."""

    count: int
    whole: bool


@dataclass(frozen=True, slots=True)
class Weekday:
    """A day of the week, Monday 0. ``short``: an abbreviation that is also an ordinary word or sign."""

    index: int
    which: Which = Which.BARE
    weeks_on: int = 0  # "a week on Tuesday"
    short: bool = False


@dataclass(frozen=True, slots=True)
class Calendar:
    """A date as on a calendar; what was not said is None."""

    day: int
    month: int | None = None
    year: int | None = None
    years_on: int | None = None  # "of next year"
    months_on: int | None = None  # "of next month"
    needs_clock: bool = False  # "10-12" is a range of hours unless an hour follows
    loose: bool = False  # in a sentence this may be a count ("12 d.", "3rd")


@dataclass(frozen=True, slots=True)
class Clock:
    """An hour as it was said. ``sure``: on the 24-hour clock; otherwise 3 may be 15."""

    hour: int
    minute: int = 0
    sure: bool = False
    bare: bool = False  # a number alone
    dates: tuple[tuple[int | None, int], ...] = ()  # (month, day) that the same figures may mean


@dataclass(frozen=True, slots=True)
class Lapse:
    """Minutes from now; negative is back."""

    minutes: int


@dataclass(frozen=True, slots=True)
class Unclear:
    """Something about time with two meanings or none. ``loud``: surely about time, even on its own."""

    loud: bool = True


@dataclass(frozen=True, slots=True)
class Filler:
    """A word that changes nothing. ``company``: of the meeting itself ("let's meet", "pas mane"), not of politeness."""

    company: bool = False


Piece = Shift | Weeks | Weekday | Calendar | Clock | Part | Lapse | Unclear | Filler


@dataclass(frozen=True, slots=True)
class Placed:
    """A piece and its place in the plain text."""

    piece: Piece
    begin: int
    end: int


@dataclass(frozen=True, slots=True)
class Said:
    """Pieces of one phrase, one of each kind."""

    shift: Shift | None = None
    weeks: Weeks | None = None
    weekday: Weekday | None = None
    calendar: Calendar | None = None
    clock: Clock | None = None
    part: Part | None = None
    lapse: Lapse | None = None

    @property
    def names_day(self) -> bool:
        """Whether some day was said."""
        return bool(self.shift or self.weeks or self.weekday or self.calendar)


def gather(pieces: list[Piece]) -> Said | None:
    """The pieces as one phrase; None when two of one kind differ, one is unclear, or there is none."""
    kinds: dict[type[Piece], Piece] = {}
    for piece in pieces:
        if isinstance(piece, Filler):
            continue
        if isinstance(piece, Unclear) or kinds.setdefault(type(piece), piece) != piece:
            return None
    if not kinds:
        return None
    return _said(list(kinds.values()))


def _said(pieces: list[Piece]) -> Said:
    def of(kind: type[_T]) -> _T | None:
        return next((piece for piece in pieces if isinstance(piece, kind)), None)

    return Said(of(Shift), of(Weeks), of(Weekday), of(Calendar), of(Clock), of(Part), of(Lapse))
