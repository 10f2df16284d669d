"""What units of work and instants promise, in every database."""

from __future__ import annotations

import sqlite3
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import func, select, text
from sqlalchemy.exc import IntegrityError, StatementError
from sqlmodel import col

from storage import timers
from storage.database import Database
from storage.tables import Address, Person
from storage.unit_of_work import UnitOfWork
from tests.contracts.rows import MINUTE, NOW, person, store, timer
from tests.contracts.store_locations import StoreLocation
from tests.contracts.threads import at_once
from tests.support.statement_counter import count_statements


class TestUnitOfWork:
    def test_commits_at_the_end(self, database: Database) -> None:
        store(database, person())
        with database.transaction() as work:
            assert work.session.get(Person, "rasa") is not None

    def test_rolls_everything_back_after_an_exception(self, database: Database) -> None:
        def fail_half_way() -> None:
            with database.transaction() as work:
                work.add(person())
                work.flush()
                timers.arm(work, [timer("a")])
                raise ZeroDivisionError

        with pytest.raises(ZeroDivisionError):
            fail_half_way()
        with database.transaction() as work:
            assert work.session.get(Person, "rasa") is None
            assert timers.next_due(work) is None

    def test_rows_stay_readable_after_the_commit(self, database: Database) -> None:
        with database.transaction() as work:
            rasa = person()
            work.add(rasa)
        assert rasa.email == "rasa@example.lt"

    def test_ids_come_from_the_factory(self, location: StoreLocation) -> None:
        database = location.open()
        with database.transaction() as work:
            assert [work.new_id(), work.new_id()] == ["id-00000", "id-00001"]

    def test_knows_its_kind(self, location: StoreLocation) -> None:
        assert location.open().kind == ("postgresql" if location.kind == "postgresql" else "sqlite")

    def test_read_modify_write_is_never_lost(self, database: Database) -> None:
        store(database, person(called="0"))

        def add_twenty(_worker: int) -> None:
            for _ in range(20):
                with database.transaction() as work:
                    rasa = work.lock(Person, "rasa")
                    assert rasa is not None
                    rasa.called = str(int(rasa.called or 0) + 1)

        at_once(4, add_twenty)
        with database.transaction() as work:
            assert work.session.scalar(select(col(Person.called))) == "80"

    def test_lock_reads_what_was_written_meanwhile(self, database: Database) -> None:
        store(database, person())
        with database.transaction() as work:
            rasa = work.session.get(Person, "rasa")
            work.session.execute(text("UPDATE person SET called = 'Rasa' WHERE id = 'rasa'"))
            again = work.lock(Person, "rasa")
            assert again is rasa
            assert again is not None
            assert again.called == "Rasa"
            assert work.lock(Person, "nobody") is None

    def test_the_first_read_takes_the_write_lock(self, file: StoreLocation, folder: Path) -> None:
        database = file.open()
        other = sqlite3.connect(folder / "pora.db", timeout=0, isolation_level=None)
        with database.transaction() as work:
            work.session.execute(select(func.count()).select_from(Person)).one()
            with pytest.raises(sqlite3.OperationalError, match="locked"):
                other.execute("BEGIN IMMEDIATE")
        other.execute("BEGIN IMMEDIATE")
        other.close()

    def test_references_are_enforced_at_the_commit(self, database: Database) -> None:
        address = Address(id="a", person_id="rasa", platform="console", workspace="", user="rasa")
        store(database, address, person())  # in the wrong order
        unit = database.transaction()
        work = unit.__enter__()
        work.add(Address(id="b", person_id="nobody", platform="console", workspace="", user="b"))
        with pytest.raises(IntegrityError):
            unit.__exit__(None, None, None)
        with database.transaction() as work:
            assert work.session.get(Address, "b") is None

    def test_a_row_that_others_refer_to_is_not_deleted(self, database: Database) -> None:
        store(database, person(), Address(id="a", person_id="rasa", platform="c", workspace="", user="r"))

        def erase() -> None:
            with database.transaction() as work:
                work.session.delete(work.lock(Person, "rasa"))

        with pytest.raises(IntegrityError):
            erase()

    def test_an_error_never_quotes_a_row(self, database: Database) -> None:
        store(database, person())
        with pytest.raises(IntegrityError) as caught:
            store(
                database,
                Person(id="x", name="Jonas", email="rasa@example.lt", stopped_kinds=[], created_at=NOW),
            )
        told = f"{caught.value} {caught.value.orig} {caught.value.__cause__!r}"
        assert "email" in told
        assert "rasa@" not in told
        assert "Jonas" not in told

    def test_statements_are_counted(self, database: Database) -> None:
        with count_statements(database) as seen_sql, database.transaction() as work:
            work.session.get(Person, "rasa")
            work.session.get(Person, "jonas")
        assert seen_sql.count == 2
        assert all(statement.startswith("SELECT") for statement in seen_sql.statements)
        with database.transaction() as work:
            work.session.get(Person, "rasa")
        assert seen_sql.count == 2


