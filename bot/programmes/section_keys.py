"""Which keys a section of ``programme.toml`` may have, must have, and has by mistake."""

from __future__ import annotations

import difflib
from collections.abc import Mapping
from typing import Any

from conversation_prompts.toml_document import KeyPath, Report, TomlTable


class KeyedSection(TomlTable):
    """A section that remembers each key that was asked for, so that the rest can be named when it is closed."""

    def __init__(
        self,
        values: Mapping[str, Any],
        report: Report,
        path: KeyPath = (),
        outer: KeyedSection | None = None,
    ) -> None:
        super().__init__(values, report, path)
        self._outer = outer
        self._known: dict[str, str] = {}  # every key that was asked for, and an example of its line
        self._missing: list[str] = []
        self._faulty: set[str] = set()

    def is_sound(self, *keys: str) -> bool:
        """Whether all of these were read without a fault."""
        return self._faulty.isdisjoint(keys)

    def add_fault(self, key: str, message: str) -> None:
        """Note a fault on the line of a key."""
        self._faulty.add(key)
        self._note(key, message)

    def has(self, key: str) -> bool:
        """Whether an optional key is there; it counts as known from now on."""
        self._known.setdefault(key, "")
        return key in self

    def found_below(self, key: str) -> bool:
        """Whether a key is missing here that stands in a section below: then it is not reported as missing too."""
        if key not in self._missing:
            return False
        self._missing.remove(key)
        return True

    def close(self) -> None:
        """Note each unknown key, and each missing one that no unknown key was probably meant to be."""
        for key in self._values:
            if key not in self._known:
                self._add_unknown(key)
        for key in self._missing:
            self.add_fault(key, f"is missing. Write {self._known[key]}.")

    def _add_unknown(self, key: str) -> None:
        near = difflib.get_close_matches(key.casefold(), self._known, n=1, cutoff=0.6)
        if self._outer is not None and self._outer.found_below(key):
            self.add_fault(
                key, "it stands too low. Move its line up, to before the [section] that it is in now."
            )
        elif near and near[0] not in self:
            self._missing = [missing for missing in self._missing if missing != near[0]]
            self.add_fault(key, f"there is no such key. Write {near[0]}.")
        else:
            known = ", ".join(self._known)
            self.add_fault(key, f"there is no such key. Take it out, or write one of: {known}.")

    def _required(self, key: str, example: str) -> Any:
        """The value of a required key; None where it is missing, which ``close`` reports with the example."""
        self._known[key] = example
        if key not in self:
            self._missing.append(key)
            self._faulty.add(key)
            return None
        return self._values[key]
