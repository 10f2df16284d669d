"""A TOML document: its values, and the line of each key. The one reader for card files and ``programme.toml``.

``tomllib`` gives the values and no positions, and no maintained, typed library adds them (tomlkit drops them after parsing),
so the lines come from a scan of the same text: it is valid TOML by then, which keeps the scan short and exact.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from conversation_prompts.faults import NestedTooDeepError, NotTomlError

KeyPath = tuple[str | int, ...]
"""Names of tables and of a key; the number of a ``[[table]]``, from 0, follows its name."""

Report = Callable[[KeyPath, str], None]
"""Notes a fault: the path of the key, and the message."""

_DEEPEST = 20
"""Names of one key or header that are followed: a key of 5,000 names must not cost 5,000 paths."""

_TEXT_OR_COMMENT = (
    r'"""(?:\\.|[^\\])*?"{3,5}'
    r"|'''.*?'{3,5}"
    r'|"(?:[^"\\\n]|\\.)*"'
    r"|'[^'\n]*'"
    r"|#[^\n]*"
)
_UP_TO_BRACKET_OR_NEWLINE = re.compile(rf"(?:[^\"'#\[\]{{}}\n]+|{_TEXT_OR_COMMENT})*", re.DOTALL)
_PART = r"""(?:[A-Za-z0-9_-]+|"(?:[^"\\\n]|\\.)*"|'[^'\n]*')"""
_NAME = rf"(?P<name>{_PART}(?:[ \t]*\.[ \t]*{_PART})*)[ \t]*"
_HEADER = re.compile(rf"[ \t]*(?P<open>\[\[?)[ \t]*{_NAME}\]")
_KEY = re.compile(rf"[ \t]*{_NAME}=")
_POSITION = re.compile(r" \(at (?:line (?P<line>\d+), column \d+|end of document)\)")


@dataclass(frozen=True)
class Document:
    """A valid TOML text and its values."""

    values: Mapping[str, Any]
    text: str

    def line(self, path: KeyPath) -> int | None:
        """The line of a key, from 1; of the nearest table around it where the key itself has none; None for neither."""
        while path:
            if path in self._lines:
                return self._lines[path]
            path = path[:-1]
        return None

    def lines_of_tables(self, name: str) -> Sequence[int]:
        """The line of each ``[[name]]`` of the document, in their order; 1 where it has none of its own."""
        count = len(self.values[name])
        if not any(quotes in self.text for quotes in ('"""', "'''")):  # a header may stand inside such a text
            header = f"[[{name}]]"
            plain = [
                number for number, line in enumerate(self.text.split("\n"), 1) if line.startswith(header)
            ]
            if len(plain) == count:  # no scan: loading the library asks for nothing else
                return plain
        return [self.line((name, number)) or 1 for number in range(count)]

    @cached_property
    def _lines(self) -> Mapping[KeyPath, int]:
        """The line of every key and table outside inline tables; scanned once, and only where a line is asked for."""
        lines: dict[KeyPath, int] = {}
        counts: dict[KeyPath, int] = {}  # how often each [[table]] has begun
        table: KeyPath = ()
        number, begin = 1, 0
        while begin < len(self.text):
            end = begin
            if header := _HEADER.match(self.text, begin):
                paths = _header_paths(_parts(header["name"]), counts, begins=header["open"] == "[[")
                table, end = paths[-1], header.end()
            elif key := _KEY.match(self.text, begin):
                parts = _parts(key["name"])
                paths, end = [(*table, *parts[:depth]) for depth in range(1, len(parts) + 1)], key.end()
            else:  # blank, or a comment
                paths = []
            for path in paths:
                lines.setdefault(path, number)
            end = _statement_end(self.text, end)
            number, begin = number + self.text.count("\n", begin, end), end
        return lines


class TomlTable:
    """One table of a document, read by key. Its subclasses check the values and word the faults for their readers."""

    def __init__(self, values: Mapping[str, Any], report: Report, path: KeyPath = ()) -> None:
        self._values = values
        self._report = report
        self._path = path

    def __contains__(self, key: str) -> bool:
        return key in self._values

    def _note(self, key: str, message: str) -> None:
        self._report((*self._path, key), message)


def parse_toml(text: str) -> Document:
    """The document of a text. Raises NotTomlError."""
    try:
        return Document(tomllib.loads(text), text)
    except RecursionError:
        raise NestedTooDeepError from None
    except ValueError as error:  # TOMLDecodeError, and a plain one for an integer of too many digits
        message = str(error)
        found = _POSITION.search(message)
        line = int(found["line"]) if found and found["line"] else text.count("\n") + 1
        raise NotTomlError(message, line, _POSITION.sub("", message)) from None


def dotted(path: KeyPath) -> str:
    """A path as people write it, without the numbers of tables: ``event.starts``."""
    return ".".join(part for part in path if isinstance(part, str))


def _header_paths(names: list[str], counts: dict[KeyPath, int], *, begins: bool) -> list[KeyPath]:
    """The path of a header after those of the tables around it; ``begins``: it is a ``[[header]]``, the next of its name."""
    paths: list[KeyPath] = []
    path: KeyPath = ()
    for depth, name in enumerate(names, start=1):
        path = (*path, name)
        paths.append(path)
        if begins and depth == len(names):
            counts[path] = counts.get(path, 0) + 1
        if path in counts:
            path = (*path, counts[path] - 1)
            paths.append(path)
    return paths


def _parts(name: str) -> list[str]:
    return [part.strip("\"'") for part in re.findall(_PART, name)][:_DEEPEST]


def _statement_end(text: str, at: int) -> int:
    """Where the statement ends whose value or rest begins at ``at``: after the first newline outside all brackets."""
    depth = 0
    while at < len(text):
        skipped = _UP_TO_BRACKET_OR_NEWLINE.match(text, at)
        at = skipped.end() if skipped else at
        sign = text[at : at + 1]
        at += 1
        depth += (sign in {"[", "{"}) - (sign in {"]", "}"})
        if sign == "\n" and depth <= 0:
            break
    return at
