"""One table of a card file: reads its values by key; a message says what is wrong with a value, and what would be right."""

from __future__ import annotations

import re
from collections.abc import Mapping
from difflib import get_close_matches
from enum import StrEnum
from typing import Any, TypeVar

from conversation_prompts.toml_document import TomlTable, dotted

Word = TypeVar("Word", bound=StrEnum)
Value = TypeVar("Value")

_KEBAB = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_KINDS: Mapping[type[Any], str] = {
    bool: "true or false",
    dict: "a table",
    float: "a fraction",
    int: "a whole number",
    list: "a list",
    str: "a text",
}


class CardTable(TomlTable):
    """The values of one table. A faulty value is reported, and a harmless one takes its place."""

    def only(self, *known: str) -> None:
        """Report every key that is not one of these."""
        for key in self._values:
            if key not in known:
                near = get_close_matches(key, known, n=1)
                right = f"did you mean '{near[0]}'" if near else f"the keys here are {', '.join(known)}"
                self._wrong(key, f"is not a key of a card; {right}", "?" if near else ".")

    def table(self, key: str) -> CardTable:
        """A table inside this one."""
        return CardTable(self._value(key, dict) or {}, self._report, (*self._path, key))

    def flag(self, key: str) -> bool:
        """True or false."""
        return self._value(key, bool) or False

    def number(self, key: str, low: int, high: int) -> int:
        """A whole number, ``low`` to ``high``."""
        number = self._value(key, int)
        if number is None:
            return low
        if not low <= number <= high:
            self._wrong(key, f"is {number}; it must be {low} to {high}")
        return number

    def text(self, key: str, limit: int) -> str:
        """Words, at most ``limit`` characters."""
        words = self._value(key, str)
        if words is None:
            return ""
        self._measure(words, limit, key)
        return words

    def name(self, key: str) -> str:
        """An id: small letters, digits and single hyphens."""
        words = self._value(key, str)
        if words is None:
            return ""
        if not _KEBAB.fullmatch(words):
            self._wrong(key, f"is '{words}', which is not kebab-case; write it like 'working-goal-distance'")
        return words

    def word(self, key: str, vocabulary: type[Word]) -> Word:
        """One word of a vocabulary."""
        value = self._value(key, str, vocabulary)
        return next(iter(vocabulary)) if value is None else self._known(key, value, vocabulary)

    def words(self, key: str, vocabulary: type[Word], at_least: int = 0) -> frozenset[Word]:
        """Words of a vocabulary, ``at_least`` so many."""
        values = self._value(key, list, vocabulary)
        if values is None:
            return frozenset()
        if len(values) < at_least:
            self._wrong(key, f"is empty; name at least {at_least} of {', '.join(vocabulary)}")
        return frozenset(self._known(key, value, vocabulary) for value in values)

    def pair(self, key: str, limit: int) -> tuple[str, str]:
        """Exactly two texts, each at most ``limit`` characters."""
        values = self._value(key, list)
        if values is None:
            return "", ""
        if len(values) != 2 or not all(isinstance(value, str) for value in values):
            self._wrong(
                key, f"has {len(values)} follow-up{'' if len(values) == 1 else 's'}; write exactly two texts"
            )
            return "", ""
        for which, words in zip(("first", "second"), values, strict=True):
            self._measure(words, limit, key, f"the {which} of ")
        return values[0], values[1]

    def _value(self, key: str, kind: type[Value], vocabulary: type[StrEnum] | None = None) -> Value | None:
        value = self._values.get(key)
        if type(value) is kind:  # isinstance would take true for a number
            return value
        right = _KINDS[kind] + (f" of {', '.join(vocabulary)}" if vocabulary else "")
        if key in self._values:
            self._wrong(key, f"is {_quoted(value)}; it must be {right}")
        else:
            self._wrong(key, f"is missing; it is {right}")
        return None

    def _known(self, key: str, value: object, vocabulary: type[Word]) -> Word:
        try:
            return vocabulary(str(value))
        except ValueError:
            near = get_close_matches(str(value), tuple(vocabulary), n=1)
            meant = f" (did you mean '{near[0]}'?)" if near else ""
            self._wrong(key, f"has {_quoted(value)}{meant}; it may have {', '.join(vocabulary)}")
            return next(iter(vocabulary))

    def _measure(self, words: str, limit: int, key: str, part: str = "") -> None:
        if not words.strip():
            self._wrong(key, "is empty; write the text", part=part)
        elif len(words) > limit:
            self._wrong(key, f"has {len(words)} characters; it may have {limit}", part=part)

    def _wrong(self, key: str, wrong: str, end: str = ".", part: str = "") -> None:
        self._note(key, f"{part}'{dotted((*self._path, key))}' {wrong}{end}")


def _quoted(value: object) -> str:
    """A value as it stands in the file."""
    if isinstance(value, str):
        return f"'{value}'"
    if isinstance(value, bool):
        return str(value).lower()
    return (
        str(value) if isinstance(value, int | float) else _KINDS.get(type(value), f"a {type(value).__name__}")
    )
