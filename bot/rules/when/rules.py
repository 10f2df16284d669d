"""A rule of a language: what it looks like in plain text and what it says."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Literal

from bot.rules.when.pieces import Filler, Piece

Reader = Callable[[re.Match[str]], tuple[Piece, ...]]

# Not inside a longer word, number or address: "v2.10.30", "monday.com", "10-12", "10 %".
_BEGIN = r"(?<![\w@])(?<!\w[-/])(?<!\d[.:,])"
_END = r"(?!\w|[:.,/-]\d|-\w|\s?[%€$£]|@|\.(?:com|io|lt|eu|org|net|co|dev)\b)"


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern over plain text and the reading of its match."""

    pattern: re.Pattern[str]
    read: Reader


@dataclass(frozen=True, slots=True)
class Language:
    """All rules of a language, the polite words around them, and its words with a second, everyday meaning."""

    code: Literal["lt", "en"]
    rules: tuple[Rule, ...]
    fillers: tuple[Rule, ...]  # words that change nothing
    leading: Rule  # the same, at the beginning only
    everyday: frozenset[str] = frozenset()  # dates only when capitalised inside a sentence


def rule(pattern: str, read: Reader) -> Rule:
    """A rule for a pattern over plain text, where no two spaces stand together."""
    return Rule(re.compile(f"{_BEGIN}(?:{pattern}){_END}"), read)


def filler(words: Iterable[str], *, company: bool = False) -> Rule:
    """Words that are skipped. ``company`` as in ``Filler``."""
    return rule(one_of(words) + r"\.?", lambda _: (Filler(company),))


def one_of(words: Iterable[str], name: str = "") -> str:
    """Any of the words, the longest first; a group where a name is given."""
    inner = "|".join(sorted(words, key=lambda word: (-len(word), word)))
    return f"(?P<{name}>{inner})" if name else f"(?:{inner})"
