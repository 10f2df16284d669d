"""Reads the bytes of a sheet as rows of cells: every format that Excel calls CSV or text."""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import count

from bot.programmes.faults import Faults, QuotesError, UndecodableError
from bot.programmes.text_decoding import SAVE_AS, decode_text

LARGEST = 2_000_000  # bytes
DELIMITERS = (";", "\t", ",")

_NAMED_DELIMITER = re.compile(r'"?sep=(?P<sign>[;,\t])"?[;,\t]*(?:\r\n|\r|\n|$)', re.IGNORECASE)
_BLANK = f'{"".join(DELIMITERS)}" \r\n'
_UNSEEN = dict.fromkeys((0x00AD, 0x200B, 0x2060, 0xFEFF))  # of no width; no-break spaces split like any other
_NOTHING = frozenset({"-", "–", "—"})  # how people mark an empty cell


@dataclass(frozen=True, slots=True)
class SheetRow:
    """A row that is not blank: its number as Excel shows it, and its cells, trimmed."""

    number: int
    cells: tuple[str, ...]


def read_sheet(data: bytes, faults: Faults, known_headings: Callable[[Sequence[str]], int]) -> list[SheetRow]:
    """The rows of a sheet, the headings first; empty where there is a fault.

    The delimiter is the one of Excel's first line ``sep=;``, or else the one by which the first row that is
    not blank holds most known headings.
    """
    if len(data) > LARGEST:
        faults.add(
            f"the file is larger than {LARGEST // 1_000_000} MB. Leave only this programme's people in it."
        )
        return []
    try:
        text = decode_text(data)
    except UndecodableError as error:
        faults.add(str(error))
        return []
    if not text.strip(_BLANK):
        return []
    if named := _NAMED_DELIMITER.match(text):
        return _all_rows(text[named.end() :], named["sign"], faults)
    return _all_rows(text, _delimiter(text, known_headings), faults)


def _delimiter(text: str, known_headings: Callable[[Sequence[str]], int]) -> str:
    def fits(sign: str) -> tuple[int, int]:
        try:
            first = next(_rows(text, sign), None)
        except QuotesError:
            return (-1, 0)
        return (known_headings(first.cells), len(first.cells)) if first else (0, 0)

    return max(DELIMITERS, key=fits)  # of equals the first


def _all_rows(text: str, delimiter: str, faults: Faults) -> list[SheetRow]:
    try:
        return list(_rows(text, delimiter))
    except QuotesError as error:
        faults.add(
            "the quotation marks do not match from here on. Close each text that opens with one, and write "
            f"one inside a text twice; or let Excel do it: {SAVE_AS}.",
            row=error.row,
        )
        return []


def _rows(text: str, delimiter: str) -> Iterator[SheetRow]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    for number in count(1):
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            raise QuotesError(number) from error
        trimmed = tuple(_trimmed(cell) for cell in cells)
        if any(trimmed):
            yield SheetRow(number, trimmed)


def _trimmed(cell: str) -> str:
    text = " ".join(unicodedata.normalize("NFC", cell).translate(_UNSEEN).split())
    return "" if text in _NOTHING else text
