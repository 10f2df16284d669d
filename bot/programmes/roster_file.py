"""The roster file: who takes part, as a sheet that Excel saved. ``examples/roster.csv`` is one."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from bot.conversation.flow import fold
from bot.programmes import roster_cells as cell
from bot.programmes.faults import Faults, Read
from bot.programmes.programme_file import ProgrammeSpec
from bot.programmes.roster import Roster, RosterPerson
from bot.programmes.roster_checks import check_together
from bot.programmes.roster_words import COLUMNS, HEADINGS, REQUIRED, column_of, known_headings, says_mail
from bot.programmes.sheet import Row, read_sheet

T = TypeVar("T")

MOST_PEOPLE = 5000


def read_roster(data: bytes, name: str, programme: ProgrammeSpec | None) -> Read[Roster]:
    """The roster of a file, or all its faults. ``name`` is what the file is called in them.

    ``programme`` is None where its own file has faults: then languages are not checked against it.
    """
    faults = Faults(name)
    rows = read_sheet(data, faults, known_headings)
    if not rows and not faults:
        columns = ", ".join(COLUMNS[column] for column in REQUIRED)
        faults.add(
            f"the file is empty. Write a row of headings ({columns}) and under it a row for each person."
        )
    if faults:
        return Read(None, faults.listed())
    table = _Table(rows[0], faults, programme)
    people = table.people(rows[1:])
    if faults:
        return Read(None, faults.listed())
    return Read(Roster(people, file=name, headings=table.headings))


@dataclass(frozen=True, slots=True)
class _Column:
    heading: str
    place: int


class _Table:
    """The columns of a roster, and the people in its rows."""

    def __init__(self, first: Row, faults: Faults, programme: ProgrammeSpec | None) -> None:
        self._faults = faults
        self._languages = programme.languages if programme else None
        self._width = max(place for place, heading in enumerate(first.cells, start=1) if heading)
        self._columns = _columns(first, faults)

    @property
    def headings(self) -> dict[str, str]:
        """The heading of each column, as it is written in the file."""
        return {column: found.heading for column, found in self._columns.items() if column in COLUMNS}

    def people(self, rows: Sequence[Row]) -> tuple[RosterPerson, ...]:
        """Everybody in these rows, checked alone and together."""
        if not rows:
            self._faults.add("there is nobody under the headings. Write a row for each person.")
        if len(rows) > MOST_PEOPLE:
            self._faults.add(
                f"there are more than {MOST_PEOPLE} rows. Leave only the people of this programme in it."
            )
            return ()
        emails = {fold(self._name(row)): self._cell(row, "email").lower() for row in rows if self._name(row)}
        people = [self._person(row, emails) for row in rows]
        if not people or any(column not in self._columns for column in REQUIRED):
            return ()
        return check_together(people, self._complain)

    def _person(self, row: Row, emails: Mapping[str, str]) -> RosterPerson:
        if beyond := [text for text in row.cells[self._width :] if text]:
            self._faults.add(
                f"“{beyond[0][:40]}” stands to the right of the last heading. Take it out, or give its "
                "column a heading; a text that holds the sign between the columns needs quotation marks.",
                row=row.number,
                place=self._width,
            )

        def address(text: str) -> str:
            try:
                return cell.email_of(text)
            except cell.CellError:
                if "@" in (email := emails.get(fold(text), "")):
                    raise cell.CellError(f"“{text}” is a name. Write the e-mail, {email}.") from None
                raise

        return RosterPerson(
            row=row.number,
            name=self._value(row, "name", cell.name_of, "", text=self._name(row)),
            email=self._value(row, "email", cell.email_of, ""),
            roles=self._roles(row),
            language=self._given(row, "language", self._language),
            zone=self._given(row, "zone", cell.zone_of),
            manager=self._given(row, "manager", address),
            mentor=self._given(row, "mentor", address),
            capacity=self._given(row, "capacity", cell.capacity_of),
        )

    def _roles(self, row: Row) -> tuple[str, ...]:
        try:
            return cell.roles_of(self._cell(row, "role")) if "role" in self._columns else ()
        except cell.RoleError as error:
            self._complain(row.number, "role", str(error))
            return error.meant

    def _language(self, text: str) -> str:
        language = cell.language_of(text)
        if self._languages is not None and language not in self._languages:
            spoken = " or ".join(self._languages)
            raise cell.CellError(
                f"the programme does not speak “{text}”. Write {spoken}, or add {language} to its languages."
            )
        return language

    def _given(self, row: Row, column: str, read: Callable[[str], T]) -> T | None:
        return self._value(row, column, read, None) if self._cell(row, column) else None

    def _value(
        self, row: Row, column: str, read: Callable[[str], T], instead: T, *, text: str | None = None
    ) -> T:
        if column not in self._columns:
            return instead
        try:
            return read(self._cell(row, column) if text is None else text)
        except cell.CellError as error:
            self._complain(row.number, column, str(error))
            return instead

    def _cell(self, row: Row, column: str) -> str:
        found = self._columns.get(column)
        return row.cells[found.place] if found and found.place < len(row.cells) else ""

    def _name(self, row: Row) -> str:
        return f"{self._cell(row, 'name')} {self._cell(row, 'surname')}".strip()

    def _complain(self, row: int | None, column: str | None, says: str) -> None:
        found = self._columns.get(column or "")
        if found is None:
            self._faults.add(says, row=row)
        else:
            self._faults.add(says, row=row, column=found.heading, place=found.place)


def _columns(first: Row, faults: Faults) -> dict[str, _Column]:
    found: dict[str, list[_Column]] = {}
    for place, heading in enumerate(first.cells):
        if column := column_of(heading):
            found.setdefault(column, []).append(_Column(heading, place))
    for column, named in found.items():
        if len(named) > 1:
            found[column] = _one_of(column, named, first, faults)
    for column in REQUIRED:
        if column not in found:
            faults.add(_missing(column, first.cells), row=first.number)
    return {column: named[0] for column, named in found.items()}


def _one_of(column: str, named: list[_Column], first: Row, faults: Faults) -> list[_Column]:
    mails = [one for one in named if says_mail(one.heading)]
    if column in {"manager", "mentor"} and len(mails) == 1:
        return mails  # a column of names stands beside the one of e-mails
    for again in named[1:]:
        faults.add(
            f"this is the same column as “{named[0].heading}”. Take one out, or give it another heading.",
            row=first.number,
            column=again.heading,
            place=again.place,
        )
    return named


def _missing(column: str, cells: Sequence[str]) -> str:
    says = f"there is no column for the {'e-mail' if column == 'email' else column}. "
    unknown = {fold(text): text for text in cells if text and column_of(text) is None}
    for known in HEADINGS[column]:
        if near := difflib.get_close_matches(known, unknown, n=1, cutoff=0.75):
            return f"{says}Write {COLUMNS[column]} instead of “{unknown[near[0]]}”."
    return f"{says}Write its heading, {COLUMNS[column]}."
