"""The rules of a language: patterns over plain text, and the tokens that a match stands for."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Literal

from bot.rules.when.tokens import Filler, Token

TokenBuilder = Callable[[re.Match[str]], tuple[Token, ...]]

# Not inside a longer word, number or address: "v2.10.30", "monday.com", "10-12", "10 %".
_BEGIN = r"(?<![\w@])(?<!\w[-/])(?<!\d[.:,])"
_END = r"(?!\w|[:.,/-]\d|-\w|\s?[%€$£]|@|\.(?:com|io|lt|eu|org|net|co|dev)\b)"


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern over plain text, and the function that builds the tokens of a match."""

    pattern: re.Pattern[str]
    build: TokenBuilder


@dataclass(frozen=True, slots=True)
class Language:
    """All rules of a language, its fillers, and its words with a second, everyday meaning."""

    code: Literal["lt", "en"]
    rules: tuple[Rule, ...]
    fillers: tuple[Rule, ...]  # words without meaning for the date
    leading: Rule  # fillers that only begin a phrase
    everyday: frozenset[str] = frozenset()  # dates only when capitalised inside a sentence


def rule(pattern: str, build: TokenBuilder) -> Rule:
    """A rule for a pattern over plain text, where no two spaces stand together."""
    return Rule(re.compile(f"{_BEGIN}(?:{pattern}){_END}"), build)


def filler(words: Iterable[str], *, about_meeting: bool = False) -> Rule:
    """A rule for fillers. ``about_meeting`` as in ``Filler``."""
    return rule(one_of(words) + r"\.?", lambda _: (Filler(about_meeting),))


def one_of(words: Iterable[str], name: str = "") -> str:
    """A pattern for any of the words, the longest first; a named group where a name is given."""
    inner = "|".join(sorted(words, key=lambda word: (-len(word), word)))
    return f"(?P<{name}>{inner})" if name else f"(?:{inner})"
