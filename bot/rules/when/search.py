"""The one date inside a sentence."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from bot.rules.when.folding import Folded, plain_text
from bot.rules.when.grammar import languages, read_whole
from bot.rules.when.guards import denied, follows, precedes
from bot.rules.when.pieces import Filler
from bot.rules.when.resolving import Standpoint, Toward, resolve
from bot.rules.when.rules import Language
from bot.rules.when.runs import Run, is_certain, is_day, is_quiet, runs
from bot.rules.when.understanding import understand

LONGEST = 4000  # characters: a message, not a book


@dataclass(frozen=True, slots=True)
class Found:
    """A day or a moment and where it stands: ``text[start:end]``."""

    value: date | datetime
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Heard:
    """What one language finds: whether a date is spoken of at all, and the date if it is clear."""

    anything: bool
    found: Found | None = None


def find(text: str, *, language: str, now: datetime, toward: Toward = "future") -> Found | None:
    """The one date phrase of a text; None where there is none, two that differ, or one negated, a range or a choice.

    ``language``, ``now``, ``toward`` and errors as in ``understand``. A text that is nothing but a date is found
    whole, with its polite words.
    """
    whole = understand(text, language=language, now=now, toward=toward)
    if whole is not None:
        return Found(whole, *_place(text, language))
    if len(text) > LONGEST:
        return None
    folded, seen = plain_text(text), Standpoint(now, toward)
    own, other = languages(language)
    first = _search(folded, own, seen, own=True)
    second = _search(folded, other, seen, own=False)
    if not first.anything:
        return second.found
    if first.found is None or not second.anything:
        return first.found
    # Figures are read in both languages; the words around them only in one, and they may contradict.
    return None if second.found is None else _one([first.found, second.found])


def _place(text: str, language: str) -> tuple[int, int]:
    """Where the date of an understood text stands: all of it, unless the meeting itself is spoken of too."""
    folded = plain_text(text)
    read = (read_whole(folded.plain, tongue) for tongue in languages(language))
    pieces = next(found for found in read if found is not None)
    if not any(isinstance(placed.piece, Filler) and placed.piece.company for placed in pieces):
        return len(text) - len(text.lstrip()), len(text.rstrip())
    said = [placed for placed in pieces if not isinstance(placed.piece, Filler)]
    return folded.span(said[0].begin, said[-1].end)


def _search(text: Folded, language: Language, seen: Standpoint, *, own: bool) -> _Heard:
    heard = [run for run in runs(text, language, own=own) if not is_quiet(run, text.plain, back=seen.back)]
    days = [run for run in heard if is_day(run)]
    if not days:
        return _Heard(anything=False)
    if len(days) < len(heard):
        return _Heard(anything=True)  # an hour or a week stands apart, and whose it is remains open
    found = [_value(run, text, language, seen) for run in days]
    return _Heard(
        anything=True, found=_one([one for one in found if one is not None]) if all(found) else None
    )


def _value(run: Run, text: Folded, language: Language, seen: Standpoint) -> Found | None:
    said = run.said()
    if said is None or not is_certain(run, text.plain):
        return None
    if said.weekday is not None and said.weekday.short and said.clock is None:
        return None
    if _turned(run, text.plain, language):
        return None
    value = resolve(said, seen)
    return None if value is None else Found(value, *text.span(run.begin, run.end))


def _turned(run: Run, plain: str, language: Language) -> bool:
    """Whether the words around, before or beyond the polite ones, make something else of it."""
    return (
        precedes(plain, run.before, language.code)
        or any(follows(plain, end, language.code) for end in (run.end, run.after))
        or denied(plain, run.before, run.end)
    )


def _one(found: list[Found]) -> Found | None:
    """The single date of several mentions; the moment, where the others only name its day."""
    best = next((one for one in found if isinstance(one.value, datetime)), found[0])
    day = best.value.date() if isinstance(best.value, datetime) else best.value
    same = all(one.value in (best.value, day) for one in found)
    return best if same else None
