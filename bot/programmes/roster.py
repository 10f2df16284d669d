"""A roster as it was read: the people of a programme and the pairs among them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class RosterPerson:
    """One person. None stands for an empty cell: the programme's default applies.

    ``email``, ``manager`` and ``mentor`` are addresses in lower case; ``roles`` are of mentor, mentee and
    coordinator; ``capacity`` is 1 to 9 and only a mentor's; ``row`` is the person's first one, as in Excel.
    """

    row: int
    name: str
    email: str
    roles: tuple[str, ...]
    language: str | None = None
    zone: str | None = None
    manager: str | None = None
    mentor: str | None = None
    capacity: int | None = None


@dataclass(frozen=True, slots=True)
class Roster:
    """The people in the order of the file. ``headings`` are those of its columns, as written there."""

    people: tuple[RosterPerson, ...]
    file: str = field(default="roster.csv", compare=False)
    headings: Mapping[str, str] = field(default_factory=dict, compare=False)

    @property
    def pairs(self) -> tuple[tuple[str, str], ...]:
        """The e-mails of mentor and mentee of every ready pair."""
        return tuple((person.mentor, person.email) for person in self.people if person.mentor is not None)
