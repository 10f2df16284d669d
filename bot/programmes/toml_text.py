"""From bytes to TOML, and to the line on which each key stands."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from bot.programmes.faults import Faults
from bot.programmes.letters import NoTextError, text_of

Path = tuple[str | int, ...]
"""Names of sections and of a key; the number of a [[section]], from 0, follows its name."""

LARGEST = 200_000  # bytes
DEEPEST = 4  # names within one another that are followed to their line

_PART = r"""(?:[A-Za-z0-9_-]+|"[^"]*"|'[^']*')"""
_HEADER = re.compile(rf"\s*(?P<open>\[\[?)\s*(?P<name>{_PART}(?:\s*\.\s*{_PART})*)\s*\]\]?\s*(?:#.*)?")
_KEY = re.compile(rf"\s*(?P<name>{_PART}(?:\s*\.\s*{_PART})*)\s*=")
_AT = re.compile(r" \(at (?:line (?P<line>\d+), column \d+|end of document)\)")


@dataclass(frozen=True, slots=True)
class Source:
    """A TOML file that was read: its values, its faults so far, its lines."""

    values: Mapping[str, Any]
    faults: Faults
    lines: Mapping[Path, int]

    def line(self, path: Path) -> int | None:
        """The line of a key, or of the nearest thing around it that has one."""
        while path:
            if path in self.lines:
                return self.lines[path]
            path = path[:-1]
        return None


def read_source(data: bytes, faults: Faults) -> Source | None:
    """The file; None, and a fault, where it is no TOML."""
    if len(data) > LARGEST:
        faults.add(f"the file is larger than {LARGEST // 1000} kB. Give the programme's own file.")
        return None
    try:
        text = text_of(data)
    except NoTextError as error:
        faults.add(str(error))
        return None
    try:
        values = tomllib.loads(text)
    except RecursionError:
        faults.add("too many brackets are open within one another. Close each [ and { on its own line.")
        return None
    except ValueError as error:
        _explain(error, text, faults)
        return None
    return Source(values, faults, lines_of(text))


def lines_of(text: str) -> dict[Path, int]:
    """The line, from 1, on which each key and each section begins, as far as single lines show it."""
    lines: dict[Path, int] = {}
    sections: dict[Path, int] = {}  # how often each [[section]] has begun
    here: Path = ()
    inside = False  # a text over several lines
    for number, line in enumerate(_lines(text), start=1):
        was_inside, inside = inside, inside ^ ((line.count('"""') + line.count("'''")) % 2 == 1)
        if was_inside:
            continue
        if header := _HEADER.fullmatch(line):
            here = _resolved(_parts(header["name"]), sections, begins=header["open"] == "[[")
            lines.setdefault(here, number)
        elif key := _KEY.match(line):
            path = here
            for part in _parts(key["name"]):
                path = (*path, part)
                lines.setdefault(path, number)
    return lines


def _lines(text: str) -> list[str]:
    return text.replace("\r\n", "\n").split("\n")  # what TOML calls a line; splitlines knows nine more


def _resolved(names: list[str], sections: dict[Path, int], *, begins: bool) -> Path:
    path: Path = ()
    for place, name in enumerate(names, start=1):
        path = (*path, name)
        if begins and place == len(names):
            sections[path] = sections.get(path, 0) + 1
        if path in sections:
            path = (*path, sections[path] - 1)
    return path


def _parts(name: str) -> list[str]:
    return [part.strip("\"'") for part in re.findall(_PART, name)][:DEEPEST]


def _explain(error: ValueError, text: str, faults: Faults) -> None:
    found = _AT.search(str(error))
    lines = _lines(text)
    number = int(found["line"]) if found and found["line"] else len(lines) or 1
    line = lines[number - 1] if number <= len(lines) else ""
    unquoted = re.sub(r'"[^"]*"', "", line)
    if any(mark in unquoted for mark in "„“”"):
        says = 'a text stands in curly quotes. Write straight ones: "…".'
    elif re.search(r"=\s*\d{4}-\d\d-\d\d[T ]\d\d:\d\d\s*(#.*)?$", line):
        says = 'a day with an hour needs quotes. Write it as "2027-01-04 10:00".'
    elif "overwrite" in str(error) or "twice" in str(error):
        says = "this stands in the file twice. Take one of the two out."
    else:
        reason = _AT.sub("", str(error)).splitlines()[0]
        says = (
            f'the line cannot be read ({reason}). Write key = value, and every text in straight quotes: "…".'
        )
    faults.add(says, row=number)
