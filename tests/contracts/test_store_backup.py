"""A backup is whole, taken while Pora writes, and holds no key."""

from __future__ import annotations

import sqlite3
import stat
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Event

import pytest

from storage.backup import backup
from storage.database import Database
from storage.faults import BackupRefused, UnknownDatabase
from storage.tables import Person
from tests.contracts.rows import person, store
from tests.contracts.store_locations import KEY, StoreLocation


def people_in(path: Path) -> list[str]:
    connection = sqlite3.connect(path)
    found = [name for (name,) in connection.execute("SELECT id FROM person ORDER BY id")]
    connection.close()
    return found


def test_holds_what_was_committed_while_a_transaction_is_open(file: StoreLocation, folder: Path) -> None:
    database = file.open()
    store(database, person("rasa"))
    with database.transaction() as work:
        work.add(person("jonas"))
        work.flush()
        backup(file.url, folder / "copy.db")
    assert people_in(folder / "copy.db") == ["rasa"]


def test_is_whole_while_others_write(file: StoreLocation, folder: Path) -> None:
    database = file.open()
    started, done = Event(), Event()

    def write() -> int:
        number = 0
        while not done.is_set():
            store(database, person(f"a{number:05}"), person(f"b{number:05}"))
            number += 1
            if number == 3:
                started.set()
        return number

    with ThreadPoolExecutor(1) as pool:
        writer = pool.submit(write)
        started.wait()
        for number in range(5):
            backup(file.url, folder / f"copy{number}.db")
        done.set()
        written = writer.result()
    for number in range(5):
        found = people_in(folder / f"copy{number}.db")
        pairs = len(found) // 2
        assert 3 <= pairs <= written
        assert found == [f"{half}{pair:05}" for half in "ab" for pair in range(pairs)]


def test_opens_as_a_database(file: StoreLocation, folder: Path) -> None:
    store(file.open(), person())
    target = folder / "copy.db"
    assert backup(file.url, target) is None
    assert [path.name for path in folder.glob("*copy*")] == ["copy.db"]
    assert stat.S_IMODE(target.stat().st_mode) == 0o600
    assert target.read_bytes()[18:20] == b"\1\1"  # no write-ahead log: it opens where nothing can be written
    copy = Database.open(f"sqlite:///{target}", keys=KEY, new_id=str)
    with copy.transaction() as work:
        assert work.session.get(Person, "rasa") is not None
    copy.close()


def test_works_when_pora_is_stopped(file: StoreLocation, folder: Path) -> None:
    store(file.open(), person())
    file.close()
    backup(file.url, folder / "copy.db")
    assert people_in(folder / "copy.db") == ["rasa"]


def test_a_damaged_database_is_noticed(file: StoreLocation, folder: Path) -> None:
    store(file.open(), person())
    file.close()
    database = folder / "pora.db"
    content = database.read_bytes()
    assert content.count(b"rasa@example.lt") == 2  # in the row and in the index
    database.write_bytes(content.replace(b"rasa@example.lt", b"rara@example.lt", 1))
    with pytest.raises(BackupRefused, match="the copy is damaged"):
        backup(file.url, folder / "copy.db")
    assert [path.name for path in folder.glob("*copy*")] == []


def test_names_the_key_file_and_leaves_it_out(file: StoreLocation, folder: Path) -> None:
    store(file.open(keys=None), person())
    key_file = folder / "pora.db.key"
    assert backup(file.url, folder / "copy.db") == key_file
    key = key_file.read_text().splitlines()[-1].partition(":")[2]
    assert key.encode() not in (folder / "copy.db").read_bytes()


def test_a_name_with_odd_letters_is_fine(folder: Path) -> None:
    odd = folder / "Ąžuolas 100% #1"
    odd.mkdir()
    url = f"sqlite:///{odd}/pora.db"
    database = Database.open(url, keys=None, new_id=str)
    store(database, person())
    assert backup(url, odd / "copy.db") == odd / "pora.db.key"
    database.close()
    assert people_in(odd / "copy.db") == ["rasa"]


@pytest.mark.parametrize(
    ("prepare", "why"),
    [
        (lambda folder: (folder / "copy.db").write_text("precious"), "exists already"),
        (lambda folder: (folder / "pora.db").unlink(), "there is no database"),
        (lambda folder: (folder / "pora.db").write_bytes(b"SQLite format 3\0" + bytes(9000)), "pora.db"),
    ],
)
def test_says_why_there_is_none(
    file: StoreLocation, folder: Path, prepare: Callable[[Path], object], why: str
) -> None:
    file.open()
    file.close()
    prepare(folder)
    with pytest.raises(BackupRefused, match=f"No backup was made: .*{why}"):
        backup(file.url, folder / "copy.db")
    if (folder / "copy.db").exists():
        assert (folder / "copy.db").read_text() == "precious"
    assert list(folder.glob(".*")) == []


def test_needs_a_folder_for_it(file: StoreLocation, folder: Path) -> None:
    file.open()
    with pytest.raises(BackupRefused, match=r"the folder .*none does not exist"):
        backup(file.url, folder / "none" / "copy.db")


def test_other_databases_have_other_tools(folder: Path) -> None:
    with pytest.raises(BackupRefused, match="use pg_dump"):
        backup("postgresql://localhost/pora", folder / "copy")
    with pytest.raises(BackupRefused, match="SQLite file"):
        backup("sqlite://", folder / "copy")
    with pytest.raises(UnknownDatabase):
        backup("pora.db", folder / "copy")
