"""A schema made once: what the migrations come to in an empty SQLite database is repeated in the next one.

A migration takes thirty times as long as its outcome, and hundreds of tests begin with an empty database. Databases that have
something in them, other folders of migrations, PostgreSQL and other processes are migrated as anywhere.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from unittest.mock import patch

from sqlalchemy import Connection

from storage import migrate

OURS = migrate.FOLDER
_migrate = migrate._upgrade
_statements: list[str] = []


@contextmanager
def made_once() -> Iterator[None]:
    """While this holds, an empty SQLite database is given the schema instead of being led through all of its history."""
    with patch.object(migrate, "_upgrade", _upgrade):
        yield


@contextmanager
def migrated() -> Iterator[None]:
    """While this holds, every database is led through all of it."""
    with patch.object(migrate, "_upgrade", _migrate):
        yield


def tables_of(connection: Connection) -> list[tuple[str, str]]:
    """Everything in a SQLite database's schema, as it was made: what it is called, and its statement."""
    found = connection.exec_driver_sql(
        "SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY rowid"
    )
    return [(name, sql) for name, sql in found]


def _upgrade(connection: Connection) -> None:
    if connection.dialect.name != "sqlite" or migrate.FOLDER != OURS or tables_of(connection):
        _migrate(connection)
    elif not _statements:
        _migrate(connection)
        _statements.extend(sql for _, sql in tables_of(connection))
        _statements.append(f"INSERT INTO alembic_version VALUES ('{migrate.stored_revision(connection)}')")  # noqa: S608
    else:
        for statement in _statements:
            connection.exec_driver_sql(statement)
