"""What is wrong in a file, where, and what would be right."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, TypeVar

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is wrong in a file; ``says`` names it and says what would be right.

    ``row`` counts from 1, the way Excel shows it; of a text file it is the line. ``column`` is the heading as
    the file has it; of a text file it is the key. Either is None where the fault has no such place.
    """

    file: str
    row: int | None
    column: str | None
    says: str
    in_text: bool = False  # a text file has lines and keys, a sheet has rows and columns

    def __str__(self) -> str:
        place = [self.file]
        if self.row is not None:
            place.append(f"{'line' if self.in_text else 'row'} {self.row}")
        if self.column is not None:
            place.append(f"“{self.column}”" if self.in_text else f"column “{self.column}”")
        return f"{', '.join(place)}: {self.says}"


class Faults:
    """The faults of one file while it is being read."""

    def __init__(self, file: str, *, in_text: bool = False) -> None:
        self.file = file
        self._in_text = in_text
        self._found: list[tuple[int, int, Fault]] = []

    def add(self, says: str, *, row: int | None = None, column: str | None = None, place: int = -1) -> None:
        """Note a fault. ``place`` is the column's number from 0; -1 is the row as a whole."""
        fault = Fault(self.file, row, column, says, in_text=self._in_text)
        self._found.append((row or 0, place, fault))

    def __bool__(self) -> bool:
        return bool(self._found)

    def listed(self) -> tuple[Fault, ...]:
        """All faults, by row and then by column.

        The file as a whole comes before its rows, and a row as a whole before its cells.
        """
        in_order = sorted(self._found, key=lambda found: found[:2])
        return tuple(fault for _, _, fault in in_order)


@dataclass(frozen=True, slots=True)
class Read(Generic[T]):
    """What reading a file gave: a value, or the faults because of which there is none. Never both."""

    value: T | None
    faults: tuple[Fault, ...] = ()
