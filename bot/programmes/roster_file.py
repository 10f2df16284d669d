"""Reads the roster: the people of a programme, in a sheet that Excel saved. ``examples/roster.csv`` is one."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from bot.conversation.text_folding import fold
from bot.programmes import roster_cells as cell
from bot.programmes.faults import CellError, Faults, ReadResult, RoleError
from bot.programmes.programme_spec import ProgrammeSpec
from bot.programmes.roster import Roster, RosterPerson
from bot.programmes.roster_checks import check_roster
from bot.programmes.roster_words import (
    COLUMNS,
    HEADINGS,
    REQUIRED,
    asks_for_email,
    column_of,
    count_known_headings,
)
from bot.programmes.sheet import SheetRow, read_sheet

T = TypeVar("T")

MOST_PEOPLE = 5000


def read_roster(data: bytes, name: str, programme: ProgrammeSpec | None) -> ReadResult[Roster]:
    """The roster of a file, or all its faults. ``name`` is the file's name in them.

    ``programme`` is None where its own file has faults: then languages are not checked against it.
    """
    faults = Faults(name)
    rows = read_sheet(data, faults, count_known_headings)
    if not rows and not faults:
        columns = ", ".join(COLUMNS[column] for column in REQUIRED)
        faults.add(
            f"the file is empty. Write a row of headings ({columns}) and under it a row for each person."
        )
    if faults:
        return ReadResult(None, faults.sorted())
    table = _Table(rows[0], faults, programme)
    people = table.people(rows[1:])
    if faults:
        return ReadResult(None, faults.sorted())
    return ReadResult(Roster(people, file=name, headings=table.headings))


@dataclass(frozen=True, slots=True)
class _Column:
    heading: str
    index: int


class _Table:
    """The columns of a roster by their headings, and the people in its rows."""

    def __init__(self, first: SheetRow, faults: Faults, programme: ProgrammeSpec | None) -> None:
        self._faults = faults
        self._languages = programme.languages if programme else None
        self._width = max(number for number, heading in enumerate(first.cells, start=1) if heading)
        self._columns = _columns(first, faults)

    @property
    def headings(self) -> dict[str, str]:
        """The heading of each column, as it is written in the file."""
        return {column: found.heading for column, found in self._columns.items() if column in COLUMNS}

    def people(self, rows: Sequence[SheetRow]) -> tuple[RosterPerson, ...]:
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
        return check_roster(people, self._report_fault)

    def _person(self, row: SheetRow, emails: Mapping[str, str]) -> RosterPerson:
        if beyond := [text for text in row.cells[self._width :] if text]:
            self._faults.add(
                f"“{beyond[0][:40]}” stands to the right of the last heading. Take it out, or give its "
                "column a heading; a text that holds the sign between the columns needs quotation marks.",
                row=row.number,
                column_index=self._width,
            )

        def address(text: str) -> str:
            try:
                return cell.parse_email(text)
            except CellError:
                if "@" in (email := emails.get(fold(text), "")):
                    raise CellError(f"“{text}” is a name. Write the e-mail, {email}.") from None
                raise

        return RosterPerson(
            row=row.number,
            name=self._value(row, "name", cell.parse_name, "", text=self._name(row)),
            email=self._value(row, "email", cell.parse_email, ""),
            roles=self._roles(row),
            language=self._given(row, "language", self._language),
            zone=self._given(row, "zone", cell.parse_zone),
            manager=self._given(row, "manager", address),
            mentor=self._given(row, "mentor", address),
            capacity=self._given(row, "capacity", cell.parse_capacity),
        )

    def _roles(self, row: SheetRow) -> tuple[str, ...]:
        try:
            return cell.parse_roles(self._cell(row, "role")) if "role" in self._columns else ()
        except RoleError as error:
            self._report_fault(row.number, "role", str(error))
            return error.meant

    def _language(self, text: str) -> str:
        language = cell.parse_language(text)
        if self._languages is not None and language not in self._languages:
            spoken = " or ".join(self._languages)
            raise CellError(
                f"the programme does not speak “{text}”. Write {spoken}, or add {language} to its languages."
            )
        return language

    def _given(self, row: SheetRow, column: str, parse: Callable[[str], T]) -> T | None:
        return self._value(row, column, parse, None) if self._cell(row, column) else None

    def _value(
        self, row: SheetRow, column: str, parse: Callable[[str], T], instead: T, *, text: str | None = None
    ) -> T:
        if column not in self._columns:
            return instead
        try:
            return parse(self._cell(row, column) if text is None else text)
        except CellError as error:
            self._report_fault(row.number, column, str(error))
            return instead

    def _cell(self, row: SheetRow, column: str) -> str:
        found = self._columns.get(column)
        return row.cells[found.index] if found and found.index < len(row.cells) else ""

    def _name(self, row: SheetRow) -> str:
        return f"{self._cell(row, 'name')} {self._cell(row, 'surname')}".strip()

    def _report_fault(self, row: int | None, column: str | None, message: str) -> None:
        found = self._columns.get(column or "")
        if found is None:
            self._faults.add(message, row=row)
        else:
            self._faults.add(message, row=row, column=found.heading, column_index=found.index)


def _columns(first: SheetRow, faults: Faults) -> dict[str, _Column]:
    found: dict[str, list[_Column]] = {}
    for index, heading in enumerate(first.cells):
        if column := column_of(heading):
            found.setdefault(column, []).append(_Column(heading, index))
    for column, named in found.items():
        if len(named) > 1:
            found[column] = _one_of(column, named, first, faults)
    for column in REQUIRED:
        if column not in found:
            faults.add(_missing(column, first.cells), row=first.number)
    return {column: named[0] for column, named in found.items()}


def _one_of(column: str, named: list[_Column], first: SheetRow, faults: Faults) -> list[_Column]:
    mails = [one for one in named if asks_for_email(one.heading)]
    if column in {"manager", "mentor"} and len(mails) == 1:
        return mails  # a column of names stands beside the one of e-mails
    for again in named[1:]:
        faults.add(
            f"this is the same column as “{named[0].heading}”. Take one out, or give it another heading.",
            row=first.number,
            column=again.heading,
            column_index=again.index,
        )
    return named


def _missing(column: str, cells: Sequence[str]) -> str:
    message = f"there is no column for the {'e-mail' if column == 'email' else column}. "
    unknown = {fold(text): text for text in cells if text and column_of(text) is None}
    for known in HEADINGS[column]:
        if near := difflib.get_close_matches(known, unknown, n=1, cutoff=0.75):
            return f"{message}Write {COLUMNS[column]} instead of “{unknown[near[0]]}”."
    return f"{message}Write its heading, {COLUMNS[column]}."
