"""The plan of applying a programme: a line for people and rows for the store for each change."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from bot.programmes.faults import Fault
from storage.programmes import Row
from storage.tables import Membership


@dataclass(frozen=True, slots=True)
class Change:
    """One line of a plan and what it does: adds rows, sets columns of a row, or removes a membership."""

    line: str
    new: tuple[Row, ...] = ()
    altered: tuple[Row, Mapping[str, Any]] | None = None
    removed: Membership | None = None


@dataclass(frozen=True, slots=True)
class Plan:
    """All changes, and a line on each thing that the files contradict and that stays as it is.

    ``faults`` are those that only the store can show; a plan that has any is not applied. A plan is valid in the
    transaction in which it was made.
    """

    changes: tuple[Change, ...] = ()
    unchanged: tuple[str, ...] = ()
    faults: tuple[Fault, ...] = ()

    def lines(self) -> tuple[str, ...]:
        """The plan for people: ``+`` is added, ``~`` changed, ``-`` removed, ``=`` left as it is."""
        return (*(change.line for change in self.changes), *(f"= {note}" for note in self.unchanged))

    def __str__(self) -> str:
        return "\n".join(self.lines() or ("Nothing to change.",))
