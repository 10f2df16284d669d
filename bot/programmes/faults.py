"""Faults of a programme's two files: the record of one fault, and every exception of this package.

    Exception
    ├── PlanFaultyError        apply: a plan with faults was to be applied; nothing was changed
    └── ValueError
        ├── UndecodableError   text_decoding: the bytes of a file are no text
        ├── QuotesError        sheet: the quotation marks of a row do not match
        └── CellError          roster_cells: one cell cannot be read
            └── RoleError      its role is unknown; knows the roles that were probably meant

Those under ValueError become a Fault where they are caught; only PlanFaultyError leaves the package.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, TypeVar

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is wrong in a file; ``message`` names it and says what would be right.

    ``row`` counts from 1, the way Excel shows it; of a text file it is the line. ``column`` is the heading as
    the file has it; of a text file it is the key. Each is None where the fault is about the whole file or row.
    """

    file: str
    row: int | None
    column: str | None
    message: str
    in_text: bool = False  # a text file has lines and keys, a sheet has rows and columns

    def __str__(self) -> str:
        where = [self.file]
        if self.row is not None:
            where.append(f"{'line' if self.in_text else 'row'} {self.row}")
        if self.column is not None:
            where.append(f"“{self.column}”" if self.in_text else f"column “{self.column}”")
        return f"{', '.join(where)}: {self.message}"


class Faults:
    """The faults of one file while it is being read."""

    def __init__(self, file: str, *, in_text: bool = False) -> None:
        self.file = file
        self._in_text = in_text
        self._found: list[tuple[int, int, Fault]] = []

    def add(
        self, message: str, *, row: int | None = None, column: str | None = None, column_index: int = -1
    ) -> None:
        """Note a fault. ``column_index`` is the column's number from 0, to sort by; -1 is the row as a whole."""
        fault = Fault(self.file, row, column, message, in_text=self._in_text)
        self._found.append((row or 0, column_index, fault))

    def __bool__(self) -> bool:
        return bool(self._found)

    def sorted(self) -> tuple[Fault, ...]:
        """All faults, by row and then by column.

        The file as a whole comes before its rows, and a row as a whole before its cells.
        """
        in_order = sorted(self._found, key=lambda found: found[:2])
        return tuple(fault for _, _, fault in in_order)


@dataclass(frozen=True, slots=True)
class ReadResult(Generic[T]):
    """The result of reading a file: a value, or the faults that prevented it. Never both."""

    value: T | None
    faults: tuple[Fault, ...] = ()


class PlanFaultyError(Exception):
    """The plan has faults and is not applied: nothing was changed."""

    def __init__(self) -> None:
        super().__init__(self.__doc__)


class UndecodableError(ValueError):
    """The bytes are no text in an encoding that is read here; the message says what would be right."""


class QuotesError(ValueError):
    """The quotation marks of a row do not match."""

    def __init__(self, row: int) -> None:
        super().__init__(f"row {row}")
        self.row = row


class CellError(ValueError):
    """A cell of a roster cannot be read; the message says what would be right."""


class RoleError(CellError):
    """A role is not known. ``meant`` are the roles that probably were: the other checks of the row go by them."""

    def __init__(self, message: str, meant: tuple[str, ...]) -> None:
        super().__init__(message)
        self.meant = meant
