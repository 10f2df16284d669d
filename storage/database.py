"""Opening a database, and its transactions."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager, nullcontext
from pathlib import Path
from threading import RLock
from typing import Any, Literal

from sqlalchemy import Engine, StaticPool
from sqlmodel import Session

from storage import migrate
from storage.database_file import check_file, create_file, exclusive_lock
from storage.database_url import IN_MEMORY, display_name, file_of, parse_url
from storage.engine import driver_errors_as_faults, empty_write_ahead_log, new_engine, use_write_ahead_log
from storage.faults import BadKeys, CannotOpenDatabase, WrongKey
from storage.key_check import check_keys, required_key_ids
from storage.key_file import create_key_file, key_file_of, read_key_file
from storage.keys import KEY_BYTES, VARIABLE
from storage.unit_of_work import UnitOfWork
from storage.vault import Vault

Kind = Literal["sqlite", "postgresql"]


class Database:
    """An open database: hands out units of work, to any number of threads."""

    def __init__(
        self,
        engine: Engine,
        *,
        vault: Vault,
        new_id: Callable[[], str],
        display_name: str,
        file: Path | None = None,
        key_file: Path | None = None,
        exclusive: bool = False,
        undo: ExitStack,
    ) -> None:
        self.engine = engine
        self.vault = vault
        self.display_name = display_name  # for messages: without a password
        self.file = file
        self.key_file = key_file
        self.exclusive = exclusive  # no other process can have it open
        self._new_id = new_id
        self._undo = undo
        # In memory there is one connection, and it holds one transaction at a time.
        one_connection = isinstance(engine.pool, StaticPool)
        self._one_at_a_time: AbstractContextManager[Any] = RLock() if one_connection else nullcontext()

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
        """Open a database and migrate it to the newest schema; a new SQLite file is made with mode 0600.

        ``url`` is ``sqlite:///file``, ``sqlite:////full/path``, ``sqlite://`` (in memory) or
        ``postgresql://…``; ``keys`` is the text of PORA_ENCRYPTION_KEYS, or None for a key file beside the
        SQLite file. Only tools that run beside Pora leave out the ``lock``; they change no schema. Raises
        DatabaseFault and KeyFault (``storage.faults``).
        """
        target = parse_url(url)
        name = display_name(target)
        file = file_of(target)
        given = Vault.from_text(keys) if keys is not None else None
        if given is None and target.get_backend_name() == "postgresql":
            raise BadKeys(source=VARIABLE, why="it is not set, and a PostgreSQL database has no key file")

        with ExitStack() as undo:
            if file is not None:
                check_file(file)
                if lock:
                    undo.enter_context(exclusive_lock(file))
                    create_file(file)
                elif not file.exists():
                    raise CannotOpenDatabase(
                        database=name, why="there is no such file; start Pora on it once"
                    )
            engine = new_engine(target)
            undo.callback(engine.dispose)
            with driver_errors_as_faults(name):
                migrate.bring_up_to_date(engine, database=name, allowed=lock or name == IN_MEMORY)
                if file is not None:
                    use_write_ahead_log(engine)
            with Session(engine) as session, session.begin():
                needed = required_key_ids(session)
            vault, source, key_file = given, VARIABLE, None
            if vault is None:
                vault, key_file = _vault_of(file, random, needed=needed, database=name)
                source = f"the key file {key_file}"
            database = cls(
                engine,
                vault=vault,
                new_id=new_id,
                display_name=name,
                file=file,
                key_file=key_file,
                exclusive=lock and target.get_backend_name() == "sqlite",
                undo=ExitStack(),
            )
            with database.transaction() as work:
                check_keys(work, database=name, source=source)
            database._undo = undo.pop_all()
            return database

    @property
    def kind(self) -> Kind:
        """The database system."""
        return "postgresql" if self.engine.dialect.name == "postgresql" else "sqlite"

    def close(self) -> None:
        """Close every connection and release the lock on the file. A second call does nothing."""
        self._undo.close()

    @contextmanager
    def transaction(self) -> Iterator[UnitOfWork]:
        """A new unit of work: committed at the end, rolled back by an exception. Never nest two.

        Rows stay readable afterwards. On SQLite it holds the only write lock from its first statement on; the
        next transaction waits up to 5 s.
        """
        with (
            self._one_at_a_time,
            Session(self.engine, expire_on_commit=False) as session,
            session.begin(),
        ):
            yield UnitOfWork(session, self.vault, self._new_id)

    def checkpoint(self) -> None:
        """Empty SQLite's write-ahead log into the file, so that erased rows remain in neither."""
        if self.file is not None:
            empty_write_ahead_log(self.engine)


def _vault_of(
    file: Path | None, random: Callable[[int], bytes], *, needed: list[int], database: str
) -> tuple[Vault, Path | None]:
    """The vault of a SQLite database that was opened without keys, and its key file.

    In memory the key is as short-lived as the rows. Raises WrongKey where a key file is missing that the store needs.
    """
    if file is None:
        return Vault({1: random(KEY_BYTES)}), None
    path = key_file_of(file)
    if path.exists():
        return read_key_file(path), path
    if needed:
        raise WrongKey(
            database=database, key_id=needed[0], why=f"no keys were given and the key file {path} is missing"
        )
    return create_key_file(path, random), path
