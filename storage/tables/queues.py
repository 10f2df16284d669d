"""Queues: timers, messages to be delivered, and requests to a language model."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import Index
from sqlmodel import Field, SQLModel

from storage.tables.columns import json_column, partial_index, sealed


class Timer(SQLModel, table=True):
    """A timer. Its unique key makes sure that it is armed once and fires once."""

    __table_args__ = (
        partial_index("ix_timer_due", "due_at", where="finished_at IS NULL"),
        Index("ix_timer_pair", "pair_id"),
    )

    id: str = Field(primary_key=True)
    key: str = Field(unique=True)
    kind: str
    person_id: str | None = Field(default=None, foreign_key="person.id")
    pair_id: str | None = Field(default=None, foreign_key="pair.id")
    subject: str | None = None  # the id of the row that it is about, where that is not the pair
    turn: int | None = None  # the turn of the conversation that it belongs to
    due_at: datetime
    claimed_until: datetime | None = None
    attempts: int = 0
    finished_at: datetime | None = None
    outcome: str | None = None  # storage.outcomes.TimerOutcome


class OutboxMessage(SQLModel, table=True):
    """A message to be delivered: references and text ids, never text that a person typed."""

    __tablename__ = "outbox"
    __table_args__ = (
        partial_index("ix_outbox_due", "due_at", where="ended_at IS NULL"),
        Index("ix_outbox_person", "person_id", "sent_at"),
    )

    id: str = Field(primary_key=True)
    key: str = Field(unique=True)
    person_id: str = Field(foreign_key="person.id")
    # The address where it was tried, or the only one that it is for; empty: the preferred one.
    address_id: str | None = Field(default=None, foreign_key="address.id")
    pair_id: str | None = Field(default=None, foreign_key="pair.id")
    kind: str  # the rule that sent it: the answer to "why did I get this?"
    unasked: bool  # it counts towards the weekly budget and keeps to working hours
    body: list[dict[str, Any]] = json_column()
    on_delivered: list[dict[str, Any]] = json_column()  # effects of its delivery, such as arming a timer
    created_at: datetime
    due_at: datetime
    expires_at: datetime
    claimed_until: datetime | None = None
    attempts: int = 0
    sent_at: datetime | None = None
    batch: str | None = None  # shared by messages that are delivered as one; the budget counts batches
    ended_at: datetime | None = None
    outcome: str | None = None  # storage.outcomes.MessageOutcome
    error: str | None = None  # the class of the last failure, never its text


class WriterJob(SQLModel, table=True):
    """A language-model request for one person: input, status and result.

    Input and result are readable by that person alone, sealed, and deleted as soon as a delivered message is.
    """

    __tablename__ = "writer_job"
    __table_args__ = (
        partial_index("ix_writer_job_due", "due_at", where="ended_at IS NULL"),
        Index("ix_writer_job_person", "person_id", "asked_at"),
        Index("ix_writer_job_programme", "programme_id", "asked_at"),
    )

    id: str = Field(primary_key=True)
    key: str = Field(unique=True)
    person_id: str = Field(foreign_key="person.id")
    programme_id: str = Field(foreign_key="programme.id")
    pair_id: str | None = Field(default=None, foreign_key="pair.id")
    use: str  # adapt | summarise | understand | reword
    subject: str | None = None  # the id of the card or the note that it is about
    waits: bool  # the person was told that an answer is coming: they hear of a failure, too
    text_sealed: bytes | None = sealed(
        nullable=True
    )  # what the person typed, where it is stored nowhere else
    sent_sealed: bytes | None = sealed(nullable=True)  # everything of the person's that was sent, as sent
    answer_sealed: bytes | None = sealed(nullable=True)
    model: str | None = None
    tokens_sent: int = 0
    tokens_written: int = 0
    asked_at: datetime
    due_at: datetime
    claimed_until: datetime | None = None
    attempts: int = 0
    ended_at: datetime | None = None
    outcome: str | None = None  # storage.outcomes.WriterJobOutcome, or a bot.writing.tasks.Trouble
