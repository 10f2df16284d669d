"""From bytes to rows of cells: whatever Excel calls CSV or text."""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from bot.programmes.faults import Faults
from bot.programmes.letters import SAVE_AS, Unreadable, text_of

LARGEST = 2_000_000  # bytes
DELIMITERS = (";", "\t", ",")

_NAMED_DELIMITER = re.compile(r'"?sep=(?P<sign>[;,\t])"?[;,\t]*(?:\r\n|\r|\n|$)', re.IGNORECASE)
_SPACES = re.compile(r"[\s\u200b\u2060\ufeff]+")  # no-break spaces are white space already; these three are not
_NOTHING = frozenset({"-", "–", "—"})  # how people mark an empty cell


@dataclass(frozen=True, slots=True)
class Row:
    """A row that is not blank: its number as Excel shows it, and its cells, trimmed."""

    number: int
    cells: tuple[str, ...]


def read_sheet(data: bytes, faults: Faults, known_headings: Callable[[Sequence[str]], int]) -> list[Row]:
    """The rows of a sheet, the headings first; empty where there is a fault.

    The delimiter is the one of Excel's first line ``sep=;``, or else the one by which the first row that is not blank holds
    most known headings.
    """
    if len(data) > LARGEST:
        faults.add(f"the file is larger than {LARGEST // 1_000_000} MB. Leave only the people of this programme in it.")
        return []
    try:
        text = text_of(data)
    except Unreadable as error:
        faults.add(str(error))
        return []
    if named := _NAMED_DELIMITER.match(text):
        return _all_rows(text[named.end() :], named["sign"], faults)
    return _all_rows(text, _delimiter(text, known_headings), faults)


def _delimiter(text: str, known_headings: Callable[[Sequence[str]], int]) -> str:
    def fits(sign: str) -> tuple[int, int]:
        try:
            first = next(_rows(text, sign), None)
        except csv.Error:
            return (-1, 0)
        return (known_headings(first.cells), len(first.cells)) if first else (0, 0)

    return max(DELIMITERS, key=fits)  # of equals the first


def _all_rows(text: str, delimiter: str, faults: Faults) -> list[Row]:
    rows: list[Row] = []
    try:
        rows.extend(_rows(text, delimiter))
    except csv.Error:
        row = rows[-1].number + 1 if rows else 1
        faults.add(
            "the quotation marks do not match from here on. Write each ” inside a text twice, and close each text that "
            f"opens with one; or let Excel do it: {SAVE_AS}.",
            row=row,
        )
        return []
    return rows


def _rows(text: str, delimiter: str) -> Iterator[Row]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    for number, cells in enumerate(reader, start=1):
        trimmed = tuple(_trimmed(cell) for cell in cells)
        if any(trimmed):
            yield Row(number, trimmed)


def _trimmed(cell: str) -> str:
    text = _SPACES.sub(" ", unicodedata.normalize("NFC", cell)).strip()
    return "" if text in _NOTHING else text
