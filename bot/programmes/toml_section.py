"""Reading TOML by key: each value is checked, and each fault knows its line.

A faulty value is replaced by a harmless one, so that reading goes on and all faults are found at once; what
was read is then thrown away.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Collection, Mapping
from datetime import UTC, date, datetime, time
from typing import Any

from bot.programmes.toml_text import Path, Source

YEARS = range(2000, 2101)
NO_DAY = date(2000, 1, 1)
NO_MOMENT = datetime(2000, 1, 1, tzinfo=UTC)

_CLOCK = re.compile(r"(?P<hour>\d{1,2}):(?P<minute>\d\d)")


class Section:
    """One table of a TOML file. Where a value cannot be read, a fault is noted, a harmless one returned."""

    def __init__(
        self, source: Source, values: Mapping[str, Any], path: Path = (), outer: Section | None = None
    ) -> None:
        self._source = source
        self._values = values
        self._path = path
        self._outer = outer
        self._known: dict[str, str] = {}  # every key that was asked for, and how to write it
        self._missing: list[str] = []
        self._faulty: set[str] = set()

    def sound(self, *keys: str) -> bool:
        """Whether all of these were read without a fault."""
        return self._faulty.isdisjoint(keys)

    def wrong(self, key: str, says: str) -> None:
        """Note a fault at a key."""
        self._faulty.add(key)
        self._source.faults.add(says, row=self._source.line((*self._path, key)), column=self._shown(key))

    def has(self, key: str) -> bool:
        """Whether the key is there; it counts as known from now on."""
        self._known.setdefault(key, "")
        return key in self._values

    def text(self, key: str, example: str, *, longest: int = 200) -> str:
        """A text that is not blank, trimmed; ``longest`` in characters."""
        value = self._take(key, f'{key} = "{example}"')
        if value is None:
            return ""
        if not isinstance(value, str) or not value.strip():
            self.wrong(key, f'{_quoted(value)} is no text. Write it in quotes, such as {key} = "{example}".')
            return ""
        if len(value.strip()) > longest:
            self.wrong(key, f"the text has {len(value.strip())} characters. Write at most {longest}.")
            return ""
        return value.strip()

    def matching(self, key: str, pattern: str, example: str, right: str) -> str:
        """A text that a pattern fits whole; ``right`` says in words what fits."""
        value = self.text(key, example)
        if value and not re.fullmatch(pattern, value):
            self.wrong(key, f'{_quoted(value)} will not do. Write {right}, such as {key} = "{example}".')
            return ""
        return value

    def both(self, key: str, example_lt: str, example_en: str) -> tuple[str, str]:
        """A text in Lithuanian and in English."""
        section = self.table(key, f'{key} = {{ lt = "{example_lt}", en = "{example_en}" }}')
        if section is None:
            return "", ""
        texts = section.text("lt", example_lt), section.text("en", example_en)
        section.close()
        return texts

    def word(self, key: str, allowed: Collection[str], aliases: Mapping[str, str] | None = None) -> str:
        """One of the allowed words, in any case; an alias stands for one of them."""
        value = self._take(key, f'{key} = "{next(iter(allowed))}"')
        if value is None:
            return ""
        return self._allowed(key, value, allowed, aliases or {})

    def words(self, key: str, allowed: Collection[str], *, most: int) -> tuple[str, ...]:
        """A list of one to ``most`` different words of the allowed ones."""
        example = f'{key} = ["{next(iter(allowed))}"]'
        value = self._take(key, example)
        if value is None:
            return ()
        value = [value] if isinstance(value, str) else value
        if not isinstance(value, list) or not 1 <= len(value) <= most:
            how_many = "1" if most == 1 else f"1 to {most}"
            right = f"a list of {how_many} of {_either(allowed, 'and')}, such as {example}"
            self.wrong(key, f"{_quoted(value)} will not do. Write {right}.")
            return ()
        found = tuple(self._allowed(key, item, allowed, {}) for item in value)
        if self.sound(key) and len(set(found)) < len(found):
            self.wrong(key, "one word stands there twice. Write each once.")
        return found

    def whole(self, key: str, low: int, high: int, unit: str) -> int:
        """A whole number from ``low`` to ``high``; ``unit`` is what it counts."""
        value = self._take(key, f"{key} = {low}")
        if value is None:
            return low
        if not isinstance(value, int) or isinstance(value, bool) or not low <= value <= high:
            self.wrong(
                key, f"{_quoted(value)} will not do. Write a whole number of {unit} from {low} to {high}."
            )
            return low
        return value

    def truth(self, key: str) -> bool:
        """Yes or no, as TOML has it."""
        value = self._take(key, f"{key} = true")
        if value is not None and not isinstance(value, bool):
            self.wrong(key, f"{_quoted(value)} will not do. Write {key} = true or {key} = false.")
        return value is True

    def day(self, key: str, example: str) -> date:
        """A day, as a TOML date or as a text; from 2000 to 2100."""
        value = self._take(key, f"{key} = {example}")
        if value is None:
            return NO_DAY
        if isinstance(value, str):
            value = _parsed(date.fromisoformat, value)
        if not isinstance(value, date) or isinstance(value, datetime) or value.year not in YEARS:
            self.wrong(key, f"{self._quoted(key)} is no day. Write year, month and day: {key} = {example}.")
            return NO_DAY
        return value

    def moment(self, key: str, example: str) -> datetime:
        """A local date and time without a zone, as TOML has it or as a text; from 2000 to 2100. Naive."""
        value = self._take(key, f'{key} = "{example}"')
        if value is None:
            return NO_MOMENT.replace(tzinfo=None)
        if isinstance(value, str) and len(value.strip()) > len("2027-01-04"):
            value = _parsed(datetime.fromisoformat, value)
        if not isinstance(value, datetime) or value.year not in YEARS:
            says = f'{self._quoted(key)} is no day with an hour. Write local time: {key} = "{example}".'
        elif value.tzinfo is not None:
            says = f'the time has a zone of its own. Write it in the programme\'s zone: {key} = "{example}".'
        else:
            return value
        self.wrong(key, says)
        return NO_MOMENT.replace(tzinfo=None)

    def clock(self, key: str, example: str) -> str:
        """An hour of the day as ``HH:MM``, from a text or a TOML time."""
        value = self._take(key, f'{key} = "{example}"')
        if value is None:
            return example
        if isinstance(value, time):
            return value.strftime("%H:%M")
        found = _CLOCK.fullmatch(value.strip()) if isinstance(value, str) else None
        if found is None or int(found["hour"]) > 23 or int(found["minute"]) > 59:
            self.wrong(key, f'{_quoted(value)} is no hour. Write hours and minutes: {key} = "{example}".')
            return example
        return f"{int(found['hour']):02}:{found['minute']}"

    def table(self, key: str, example: str) -> Section | None:
        """The section of that name; None where it is missing or no section. The caller closes it."""
        value = self._take(key, example)
        if value is None:
            return None
        if not isinstance(value, dict):
            self.wrong(key, f"{_quoted(value)} will not do. Write {example}.")
            return None
        return Section(self._source, value, (*self._path, key), self)

    def tables(self, key: str) -> list[Section]:
        """The sections ``[[key]]``; none where there is no such section. The caller closes them."""
        self._known[key] = f"[[{key}]]"
        value = self._values.get(key, [])
        if not isinstance(value, list) or not all(isinstance(item, dict) for item in value):
            self.wrong(key, f"this is no list of sections. Begin each with a line [[{key}]].")
            return []
        return [
            Section(self._source, item, (*self._path, key, place), self) for place, item in enumerate(value)
        ]

    def found_below(self, key: str) -> bool:
        """Whether a key is missing here that stands in a section below: then it is missing no more."""
        if key not in self._missing:
            return False
        self._missing.remove(key)
        return True

    def close(self) -> None:
        """Note the keys that nobody asked for, and the missing ones that none of them was meant to be."""
        for key in self._values:
            if key not in self._known:
                self._unknown(key)
        for key in self._missing:
            self.wrong(key, f"is missing. Write {self._known[key]}.")

    def _unknown(self, key: str) -> None:
        near = difflib.get_close_matches(key.casefold(), self._known, n=1, cutoff=0.6)
        if self._outer is not None and self._outer.found_below(key):
            self.wrong(key, "it stands too low. Move its line up, to before the [section] that it is in now.")
        elif near and near[0] not in self._values:
            self._missing = [missing for missing in self._missing if missing != near[0]]
            self.wrong(key, f"there is no such key. Write {near[0]}.")
        else:
            self.wrong(key, f"there is no such key. Take it out, or write one of: {', '.join(self._known)}.")

    def _take(self, key: str, example: str) -> Any:
        self._known[key] = example
        if key not in self._values:
            self._missing.append(key)
            self._faulty.add(key)
            return None
        return self._values[key]

    def _allowed(self, key: str, value: Any, allowed: Collection[str], aliases: Mapping[str, str]) -> str:
        folded = value.strip().casefold() if isinstance(value, str) else ""
        folded = aliases.get(folded, folded)
        if folded in allowed:
            return folded
        near = difflib.get_close_matches(folded, allowed, n=1, cutoff=0.6)
        right = f'"{near[0]}"' if near else _either(allowed, "or")
        self.wrong(key, f"{_quoted(value)} is not known here. Write {right}.")
        return ""

    def _quoted(self, key: str) -> str:
        return _quoted(self._values[key])

    def _shown(self, key: str) -> str:
        names = [part for part in self._path if isinstance(part, str)]
        return ".".join((*names, key))


def _either(words: Collection[str], link: str) -> str:
    *first, last = (f'"{word}"' for word in words)
    return f"{', '.join(first)} {link} {last}" if first else last


def _quoted(value: Any) -> str:
    try:
        shown = str(value).lower() if isinstance(value, bool) else str(value)
    except (
        RecursionError,
        ValueError,
    ):  # a thousand brackets within one another, a number of a thousand digits
        return "what stands there"
    return f"“{shown[:60]}…”" if len(shown) > 60 else f"“{shown}”"


def _parsed(parse: Any, text: str) -> Any:
    try:
        return parse(text.strip())
    except ValueError:
        return None
