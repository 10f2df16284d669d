"""What timers promise to workers that share them, in every database."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import func, select, text
from sqlmodel import col

from storage import outbox, outbox_queries, timers
from storage.database import Database
from storage.outcomes import TimerOutcome
from storage.tables import Timer
from tests.contracts.rows import MINUTE, NOW, a_pair, person, store, timer
from tests.contracts.store_locations import StoreLocation
from tests.contracts.threads import at_once
from tests.support.statement_counter import count_statements


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
            outcomes = {
                row.id: (TimerOutcome.FIRED, TimerOutcome.STALE, TimerOutcome.SKIPPED)[number % 3]
                for number, row in enumerate(claimed)
            }
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
            assert outbox_queries.recent_batches(work, [], NOW, kinds=["check_in"]) == {}
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
            timers.finish(work, {row.id: TimerOutcome.FIRED}, NOW, claimed_until=NOW + MINUTE)
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
    def test_replicas_do_not_wait_for_one_another(self, on_postgres: StoreLocation) -> None:
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
            outcomes = {row.id: TimerOutcome.FIRED for row in slow}
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
            timers.finish(work, {slow["c"]: TimerOutcome.FIRED}, NOW, claimed_until=NOW + MINUTE)
            timers.claim(work, late, lease=MINUTE, limit=1)
        with count_statements(database) as sql, database.transaction() as work:
            held = timers.still_leased(work, slow.values(), claimed_until=NOW + MINUTE)
            assert held == {slow["b"]}
            assert timers.still_leased(work, [], claimed_until=NOW + MINUTE) == frozenset()
        assert sql.count == 1

    @pytest.mark.postgres
    def test_what_is_held_cannot_be_taken_over(self, on_postgres: StoreLocation) -> None:
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
            timers.finish(work, {row.id: TimerOutcome.FIRED}, NOW, claimed_until=NOW + MINUTE)
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
            assert (
                timers.finish(work, {row.id: TimerOutcome.FIRED}, NOW, claimed_until=NOW + MINUTE)
                == frozenset()
            )
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

    def test_an_outcome_is_stored_as_its_plain_word(self, database: Database) -> None:
        with database.transaction() as work:
            timers.arm(work, [timer(outcome.value) for outcome in TimerOutcome])
            claimed = timers.claim(work, NOW, lease=MINUTE, limit=9)
            outcomes = {row.id: TimerOutcome(row.key) for row in claimed}
            assert timers.finish(work, outcomes, NOW, claimed_until=NOW + MINUTE) == frozenset(outcomes)
        with database.transaction() as work:
            stored = work.session.execute(text("SELECT key, outcome FROM timer")).all()
        assert {(row.key, type(row.outcome), row.outcome) for row in stored} == {
            (outcome.value, str, outcome.value) for outcome in TimerOutcome
        }
