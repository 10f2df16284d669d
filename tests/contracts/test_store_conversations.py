"""What seen events and stored conversations promise, in every database."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import func, select, update
from sqlmodel import col

from storage import conversations, seen_events
from storage.database import Database
from storage.faults import CannotUnseal
from storage.tables import Person, SeenEvent, StoredConversation
from tests.contracts.rows import MINUTE, NOW, a_pair, person, store
from tests.contracts.threads import at_once
from tests.support.statement_counter import count_statements


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
