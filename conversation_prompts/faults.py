"""Faults of card files: the record of one fault, and every exception of this package.

Exception
├── CardFault                  load_library: at least one card file has a fault; ``faults`` lists all of them
└── ValueError
    └── NotTomlError           parse_toml: the text is no TOML; knows the line
        └── NestedTooDeepError     more brackets within one another than Python can follow
"""

from __future__ import annotations

from typing import NamedTuple


class Fault(NamedTuple):
    """One thing that is wrong in a card file; ``line`` counts from 1 and is 0 for the file or folder as a whole."""

    file: str
    line: int
    message: str  # what is wrong, and what would be right

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.message}" if self.line else f"{self.file}: {self.message}"


class CardFault(Exception):
    """A card file has faults."""

    def __init__(self, faults: tuple[Fault, ...]) -> None:
        super().__init__(faults)
        self.faults = faults

    def __str__(self) -> str:
        return "\n".join((str(self.__doc__), *map(str, self.faults)))


class NotTomlError(ValueError):
    """A text is no TOML. ``line`` counts from 1; ``reason`` is the parser's, without the position."""

    def __init__(self, message: str, line: int, reason: str) -> None:
        super().__init__(message)
        self.line = line
        self.reason = reason


class NestedTooDeepError(NotTomlError):
    """A text opens more brackets within one another than can be followed; where it begins is not known: line 1."""

    def __init__(self) -> None:
        reason = "too many brackets are open within one another"
        super().__init__(reason, 1, reason)
