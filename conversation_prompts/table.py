"""Reading one table of a card file value by value: each says what is wrong with it, and what would be right."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from difflib import get_close_matches
from enum import StrEnum
from typing import Any, TypeVar

from conversation_prompts.lines import Key

Word = TypeVar("Word", bound=StrEnum)
Value = TypeVar("Value")

_KEBAB = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_KINDS: Mapping[type[Any], str] = {
    bool: "true or false",
    int: "a whole number",
    str: "a text",
    list: "a list",
    dict: "a table",
}


class Table:
    """The values of one table. Where a value has a fault it is reported, and something harmless is returned in its place."""

    def __init__(self, values: Mapping[str, Any], path: Key, report: Callable[[Key, str], None]) -> None:
        self._values = values
        self._path = path
        self._report = report

    def __contains__(self, key: str) -> bool:
        return key in self._values

    def only(self, *known: str) -> None:
        """Report every key that is not one of these."""
        for key in self._values:
            if key not in known:
                near = get_close_matches(key, known, n=1)
                right = f"did you mean '{near[0]}'?" if near else f"the keys here are {', '.join(known)}"
                self._wrong(key, f"is not a key of a card; {right}")

    def table(self, key: str) -> Table:
        """A table inside this one."""
        return Table(self._value(key, dict), (*self._path, key), self._report)

    def flag(self, key: str) -> bool:
        """True or false."""
        return self._value(key, bool)

    def number(self, key: str, low: int, high: int) -> int:
        """A whole number, ``low`` to ``high``."""
        number = self._value(key, int, f"a whole number, {low} to {high}")
        if self._is(key, int) and not low <= number <= high:
            self._wrong(key, f"is {number}; it must be {low} to {high}")
        return number

    def text(self, key: str, limit: int) -> str:
        """Words, at most ``limit`` characters."""
        words = self._value(key, str)
        if self._is(key, str):
            self._measure(key, words, limit)
        return words

    def name(self, key: str) -> str:
        """An id: small letters, digits and single hyphens."""
        words = self._value(key, str)
        if self._is(key, str) and not _KEBAB.fullmatch(words):
            self._wrong(key, f"is '{words}', which is not kebab-case; write it like 'working-goal-distance'")
        return words

    def word(self, key: str, vocabulary: type[Word]) -> Word:
        """One word of a vocabulary."""
        value = self._value(key, str, "one of " + ", ".join(vocabulary))
        return self._known(key, value, vocabulary) if self._is(key, str) else next(iter(vocabulary))

    def words(self, key: str, vocabulary: type[Word], at_least: int = 0) -> frozenset[Word]:
        """Words of a vocabulary, ``at_least`` so many."""
        values = self._value(key, list, "a list of any of " + ", ".join(vocabulary))
        if self._is(key, list) and len(values) < at_least:
            self._wrong(key, f"is empty; name at least {at_least} of " + ", ".join(vocabulary))
        return frozenset(self._known(key, value, vocabulary) for value in values)

    def pair(self, key: str, limit: int) -> tuple[str, str]:
        """Exactly two texts, each at most ``limit`` characters."""
        values = self._value(key, list, "a list of two texts")
        if not self._is(key, list):
            return "", ""
        if len(values) != 2:
            self._wrong(key, f"has {len(values)} of two follow-ups; write exactly two")
            return "", ""
        for place, value in zip(("first", "second"), values, strict=True):
            if isinstance(value, str):
                self._measure(key, value, limit, f"the {place} of ")
            else:
                self._wrong(key, f"is {_said(value)}; it must be a text", f"the {place} of ")
        return str(values[0]), str(values[1])

    def _value(self, key: str, kind: type[Value], right: str = "") -> Value:
        """The value where it is of that kind, else that kind's empty value."""
        if key not in self._values:
            self._wrong(key, f"is missing; write {right or _KINDS[kind]}")
        elif not self._is(key, kind):
            self._wrong(key, f"is {_said(self._values[key])}; it must be {right or _KINDS[kind]}")
        else:
            value: Value = self._values[key]
            return value
        return kind()

    def _is(self, key: str, kind: type[Any]) -> bool:
        return type(self._values.get(key)) is kind  # isinstance would take true for a number

    def _known(self, key: str, value: object, vocabulary: type[Word]) -> Word:
        allowed = tuple(vocabulary)
        if isinstance(value, str):
            if value in allowed:
                return vocabulary(value)
            near = get_close_matches(value, allowed, n=1)
            hint = f"did you mean '{near[0]}'? " if near else ""
            self._wrong(key, f"has '{value}'; {hint}It may be {', '.join(allowed)}")
        else:
            self._wrong(key, f"has {_said(value)}; it may be {', '.join(allowed)}")
        return allowed[0]

    def _measure(self, key: str, words: str, limit: int, place: str = "") -> None:
        if not words.strip():
            self._wrong(key, "is empty; write the text", place)
        elif len(words) > limit:
            self._wrong(key, f"has {len(words)} characters; it may have {limit}", place)

    def _wrong(self, key: str, wrong: str, place: str = "") -> None:
        path = (*self._path, key)
        self._report(path, f"{place}'{'.'.join(path)}' {wrong}.".replace("?.", "?"))


def _said(value: object) -> str:
    """A value as a writer of cards would call it."""
    kind = _KINDS.get(type(value), f"a {type(value).__name__}")
    return f"{kind} ({str(value).lower() if isinstance(value, bool) else value})" if isinstance(value, bool | int) else kind
