"""Cuts plain text into tokens by the rules of one language."""

from __future__ import annotations

import re

from bot.rules.when.english_rules import ENGLISH
from bot.rules.when.lithuanian_rules import LITHUANIAN
from bot.rules.when.rules import Language
from bot.rules.when.tokens import DateOffset, PlacedToken, Weekday

_BETWEEN = re.compile(r"[^\S\n]*(?:[,()][^\S\n]*)*")
# "Tuesday – 15:00", but "9 – evening" and "12 – 15" are ranges.
_AFTER_DAY = re.compile(r"[^\S\n]*(?:[,():-][^\S\n]*)*")
_AROUND = re.compile(r"[\s,;.:!?\"'()„“”«»…-]*")
_LANGUAGES = {"lt": (LITHUANIAN, ENGLISH), "en": (ENGLISH, LITHUANIAN)}


def languages(code: str) -> tuple[Language, Language]:
    """The language of this code and the other one; English first where the code is neither."""
    return _LANGUAGES.get(code, _LANGUAGES["en"])


def tokens_at(plain: str, index: int, language: Language) -> list[PlacedToken]:
    """The tokens of the longest rule that matches at an index (one match may hold two); empty for no match."""
    best: list[PlacedToken] = []
    end = index
    for rule in language.rules:
        found = rule.pattern.match(plain, index)
        if found is not None and found.end() > end:
            end = found.end()
            best = [PlacedToken(token, index, end) for token in rule.build(found)]
    return best


def filler_at(plain: str, index: int, language: Language, *, leading: bool) -> PlacedToken | None:
    """The longest filler at an index; ``leading``: fillers that only begin a phrase count too."""
    best: PlacedToken | None = None
    for rule in (*language.fillers, language.leading) if leading else language.fillers:
        found = rule.pattern.match(plain, index)
        if found is not None and (best is None or found.end() > best.end):
            best = PlacedToken(rule.build(found)[0], index, found.end())
    return best


def skip_gap(plain: str, last: PlacedToken) -> int:
    """The index after the spaces and punctuation that may follow a token inside a phrase, within its line."""
    found = (_AFTER_DAY if isinstance(last.token, DateOffset | Weekday) else _BETWEEN).match(plain, last.end)
    return found.end() if found else last.end


def tokenize_whole(plain: str, language: Language) -> list[PlacedToken] | None:
    """The tokens of a text that is nothing but a phrase about time; None where a word is left over."""
    plain = plain.replace("\n", " ")
    tokens: list[PlacedToken] = []
    has_date = False
    edge = _AROUND.match(plain)
    index = edge.end() if edge else 0
    while index < len(plain):
        here = tokens_at(plain, index, language)
        skipped = filler_at(plain, index, language, leading=not has_date)
        if skipped is not None and (not here or skipped.end > here[-1].end):
            here = [skipped]
        elif not here:
            return tokens if _AROUND.fullmatch(plain, index) and has_date else None
        else:
            has_date = True
        tokens += here
        index = skip_gap(plain, here[-1])
    return tokens if has_date else None
