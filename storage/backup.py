"""Backup of a SQLite database while Pora runs."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from pathlib import Path
from urllib.parse import quote

from storage.database_url import file_of, parse_url
from storage.faults import BackupRefused
from storage.key_file import key_file_of


def backup(url: str, target: Path) -> Path | None:
    """Copy the SQLite database at ``url`` to a new file, whole and checked, with mode 0600.

    Pora may run and write meanwhile; the copy is the database as it was when the copy began. It appears under
    its name only when it is complete. It does not hold the keys: returns the key file, which must be backed up
    too (apart from the copy), or None when the keys are in PORA_ENCRYPTION_KEYS. Raises UnknownDatabase and
    BackupRefused.
    """
    source = file_of(parse_url(url))
    if source is None:
        raise BackupRefused(why="this works for a SQLite file; for PostgreSQL use pg_dump")
    if not source.is_file():
        raise BackupRefused(why=f"there is no database {source}")
    if target.exists():
        raise BackupRefused(why=f"{target} exists already; name a new file")
    if not target.parent.is_dir():
        raise BackupRefused(why=f"the folder {target.parent} does not exist; make it first")

    unfinished = target.with_name(f".{target.name}.{os.getpid()}.unfinished")
    try:
        os.close(os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600))
        _copy(source, unfinished)
        unfinished.rename(target)
    except OSError as error:
        raise BackupRefused(why=f"{error.filename or unfinished}: {error.strerror}") from error
    except sqlite3.Error as error:
        raise BackupRefused(why=f"{source}: {error}") from error
    finally:
        unfinished.unlink(missing_ok=True)
    key_file = key_file_of(source)
    return key_file if key_file.exists() else None


def _copy(source: Path, target: Path) -> None:
    with (
        closing(sqlite3.connect(f"file:{quote(str(source))}?mode=ro", uri=True)) as original,
        closing(sqlite3.connect(target)) as copy,
    ):
        original.backup(copy)
        # One file instead of three; it becomes write-ahead again when Pora opens it.
        copy.execute("PRAGMA journal_mode = DELETE").fetchall()
        faults = [row[0] for row in copy.execute("PRAGMA integrity_check")]
    if faults != ["ok"]:
        raise BackupRefused(why=f"the copy is damaged ({faults[0]}); check {source} and its disk")
    with target.open("rb+") as written:
        os.fsync(written.fileno())
