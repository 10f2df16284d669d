"""Opening a store: where it may be, one process a file, migrations."""

from __future__ import annotations

import os
import shutil
import signal
import sqlite3
import stat
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from contextlib import nullcontext as nothing
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import create_engine, inspect, text
from sqlmodel import SQLModel

from storage import migrate
from storage.database import Database
from storage.faults import (
    BadKeys,
    CannotOpenDatabase,
    DatabaseInUse,
    DatabaseTooNew,
    DatabaseTooOld,
    UnknownDatabase,
)
from storage.tables import Address, Person
from tests.contracts.rows import person, store
from tests.contracts.store_locations import KEY, StoreLocation
from tests.support.fast_stores import stores_as_anywhere, tables_of

HEAD = migrate.revisions()[-1]
NEXT = f"{int(HEAD) + 1:04}"
HOLDER = """
import sys
from storage.database import Database

database = Database.open(sys.argv[1], keys=sys.argv[2], new_id=str)
print("alembic imported" if "alembic" in sys.modules else "open", flush=True)
sys.stdin.read()
"""


def opened(url: str, keys: str | None = KEY) -> Database:
    return Database.open(url, keys=keys, new_id=str)


def mode_of(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


class TestUrls:
    @pytest.mark.parametrize(
        ("url", "why"),
        [
            ("pora.db", "no ://"),
            ("mysql://root:hunter2@localhost/pora", "does not know mysql://"),
            ("postgresql+psycopg2://root:hunter2@localhost/pora", "does not know postgresql+psycopg2://"),
            ("hunter2 ://x", "does not know what stands before://"),
            ("sqlite://pora.db", "three slashes"),
            ("sqlite:///pora.db?timeout=1", "options"),
            ("sqlite:///file:pora.db", "options"),
            ("postgresql://root:hunter2@localhost", "names no database"),
            ("postgresql://root@localhost:hunter2/pora", "not a well-formed URL"),
        ],
    )
    def test_an_unknown_one_is_refused_in_a_sentence(self, url: str, why: str) -> None:
        with pytest.raises(UnknownDatabase) as caught:
            opened(url)
        told = str(caught.value)
        assert why in told
        assert "Right is sqlite:///pora.db" in told
        assert "hunter2" not in told
        assert caught.value.__cause__ is None

    def test_postgresql_needs_keys(self) -> None:
        with pytest.raises(BadKeys, match=r"PORA_ENCRYPTION_KEYS.*pora keys new"):
            opened("postgresql://localhost/pora", keys=None)

    @pytest.mark.parametrize("password", [":hunter2@localhost:1/pora", "@localhost:1/pora?password=hunter2"])
    def test_an_unreachable_server_is_named_without_its_password(self, password: str) -> None:
        with pytest.raises(
            CannotOpenDatabase, match=r"pora on localhost cannot be opened: .*refused"
        ) as caught:
            opened(f"postgres://root{password}")
        assert "hunter2" not in str(caught.value)

    def test_a_missing_folder_is_named(self, folder: Path) -> None:
        with pytest.raises(CannotOpenDatabase, match=rf"the folder {folder / 'none'} does not exist"):
            opened(f"sqlite:///{folder}/none/pora.db")
        assert list(folder.iterdir()) == []

    def test_a_folder_is_not_a_file(self, folder: Path) -> None:
        with pytest.raises(CannotOpenDatabase, match="it is a folder"):
            opened(f"sqlite:///{folder}")

    def test_a_file_that_is_no_database_is_left_alone(self, folder: Path) -> None:
        letter = folder / "pora.db"
        letter.write_text("Labas, Rasa! How are you?")
        with pytest.raises(CannotOpenDatabase, match="not a SQLite database"):
            opened(f"sqlite:///{letter}")
        assert letter.read_text() == "Labas, Rasa! How are you?"
        assert list(folder.iterdir()) == [letter]

    def test_a_damaged_file_is_refused(self, folder: Path) -> None:
        (folder / "pora.db").write_bytes(b"SQLite format 3\0" + b"\xff" * 4096)
        with pytest.raises(CannotOpenDatabase, match=r"cannot be opened: .*(database|file|malformed)"):
            opened(f"sqlite:///{folder}/pora.db")

    def test_another_programs_database_is_left_alone(self, folder: Path) -> None:
        connection = sqlite3.connect(folder / "shop.db")
        connection.execute("CREATE TABLE customer (id INTEGER)")
        connection.close()
        before = (folder / "shop.db").read_bytes()
        with pytest.raises(CannotOpenDatabase, match="belongs to another program"):
            opened(f"sqlite:///{folder}/shop.db")
        assert (folder / "shop.db").read_bytes() == before

    def test_memory_has_two_names(self) -> None:
        for url in ("sqlite://", "sqlite:///:memory:"):
            database = opened(url, keys=None)
            store(database, person())
            assert database.file is None
            database.close()


class TestFile:
    def test_only_the_owner_can_read_it(self, new_file: StoreLocation, folder: Path) -> None:
        old = os.umask(0)
        try:
            store(new_file.open(keys=None), person())
        finally:
            os.umask(old)
        made = {path.name: mode_of(path) for path in folder.iterdir()}
        assert set(made) == {f"pora.db{end}" for end in ("", "-wal", "-shm", ".lock", ".key")}
        assert set(made.values()) == {0o600}

    def test_every_connection_is_careful(self, new_file: StoreLocation) -> None:
        with stores_as_anywhere():
            migrated = new_file.open().engine
            connections = [
                migrated.raw_connection() for _ in range(2)
            ]  # the one that has migrated, and another
        for connection in connections:
            driver = connection.driver_connection
            assert isinstance(driver, sqlite3.Connection)
            names = ("journal_mode", "synchronous", "foreign_keys", "busy_timeout", "secure_delete")
            found = {name: driver.execute(f"PRAGMA {name}").fetchone()[0] for name in names}
            assert found == {
                "journal_mode": "wal",
                "synchronous": 2,
                "foreign_keys": 1,
                "busy_timeout": 5000,
                "secure_delete": 1,
            }
            connection.close()

    def test_erased_rows_leave_the_file_and_its_log(self, file: StoreLocation, folder: Path) -> None:
        database = file.open()
        store(database, person(called="Šnekutis"))
        with database.transaction() as work:
            work.session.delete(work.lock(Person, "rasa"))
        database.checkpoint()
        rest = b"".join(path.read_bytes() for path in folder.iterdir())
        assert "Šnekutis".encode() not in rest
        assert b"rasa@example.lt" not in rest


class TestOneProcess:
    def test_a_second_opening_is_refused(self, file: StoreLocation) -> None:
        file.open()
        with pytest.raises(DatabaseInUse, match=rf"in use .*\(pid {os.getpid()}\); stop it first"):
            file.open()

    def test_closing_lets_the_next_one_in(self, file: StoreLocation) -> None:
        first = file.open()
        first.close()
        first.close()
        file.open()

    def test_a_failed_opening_holds_nothing(self, file: StoreLocation) -> None:
        with pytest.raises(BadKeys):
            file.open(keys="nonsense")
        file.open().close()
        with pytest.raises(Exception, match="was written with key 1"):
            file.open(keys=KEY.replace("1:", "2:"))
        file.open()

    def test_a_tool_may_read_beside_it(self, file: StoreLocation) -> None:
        store(file.open(), person())
        beside = file.open(lock=False)
        with beside.transaction() as work:
            assert work.session.get(Person, "rasa") is not None

    def test_a_tool_changes_no_schema(self, file: StoreLocation, folder: Path) -> None:
        (folder / "pora.db").write_bytes(b"")
        with pytest.raises(DatabaseTooOld, match=f"is empty, this Pora needs {HEAD}"):
            file.open(lock=False)

    def test_a_tool_makes_no_file(self, new_file: StoreLocation, folder: Path) -> None:
        with pytest.raises(CannotOpenDatabase, match="there is no such file"):
            new_file.open(lock=False)
        assert list(folder.iterdir()) == []

    def test_another_process_is_named_and_a_killed_one_forgotten(self, file: StoreLocation) -> None:
        file.open()
        file.close()
        command = [sys.executable, "-c", HOLDER, file.url, KEY]
        with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as other:
            assert other.stdout is not None
            # An up-to-date schema is opened without the migration tool, which takes long to import.
            assert other.stdout.readline() == "open\n"
            for _ in range(2):
                with pytest.raises(DatabaseInUse, match=rf"another Pora process \(pid {other.pid}\)"):
                    file.open()
            other.send_signal(signal.SIGKILL)
            other.wait()
        file.open()


class TestMigrations:
    def test_they_lead_to_the_tables(self, lasting: StoreLocation) -> None:
        database = lasting.open()
        with database.engine.connect() as connection:
            context = MigrationContext.configure(connection, opts={"compare_type": True})
            assert compare_metadata(context, SQLModel.metadata) == []

    def test_what_other_tests_begin_with_is_what_they_lead_to(self) -> None:
        led, *given = engines = [create_engine("sqlite://") for _ in range(3)]
        with stores_as_anywhere():
            migrate.bring_up_to_date(led, database="")
        for engine in given:
            migrate.bring_up_to_date(engine, database="")
        found = []
        for engine in engines:
            with engine.connect() as connection:
                # Copying a table to change it puts its constraints, and its indexes, in any order.
                made = tables_of(connection)
                parts = sorted(
                    (name, sorted(line.strip(" ,\t") for line in sql.split("\n"))) for name, sql in made
                )
                found.append((migrate.stored_revision(connection), parts))
            engine.dispose()
        assert len(found[0][1]) > 40
        assert found[0] == found[1] == found[2]

    def test_they_lead_to_the_same_indexes(self) -> None:
        """The comparison above does not look at what partial indexes leave out."""
        migrated, created = create_engine("sqlite://"), create_engine("sqlite://")
        migrate.bring_up_to_date(migrated, database="")
        SQLModel.metadata.create_all(created)
        found = []
        for engine in (migrated, created):
            with engine.connect() as connection:
                rows = connection.execute(
                    text("SELECT sql FROM sqlite_master WHERE type = 'index' AND sql <> ''")
                )
                found.append({" ".join(sql.split()) for (sql,) in rows})
            engine.dispose()
        assert found[0] == found[1]
        assert any("WHERE finished_at IS NULL" in sql for sql in found[0])

    def test_every_reference_is_checked_at_the_commit(self, lasting: StoreLocation) -> None:
        schema = inspect(lasting.open().engine)
        found = {
            (table, key["options"].get("initially"))
            for table in schema.get_table_names()
            for key in schema.get_foreign_keys(table)
        }
        assert found == {
            (table.name, "DEFERRED")
            for table in SQLModel.metadata.sorted_tables
            if table.foreign_key_constraints
        }

    def test_a_newer_database_is_refused(self, own: StoreLocation) -> None:
        database = own.open()
        with database.transaction() as work:
            work.session.execute(text("UPDATE alembic_version SET version_num = '9999'"))
        own.close()
        with pytest.raises(
            DatabaseTooNew, match=rf"schema is 9999, this one knows up to {HEAD}\..*Nothing was changed"
        ):
            own.open()
        with pytest.raises(DatabaseTooNew):
            own.open(lock=False)

    def test_a_newer_file_is_not_touched(self, file: StoreLocation, folder: Path) -> None:
        with file.open().transaction() as work:
            work.session.execute(text("UPDATE alembic_version SET version_num = '9999'"))
        file.close()
        before = (folder / "pora.db").read_bytes()
        with pytest.raises(DatabaseTooNew):
            file.open()
        assert (folder / "pora.db").read_bytes() == before

    def test_rows_survive_a_changed_table(self, own: StoreLocation, revisions: Path) -> None:
        store(own.open(), person(), Address(id="a", person_id="rasa", platform="c", workspace="", user="r"))
        own.close()
        add_revision(
            revisions,
            """
            with op.batch_alter_table("person", recreate=recreate) as batch:
                batch.add_column(sa.Column("nickname", sa.String(), nullable=True))
            """,
        )
        with pytest.raises(DatabaseTooOld) if own.kind != "memory" else nothing():
            own.open(lock=False)
        database = own.open()
        with database.transaction() as work:
            assert work.session.get(Address, "a") is not None
            assert work.session.get(Person, "rasa") is not None
        assert "nickname" in columns(database, "person")
        keys = inspect(database.engine).get_foreign_keys("address")
        assert [(key["referred_table"], key["options"]["initially"]) for key in keys] == [
            ("person", "DEFERRED")
        ]

    def test_a_failed_migration_changes_nothing(self, own: StoreLocation, revisions: Path) -> None:
        own.open()
        own.close()
        add_revision(
            revisions,
            """
            op.add_column("person", sa.Column("nickname", sa.String(), nullable=True))
            op.create_table("half", sa.Column("id", sa.Integer()))
            op.execute("SELECT nonsense FROM nowhere")
            """,
        )
        with pytest.raises(CannotOpenDatabase, match="nowhere"):
            own.open()
        (revisions / f"{NEXT}_next.py").unlink()
        database = own.open()
        assert "nickname" not in columns(database, "person")
        assert not inspect(database.engine).has_table("half")

    def test_a_migration_that_loses_rows_is_taken_back(self, file: StoreLocation, revisions: Path) -> None:
        store(file.open(), person(), Address(id="a", person_id="rasa", platform="c", workspace="", user="r"))
        file.close()
        add_revision(revisions, """op.execute("DELETE FROM person")""")
        with pytest.raises(CannotOpenDatabase, match="refer to nothing"):
            file.open()
        (revisions / f"{NEXT}_next.py").unlink()
        with file.open().transaction() as work:
            assert work.session.get(Person, "rasa") is not None

    def test_replicas_that_start_at_once_migrate_once(self, own: StoreLocation, revisions: Path) -> None:
        own.open()
        own.close()
        add_revision(revisions, """op.create_table("once", sa.Column("id", sa.Integer()))""")
        with ThreadPoolExecutor(3) as pool:
            databases = list(pool.map(lambda _: own.open(), range(1 if own.kind == "file" else 3)))
        assert all(inspect(database.engine).has_table("once") for database in databases)

    def test_drafting_writes_what_is_missing(self, revisions: Path) -> None:
        for path in revisions.glob("*.py"):
            path.unlink()
        (revisions / "0001_nothing.py").write_text(
            'revision = "0001"\ndown_revision = None\n\n\ndef upgrade() -> None:\n    pass\n'
        )
        engine = create_engine("sqlite://")
        migrate.bring_up_to_date(engine, database="")
        path = migrate.draft(engine, "all tables")
        assert path == revisions / "0002_all_tables.py"
        migrate.bring_up_to_date(engine, database="")
        with engine.connect() as connection:
            assert compare_metadata(MigrationContext.configure(connection), SQLModel.metadata) == []
        engine.dispose()


@pytest.fixture
def revisions(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the migrations, to add to."""
    copy = tmp_path / "migrations"
    shutil.copytree(migrate.FOLDER, copy, ignore=shutil.ignore_patterns("__pycache__"))
    monkeypatch.setattr(migrate, "FOLDER", copy)
    return copy / "versions"


def add_revision(folder: Path, steps: str) -> None:
    lines = "\n".join(line.removeprefix(" " * 8) for line in steps.strip("\n").splitlines())
    (folder / f"{NEXT}_next.py").write_text(
        "import sqlalchemy as sa\nfrom alembic import op\n\n"
        f'revision = "{NEXT}"\ndown_revision = "{HEAD}"\n\n\n'
        "def upgrade() -> None:\n"
        '    recreate = "always" if op.get_bind().dialect.name == "sqlite" else "auto"\n'
        f"{lines if lines.startswith('    ') else '    ' + lines}\n"
    )


def columns(database: Database, table: str) -> set[str]:
    return {column["name"] for column in inspect(database.engine).get_columns(table)}
