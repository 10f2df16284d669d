"""What a store does with its keys: sealed columns, the key file, the wrong key, rotation."""

from __future__ import annotations

import logging
import stat
from collections import Counter
from collections.abc import Callable
from itertools import count
from pathlib import Path

import pytest
from sqlalchemy import select, update
from sqlmodel import col

from storage.database import Database
from storage.faults import BadKeys, CannotUnseal, KeysStillUsed, UnsafeKeyFile, WrongKey
from storage.key_file import read_key_file
from storage.key_rotation import forget_old_keys, rotate, rotate_key_file
from storage.keys import new_key
from storage.tables import KeyCheck, Note, sealed_columns
from storage.vault import Vault, row_id_of
from tests.contracts.rows import SECRET, secret_of, write_everywhere
from tests.contracts.store_locations import KEY, StoreLocation
from tests.support.statement_counter import count_statements

SECOND = new_key(lambda size: b"2" * size, key_id=2)
THIRD = new_key(lambda size: b"3" * size, key_id=3)


def everything_written(database: Database) -> Counter[str]:
    """Open every sealed value; how many there are in each table."""
    found: Counter[str] = Counter()
    with database.transaction() as work:
        for column in sealed_columns():
            table = column.table
            rows = work.session.execute(select(*table.primary_key, column).where(column.is_not(None)))
            for *key, sealed in rows:
                row_id = row_id_of(*key)
                opened = work.vault.open(sealed, table=table.name, column=column.name, row_id=row_id)
                assert opened == secret_of(column, row_id)
                found[table.name] += 1
    return found


def sealed_with(database: Database) -> Counter[int]:
    """How many values each key has sealed."""
    with database.transaction() as work:
        return Counter(
            sealed[0]
            for column in sealed_columns()
            for sealed in work.session.scalars(select(column).where(column.is_not(None)))
        )


def checked_with(database: Database) -> set[int]:
    with database.transaction() as work:
        return set(work.session.scalars(select(col(KeyCheck.key_id))))


def failing_after(calls: int) -> Callable[[int], bytes]:
    """A source of nonces that stops the program at one of them."""
    numbers = count()

    def nonce(size: int) -> bytes:
        number = next(numbers)
        if number == calls:
            raise KeyboardInterrupt
        return number.to_bytes(size)

    return nonce


@pytest.fixture
def full(lasting: StoreLocation) -> StoreLocation:
    """A store with three rows in every table that has sealed columns, written with the first key."""
    database = lasting.open()
    with database.transaction() as work:
        write_everywhere(work, times=3)
    lasting.close()
    return lasting


class TestSealedColumns:
    def test_all_are_found(self, database: Database) -> None:
        with database.transaction() as work:
            write_everywhere(work)
        found = everything_written(database)
        # In the second row those columns are empty that may be.
        expected = Counter(column.table.name for column in sealed_columns())
        expected += Counter(column.table.name for column in sealed_columns() if not column.nullable)
        assert found == expected

    def test_a_value_moved_to_another_row_does_not_open(self, database: Database) -> None:
        with database.transaction() as work:
            write_everywhere(work, times=2)
        with database.transaction() as work:
            first, second, _ = work.session.scalars(select(Note).order_by(col(Note.id)))
            second.text_sealed = first.text_sealed
        with database.transaction() as work:
            note = work.session.get(Note, "row-1")
            assert note is not None
            bound_to = {"table": "note", "column": "text_sealed", "row_id": note.id}
            with pytest.raises(CannotUnseal, match=r"note\.text_sealed of row row-1 .*moved") as caught:
                work.vault.open(note.text_sealed, **bound_to)
        assert SECRET not in str(caught.value)

    def test_what_was_written_is_nowhere_in_the_files(self, file: StoreLocation, folder: Path) -> None:
        database = file.open(keys=None)
        with database.transaction() as work:
            write_everywhere(work)
        files = {path.name: path.read_bytes() for path in folder.iterdir()}
        assert {"pora.db", "pora.db-wal", "pora.db-shm"} <= set(files)
        assert b"row-0" in files["pora.db-wal"]  # this is where to look
        for content in files.values():
            assert SECRET.encode() not in content
            assert b"keisti" not in content