class TestSavepoint:
    def test_a_failure_inside_undoes_only_what_was_written_inside(self, database: Database) -> None:
        def write_and_fail(work: UnitOfWork) -> None:
            with work.savepoint():
                work.add(person("jonas"))
                work.flush()
                timers.arm(work, [timer("a")])
                raise ZeroDivisionError

        with database.transaction() as work:
            work.add(person("rasa"))
            with pytest.raises(ZeroDivisionError):
                write_and_fail(work)
            assert work.session.get(Person, "jonas") is None
            assert timers.next_due(work) is None
            with work.savepoint():
                work.add(person("milda"))
        with database.transaction() as work:
            assert set(work.session.scalars(select(col(Person.id)))) == {"rasa", "milda"}

    def test_it_is_flushed_at_its_end(self, database: Database) -> None:
        again = Person(id="again", name="R", email="rasa@example.lt", stopped_kinds=[], created_at=NOW)
        with database.transaction() as work:
            work.add(person("rasa"))
            with pytest.raises(IntegrityError), work.savepoint():
                work.add(again)
            work.add(person("jonas"))
        with database.transaction() as work:
            assert set(work.session.scalars(select(col(Person.id)))) == {"rasa", "jonas"}

    def test_a_row_changed_inside_is_read_anew_after_a_failure(self, database: Database) -> None:
        store(database, person("rasa", called="Rasa"))

        def rename_and_fail(work: UnitOfWork, rasa: Person) -> None:
            with work.savepoint():
                rasa.called = "Rasele"
                work.flush()
                raise ZeroDivisionError

        with database.transaction() as work:
            rasa = work.lock(Person, "rasa")
            assert rasa is not None
            with pytest.raises(ZeroDivisionError):
                rename_and_fail(work, rasa)
            assert rasa.called == "Rasa"

    def test_one_inside_another_fails_alone(self, database: Database) -> None:
        def write_and_fail(work: UnitOfWork) -> None:
            with work.savepoint():
                work.add(person("jonas"))
                raise ZeroDivisionError

        with database.transaction() as work, work.savepoint():
            work.add(person("rasa"))
            with pytest.raises(ZeroDivisionError):
                write_and_fail(work)
        with database.transaction() as work:
            assert list(work.session.scalars(select(col(Person.id)))) == ["rasa"]


class TestTime:
    def test_instants_come_back_as_utc(self, database: Database) -> None:
        local = datetime(2026, 5, 4, 12, 0, 0, 123456, tzinfo=ZoneInfo("Europe/Vilnius"))
        with database.transaction() as work:
            work.add(person(welcomed_at=local))
            timers.arm(work, [timer("a", due=local)])
        with database.transaction() as work:
            welcomed = work.session.scalar(select(col(Person.welcomed_at)))
            due = timers.next_due(work)
        assert welcomed == due == local
        assert welcomed is not None
        assert welcomed.tzinfo is UTC
        assert due is not None
        assert due.utcoffset() == timedelta(0)

    def test_naive_instants_are_refused(self, database: Database) -> None:
        naive = datetime(2026, 5, 4, 12, 0)  # noqa: DTZ001
        with pytest.raises(StatementError, match="timezone"):
            store(database, person(welcomed_at=naive))
        with pytest.raises(StatementError, match="timezone"), database.transaction() as work:
            timers.arm(work, [timer("a", due=naive)])
        with pytest.raises(StatementError, match="timezone"), database.transaction() as work:
            timers.claim(work, naive, lease=MINUTE, limit=1)

    def test_order_is_by_instant_not_by_writing(self, database: Database) -> None:
        tokyo = datetime(2026, 5, 4, 17, 0, tzinfo=ZoneInfo("Asia/Tokyo"))  # 08:00 UTC
        with database.transaction() as work:
            timers.arm(work, [timer("later", NOW), timer("sooner", tokyo)])
            assert [row.key for row in timers.claim(work, NOW, lease=MINUTE, limit=5)] == ["sooner", "later"]
