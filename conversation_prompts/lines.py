"""On which line of a card file a key stands: tomllib does not say."""

from __future__ import annotations

import re
from dataclasses import dataclass

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


@dataclass(frozen=True, slots=True)
class Lines:
    """The lines of one file's keys, from 1: of each card as they follow, and of what stands outside them."""

    cards: tuple[dict[Key, int], ...]
    outside: dict[str, int]

    def of(self, number: int, key: Key) -> int:
        """The line of a key of the card of that number, from 0; where it has none, of what it stands in."""
        known = self.cards[number] if number < len(self.cards) else {}
        while key and key not in known:
            key = key[:-1]
        return known.get(key, 1)


def lines(text: str) -> Lines:
    """Where each key of a well-formed card file stands."""
    cards: list[dict[Key, int]] = []
    outside: dict[str, int] = {}
    under: Key | None = None  # None: not inside a card
    bare = _TEXT_OR_COMMENT.sub(lambda found: "\n" * found[0].count("\n"), text)
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
    return Lines(tuple(cards), outside)
