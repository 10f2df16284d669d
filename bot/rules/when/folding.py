"""Text made plain for reading: lower case, no diacritics, one kind of dash, single spaces; places are remembered."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

_DASHES = "‐‑‒–—―−"
_QUOTES = "’‘ʼ`´"
_INVISIBLE = "\u200b\u200c\u200d\u2060\ufeff\u00ad"


@dataclass(frozen=True, slots=True)
class Folded:
    """Plain text and the text it came from."""

    plain: str
    source: str
    places: tuple[int, ...]  # for each plain character, its index in the source

    def span(self, begin: int, end: int) -> tuple[int, int]:
        """Where ``plain[begin:end]`` (not empty) stands in the source, combining marks included."""
        stop = self.places[end] if end < len(self.places) else len(self.source)
        first = self.places[begin]
        while stop - 1 > first and self.source[stop - 1].isspace():
            stop -= 1
        return first, stop

    def said(self, begin: int, end: int) -> str:
        """The source behind ``plain[begin:end]``."""
        first, stop = self.span(begin, end)
        return self.source[first:stop]


def plain_text(text: str) -> Folded:
    """The folded form of any text."""
    plain: list[str] = []
    places: list[int] = []
    for place, letter in enumerate(text):
        for part in _fold(letter):
            if part in " \n" and plain and plain[-1] in " \n":
                plain[-1] = "\n" if part == "\n" else plain[-1]
            else:
                plain.append(part)
                places.append(place)
    return Folded("".join(plain), text, tuple(places))


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
