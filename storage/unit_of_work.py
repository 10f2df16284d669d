"""The unit of work: one transaction, through which every other module of the store reads and writes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TypeVar

from sqlalchemy import inspect
from sqlalchemy.dialects import postgresql, sqlite
from sqlmodel import Session, SQLModel

from storage.vault import Vault

Row = TypeVar("Row", bound=SQLModel)


@dataclass(frozen=True, slots=True)
class UnitOfWork:
    """One transaction: everything written through it is committed as a whole or not at all."""

    session: Session  # for modules of the store; other packages call functions of the store
    vault: Vault
    new_id: Callable[[], str]

    def add(self, *rows: SQLModel) -> None:
        """Insert these rows at the next flush, in any order: foreign keys are checked at the commit."""
        self.session.add_all(rows)

    def flush(self) -> None:
        """Send pending inserts, updates and deletes to the database now."""
        self.session.flush()

    @contextmanager
    def savepoint(self) -> Iterator[None]:
        """A nested transaction: flushed at its end, rolled back by an exception without what was written before it.

        The exception goes on to the caller. Rows that were changed inside are read anew after a rollback.
        """
        with self.session.begin_nested():
            yield
            self.session.flush()

    def lock(self, table: type[Row], row_id: str) -> Row | None:
        """The row as it is now, locked until this transaction ends; None if there is none.

        Everything that reads and then writes data of one person starts with that person's row. On SQLite the
        transaction itself is the lock; on PostgreSQL the second transaction waits here and then sees what the first
        one wrote.
        """
        return self.session.get(table, row_id, with_for_update=True, populate_existing=True)

    def insert(self, table: type[SQLModel]) -> postgresql.Insert | sqlite.Insert:
        """An INSERT that supports ON CONFLICT, in the dialect of this database."""
        target = inspect(table).local_table
        if self.session.get_bind().dialect.name == "postgresql":
            return postgresql.insert(target)
        return sqlite.insert(target)
