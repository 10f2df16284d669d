"""Stores that are quick to begin with and to write to: the two things that a test pays for most and seldom is about.

A migration takes thirty times as long as what it comes to, and hundreds of tests begin with an empty database: the schema is made
once, and repeated in the next one. Databases that have something in them, other folders of migrations, PostgreSQL and other
processes are migrated as anywhere. No commit waits for the disk: nobody needs these rows after a power cut.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from unittest.mock import patch

from sqlalchemy import Connection

from storage import engine, migrate

OURS = migrate.FOLDER
_migrate = migrate._upgrade
_pragmas = engine._PRAGMAS
_quick = tuple(one.replace("synchronous = FULL", "synchronous = OFF") for one in _pragmas)
_statements: list[str] = []


@contextmanager
def quick_stores() -> Iterator[None]:
    """While this holds, an empty SQLite database is given its schema, and what was written need not be on the disk."""
    assert _quick != _pragmas
    with patch.object(migrate, "_upgrade", _upgrade), patch.object(engine, "_PRAGMAS", _quick):
        yield


@contextmanager
def stores_as_anywhere() -> Iterator[None]:
    """While this holds, every database is led through all migrations, and its commits wait for the disk."""
    with patch.object(migrate, "_upgrade", _migrate), patch.object(engine, "_PRAGMAS", _pragmas):
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
