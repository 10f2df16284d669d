"""Stretches of a sentence that speak about time: pieces next to each other, polite words between them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.rules.when.folding import Folded
from bot.rules.when.grammar import after_gap, filler_at, piece_at
from bot.rules.when.guards import begins_clause, counts_length, ends_clause, is_other_word
from bot.rules.when.pieces import Calendar, Clock, Part, Placed, Said, Unclear, Weekday, gather
from bot.rules.when.rules import Language

_NEXT_WORD = re.compile(r"[\w']+\W*|\W+")


@dataclass(frozen=True, slots=True)
class Run:
    """Neighbouring pieces, without the polite words around them; ``before`` and ``after`` are beyond those."""

    pieces: tuple[Placed, ...]
    before: int
    after: int

    @property
    def begin(self) -> int:
        """Where the first piece begins."""
        return self.pieces[0].begin

    @property
    def end(self) -> int:
        """Where the last piece ends."""
        return self.pieces[-1].end

    @property
    def polite(self) -> bool:
        """Whether polite words or the beginning of the text lead to it."""
        return self.before < self.begin or self.begin == 0

    def said(self) -> Said | None:
        """The pieces together; None where they are unclear."""
        return gather([placed.piece for placed in self.pieces])


def runs(text: Folded, language: Language, *, own: bool) -> list[Run]:
    """All runs of a text. ``own``: the language is the writer's, so its short forms count."""
    found: list[Run] = []
    place = 0
    while place < len(text.plain):
        pieces, reached = _run_at(text, place, language, own=own)
        if pieces:
            found.append(Run(tuple(pieces), place, reached))
            place = found[-1].end
        elif reached > place:
            place = reached  # polite words only
        else:
            word = _NEXT_WORD.match(text.plain, place)
            place = word.end() if word else place + 1
    return found


def _run_at(text: Folded, place: int, language: Language, *, own: bool) -> tuple[list[Placed], int]:
    """The pieces in a row from this place on, and the place where the row ends."""
    plain = text.plain
    pieces: list[Placed] = []
    here = place
    while here < len(plain):
        led = bool(pieces) or here > place
        read = [
            placed
            for placed in piece_at(plain, here, language)
            if _counts(placed, text, language, own=own, led=led)
        ]
        skipped = filler_at(plain, here, language, leading=not pieces)
        if skipped is not None and (not read or skipped.end > read[-1].end):
            last = skipped
        elif read and not _stray_number(read[-1], pieces, plain, language):
            pieces += read
            last = read[-1]
        else:
            break
        here = after_gap(plain, last)
    return pieces, here


def _counts(placed: Placed, text: Folded, language: Language, *, own: bool, led: bool) -> bool:
    """Whether a piece is one inside a sentence too: "we sat", "they may", "ir kt.", "Laisvės pr." are none.

    ``led``: pieces or polite words lead to it.
    """
    piece = placed.piece
    said = text.said(placed.begin, placed.end)
    words = set(re.findall(r"[^\W\d_]+", text.plain[placed.begin : placed.end]))
    if isinstance(piece, Weekday) and piece.short:
        everyday = bool(words & language.everyday)
        alone = not said.islower() if everyday else led or begins_clause(text.plain, placed.begin)
        return own and alone and not is_other_word(text.plain, placed.begin)
    if isinstance(piece, Calendar) and words & language.everyday:
        return not said.islower() or bool(words & {"st", "nd", "rd", "th", "of"}) or piece.year is not None
    return True


def _stray_number(placed: Placed, pieces: list[Placed], plain: str, language: Language) -> bool:
    """Whether a bare number is no hour: of a length, or before any day, and no part of the day after it."""
    bare = isinstance(placed.piece, Clock) and placed.piece.bare
    if (bare or isinstance(placed.piece, Unclear)) and counts_length(plain, placed.begin):
        return True
    if not bare or pieces:
        return False
    following = piece_at(plain, after_gap(plain, placed), language)
    return not (following and isinstance(following[0].piece, Part))


def is_day(run: Run) -> bool:
    """Whether the run says a day or a moment."""
    said = run.said()
    if said is None:
        return len(run.pieces) > 1 and any(
            not isinstance(placed.piece, Unclear | Clock | Part) for placed in run.pieces
        )
    return said.lapse is not None or (
        said.names_day and not (said.weeks and said.weeks.whole and not said.weekday)
    )


def is_quiet(run: Run, plain: str, *, back: bool) -> bool:
    """Whether the run may be left aside: a part of the day, a score of 9/10, "3rd meeting", "two hours long"."""
    if len(run.pieces) > 1:
        return False
    piece = run.pieces[0].piece
    match piece:
        case Part():
            return True
        case Unclear():
            return not piece.loud
        case Clock():
            return back and not piece.sure and piece.hour <= 6
        case Calendar():
            return piece.loose and not (run.polite and ends_clause(plain, run.end))
        case Weekday():
            return piece.short
        case _:
            return False


def is_certain(run: Run, plain: str) -> bool:
    """Whether its last number is an hour and not a count of what follows."""
    last = run.pieces[-1].piece
    return not (isinstance(last, Clock) and last.bare) or ends_clause(plain, run.end)
