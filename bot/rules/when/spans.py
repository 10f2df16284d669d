"""Spans of a sentence that speak about time: neighbouring tokens with fillers between them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.rules.when.plain_text import PlainText
from bot.rules.when.rules import Language
from bot.rules.when.tokenizer import filler_at, skip_gap, tokens_at
from bot.rules.when.tokens import (
    Ambiguous,
    CalendarDate,
    ClockTime,
    DayPart,
    Phrase,
    PlacedToken,
    Weekday,
    combine,
)
from bot.rules.when.veto_rules import begins_clause, ends_clause, is_duration, is_no_weekday

_NEXT_WORD = re.compile(r"[\w']+\W*|\W+")


@dataclass(frozen=True, slots=True)
class Span:
    """Neighbouring tokens without the fillers around them; ``before`` and ``after`` are the indexes beyond those."""

    tokens: tuple[PlacedToken, ...]
    before: int
    after: int

    @property
    def begin(self) -> int:
        """The index where the first token begins."""
        return self.tokens[0].begin

    @property
    def end(self) -> int:
        """The index where the last token ends."""
        return self.tokens[-1].end

    @property
    def introduced(self) -> bool:
        """Whether a filler or the beginning of the text leads to it."""
        return self.before < self.begin or self.begin == 0

    def phrase(self) -> Phrase | None:
        """The tokens as one phrase; None where they are ambiguous."""
        return combine([placed.token for placed in self.tokens])


def find_spans(text: PlainText, language: Language, *, own: bool) -> list[Span]:
    """All spans of a text. ``own``: the language is the writer's, so its abbreviations count."""
    found: list[Span] = []
    index = 0
    while index < len(text.plain):
        tokens, end = _span_at(text, index, language, own=own)
        if tokens:
            found.append(Span(tuple(tokens), index, end))
            index = found[-1].end
        elif end > index:
            index = end  # fillers only
        else:
            word = _NEXT_WORD.match(text.plain, index)
            index = word.end() if word else index + 1
    return found


def _span_at(text: PlainText, index: int, language: Language, *, own: bool) -> tuple[list[PlacedToken], int]:
    """The neighbouring tokens from an index on, and the index where they and their fillers end."""
    plain = text.plain
    tokens: list[PlacedToken] = []
    here = index
    while here < len(plain):
        introduced = bool(tokens) or here > index
        read = [
            placed
            for placed in tokens_at(plain, here, language)
            if _is_about_time(placed, text, language, own=own, introduced=introduced)
        ]
        skipped = filler_at(plain, here, language, leading=not tokens)
        if skipped is not None and (not read or skipped.end > read[-1].end):
            last = skipped
        elif read and not _is_stray_number(read[-1], tokens, plain, language):
            tokens += read
            last = read[-1]
        else:
            break
        here = skip_gap(plain, last)
    return tokens, here


def _is_about_time(
    placed: PlacedToken, text: PlainText, language: Language, *, own: bool, introduced: bool
) -> bool:
    """Whether a token is about time inside a sentence too: in "we sat", "they may", "ir kt.", "Laisvės pr." none is.

    ``introduced``: tokens or fillers lead to it.
    """
    token = placed.token
    source = text.source_text(placed.begin, placed.end)
    words = set(re.findall(r"[^\W\d_]+", text.plain[placed.begin : placed.end]))
    if isinstance(token, Weekday) and token.short:
        everyday = bool(words & language.everyday)
        alone = not source.islower() if everyday else introduced or begins_clause(text.plain, placed.begin)
        return own and alone and not is_no_weekday(text.plain, placed.begin)
    if isinstance(token, CalendarDate) and words & language.everyday:
        dated = bool(words & {"st", "nd", "rd", "th", "of"}) or token.year is not None
        return not source.islower() or dated
    return True


def _is_stray_number(placed: PlacedToken, tokens: list[PlacedToken], plain: str, language: Language) -> bool:
    """Whether a bare number is no hour: of a duration, or before any day and not part of the day that follows."""
    bare = isinstance(placed.token, ClockTime) and placed.token.bare
    if (bare or isinstance(placed.token, Ambiguous)) and is_duration(plain, placed.begin):
        return True
    if not bare or tokens:
        return False
    following = tokens_at(plain, skip_gap(plain, placed), language)
    return not (following and isinstance(following[0].token, DayPart))


def names_day(span: Span) -> bool:
    """Whether the span names a day, with or without an hour."""
    phrase = span.phrase()
    if phrase is None:
        return len(span.tokens) > 1 and any(
            not isinstance(placed.token, Ambiguous | ClockTime | DayPart) for placed in span.tokens
        )
    week_alone = phrase.week_offset and phrase.week_offset.whole and not phrase.weekday
    return phrase.minute_offset is not None or (phrase.names_day and not week_alone)


def is_negligible(span: Span, plain: str, *, back: bool) -> bool:
    """Whether the span may be ignored: a part of the day, a score of 9/10, "3rd meeting", "two hours long"."""
    if len(span.tokens) > 1:
        return False
    token = span.tokens[0].token
    match token:
        case DayPart():
            return True
        case Ambiguous():
            return not token.surely_time
        case ClockTime():
            return back and not token.on_24_hours and token.hour <= 6
        case CalendarDate():
            return token.maybe_count and not (span.introduced and ends_clause(plain, span.end))
        case Weekday():
            return token.short
        case _:
            return False


def ends_unambiguously(span: Span, plain: str) -> bool:
    """Whether its last number is an hour and not a count of the noun that follows."""
    last = span.tokens[-1].token
    return not (isinstance(last, ClockTime) and last.bare) or ends_clause(plain, span.end)
