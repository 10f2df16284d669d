"""Plain text for the rules: lower case, no diacritics, one kind of dash, single spaces; each character knows its source."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

_DASHES = "‐‑‒–—―−"
_QUOTES = "’‘ʼ`´"
_INVISIBLE = "\u200b\u200c\u200d\u2060\ufeff\u00ad"


@dataclass(frozen=True, slots=True)
class PlainText:
    """Plain text and the text it was made from."""

    plain: str
    source: str
    source_indexes: tuple[int, ...]  # for each plain character, its index in the source

    def source_span(self, begin: int, end: int) -> tuple[int, int]:
        """Where ``plain[begin:end]`` (not empty) stands in the source, combining marks included."""
        stop = self.source_indexes[end] if end < len(self.source_indexes) else len(self.source)
        first = self.source_indexes[begin]
        while stop - 1 > first and self.source[stop - 1].isspace():
            stop -= 1
        return first, stop

    def source_text(self, begin: int, end: int) -> str:
        """The source behind ``plain[begin:end]``."""
        first, stop = self.source_span(begin, end)
        return self.source[first:stop]


def to_plain_text(text: str) -> PlainText:
    """Any text made plain."""
    plain: list[str] = []
    source_indexes: list[int] = []
    for index, letter in enumerate(text):
        for part in _fold(letter):
            if part in " \n" and plain and plain[-1] in " \n":
                plain[-1] = "\n" if part == "\n" else plain[-1]
            else:
                plain.append(part)
                source_indexes.append(index)
    return PlainText("".join(plain), text, tuple(source_indexes))


def _fold(letter: str) -> str:
    if letter in _DASHES:
        return "-"
    if letter in _QUOTES:
        return "'"
    if letter in _INVISIBLE:
        return ""
    if letter.isspace():
        return "\n" if letter in "\r\n\u2028\u2029" else " "
    return "".join(
        part for part in unicodedata.normalize("NFD", letter.lower()) if not unicodedata.combining(part)
    )
