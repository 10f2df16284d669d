"""Rows to try a store with: Rasa and Jonas, a pair in one programme, and something written in every table."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

from sqlalchemy import JSON, Boolean, Column, Date, Integer
from sqlmodel import SQLModel
from sqlmodel.sql.sqltypes import UTCDateTime

from storage.database import Database
from storage.outbox import NewMessage
from storage.tables import KeyCheck, Meeting, Pair, Person, Programme
from storage.timers import NewTimer
from storage.unit_of_work import UnitOfWork
from storage.vault import row_id_of

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
    """Fill so many rows in every table, ``row-0`` and on, and one more without the columns that may be empty.

    A row refers to the rows of its own name. Its sealed columns hold :func:`secret_of`.
    """
    tables = [table for table in SQLModel.metadata.sorted_tables if table.name != KeyCheck.__tablename__]
    for number in range(times + 1):
        key, sparse = f"row-{number}", number == times
        for table in tables:
            columns = [column for column in table.columns if not (sparse and column.nullable)]
            values = {column: _value(work, column, key) for column in columns}
            work.session.execute(table.insert().values(values))


def secret_of(column: Column[Any], row_id: str) -> str:
    return f"{SECRET} {column.table.name}.{column.name} {row_id}"


def _value(work: UnitOfWork, column: Column[Any], key: str) -> Any:
    if column.name.endswith("_sealed"):
        table, row_id = column.table.name, row_id_of(*(key for _ in column.table.primary_key))
        return work.vault.seal(secret_of(column, row_id), table=table, column=column.name, row_id=row_id)
    for kind, value in {UTCDateTime: NOW, Date: NOW.date(), Boolean: True, Integer: 1, JSON: []}.items():
        if isinstance(column.type, kind):
            return value
    return key