class TestKeyFile:
    def test_is_made_once_and_named_in_a_warning(
        self, file: StoreLocation, folder: Path, caplog: pytest.LogCaptureFixture
    ) -> None:
        database = file.open(keys=None)
        path = folder / "pora.db.key"
        assert database.key_file == path
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
        assert path.read_text().startswith("# The keys of Pora's store.")
        (warning,) = [record for record in caplog.records if record.levelno == logging.WARNING]
        assert str(path) in warning.getMessage()
        assert getattr(warning, "action", None) == "key_file_created"
        key = path.read_text().splitlines()[-1].partition(":")[2]
        assert key not in caplog.text

        caplog.clear()
        file.close()
        file.open(keys=None)
        assert caplog.records == []

    @pytest.mark.parametrize("mode", [0o640, 0o604, 0o660])
    def test_is_refused_when_others_can_read_it(self, file: StoreLocation, folder: Path, mode: int) -> None:
        file.open(keys=None)
        file.close()
        (folder / "pora.db.key").chmod(mode)
        with pytest.raises(UnsafeKeyFile, match=r"chmod 600 .*pora\.db\.key keeps them out"):
            file.open(keys=None)

    @pytest.mark.parametrize("content", [b"", b"# only words\n", b"1:short\n", b"\xff\xfe"])
    def test_without_a_right_key_is_refused(self, file: StoreLocation, folder: Path, content: bytes) -> None:
        (folder / "pora.db.key").touch(0o600)
        (folder / "pora.db.key").write_bytes(content)
        with pytest.raises(BadKeys, match=r"The key file .*pora\.db\.key cannot be used"):
            file.open(keys=None)

    def test_a_missing_one_is_not_replaced_by_a_new_key(self, file: StoreLocation, folder: Path) -> None:
        file.open(keys=None)
        file.close()
        (folder / "pora.db.key").unlink()
        with pytest.raises(WrongKey, match=r"with key 1, but .*pora\.db\.key is missing"):
            file.open(keys=None)
        assert not (folder / "pora.db.key").exists()

    def test_given_keys_make_none(self, file: StoreLocation, folder: Path) -> None:
        assert file.open().key_file is None
        assert not (folder / "pora.db.key").exists()


class TestWrongKey:
    def test_another_key_under_the_same_number_is_noticed(self, full: StoreLocation) -> None:
        impostor = new_key(lambda size: b"x" * size)
        with pytest.raises(
            WrongKey, match=r"key 1, but PORA_ENCRYPTION_KEYS holds a different key"
        ) as caught:
            full.open(keys=impostor)
        assert impostor[2:] not in str(caught.value)

    def test_a_missing_key_is_noticed(self, full: StoreLocation) -> None:
        with pytest.raises(
            WrongKey, match=r"key 1, but PORA_ENCRYPTION_KEYS does not hold it.*Nothing was changed"
        ):
            full.open(keys=SECOND)
        assert checked_with(full.open()) == {1}

    def test_every_key_that_was_ever_first_is_needed(self, full: StoreLocation) -> None:
        full.open(keys=f"{SECOND},{KEY}").close()
        with pytest.raises(WrongKey, match="key 2"):
            full.open(keys=KEY)

    def test_one_that_never_sealed_is_not_needed(self, full: StoreLocation) -> None:
        full.open(keys=f"{KEY},{THIRD}").close()
        full.open(keys=KEY)


class TestRotation:
    def test_seals_everything_anew(self, full: StoreLocation) -> None:
        database = full.open(keys=f"{SECOND},{KEY}")
        before = everything_written(database)
        assert set(sealed_with(database)) == {1}
        assert rotate(database, batch=2) == before
        assert sealed_with(database) == {2: before.total()}
        assert everything_written(database) == before
        assert rotate(database, batch=2) == dict.fromkeys(before, 0)
        full.close()
        assert everything_written(full.open(keys=SECOND)) == before

    def test_one_batch_is_one_transaction_of_two_statements(self, full: StoreLocation) -> None:
        database = full.open(keys=f"{SECOND},{KEY}")
        with count_statements(database) as sql:
            rotate(database)
        assert Counter(statement.split()[0] for statement in sql.statements) == {
            "SELECT": len(sealed_columns()) + 1,
            "UPDATE": len(sealed_columns()),
            "DELETE": 1,
        }

    @pytest.mark.parametrize("stop", [0, 3, 10])
    def test_goes_on_where_it_was_stopped(self, full: StoreLocation, stop: int) -> None:
        keys = f"{SECOND},{KEY}"
        database = full.open(keys=keys)
        total = everything_written(database).total()
        database.vault = Vault.from_text(keys, nonce=failing_after(stop))
        with pytest.raises(KeyboardInterrupt):
            rotate(database, batch=2)
        full.close()

        database = full.open(keys=keys)
        done = sealed_with(database)[2]
        assert stop - 1 <= done <= stop
        assert checked_with(database) == {1, 2}  # both are still needed
        assert sum(rotate(database, batch=2).values()) == total - done
        assert everything_written(database).total() == total
        assert checked_with(database) == {2}

    def test_a_value_that_no_key_opens_stops_it(self, full: StoreLocation) -> None:
        database = full.open(keys=f"{SECOND},{KEY}")
        with database.transaction() as work:
            work.session.execute(
                update(Note).where(col(Note.id) == "row-1").values(text_sealed=b"\x07" + bytes(40))
            )
        with pytest.raises(CannotUnseal, match=r"note\.text_sealed of row row-1 .*key 7"):
            rotate(database)
        assert checked_with(database) == {1, 2}

    def test_what_is_written_with_an_old_key_meanwhile_keeps_it_listed(self, full: StoreLocation) -> None:
        database = full.open(keys=f"{SECOND},{KEY}")
        rotate(database)
        old = Vault.from_text(f"{KEY},{SECOND}")
        with database.transaction() as work:
            note = work.session.get(Note, "row-1")
            assert note is not None
            bound_to = {"table": "note", "column": "text_sealed", "row_id": "row-1"}
            note.text_sealed = old.seal("Labas", **bound_to)
        assert rotate(database)["note"] == 1


