"""Finds the one date inside a sentence."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from bot.rules.when.plain_text import PlainText, to_plain_text
from bot.rules.when.resolving import ReferenceTime, Toward, resolve
from bot.rules.when.rules import Language
from bot.rules.when.spans import Span, ends_unambiguously, find_spans, is_negligible, names_day
from bot.rules.when.tokenizer import languages, tokenize_whole
from bot.rules.when.tokens import Filler
from bot.rules.when.veto_rules import is_negated, vetoed_after, vetoed_before
from bot.rules.when.whole_phrase import parse_date

LONGEST = 4000  # characters: a message, not a book


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A day, with or without an hour, and where it stands: ``text[start:end]``."""

    value: date | datetime
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Result:
    """The result in one language: whether a date is spoken of at all, and the date if it is unambiguous."""

    anything: bool
    found: FoundDate | None = None


def find_date(text: str, *, language: str, now: datetime, toward: Toward = "future") -> FoundDate | None:
    """The one date of a text; None for no date, two that differ, a negated one, a range or a choice.

    ``language``, ``now``, ``toward`` and errors as in ``parse_date``. A text that is nothing but a date is found
    whole, with its fillers.
    """
    whole = parse_date(text, language=language, now=now, toward=toward)
    if whole is not None:
        return FoundDate(whole, *_position(text, language))
    if len(text) > LONGEST:
        return None
    plain, reference = to_plain_text(text), ReferenceTime(now, toward)
    own, other = languages(language)
    first = _search(plain, own, reference, own=True)
    second = _search(plain, other, reference, own=False)
    if not first.anything:
        return second.found
    if first.found is None or not second.anything:
        return first.found
    # Digits are read in both languages; the words around them only in one, and they may contradict.
    return None if second.found is None else _single([first.found, second.found])


def _position(text: str, language: str) -> tuple[int, int]:
    """Where the date of a parsed text stands: all of it, unless the meeting itself is spoken of too."""
    plain = to_plain_text(text)
    read = (tokenize_whole(plain.plain, one) for one in languages(language))
    tokens = next(found for found in read if found is not None)
    if not any(isinstance(placed.token, Filler) and placed.token.about_meeting for placed in tokens):
        return len(text) - len(text.lstrip()), len(text.rstrip())
    of_date = [placed for placed in tokens if not isinstance(placed.token, Filler)]
    return plain.source_span(of_date[0].begin, of_date[-1].end)


def _search(text: PlainText, language: Language, reference: ReferenceTime, *, own: bool) -> _Result:
    spans = [
        span
        for span in find_spans(text, language, own=own)
        if not is_negligible(span, text.plain, back=reference.back)
    ]
    days = [span for span in spans if names_day(span)]
    if not days:
        return _Result(anything=False)
    if len(days) < len(spans):
        return _Result(anything=True)  # an hour or a week stands apart, and its day remains open
    found = [_resolve(span, text, language, reference) for span in days]
    return _Result(
        anything=True, found=_single([one for one in found if one is not None]) if all(found) else None
    )


def _resolve(span: Span, text: PlainText, language: Language, reference: ReferenceTime) -> FoundDate | None:
    phrase = span.phrase()
    if phrase is None or not ends_unambiguously(span, text.plain):
        return None
    if phrase.weekday is not None and phrase.weekday.short and phrase.clock_time is None:
        return None
    if _is_vetoed(span, text.plain, language):
        return None
    value = resolve(phrase, reference)
    return None if value is None else FoundDate(value, *text.source_span(span.begin, span.end))


def _is_vetoed(span: Span, plain: str, language: Language) -> bool:
    """Whether the words around, before or beyond the fillers, change the meaning of the date."""
    return (
        vetoed_before(plain, span.before, language.code)
        or any(vetoed_after(plain, end, language.code) for end in (span.end, span.after))
        or is_negated(plain, span.before, span.end)
    )


def _single(found: list[FoundDate]) -> FoundDate | None:
    """The single date of several mentions: the one with an hour, where the others only name its day."""
    best = next((one for one in found if isinstance(one.value, datetime)), found[0])
    day = best.value.date() if isinstance(best.value, datetime) else best.value
    same = all(one.value in (best.value, day) for one in found)
    return best if same else None
