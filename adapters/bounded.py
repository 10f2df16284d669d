"""A dictionary that forgets its oldest entries: for what a process remembers and can do without."""

from __future__ import annotations

from collections import UserDict
from typing import TypeVar

Key = TypeVar("Key")
Value = TypeVar("Value")


class Bounded(UserDict[Key, Value]):
    """Holds at most ``limit`` entries; a new key pushes out the one that came first."""

    def __init__(self, limit: int = 1000) -> None:
        super().__init__()
        self._limit = limit

    def __setitem__(self, key: Key, value: Value) -> None:
        super().__setitem__(key, value)
        if len(self.data) > self._limit:
            del self.data[next(iter(self.data))]
