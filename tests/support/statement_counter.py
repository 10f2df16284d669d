"""Counts the SQL statements that a database is sent."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, event

from storage.database import Database

_NOT_COUNTED = re.compile(r"\s*(BEGIN|COMMIT|ROLLBACK|SAVEPOINT|RELEASE|PRAGMA)\b", re.IGNORECASE)


@dataclass(slots=True)
class Statements:
    """The SQL that was sent; many rows in one go are one statement."""

    statements: list[str] = field(default_factory=list)

    @property
    def count(self) -> int:
        """The number of statements, without BEGIN, COMMIT and PRAGMA."""
        return len(self.statements)


@contextmanager
def count_statements(database: Database) -> Iterator[Statements]:
    """Collect the SQL that all threads send inside the block."""
    sent = Statements()

    def note(_connection: Connection, _cursor: Any, statement: str, *_rest: Any) -> None:
        if not _NOT_COUNTED.match(statement):
            sent.statements.append(statement)

    event.listen(database.engine, "before_cursor_execute", note)
    try:
        yield sent
    finally:
        event.remove(database.engine, "before_cursor_execute", note)
