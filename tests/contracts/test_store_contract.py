"""What the store promises in every database: units of work, time, queues, seen events, conversations."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import Barrier
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import func, select, text, update
from sqlalchemy.exc import IntegrityError, StatementError
from sqlmodel import col

from storage import conversations, outbox, outbox_queries, seen_events, timers
from storage.database import Database
from storage.faults import CannotUnseal
from storage.tables import Address, OutboxMessage, Person, SeenEvent, StoredConversation, Timer
from tests.contracts.rows import MINUTE, NOW, a_pair, message, person, store, timer
from tests.contracts.store_locations import Place
from tests.support.statement_counter import count_statements


def at_once(workers: int, task: Callable[[int], Any]) -> list[Any]:
    """Run a task in so many threads, all of which start together."""
    gate = Barrier(workers)

    def run(number: int) -> Any:
        gate.wait()
        return task(number)

    with ThreadPoolExecutor(workers) as pool:
        return list(pool.map(run, range(workers)))


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

    def test_ids_come_from_the_factory(self, place: Place) -> None:
        database = place.open()
        with database.transaction() as work:
            assert [work.new_id(), work.new_id()] == ["id-00000", "id-00001"]

    def test_knows_its_kind(self, place: Place) -> None:
        assert place.open().kind == ("postgresql" if place.kind == "postgresql" else "sqlite")

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

    def test_the_first_read_takes_the_write_lock(self, file: Place, folder: Path) -> None:
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


class TestTimers:
    def test_claim_takes_what_is_due_in_order(self, database: Database) -> None:
        with database.transaction() as work:
            timers.arm(
                work, [timer("c", NOW), timer("b", NOW), timer("a", NOW + MINUTE), timer("d", NOW - MINUTE)]
            )
        with database.transaction() as work:
            claimed = timers.claim(work, NOW, lease=MINUTE, limit=2)
            rest = timers.claim(work, NOW, lease=MINUTE, limit=10)
        assert [row.key for row in claimed] == ["d", "b"]
        assert [row.key for row in rest] == ["c"]
        assert {row.claimed_until for row in claimed} == {NOW + MINUTE}
        assert {row.attempts for row in claimed} == {1}

    def test_a_timer_keeps_what_it_was_armed_with(self, database: Database) -> None:
        store(database, person())
        with database.transaction() as work:
            timers.arm(work, [timer("a", person_id="rasa", subject="c1", turn=3, kind="nudge")])
        with database.transaction() as work:
            (row,) = timers.claim(work, NOW, lease=MINUTE, limit=1)
        assert (row.kind, row.person_id, row.pair_id, row.subject, row.turn) == (
            "nudge",
            "rasa",
            None,
            "c1",
            3,
        )

    def test_many_are_armed_claimed_and_finished_in_one_statement_each(self, database: Database) -> None:
        with count_statements(database) as sql, database.transaction() as work:
            timers.arm(work, [timer(f"t{number:03}") for number in range(300)])
            assert sql.count == 1
            claimed = timers.claim(work, NOW, lease=MINUTE, limit=300)
            assert sql.count == 2
            outcomes = {row.id: ("fired", "stale", "skipped")[place % 3] for place, row in enumerate(claimed)}
            done = timers.finish(work, outcomes, NOW, claimed_until=NOW + MINUTE)
            assert sql.count == 3
        assert done == frozenset(outcomes)
        with database.transaction() as work:
            rows = work.session.execute(
                select(col(Timer.id), col(Timer.outcome), col(Timer.finished_at))
            ).all()
        assert {row.id: row.outcome for row in rows} == outcomes
        assert {row.finished_at for row in rows} == {NOW}

    def test_nothing_costs_nothing(self, database: Database) -> None:
        with count_statements(database) as sql, database.transaction() as work:
            timers.arm(work, [])
            assert timers.finish(work, {}, NOW, claimed_until=NOW) == frozenset()
            assert timers.release(work, [], NOW, claimed_until=NOW) == frozenset()
            assert outbox.post(work, [], NOW) == frozenset()
            assert outbox_queries.recent_batches(work, [], NOW) == {}
        assert sql.count == 0

    def test_an_unfired_key_moves(self, database: Database) -> None:
        with database.transaction() as work:
            timers.arm(work, [timer("a", NOW)])
            timers.arm(work, [timer("a", NOW + 5 * MINUTE), timer("a", NOW + 9 * MINUTE)])
            assert timers.next_due(work) == NOW + 9 * MINUTE
            assert work.session.scalar(select(func.count()).select_from(Timer)) == 1

    def test_a_fired_key_never_fires_again(self, database: Database) -> None:
        with database.transaction() as work:
            timers.arm(work, [timer("a")])
            (row,) = timers.claim(work, NOW, lease=MINUTE, limit=1)
            timers.finish(work, {row.id: "fired"}, NOW, claimed_until=NOW + MINUTE)
        with database.transaction() as work:
            timers.arm(work, [timer("a", NOW + MINUTE)])
            assert timers.next_due(work) is None
            assert timers.claim(work, NOW + timedelta(days=9), lease=MINUTE, limit=9) == []
            assert work.session.scalar(select(col(Timer.due_at))) == NOW

    def test_workers_never_get_the_same_timer(self, database: Database) -> None:
        with database.transaction() as work:
            timers.arm(work, [timer(f"t{number:03}") for number in range(120)])

        def drain(_worker: int) -> list[str]:
            mine: list[str] = []
            while True:
                with database.transaction() as work:
                    claimed = timers.claim(work, NOW, lease=MINUTE, limit=7)
                if not claimed:
                    return mine
                mine += [row.key for row in claimed]

        taken = [key for mine in at_once(4, drain) for key in mine]
        assert sorted(taken) == [f"t{number:03}" for number in range(120)]

    @pytest.mark.postgres
    def test_replicas_do_not_wait_for_one_another(self, on_postgres: Place) -> None:
        database = on_postgres.open()
        with database.transaction() as work:
            timers.arm(work, [timer(key) for key in "abcde"])
        with database.transaction() as first, database.transaction() as second:
            second.session.execute(text("SET LOCAL lock_timeout = '2s'"))
            taken = [
                timers.claim(work, NOW, lease=MINUTE, limit=2) for work in (first, second, first, second)
            ]
        assert [[row.key for row in rows] for rows in taken] == [["a", "b"], ["c", "d"], ["e"], []]

    def test_a_lease_that_ran_out_can_be_claimed_again(self, database: Database) -> None:
        with database.transaction() as work:
            timers.arm(work, [timer("a")])
            timers.claim(work, NOW, lease=MINUTE, limit=1)
        with database.transaction() as work:
            assert timers.claim(work, NOW + MINUTE - timedelta(microseconds=1), lease=MINUTE, limit=1) == []
            (again,) = timers.claim(work, NOW + MINUTE, lease=MINUTE, limit=1)
            assert again.attempts == 2
            assert again.claimed_until == NOW + 2 * MINUTE

    def test_only_the_holder_finishes(self, database: Database) -> None:
        with database.transaction() as work:
            timers.arm(work, [timer("a"), timer("b")])
            slow = timers.claim(work, NOW, lease=MINUTE, limit=2)
            late = NOW + 2 * MINUTE
            (taken_over,) = timers.claim(work, late, lease=MINUTE, limit=1)
        with database.transaction() as work:
            outcomes = {row.id: "fired" for row in slow}
            finished = timers.finish(work, outcomes, late, claimed_until=NOW + MINUTE)
            # The other one nobody had taken over: late, but still its own.
            assert finished == {row.id for row in slow} - {taken_over.id}
            assert timers.release(work, [taken_over.id], late, claimed_until=NOW + MINUTE) == frozenset()
            assert timers.finish(work, outcomes, late, claimed_until=late + MINUTE) == {taken_over.id}
            assert timers.finish(work, outcomes, late, claimed_until=late + MINUTE) == frozenset()

    def test_released_timers_come_again_and_keep_their_planned_moment(self, database: Database) -> None:
        with database.transaction() as work:
            timers.arm(work, [timer("a")])
            (row,) = timers.claim(work, NOW, lease=MINUTE, limit=1)
            again = NOW + 7 * MINUTE
            assert timers.release(work, [row.id], again, claimed_until=NOW + MINUTE) == {row.id}
            assert timers.next_due(work) == again
            assert timers.claim(work, again - MINUTE, lease=MINUTE, limit=1) == []
            (row,) = timers.claim(work, again, lease=MINUTE, limit=1)
            assert row.due_at == NOW

    def test_holding_tells_what_is_still_mine_and_keeps_it(self, database: Database) -> None:
        late = NOW + 2 * MINUTE
        with database.transaction() as work:
            timers.arm(work, [timer("a"), timer("b"), timer("c")])
            slow = {row.key: row.id for row in timers.claim(work, NOW, lease=MINUTE, limit=3)}
            timers.finish(work, {slow["c"]: "fired"}, NOW, claimed_until=NOW + MINUTE)
            timers.claim(work, late, lease=MINUTE, limit=1)
        with count_statements(database) as sql, database.transaction() as work:
            held = timers.still_leased(work, slow.values(), claimed_until=NOW + MINUTE)
            assert held == {slow["b"]}
            assert timers.still_leased(work, [], claimed_until=NOW + MINUTE) == frozenset()
        assert sql.count == 1

    @pytest.mark.postgres
    def test_what_is_held_cannot_be_taken_over(self, on_postgres: Place) -> None:
        database = on_postgres.open()
        late = NOW + 2 * MINUTE
        with database.transaction() as work:
            timers.arm(work, [timer("a")])
            (row,) = timers.claim(work, NOW, lease=MINUTE, limit=1)
        with database.transaction() as slow, database.transaction() as other:
            assert timers.still_leased(slow, [row.id], claimed_until=NOW + MINUTE) == {row.id}
            assert timers.claim(other, late, lease=MINUTE, limit=1) == []

    def test_a_lease_lasts(self, database: Database) -> None:
        with database.transaction() as work, pytest.raises(ValueError, match="longer than nothing"):
            timers.claim(work, NOW, lease=timedelta(0), limit=1)

    def test_disarm_takes_unfinished_ones_of_these_kinds(self, database: Database) -> None:
        store(database, *(person(key) for key in ("rasa", "jonas")))
        with database.transaction() as work:
            timers.arm(
                work,
                [
                    timer("fired", person_id="rasa"),
                    timer("kept", NOW + MINUTE, person_id="rasa"),
                    timer("gone", NOW + MINUTE, person_id="rasa"),
                    timer("other kind", NOW + MINUTE, person_id="rasa", kind="welcome"),
                    timer("other person", NOW + MINUTE, person_id="jonas"),
                ],
            )
            (row,) = timers.claim(work, NOW, lease=MINUTE, limit=5)
            timers.finish(work, {row.id: "fired"}, NOW, claimed_until=NOW + MINUTE)
            assert timers.disarm(work, person_id="rasa", kinds=["check_in", "nudge"], keep=["kept"]) == 1
            assert timers.disarm(work, person_id="rasa", kinds=[]) == 0
        with database.transaction() as work:
            left = work.session.scalars(select(col(Timer.key)).order_by(col(Timer.key))).all()
        assert left == ["fired", "kept", "other kind", "other person"]

    def test_disarm_by_pair(self, database: Database) -> None:
        store(database, *a_pair())
        with database.transaction() as work:
            timers.arm(
                work, [timer("pair", pair_id="pair", person_id="rasa"), timer("alone", person_id="rasa")]
            )
            assert timers.disarm(work, pair_id="pair", person_id="jonas", kinds=["check_in"]) == 0
            assert timers.disarm(work, pair_id="pair", kinds=["check_in"]) == 1

    def test_disarm_refuses_everybody(self, database: Database) -> None:
        with database.transaction() as work, pytest.raises(ValueError, match="everybody"):
            timers.disarm(work, kinds=["check_in"])

    def test_a_disarmed_timer_is_not_finished_and_can_be_armed_again(self, database: Database) -> None:
        store(database, person())
        with database.transaction() as work:
            timers.arm(work, [timer("a", person_id="rasa")])
            (row,) = timers.claim(work, NOW, lease=MINUTE, limit=1)
            timers.disarm(work, person_id="rasa", kinds=["check_in"])
            assert timers.finish(work, {row.id: "fired"}, NOW, claimed_until=NOW + MINUTE) == frozenset()
            timers.arm(work, [timer("a", NOW + MINUTE, person_id="rasa")])
            assert timers.next_due(work) == NOW + MINUTE

    def test_next_due_counts_leases(self, database: Database) -> None:
        with database.transaction() as work:
            assert timers.next_due(work) is None
            timers.arm(work, [timer("a", NOW), timer("b", NOW + MINUTE), timer("c", NOW + 9 * MINUTE)])
            assert timers.next_due(work) == NOW
            timers.claim(work, NOW, lease=5 * MINUTE, limit=1)
            assert timers.next_due(work) == NOW + MINUTE
            timers.claim(work, NOW + MINUTE, lease=MINUTE, limit=1)
            assert timers.next_due(work) == NOW + 2 * MINUTE
            timers.arm(work, [timer("b", NOW + 20 * MINUTE)])  # moved while it was claimed
            assert timers.next_due(work) == NOW + 5 * MINUTE


class TestOutbox:
    @pytest.fixture(autouse=True)
    def _people(self, database: Database) -> None:
        store(database, person("rasa"), person("jonas"))

    def test_a_key_is_posted_once(self, database: Database) -> None:
        with database.transaction() as work:
            first = message("a", body=[{"text": "first"}], on_delivered=[{"arm": "stalled"}])
            assert outbox.post(work, [first, message("a", body=[]), message("b")], NOW) == {"a", "b"}
        with database.transaction() as work:
            assert outbox.post(work, [message("a", body=[]), message("c")], NOW) == {"c"}
            row = outbox.claim(work, NOW, lease=MINUTE, limit=5)[0]
            assert row.body == [{"text": "first"}]
            assert row.on_delivered == [{"arm": "stalled"}]
            assert (row.created_at, row.expires_at) == (NOW, NOW + timedelta(days=1))
            outbox.finish(work, [row.id], "sent", NOW, sent=True, batch="1", claimed_until=NOW + MINUTE)
        with database.transaction() as work:
            assert outbox.post(work, [message("a")], NOW) == frozenset()

    def test_many_go_in_one_statement_each(self, database: Database) -> None:
        with count_statements(database) as sql, database.transaction() as work:
            outbox.post(work, [message(f"m{number}") for number in range(200)], NOW)
            claimed = outbox.claim(work, NOW, lease=MINUTE, limit=200)
            due = {row.id: NOW + number * MINUTE for number, row in enumerate(claimed)}
            assert outbox.reschedule(work, due, claimed_until=NOW + MINUTE) == frozenset(due)
        assert sql.count == 3
        with database.transaction() as work:
            rows = work.session.execute(
                select(col(OutboxMessage.id), col(OutboxMessage.due_at), col(OutboxMessage.attempts))
            ).all()
        assert {row.id: row.due_at for row in rows} == due
        assert {row.attempts for row in rows} == {0}

    def test_two_posts_of_one_key_at_once(self, database: Database) -> None:
        def post(_worker: int) -> frozenset[str]:
            with database.transaction() as work:
                return outbox.post(work, [message("a")], NOW)

        assert sorted(len(new) for new in at_once(4, post)) == [0, 0, 0, 1]

    def test_workers_never_get_the_same_message(self, database: Database) -> None:
        with database.transaction() as work:
            outbox.post(work, [message(f"m{number:03}") for number in range(60)], NOW)

        def drain(_worker: int) -> list[str]:
            mine: list[str] = []
            while True:
                with database.transaction() as work:
                    claimed = outbox.claim(work, NOW, lease=MINUTE, limit=4)
                if not claimed:
                    return mine
                mine += [row.key for row in claimed]

        taken = [key for mine in at_once(4, drain) for key in mine]
        assert sorted(taken) == [f"m{number:03}" for number in range(60)]

    def test_only_the_holder_ends_it(self, database: Database) -> None:
        held, late = NOW + MINUTE, NOW + 2 * MINUTE
        with database.transaction() as work:
            outbox.post(work, [message("a")], NOW)
            (row,) = outbox.claim(work, NOW, lease=MINUTE, limit=1)
            outbox.claim(work, late, lease=MINUTE, limit=1)
            gone = outbox.finish(work, [row.id], "sent", late, sent=True, batch=None, claimed_until=held)
            assert gone == frozenset()
            assert not outbox.fail(work, row.id, "OSError", None, late, claimed_until=held)
            assert outbox.reschedule(work, {row.id: late}, claimed_until=held) == frozenset()
            assert outbox.fail(work, row.id, "OSError", None, late, claimed_until=late + MINUTE)

    def test_a_failed_try_comes_again_until_it_is_dead(self, database: Database) -> None:
        retry = NOW + 3 * MINUTE
        with database.transaction() as work:
            outbox.post(work, [message("a"), message("b", NOW + timedelta(days=1))], NOW)
            (row,) = outbox.claim(work, NOW, lease=MINUTE, limit=1)
            outbox.fail(work, row.id, "TimeoutError", retry, NOW, claimed_until=NOW + MINUTE)
            assert outbox.next_due(work) == retry
            assert outbox_queries.dead(work) == []
            (row,) = outbox.claim(work, retry, lease=MINUTE, limit=1)
            assert (row.attempts, row.error) == (2, "TimeoutError")
            outbox.fail(work, row.id, "OSError", None, retry, claimed_until=retry + MINUTE)
        with database.transaction() as work:
            (dead,) = outbox_queries.dead(work)
            assert (dead.key, dead.outcome, dead.error, dead.ended_at, dead.sent_at) == (
                "a",
                "dead",
                "OSError",
                retry,
                None,
            )
            assert outbox.next_due(work) == NOW + timedelta(days=1)

    def test_waiting_messages_are_counted_by_kind(self, database: Database) -> None:
        with database.transaction() as work:
            outbox.post(work, [message("a"), message("b"), message("c", kind="digest")], NOW)
            assert outbox_queries.waiting_counts(work) == {"check_in": 2, "digest": 1}
            outbox.stop_waiting(work, "rasa", ["digest"], NOW)
            assert outbox_queries.waiting_counts(work) == {"check_in": 2}

    def test_stopping_leaves_what_is_being_sent(self, database: Database) -> None:
        with database.transaction() as work:
            outbox.post(
                work,
                [
                    message("being sent", NOW - MINUTE),
                    message("waits"),
                    message("other kind", kind="welcome"),
                    message("other person", person_id="jonas"),
                ],
                NOW,
            )
            outbox.claim(work, NOW, lease=MINUTE, limit=1)
            assert outbox.stop_waiting(work, "rasa", ["check_in", "digest"], NOW) == 1
        with database.transaction() as work:
            rows = work.session.scalars(select(OutboxMessage).order_by(col(OutboxMessage.key))).all()
        assert {row.key: row.outcome for row in rows} == {
            "being sent": None,
            "other kind": None,
            "other person": None,
            "waits": "stopped",
        }

    def test_the_budget_counts_batches_sent_unasked(self, database: Database) -> None:
        def send(work: Any, keys: list[str], when: datetime, batch: str | None, **more: Any) -> None:
            outbox.post(work, [message(key, when, **more) for key in keys], when)
            ids = [row.id for row in outbox.claim(work, when, lease=MINUTE, limit=9)]
            outbox.finish(work, ids, "sent", when, sent=True, batch=batch, claimed_until=when + MINUTE)

        days = [NOW + timedelta(days=number) for number in range(5)]
        with database.transaction() as work:
            send(work, ["old"], NOW - timedelta(microseconds=1), "b0")
            send(work, ["a", "b", "c"], days[0], "b1")
            send(work, ["d", "e"], days[1], None)
            send(work, ["asked for"], days[2], "b2", unasked=False)
            send(work, ["f"], days[3], "b3", person_id="jonas")
            outbox.post(work, [message("never sent", days[4])], NOW)
            with count_statements(database) as sql:
                batches = outbox_queries.recent_batches(work, ["rasa", "jonas", "nobody"], NOW)
            assert sql.count == 1
        assert batches == {"rasa": [days[0], days[1], days[1]], "jonas": [days[3]], "nobody": []}


class TestSeenEvents:
    def test_a_redelivery_gets_the_same_reply(self, database: Database) -> None:
        store(database, person())
        with database.transaction() as work:
            assert seen_events.reply_of(work, "slack", "a/b") is None
            seen_events.record(work, "slack", "a/b", "rasa", '{"say": "Ačiū"}', NOW)
        with database.transaction() as work:
            assert seen_events.reply_of(work, "slack", "a/b") == '{"say": "Ačiū"}'
            assert seen_events.reply_of(work, "telegram", "a/b") is None

    def test_an_event_is_remembered_once(self, database: Database) -> None:
        store(database, person())

        def handle(_worker: int) -> bool:
            with database.transaction() as work:
                work.lock(Person, "rasa")
                if seen_events.reply_of(work, "slack", "1") is not None:
                    return False
                seen_events.record(work, "slack", "1", "rasa", "{}", NOW)
                return True

        assert sorted(at_once(4, handle)) == [False, False, False, True]

    def test_old_ones_are_forgotten(self, database: Database) -> None:
        store(database, person())
        with database.transaction() as work:
            for number in range(3):
                seen_events.record(work, "slack", str(number), "rasa", "{}", NOW + number * MINUTE)
            assert seen_events.delete_before(work, NOW + MINUTE) == 1
            assert seen_events.reply_of(work, "slack", "0") is None
            assert seen_events.reply_of(work, "slack", "1") == "{}"

    def test_a_reply_moved_to_another_event_does_not_open(self, database: Database) -> None:
        store(database, person())
        with database.transaction() as work:
            seen_events.record(work, "slack", "1", "rasa", "{}", NOW)
            work.flush()
            work.session.execute(update(SeenEvent).values(event_id="2"))
            with pytest.raises(CannotUnseal, match=r"seen_event\.reply_sealed of row slack/2"):
                seen_events.reply_of(work, "slack", "2")


class TestConversations:
    @pytest.fixture(autouse=True)
    def _people(self, database: Database) -> None:
        store(database, *a_pair())

    def start(self, work: Any, key: str, *, subject: str = "goals", state: str = "{}") -> StoredConversation:
        return conversations.start(
            work,
            conversation_id=key,
            person_id="rasa",
            pair_id="pair",
            flow="goals",
            subject=subject,
            state=state,
            now=NOW,
        )

    def test_state_comes_back(self, database: Database) -> None:
        state = '{"answers": {"tikslas": "Šešėlis 🌱"}}'
        with database.transaction() as work:
            self.start(work, "c1", state=state)
        with database.transaction() as work:
            row = conversations.open_by_id(work, "c1")
            assert row is not None
            assert conversations.state_of(work, row) == state
            assert (row.flow, row.pair_id, row.asked_at, row.closed_at) == ("goals", "pair", NOW, None)
            assert conversations.open_by_id(work, "c2") is None

    def test_a_new_one_closes_the_one_on_the_same_subject(self, database: Database) -> None:
        with database.transaction() as work:
            self.start(work, "c1")
            self.start(work, "other", subject="check_in")
        with database.transaction() as work:
            loaded = conversations.open_by_id(work, "c1")
            self.start(work, "c2")
            assert loaded is not None
            assert loaded.closed_at == NOW
        with database.transaction() as work:
            still_open = [key for key in ("c1", "c2", "other") if conversations.open_by_id(work, key)]
        assert still_open == ["c2", "other"]

    def test_only_one_on_a_subject_is_open(self, database: Database) -> None:
        at_once(4, lambda number: self.start_alone(database, f"c{number}"))
        with database.transaction() as work:
            still_open = work.session.scalar(
                select(func.count())
                .select_from(StoredConversation)
                .where(col(StoredConversation.closed_at).is_(None))
            )
        assert still_open == 1

    def start_alone(self, database: Database, key: str) -> None:
        with database.transaction() as work:
            work.lock(Person, "rasa")
            self.start(work, key)

    def test_saving_costs_one_statement(self, database: Database) -> None:
        with database.transaction() as work:
            self.start(work, "c1")
        with count_statements(database) as sql, database.transaction() as work:
            row = conversations.open_by_id(work, "c1")
            assert conversations.open_by_id(work, "c1") is row
            assert row is not None
            conversations.save(work, row, '{"turn": 2}', asked_at=NOW + MINUTE)
            conversations.close(work, row, NOW + MINUTE)
        assert [statement.split()[0] for statement in sql.statements] == ["SELECT", "UPDATE"]
        with database.transaction() as work:
            assert conversations.open_by_id(work, "c1") is None
            closed = work.session.get(StoredConversation, "c1")
            assert closed is not None
            assert conversations.state_of(work, closed) == '{"turn": 2}'
            assert closed.closed_at == closed.asked_at == NOW + MINUTE

    def test_starting_costs_one_statement_and_three_where_one_is_open(self, database: Database) -> None:
        with count_statements(database) as sql, database.transaction() as work:
            self.start(work, "c1")
        assert [statement.split()[0] for statement in sql.statements] == ["INSERT"]
        with count_statements(database) as sql, database.transaction() as work:
            self.start(work, "c2")
        assert [statement.split()[0] for statement in sql.statements] == ["INSERT", "UPDATE", "INSERT"]
