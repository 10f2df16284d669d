"""Somewhere a store can be, and how a test opens it."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import dataclass, field

from storage.database import Database
from storage.keys import new_key

KEY = new_key(lambda size: b"k" * size)


@dataclass
class StoreLocation:
    """A database that is opened as often as a test wants; all are closed when it ends."""

    kind: str  # file | memory | postgresql
    url: str
    opened: list[Database] = field(default_factory=list)
    numbers: Iterator[int] = field(default_factory=itertools.count)

    def open(self, *, keys: str | None = KEY, lock: bool = True) -> Database:
        database = Database.open(self.url, keys=keys, new_id=self.new_id, lock=lock)
        self.opened.append(database)
        return database

    def new_id(self) -> str:
        return f"id-{next(self.numbers):05d}"

    def close(self) -> None:
        while self.opened:
            self.opened.pop().close()
