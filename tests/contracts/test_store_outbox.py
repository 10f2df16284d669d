"""What the outbox promises to workers that share it, in every database."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import select, text
from sqlmodel import col

from storage import outbox, outbox_queries
from storage.database import Database
from storage.outcomes import MessageOutcome
from storage.tables import OutboxMessage
from tests.contracts.rows import MINUTE, NOW, message, person, store
from tests.contracts.threads import at_once
from tests.support.statement_counter import count_statements


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
            outbox.finish(
                work, [row.id], MessageOutcome.SENT, NOW, sent=True, batch="1", claimed_until=NOW + MINUTE
            )
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
            gone = outbox.finish(
                work, [row.id], MessageOutcome.SENT, late, sent=True, batch=None, claimed_until=held
            )
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
            outbox.finish(
                work, ids, MessageOutcome.SENT, when, sent=True, batch=batch, claimed_until=when + MINUTE
            )

        days = [NOW + timedelta(days=number) for number in range(5)]
        with database.transaction() as work:
            send(work, ["old"], NOW - timedelta(microseconds=1), "b0")
            send(work, ["a", "b", "c"], days[0], "b1")
            send(work, ["d", "e"], days[1], None)
            send(work, ["asked for"], days[2], "b2", unasked=False)
            send(work, ["f"], days[3], "b3", person_id="jonas")
            outbox.post(work, [message("never sent", days[4])], NOW)
            with count_statements(database) as sql:
                batches = outbox_queries.recent_batches(
                    work, ["rasa", "jonas", "nobody"], NOW, kinds=["check_in"]
                )
            assert sql.count == 1
        assert batches == {"rasa": [days[0], days[1], days[1]], "jonas": [days[3]], "nobody": []}

    def test_messages_are_found_by_id_in_one_statement(self, database: Database) -> None:
        with database.transaction() as work:
            outbox.post(work, [message("a"), message("b"), message("c")], NOW)
            by_key = {row.key: row.id for row in outbox.claim(work, NOW, lease=MINUTE, limit=3)}
        with database.transaction() as work, count_statements(database) as sql:
            found = outbox.by_ids(work, [by_key["a"], by_key["c"], "erased"])
            assert sql.count == 1
            assert {key: row.key for key, row in found.items()} == {by_key["a"]: "a", by_key["c"]: "c"}
            assert outbox.by_ids(work, []) == {}
            assert sql.count == 1

    @pytest.mark.parametrize("outcome", list(MessageOutcome))
    def test_an_outcome_is_stored_as_its_plain_word(
        self, database: Database, outcome: MessageOutcome
    ) -> None:
        with database.transaction() as work:
            outbox.post(work, [message("a")], NOW)
            (row,) = outbox.claim(work, NOW, lease=MINUTE, limit=1)
            assert outbox.finish(
                work, [row.id], outcome, NOW, sent=False, batch=None, claimed_until=NOW + MINUTE
            )
        with database.transaction() as work:
            stored = work.session.execute(text("SELECT outcome FROM outbox")).scalars().all()
        assert [(type(word), word) for word in stored] == [(str, outcome.value)]
