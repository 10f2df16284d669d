"""Migrations: bringing a database's schema up to date, forward only.

Alembic takes most of a second to import, so it is not imported while the schema is the newest: the revisions are
read from the names of the files (``0001_first.py`` is ``0001``), and the revision of a database with plain SQL.
"""

from __future__ import annotations

import logging
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine

from storage.faults import CannotOpenDatabase, DatabaseTooNew, DatabaseTooOld

FOLDER = Path(__file__).with_name("migrations")
# Any number that no other program locks in the same PostgreSQL: the letters "Pora".
_ADVISORY_LOCK = 0x506F7261

_log = logging.getLogger(__name__)


def revisions() -> list[str]:
    """Every revision that this version knows, oldest first."""
    return sorted(path.name.partition("_")[0] for path in (FOLDER / "versions").glob("[0-9]*_*.py"))


def stored_revision(connection: Connection) -> str | None:
    """The revision of a database; None when it has no schema of Pora."""
    if connection.dialect.name == "sqlite":
        known = "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'alembic_version'"
    else:
        known = "SELECT to_regclass('alembic_version')"
    if connection.exec_driver_sql(known).scalar() is None:
        return None
    found: str | None = connection.exec_driver_sql("SELECT max(version_num) FROM alembic_version").scalar()
    return found


def bring_up_to_date(engine: Engine, *, database: str, allowed: bool = True) -> None:
    """Run the migrations that a database lacks, all or none; ``database`` is its name in messages.

    Replicas that start at the same time migrate one after another. Raises DatabaseTooNew, DatabaseTooOld when
    changes are not ``allowed``, and CannotOpenDatabase for a file of another program; in all three nothing is changed.
    """
    with engine.connect() as connection:
        found = stored_revision(connection)
        if not _missing(connection, found, database=database):
            return
    if not allowed:
        raise DatabaseTooOld(database=database, found=found or "empty", head=revisions()[-1])
    with engine.connect() as connection:
        # Changing a table on SQLite means copying and dropping it, which would delete the rows that refer to it.
        # The pragma works only outside a transaction.
        driver: Any = connection.connection.driver_connection
        on_sqlite = connection.dialect.name == "sqlite"
        if on_sqlite:
            driver.execute("PRAGMA foreign_keys = OFF")
        try:
            with connection.begin():
                if not on_sqlite:
                    connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_ADVISORY_LOCK})")
                found = stored_revision(connection)
                if _missing(connection, found, database=database):
                    _upgrade(connection)
                if on_sqlite and connection.exec_driver_sql("PRAGMA foreign_key_check").first() is not None:
                    raise CannotOpenDatabase(
                        database=database, why="a migration would leave rows that refer to nothing"
                    )
        finally:
            if on_sqlite:
                driver.execute("PRAGMA foreign_keys = ON")
    _log.info("schema %s -> %s", found, revisions()[-1], extra={"action": "migrated"})


def draft(engine: Engine, message: str) -> Path:
    """Write the next revision's file: the difference between the tables and a migrated database. For developers."""
    from alembic import command

    number = f"{int(max(revisions(), default='0')) + 1:04d}"
    with engine.connect() as connection:
        script: Any = command.revision(_config(connection), message, autogenerate=True, rev_id=number)
    return Path(script.path)


def _missing(connection: Connection, found: str | None, *, database: str) -> list[str]:
    known = revisions()
    if found is None:
        _refuse_another_program(connection, database)
        return known
    if found not in known:
        raise DatabaseTooNew(database=database, found=found, head=known[-1])
    return known[known.index(found) + 1 :]


def _refuse_another_program(connection: Connection, database: str) -> None:
    # A PostgreSQL database may well hold tables of others, even in the same schema: the task queue's.
    if connection.dialect.name == "sqlite":
        other = connection.exec_driver_sql(
            "SELECT name FROM sqlite_master WHERE type = 'table' LIMIT 1"
        ).scalar()
        if other is not None:
            raise CannotOpenDatabase(
                database=database, why="this file belongs to another program; name a new file"
            )


def _upgrade(connection: Connection) -> None:
    from alembic import command

    command.upgrade(_config(connection), "head")


def _config(connection: Connection) -> Any:
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(FOLDER).replace("%", "%%"))
    config.set_main_option("file_template", "%%(rev)s_%%(slug)s")
    config.attributes["connection"] = connection
    return config
