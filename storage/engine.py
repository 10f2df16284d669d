"""SQLAlchemy engines for SQLite and PostgreSQL, set up so that transactions are real and errors quote no row."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import URL, Connection, Engine, ExceptionContext, StaticPool, create_engine, event
from sqlalchemy.exc import DatabaseError

from storage.database_url import display_name, file_of
from storage.faults import CannotOpenDatabase

_BUSY_SECONDS = 5
# Per connection; the write-ahead log is a property of the file, switched on once, after the file was checked.
_PRAGMAS = (
    "PRAGMA foreign_keys = ON",
    "PRAGMA synchronous = FULL",
    f"PRAGMA busy_timeout = {_BUSY_SECONDS * 1000}",
    "PRAGMA secure_delete = ON",
)


def new_engine(url: URL) -> Engine:
    """An engine for a parsed URL. Raises CannotOpenDatabase where the driver of PostgreSQL is not installed."""
    # Parameters are what people wrote, and exceptions end in logs.
    if url.get_backend_name() == "postgresql":
        try:
            engine = create_engine(url, hide_parameters=True, pool_pre_ping=True, pool_size=10)
        except ModuleNotFoundError as error:
            why = "its driver is not installed: pip install '.[postgres]' in Pora's folder"
            raise CannotOpenDatabase(database=display_name(url), why=why) from error
        event.listen(engine, "handle_error", _leave_out_values)
        return engine
    file = file_of(url)
    # Another thread may use a connection after the one that made it; the pool hands it to one at a time.
    options = {"check_same_thread": False, "timeout": _BUSY_SECONDS}
    if file is None:
        engine = create_engine("sqlite://", hide_parameters=True, connect_args=options, poolclass=StaticPool)
    else:
        engine = create_engine(
            URL.create("sqlite", database=str(file)), hide_parameters=True, connect_args=options
        )
    event.listen(engine, "connect", _set_up_sqlite)
    event.listen(engine, "begin", _begin_immediate)
    return engine


def use_write_ahead_log(engine: Engine) -> None:
    """Switch a SQLite file to its write-ahead log, so that readers do not wait for the writer."""
    with _outside_transactions(engine) as connection:
        connection.execute("PRAGMA journal_mode = WAL").fetchall()


def empty_write_ahead_log(engine: Engine) -> None:
    """Fold a SQLite file's write-ahead log into the file and truncate it."""
    with _outside_transactions(engine) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()


@contextmanager
def driver_errors_as_faults(database: str) -> Iterator[None]:
    """Raise the driver's errors as CannotOpenDatabase, in one sentence."""
    try:
        yield
    except DatabaseError as error:
        why = " ".join(str(error.orig).split()).rstrip(".")
        raise CannotOpenDatabase(database=database, why=why) from error


def _set_up_sqlite(connection: sqlite3.Connection, _record: Any) -> None:
    # The driver would begin only before the first write; what was read until then could be outdated.
    connection.isolation_level = None
    for pragma in _PRAGMAS:
        connection.execute(pragma)


def _begin_immediate(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN IMMEDIATE")


def _leave_out_values(context: ExceptionContext) -> None:
    """Cut PostgreSQL's DETAIL lines off: they quote the row, an e-mail address for instance."""
    error = context.original_exception
    primary = getattr(getattr(error, "diag", None), "message_primary", None)
    if primary:
        error.args = (primary,)
        if context.sqlalchemy_exception is not None:
            context.sqlalchemy_exception.args = (f"({type(error).__name__}) {primary}",)


@contextmanager
def _outside_transactions(engine: Engine) -> Iterator[sqlite3.Connection]:
    """SQLite's own connection, for statements that are not allowed inside a transaction."""
    pooled = engine.raw_connection()
    try:
        driver: Any = pooled.driver_connection
        yield driver
    finally:
        pooled.close()
