"""The file of a SQLite database before it is opened: checking it, locking it for one process, creating it."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from filelock import FileLock, Timeout

from storage.faults import CannotOpenDatabase, DatabaseInUse

_SQLITE_HEADER = b"SQLite format 3\0"


def check_file(file: Path) -> None:
    """Refuse a path that cannot be a SQLite database, before anything is written. Raises CannotOpenDatabase.

    SQLite's own errors name neither the folder nor the reason.
    """
    if not file.parent.is_dir():
        raise CannotOpenDatabase(database=file, why=f"the folder {file.parent} does not exist; make it first")
    if file.is_dir():
        raise CannotOpenDatabase(database=file, why="it is a folder; name a file in it")
    try:
        with file.open("rb") as opened:
            header = opened.read(len(_SQLITE_HEADER))
    except FileNotFoundError:
        return
    except OSError as error:
        raise CannotOpenDatabase(database=file, why=error.strerror or "it cannot be read") from error
    if header not in {b"", _SQLITE_HEADER}:
        raise CannotOpenDatabase(database=file, why="this file is not a SQLite database")


@contextmanager
def exclusive_lock(file: Path) -> Iterator[None]:
    """Hold the lock file ``FILE.lock``; the operating system releases it when the process dies, even by kill -9.

    Raises DatabaseInUse while another process holds it, CannotOpenDatabase where it cannot be made.
    """
    path = file.with_name(f"{file.name}.lock")
    # Read first: taking the lock may empty the file.
    holder = ""
    with suppress(OSError):
        holder = path.read_text(encoding="ascii", errors="replace").strip()
    lock = FileLock(path, timeout=0, mode=0o600, thread_local=False)
    try:
        lock.acquire()
    except Timeout:
        raise DatabaseInUse(path=file, pid=f" (pid {holder})" if holder.isdigit() else "") from None
    except OSError as error:
        raise CannotOpenDatabase(database=file, why=f"{path}: {error.strerror}") from error
    try:
        # Only for the message; Windows forbids writing to a locked file.
        with suppress(OSError):
            path.write_text(f"{os.getpid()}\n", encoding="ascii")
        yield
    finally:
        lock.release()


def create_file(file: Path) -> None:
    """Create the file with mode 0600 where it is missing, before SQLite does: its log and index files inherit the mode."""
    try:
        os.close(os.open(file, os.O_RDWR | os.O_CREAT, 0o600))
    except OSError as error:
        raise CannotOpenDatabase(database=file, why=error.strerror or "it cannot be written") from error
