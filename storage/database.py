"""The engine, the unit of work, and opening a database: pragmas, one process a file, migrations, keys."""

from __future__ import annotations

import os
import re
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager, nullcontext, suppress
from dataclasses import dataclass, field
from pathlib import Path
from threading import RLock
from typing import Any, Literal, TypeVar

from filelock import FileLock, Timeout
from sqlalchemy import (
    URL,
    Connection,
    Engine,
    ExceptionContext,
    StaticPool,
    create_engine,
    event,
    inspect,
    make_url,
)
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.exc import ArgumentError, DatabaseError
from sqlmodel import Session, SQLModel

from storage import migrate
from storage.faults import BadKeys, CannotOpenDatabase, DatabaseInUse, UnknownDatabase, WrongKey
from storage.secrets import (
    KEY_BYTES,
    VARIABLE,
    Vault,
    check_keys,
    create_key_file,
    read_key_file,
    written_with,
)

Kind = Literal["sqlite", "postgresql"]
Row = TypeVar("Row", bound=SQLModel)

IN_MEMORY = "in memory"
_BUSY_SECONDS = 5
_SQLITE_HEADER = b"SQLite format 3\0"
# Per connection; the write-ahead log is a property of the file, switched on once, after the file was checked.
_PRAGMAS = (
    "PRAGMA foreign_keys = ON",
    "PRAGMA synchronous = FULL",
    f"PRAGMA busy_timeout = {_BUSY_SECONDS * 1000}",
    "PRAGMA secure_delete = ON",
)
_NOT_COUNTED = re.compile(r"\s*(BEGIN|COMMIT|ROLLBACK|SAVEPOINT|RELEASE|PRAGMA)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class UnitOfWork:
    """One transaction: what happens through it is committed as a whole or not at all."""

    session: Session
    vault: Vault
    new_id: Callable[[], str]

    def add(self, *rows: SQLModel) -> None:
        """Insert these rows at the next flush, in any order: references are checked at the commit."""
        self.session.add_all(rows)

    def flush(self) -> None:
        """Send what is pending to the database now."""
        self.session.flush()

    @contextmanager
    def savepoint(self) -> Iterator[None]:
        """A part that is undone alone where it raises; what it did is sent to the database at its end."""
        with self.session.begin_nested():
            yield
            self.session.flush()

    def lock(self, table: type[Row], row_id: str) -> Row | None:
        """The row as it is now, kept from everybody else until this transaction ends; None if there is none.

        Everything that reads and then writes what belongs to one person starts with that person's row. On
        SQLite the transaction itself is the lock; on PostgreSQL the second one waits here and then sees what
        the first one wrote.
        """
        return self.session.get(table, row_id, with_for_update=True, populate_existing=True)

    def insert(self, table: type[SQLModel]) -> postgresql.Insert | sqlite.Insert:
        """An INSERT that can say ON CONFLICT, in the dialect of this database."""
        target = inspect(table).local_table
        if self.session.get_bind().dialect.name == "postgresql":
            return postgresql.insert(target)
        return sqlite.insert(target)


@dataclass(slots=True)
class Statements:
    """The SQL that was sent; many rows in one go are one statement."""

    statements: list[str] = field(default_factory=list)

    @property
    def count(self) -> int:
        """How many statements were sent, without BEGIN, COMMIT and PRAGMA."""
        return len(self.statements)


class Database:
    """An open database: hands out units of work. Any number of threads may ask for one."""

    def __init__(
        self,
        engine: Engine,
        *,
        vault: Vault,
        new_id: Callable[[], str],
        shown: str,
        file: Path | None = None,
        key_file: Path | None = None,
        alone: bool = False,
        undo: ExitStack,
    ) -> None:
        self.vault = vault
        self.alone = alone  # whether no other process can have it open
        self.shown = shown
        self.file = file
        self.key_file = key_file
        self._engine = engine
        self._new_id = new_id
        self._undo = undo
        # In memory there is one connection, and it holds one transaction at a time.
        in_turn = isinstance(engine.pool, StaticPool)
        self._turn: AbstractContextManager[Any] = RLock() if in_turn else nullcontext()

    @classmethod
    def open(
        cls,
        url: str,
        *,
        keys: str | None,
        new_id: Callable[[], str],
        lock: bool = True,
        random: Callable[[int], bytes] = os.urandom,
    ) -> Database:
        """Open a database and bring it up to date; a new SQLite file is made with mode 0600.

        ``url`` is ``sqlite:///file``, ``sqlite:////full/path``, ``sqlite://`` (in memory) or
        ``postgresql://…``; ``keys`` is the text of PORA_ENCRYPTION_KEYS, or None for a key file beside the
        SQLite file. Only tools that run beside Pora leave out the ``lock``; they change no schema. Raises
        UnknownDatabase, CannotOpenDatabase, DatabaseInUse, DatabaseTooNew, DatabaseTooOld, BadKeys,
        UnsafeKeyFile and WrongKey.
        """
        target = parse_url(url)
        shown = show(target)
        file = file_of(target)
        given = Vault.from_text(keys) if keys is not None else None
        if given is None and target.get_backend_name() == "postgresql":
            raise BadKeys(source=VARIABLE, why="it is not set, and a PostgreSQL database has no key file")

        with ExitStack() as undo:
            if file is not None:
                _check_file(file, shown)
                if lock:
                    undo.enter_context(_only_process(file, shown))
                    _create(file, shown)
                elif not file.exists():
                    raise CannotOpenDatabase(shown=shown, why="there is no such file; start Pora on it once")
            engine = _engine_for(target)
            undo.callback(engine.dispose)
            with _told_plainly(shown):
                migrate.bring_up_to_date(engine, shown=shown, allowed=lock or show(target) == IN_MEMORY)
                if file is not None:
                    _log_ahead(engine)
            with Session(engine) as session, session.begin():
                needed = written_with(session)
            vault, source, key_file = given, VARIABLE, None
            if vault is None:
                vault, key_file = _own_keys(file, random, needed=needed, shown=shown)
                source = f"the key file {key_file}"
            database = cls(
                engine,
                vault=vault,
                new_id=new_id,
                shown=shown,
                file=file,
                key_file=key_file,
                alone=lock and target.get_backend_name() == "sqlite",
                undo=ExitStack(),
            )
            with database.transaction() as work:
                check_keys(work, shown=shown, source=source)
            database._undo = undo.pop_all()
            return database

    @property
    def kind(self) -> Kind:
        """Which database this is."""
        return "postgresql" if self._engine.dialect.name == "postgresql" else "sqlite"

    def close(self) -> None:
        """Close every connection and let another process open the file. A second call does nothing."""
        self._undo.close()

    @contextmanager
    def transaction(self) -> Iterator[UnitOfWork]:
        """A new unit of work: committed at the end, rolled back by an exception. Never one inside another.

        Rows stay readable afterwards. On SQLite it holds the only write lock from its first statement on; the
        next one waits up to 5 s.
        """
        with self._turn, Session(self._engine, expire_on_commit=False) as session, session.begin():
            yield UnitOfWork(session, self.vault, self._new_id)

    @contextmanager
    def count_statements(self) -> Iterator[Statements]:
        """Count the SQL that all threads send inside the block."""
        seen = Statements()

        def note(_connection: Connection, _cursor: Any, statement: str, *_rest: Any) -> None:
            if not _NOT_COUNTED.match(statement):
                seen.statements.append(statement)

        event.listen(self._engine, "before_cursor_execute", note)
        try:
            yield seen
        finally:
            event.remove(self._engine, "before_cursor_execute", note)

    def checkpoint(self) -> None:
        """Fold SQLite's write-ahead log into the file and empty it, so that erased rows remain in neither."""
        if self.file is not None:
            with _outside_transactions(self._engine) as driver:
                driver.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()


def parse_url(url: str) -> URL:
    """A database's URL with the driver we use. Raises UnknownDatabase, which never repeats a password."""
    scheme, separator, _ = url.partition("://")
    if not separator:
        raise UnknownDatabase(why="it has no :// in it")
    if scheme not in {"sqlite", "postgres", "postgresql", "postgresql+psycopg"}:
        plain = re.fullmatch(r"[a-z][a-z0-9+.-]{0,30}", scheme)
        raise UnknownDatabase(why=f"Pora does not know {scheme if plain else 'what stands before'}://")
    try:
        parsed = make_url(url if scheme == "sqlite" else url.replace(scheme, "postgresql+psycopg", 1))
    except (ArgumentError, ValueError):
        raise UnknownDatabase(why="it is not a well-formed URL") from None
    if scheme == "sqlite":
        if parsed.host:
            raise UnknownDatabase(why="a path follows sqlite:/// with three slashes, or four for a full path")
        if parsed.query or (parsed.database or "").startswith("file:"):
            raise UnknownDatabase(why="options after a SQLite file are not supported")
    elif not parsed.database:
        raise UnknownDatabase(why="it names no database after the host")
    return parsed


def file_of(target: URL) -> Path | None:
    """The full path of a SQLite file; None in memory and on PostgreSQL."""
    if target.get_backend_name() != "sqlite" or target.database in {None, "", ":memory:"}:
        return None
    return Path(target.database or "").expanduser().resolve()


def key_file_of(file: Path) -> Path:
    """Where the keys of a SQLite file are kept when none are given: beside it."""
    return file.with_name(f"{file.name}.key")


def show(target: URL) -> str:
    """How a database is named in messages: without user, password and options."""
    file = file_of(target)
    if file is not None:
        return str(file)
    if target.get_backend_name() == "sqlite":
        return IN_MEMORY
    return f"{target.database} on {target.host or 'this machine'}"


def _check_file(file: Path, shown: str) -> None:
    """Look before anything is touched: SQLite's own errors name neither the folder nor what is wrong."""
    if not file.parent.is_dir():
        raise CannotOpenDatabase(shown=shown, why=f"the folder {file.parent} does not exist; make it first")
    if file.is_dir():
        raise CannotOpenDatabase(shown=shown, why="it is a folder; name a file in it")
    try:
        with file.open("rb") as opened:
            header = opened.read(len(_SQLITE_HEADER))
    except FileNotFoundError:
        return
    except OSError as error:
        raise CannotOpenDatabase(shown=shown, why=error.strerror or "it cannot be read") from error
    if header not in {b"", _SQLITE_HEADER}:
        raise CannotOpenDatabase(shown=shown, why="this file is not a SQLite database")


@contextmanager
def _only_process(file: Path, shown: str) -> Iterator[None]:
    """Hold ``FILE.lock``; the operating system lets go of it when the process dies, even by kill -9."""
    path = file.with_name(f"{file.name}.lock")
    # Read first: taking the lock may empty the file.
    holder = ""
    with suppress(OSError):
        holder = path.read_text(encoding="ascii", errors="replace").strip()
    lock = FileLock(path, timeout=0, mode=0o600, thread_local=False)
    try:
        lock.acquire()
    except Timeout:
        raise DatabaseInUse(path=shown, pid=f" (pid {holder})" if holder.isdigit() else "") from None
    except OSError as error:
        raise CannotOpenDatabase(shown=shown, why=f"{path}: {error.strerror}") from error
    try:
        # Only for the message; Windows forbids writing to a locked file.
        with suppress(OSError):
            path.write_text(f"{os.getpid()}\n", encoding="ascii")
        yield
    finally:
        lock.release()


def _create(file: Path, shown: str) -> None:
    """Make the file before SQLite does: its log and index files take over these permissions."""
    try:
        os.close(os.open(file, os.O_RDWR | os.O_CREAT, 0o600))
    except OSError as error:
        raise CannotOpenDatabase(shown=shown, why=error.strerror or "it cannot be written") from error


def _own_keys(
    file: Path | None, random: Callable[[int], bytes], *, needed: list[int], shown: str
) -> tuple[Vault, Path | None]:
    """The keys of a database that was given none: from its key file; in memory, gone with the rows."""
    if file is None:
        return Vault({1: random(KEY_BYTES)}), None
    path = key_file_of(file)
    if path.exists():
        return read_key_file(path), path
    if needed:
        raise WrongKey(
            shown=shown, key_id=needed[0], why=f"no keys were given and the key file {path} is missing"
        )
    return create_key_file(path, random), path


def _engine_for(target: URL) -> Engine:
    # Parameters are what people wrote, and exceptions end in logs.
    if target.get_backend_name() == "postgresql":
        try:
            engine = create_engine(target, hide_parameters=True, pool_pre_ping=True, pool_size=10)
        except ModuleNotFoundError as error:
            why = "its driver is not installed: pip install 'pora[postgres]'"
            raise CannotOpenDatabase(shown=show(target), why=why) from error
        event.listen(engine, "handle_error", _leave_out_values)
        return engine
    file = file_of(target)
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


def _set_up_sqlite(driver: sqlite3.Connection, _record: Any) -> None:
    # The driver would begin only before the first write; what was read until then could be outdated.
    driver.isolation_level = None
    for pragma in _PRAGMAS:
        driver.execute(pragma)


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


def _log_ahead(engine: Engine) -> None:
    with _outside_transactions(engine) as driver:
        driver.execute("PRAGMA journal_mode = WAL").fetchall()


@contextmanager
def _outside_transactions(engine: Engine) -> Iterator[sqlite3.Connection]:
    """SQLite's own connection, for what cannot be said inside a transaction."""
    pooled = engine.raw_connection()
    try:
        driver: Any = pooled.driver_connection
        yield driver
    finally:
        pooled.close()


@contextmanager
def _told_plainly(shown: str) -> Iterator[None]:
    """Turn the driver's errors at opening into one sentence."""
    try:
        yield
    except DatabaseError as error:
        raise CannotOpenDatabase(shown=shown, why=" ".join(str(error.orig).split()).rstrip(".")) from error
