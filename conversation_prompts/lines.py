"""On which line of a card file a key stands: tomllib does not say."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cached_property

Key = tuple[str, ...]
"""Where a value stands: ("depth",) or ("lt", "tu"); () is the card itself."""

_TEXT_OR_COMMENT = re.compile(
    r'"""(?:\\.|[^\\])*?"{3,5}'
    r"|'''.*?'{3,5}"
    r'|"[^"\\\n]*(?:\\.[^"\\\n]*)*"'
    r"|'[^'\n]*'"
    r"|#[^\n]*",
    re.DOTALL,
)
_HEADER = re.compile(r"\s*(\[\[?)([^\[\]=,]+)\]")
_KEY = re.compile(r"\s*([\w.-]+)\s*=")


class Lines:
    """The lines of one well-formed card file, from 1. Those of keys are looked for when the first is asked for."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._plain = [
            number for number, line in enumerate(text.split("\n"), 1) if line.startswith("[[card]]")
        ]

    def cards(self, count: int) -> Sequence[int]:
        """Where the cards of the file begin, ``count`` of them."""
        if len(self._plain) == count:  # else one is written otherwise, or stands inside a text
            return self._plain
        return [self.of(number, ()) for number in range(count)]

    def of(self, number: int, key: Key) -> int:
        """The line of a key of the card of that number, from 0; where it has none, of what it stands in."""
        known = self._scanned[0][number] if number < len(self._scanned[0]) else {}
        while key and key not in known:
            key = key[:-1]
        return known.get(key, 1)

    def outside(self, key: str) -> int:
        """The line of a key that stands outside the cards."""
        return self._scanned[1].get(key, 1)

    @cached_property
    def _scanned(self) -> tuple[list[dict[Key, int]], dict[str, int]]:
        cards: list[dict[Key, int]] = []
        outside: dict[str, int] = {}
        under: Key | None = None  # None: not inside a card
        bare = _TEXT_OR_COMMENT.sub(lambda found: "\n" * found[0].count("\n"), self._text)
        for number, line in enumerate(bare.split("\n"), 1):
            if header := _HEADER.match(line):
                name = tuple(part.strip() for part in header[2].split("."))
                if header[1] == "[[" and name == ("card",):
                    cards.append({(): number})
                    under = ()
                elif name[0] == "card" and cards:
                    under = name[1:]
                    cards[-1].setdefault(under, number)
                else:
                    under = None
                    outside.setdefault(name[0], number)
            elif key := _KEY.match(line):
                path = tuple(key[1].split("."))
                if under is None:
                    outside.setdefault(path[0], number)
                else:
                    cards[-1].setdefault(under + path, number)
        return cards, outside
