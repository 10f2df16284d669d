"""Cutting plain text into pieces by the rules of one language."""

from __future__ import annotations

import re

from bot.rules.when.english_rules import ENGLISH
from bot.rules.when.lithuanian_rules import LITHUANIAN
from bot.rules.when.pieces import Placed, Shift, Weekday
from bot.rules.when.rules import Language

_BETWEEN = re.compile(r"[^\S\n]*(?:[,()][^\S\n]*)*")
# "Tuesday – 15:00", but "9 – evening" and "12 – 15" are ranges.
_AFTER_DAY = re.compile(r"[^\S\n]*(?:[,():-][^\S\n]*)*")
_AROUND = re.compile(r"[\s,;.:!?\"'()„“”«»…-]*")
_LANGUAGES = {"lt": (LITHUANIAN, ENGLISH), "en": (ENGLISH, LITHUANIAN)}


def languages(code: str) -> tuple[Language, Language]:
    """The language of this code and the other one; English first where the code is neither."""
    return _LANGUAGES.get(code, _LANGUAGES["en"])


def piece_at(plain: str, place: int, language: Language) -> list[Placed]:
    """What the longest rule reads at this place (one match may say two things); empty for nothing."""
    best: list[Placed] = []
    reach = place
    for rule in language.rules:
        found = rule.pattern.match(plain, place)
        if found is not None and found.end() > reach:
            reach = found.end()
            best = [Placed(piece, place, reach) for piece in rule.read(found)]
    return best


def filler_at(plain: str, place: int, language: Language, *, leading: bool) -> Placed | None:
    """The longest words that change nothing, at this place."""
    best: Placed | None = None
    for rule in (*language.fillers, language.leading) if leading else language.fillers:
        found = rule.pattern.match(plain, place)
        if found is not None and (best is None or found.end() > best.end):
            best = Placed(rule.read(found)[0], place, found.end())
    return best


def after_gap(plain: str, last: Placed) -> int:
    """The place after the spaces and marks that may follow this piece inside a phrase, within its line."""
    found = (_AFTER_DAY if isinstance(last.piece, Shift | Weekday) else _BETWEEN).match(plain, last.end)
    return found.end() if found else last.end


def read_whole(plain: str, language: Language) -> list[Placed] | None:
    """The pieces of a text that is nothing but a phrase about time; None where a word is left over."""
    plain = plain.replace("\n", " ")
    pieces: list[Placed] = []
    said = False
    edge = _AROUND.match(plain)
    place = edge.end() if edge else 0
    while place < len(plain):
        here = piece_at(plain, place, language)
        skipped = filler_at(plain, place, language, leading=not said)
        if skipped is not None and (not here or skipped.end > here[-1].end):
            here = [skipped]
        elif not here:
            return pieces if _AROUND.fullmatch(plain, place) and said else None
        else:
            said = True
        pieces += here
        place = after_gap(plain, here[-1])
    return pieces if said else None