class TestKeyFileRotation:
    @pytest.fixture
    def filled(self, file: StoreLocation) -> Database:
        database = file.open(keys=None)
        with database.transaction() as work:
            write_everywhere(work, times=2)
        return database

    def test_adds_a_key_and_keeps_the_old_one(
        self, file: StoreLocation, filled: Database, folder: Path
    ) -> None:
        before = everything_written(filled)
        assert rotate_key_file(filled, random=lambda size: b"n" * size) == before
        assert sealed_with(filled) == {2: before.total()}
        path = folder / "pora.db.key"
        assert read_key_file(path).key_ids == (2, 1)
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
        assert sorted(found.name for found in folder.glob("*.key*")) == ["pora.db.key"]
        file.close()
        assert everything_written(file.open(keys=None)) == before

    def test_forgets_the_old_one_when_asked(
        self, file: StoreLocation, filled: Database, folder: Path
    ) -> None:
        before = everything_written(filled)
        rotate_key_file(filled, random=lambda size: b"n" * size, forget_old=True)
        assert read_key_file(folder / "pora.db.key").key_ids == (2,)
        assert checked_with(filled) == {2}
        file.close()
        assert everything_written(file.open(keys=None)) == before

    def test_forgets_nothing_that_is_needed(self, filled: Database, folder: Path) -> None:
        filled.vault = filled.vault.with_new_primary(lambda size: b"n" * size)
        total = everything_written(filled).total()
        with pytest.raises(KeysStillUsed, match=rf"{total} sealed values still need them"):
            forget_old_keys(filled)
        assert read_key_file(folder / "pora.db.key").key_ids == (1,)

    def test_the_new_key_is_in_the_file_before_it_seals(
        self, file: StoreLocation, filled: Database, folder: Path
    ) -> None:
        total = everything_written(filled).total()
        filled.vault = Vault.from_text(
            (folder / "pora.db.key").read_text().splitlines()[-1], nonce=failing_after(5)
        )
        with pytest.raises(KeyboardInterrupt):
            rotate_key_file(filled, random=lambda size: b"n" * size, batch=2)
        file.close()

        database = file.open(keys=None)
        assert everything_written(database).total() == total
        assert set(sealed_with(database)) == {1, 2}
        # The stopped one is finished; only then another begins.
        rotate_key_file(database, random=lambda size: b"m" * size)
        assert list(database.vault.key_ids) == [2, 1]
        assert set(sealed_with(database)) == {2}
        rotate_key_file(database, random=lambda size: b"m" * size, forget_old=True)
        assert list(database.vault.key_ids) == [3]
        assert everything_written(database).total() == total

    def test_needs_the_lock(self, file: StoreLocation, filled: Database) -> None:
        beside = file.open(keys=None, lock=False)
        for change in (lambda: rotate_key_file(beside, random=bytes), lambda: forget_old_keys(beside)):
            with pytest.raises(ValueError, match="only under the lock"):
                change()
        assert list(beside.vault.key_ids) == [1]

    def test_needs_a_key_file(self, file: StoreLocation) -> None:
        database = file.open()
        with pytest.raises(BadKeys, match="do not come from a key file"):
            rotate_key_file(database, random=bytes)
        with pytest.raises(BadKeys, match="do not come from a key file"):
            forget_old_keys(database)
