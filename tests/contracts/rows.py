"""Rows to try a store with: Rasa and Jonas, a pair in one programme, and something written in every table."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

from sqlmodel import SQLModel

from storage import conversations, seen
from storage.database import Database, UnitOfWork
from storage.outbox import NewMessage
from storage.tables import Agreement, Goal, Meeting, Note, Pair, Person, Programme, Step
from storage.timers import NewTimer

NOW = datetime(2026, 5, 4, 9, 0, tzinfo=UTC)
MINUTE = timedelta(minutes=1)
SECRET = "Rasa nori keisti darbą"


def store(database: Database, *rows: SQLModel) -> None:
    with database.transaction() as work:
        work.add(*rows)


def person(key: str = "rasa", **more: Any) -> Person:
    return Person(
        id=key, name=key.title(), email=f"{key}@example.lt", stopped_kinds=[], created_at=NOW, **more
    )


def timer(key: str, due: datetime = NOW, **more: Any) -> NewTimer:
    return NewTimer(**{"key": key, "kind": "check_in", "due_at": due, **more})


def message(key: str, due: datetime = NOW, **more: Any) -> NewMessage:
    usual = {"person_id": "rasa", "kind": "check_in", "unasked": True, "body": [{"text": "hello"}]}
    return NewMessage(**{"key": key, "due_at": due, "expires_at": due + timedelta(days=1), **usual, **more})


def a_pair() -> list[SQLModel]:
    return [
        Programme(
            id="programme",
            slug="spring",
            name="Spring",
            name_lt="Pavasaris",
            purposes=[],
            starts_on=date(2026, 3, 1),
            ends_on=date(2026, 9, 1),
            zone="Europe/Vilnius",
            country="LT",
            languages=["lt"],
            address="tu",
            rhythm_weeks=2,
            work_from="09:00",
            work_until="17:00",
            retention_days={},
            help_contacts=[],
            created_at=NOW,
        ),
        person("rasa"),
        person("jonas"),
        Pair(
            id="pair",
            programme_id="programme",
            mentor_id="jonas",
            mentee_id="rasa",
            started_at=NOW,
            created_at=NOW,
        ),
        Meeting(id="meeting", pair_id="pair", state="met", created_by="rasa", created_at=NOW),
    ]


def write_everywhere(work: UnitOfWork, *, times: int = 1) -> None:
    """Seal a text in every sealed column, in so many rows each; the pair must be there."""
    for number in range(times):
        key = f"row-{number}"

        def sealed(table: str, column: str = "text_sealed", row_id: str = key) -> bytes:
            return work.vault.seal(f"{SECRET} {table} {row_id}", table=table, column=column, row_id=row_id)

        work.add(
            Note(
                id=key,
                pair_id="pair",
                author_id="rasa",
                visibility="private",
                text_sealed=sealed("note"),
                created_at=NOW,
            ),
            Goal(
                id=key,
                pair_id="pair",
                owner_id="rasa",
                area="career",
                situation_sealed=sealed("goal", "situation_sealed"),
                text_sealed=sealed("goal"),
                created_at=NOW,
            ),
            Step(
                id=key,
                pair_id="pair",
                author_id="rasa",
                owner_id="rasa",
                text_sealed=sealed("step"),
                created_at=NOW,
            ),
            Agreement(
                id=key,
                pair_id="pair",
                subject="rhythm",
                text_sealed=sealed("agreement"),
                proposed_by="rasa",
                created_at=NOW,
            ),
        )
        conversations.start(
            work,
            conversation_id=key,
            person_id="rasa",
            pair_id="pair",
            flow="goals",
            subject=f"goals {number}",
            state=f"{SECRET} conversation {key}",
            now=NOW,
        )
        seen.remember(work, "console", key, "rasa", f"{SECRET} seen_event console/{key}", NOW)
    # A column that may be empty is, in one row more.
    work.add(
        Goal(
            id="row-empty",
            pair_id="pair",
            owner_id="jonas",
            area="career",
            text_sealed=work.vault.seal(
                f"{SECRET} goal row-empty", table="goal", column="text_sealed", row_id="row-empty"
            ),
            created_at=NOW,
        )
    )
