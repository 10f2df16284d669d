"""The values of ``programme.toml``, read by key and checked.

A faulty value is replaced by a harmless one, so that reading goes on and all faults are found at once; a programme that was
read with a fault is never used.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Collection, Mapping
from datetime import UTC, date, datetime, time
from typing import Any

from bot.programmes.section_keys import KeyedSection

YEARS = range(2000, 2101)
NO_DAY = date(2000, 1, 1)
NO_TIME = datetime(2000, 1, 1, tzinfo=UTC)

_CLOCK = re.compile(r"(?P<hour>\d{1,2}):(?P<minute>\d\d)")


class Section(KeyedSection):
    """One table of ``programme.toml``. Where a value cannot be read, a fault is noted and a harmless value returned."""

    def text(self, key: str, example: str, *, longest: int = 200) -> str:
        """A text that is not blank, trimmed; ``longest`` in characters."""
        value = self._required(key, f'{key} = "{example}"')
        if value is None:
            return ""
        if not isinstance(value, str) or not value.strip():
            self.add_fault(
                key, f'{_quoted(value)} is no text. Write it in quotes, such as {key} = "{example}".'
            )
            return ""
        if len(value.strip()) > longest:
            self.add_fault(key, f"the text has {len(value.strip())} characters. Write at most {longest}.")
            return ""
        return value.strip()

    def matching(self, key: str, pattern: str, example: str, in_words: str) -> str:
        """A text that a pattern fits whole; ``in_words`` is the pattern in words."""
        value = self.text(key, example)
        if value and not re.fullmatch(pattern, value):
            self.add_fault(
                key, f'{_quoted(value)} will not do. Write {in_words}, such as {key} = "{example}".'
            )
            return ""
        return value

    def slug(self, key: str, example: str) -> str:
        """A short name for machines: small letters, digits and single hyphens."""
        in_words = "small letters without diacritics, digits and hyphens"
        return self.matching(key, "[a-z0-9]+(-[a-z0-9]+)*", example, in_words)

    def bilingual(self, key: str, example_lt: str, example_en: str) -> tuple[str, str]:
        """A text in Lithuanian and in English."""
        section = self.table(key, f'{key} = {{ lt = "{example_lt}", en = "{example_en}" }}')
        if section is None:
            return "", ""
        texts = section.text("lt", example_lt), section.text("en", example_en)
        section.close()
        return texts

    def word(self, key: str, allowed: Collection[str], aliases: Mapping[str, str] | None = None) -> str:
        """One of the allowed words, in any case; an alias stands for one of them."""
        value = self._required(key, f'{key} = "{next(iter(allowed))}"')
        if value is None:
            return ""
        return self._allowed(key, value, allowed, aliases or {})

    def words(self, key: str, allowed: Collection[str], *, most: int) -> tuple[str, ...]:
        """A list of one to ``most`` different words of the allowed ones."""
        example = f'{key} = ["{next(iter(allowed))}"]'
        value = self._required(key, example)
        if value is None:
            return ()
        value = [value] if isinstance(value, str) else value
        if not isinstance(value, list) or not 1 <= len(value) <= most:
            how_many = "1" if most == 1 else f"1 to {most}"
            right = f"a list of {how_many} of {_either(allowed, 'and')}, such as {example}"
            self.add_fault(key, f"{_quoted(value)} will not do. Write {right}.")
            return ()
        found = tuple(self._allowed(key, item, allowed, {}) for item in value)
        if self.is_sound(key) and len(set(found)) < len(found):
            self.add_fault(key, "one word stands there twice. Write each once.")
        return found

    def number(self, key: str, low: int, high: int, unit: str) -> int:
        """A whole number from ``low`` to ``high``; ``unit`` says of what."""
        value = self._required(key, f"{key} = {low}")
        if value is None:
            return low
        if not isinstance(value, int) or isinstance(value, bool) or not low <= value <= high:
            self.add_fault(
                key, f"{_quoted(value)} will not do. Write a whole number of {unit} from {low} to {high}."
            )
            return low
        return value

    def flag(self, key: str) -> bool:
        """True or false."""
        value = self._required(key, f"{key} = true")
        if value is not None and not isinstance(value, bool):
            self.add_fault(key, f"{_quoted(value)} will not do. Write {key} = true or {key} = false.")
        return value is True

    def day(self, key: str, example: str) -> date:
        """A day, as a TOML date or as a text; from 2000 to 2100."""
        value = self._required(key, f"{key} = {example}")
        if value is None:
            return NO_DAY
        if isinstance(value, str):
            value = _parsed(date.fromisoformat, value)
        if not isinstance(value, date) or isinstance(value, datetime) or value.year not in YEARS:
            self.add_fault(
                key, f"{_quoted(self._values[key])} is no day. Write year, month and day: {key} = {example}."
            )
            return NO_DAY
        return value

    def local_time(self, key: str, example: str) -> datetime:
        """A local date and time without a zone, as TOML has it or as a text; from 2000 to 2100. Naive."""
        value = self._required(key, f'{key} = "{example}"')
        if value is None:
            return NO_TIME.replace(tzinfo=None)
        if isinstance(value, str) and len(value.strip()) > len("2027-01-04"):
            value = _parsed(datetime.fromisoformat, value)
        if not isinstance(value, datetime) or value.year not in YEARS:
            message = (
                f'{_quoted(self._values[key])} is no day with an hour. Write local time: {key} = "{example}".'
            )
        elif value.tzinfo is not None:
            message = (
                f'the time has a zone of its own. Write it in the programme\'s zone: {key} = "{example}".'
            )
        else:
            return value
        self.add_fault(key, message)
        return NO_TIME.replace(tzinfo=None)

    def time_of_day(self, key: str, example: str) -> str:
        """A time of day as ``HH:MM``, from a text or a TOML time."""
        value = self._required(key, f'{key} = "{example}"')
        if value is None:
            return example
        if isinstance(value, time):
            return value.strftime("%H:%M")
        found = _CLOCK.fullmatch(value.strip()) if isinstance(value, str) else None
        if found is None or int(found["hour"]) > 23 or int(found["minute"]) > 59:
            self.add_fault(key, f'{_quoted(value)} is no hour. Write hours and minutes: {key} = "{example}".')
            return example
        return f"{int(found['hour']):02}:{found['minute']}"

    def table(self, key: str, example: str) -> Section | None:
        """The section of that name; None where it is missing or no section. The caller closes it."""
        value = self._required(key, example)
        if value is None:
            return None
        if not isinstance(value, dict):
            self.add_fault(key, f"{_quoted(value)} will not do. Write {example}.")
            return None
        return Section(value, self._report, (*self._path, key), self)

    def tables(self, key: str) -> list[Section]:
        """The sections ``[[key]]``; none where there is no such section. The caller closes them."""
        self._known[key] = f"[[{key}]]"
        value = self._values.get(key, [])
        if not isinstance(value, list) or not all(isinstance(item, dict) for item in value):
            self.add_fault(key, f"this is no list of sections. Begin each with a line [[{key}]].")
            return []
        return [
            Section(item, self._report, (*self._path, key, number), self) for number, item in enumerate(value)
        ]

    def _allowed(self, key: str, value: Any, allowed: Collection[str], aliases: Mapping[str, str]) -> str:
        folded = value.strip().casefold() if isinstance(value, str) else ""
        folded = aliases.get(folded, folded)
        if folded in allowed:
            return folded
        near = difflib.get_close_matches(folded, allowed, n=1, cutoff=0.6)
        right = f'"{near[0]}"' if near else _either(allowed, "or")
        self.add_fault(key, f"{_quoted(value)} is not known here. Write {right}.")
        return ""


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
