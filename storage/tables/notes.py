"""Texts that people write: notes, goals, steps, and topics for supervision."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import Index
from sqlmodel import Field, SQLModel

from storage.tables.columns import flag, sealed


class Note(SQLModel, table=True):
    """A session note: readable by its author alone (private) or by the pair (shared)."""

    __table_args__ = (Index("ix_note_pair", "pair_id"),)

    id: str = Field(primary_key=True)
    pair_id: str = Field(foreign_key="pair.id")
    meeting_id: str | None = Field(default=None, foreign_key="meeting.id")
    author_id: str = Field(foreign_key="person.id")
    visibility: str  # private | shared
    text_sealed: bytes = sealed()
    drafted: bool = flag()  # a language model wrote the text, and the author took it unchanged
    created_at: datetime
    erased_at: datetime | None = None  # its author erased the text; the row stays as a tombstone


class Goal(SQLModel, table=True):
    """A person's goal for the mentoring, in their own words."""

    __table_args__ = (Index("ix_goal_pair", "pair_id"),)

    id: str = Field(primary_key=True)
    pair_id: str = Field(foreign_key="pair.id")
    owner_id: str = Field(foreign_key="person.id")
    kind: str = Field(
        default="professional", sa_column_kwargs={"server_default": "professional"}
    )  # or personal
    area: str  # a goal tag of the card library
    # A position important to the organisation: its owner alone says so, and decides whether the coordinator may see it.
    key_role: bool = flag()
    key_role_shown: bool = flag()
    situation_sealed: bytes | None = sealed(nullable=True)
    text_sealed: bytes = sealed()
    created_at: datetime
    reached_at: datetime | None = None
    replaced_at: datetime | None = None


class GoalMark(SQLModel, table=True):
    """How near its owner feels to a goal, 0-10. Readable by its owner alone."""

    __tablename__ = "goal_mark"
    __table_args__ = (Index("ix_goal_mark_goal", "goal_id"),)

    id: str = Field(primary_key=True)
    goal_id: str = Field(foreign_key="goal.id")
    value: int
    created_at: datetime


class Step(SQLModel, table=True):
    """A step that the pair agreed on, with its owner and a due date. Both read it."""

    __table_args__ = (Index("ix_step_pair", "pair_id"),)

    id: str = Field(primary_key=True)
    pair_id: str = Field(foreign_key="pair.id")
    meeting_id: str | None = Field(default=None, foreign_key="meeting.id")
    author_id: str = Field(foreign_key="person.id")
    owner_id: str = Field(foreign_key="person.id")
    text_sealed: bytes = sealed()
    drafted: bool = flag()
    due_on: date | None = None
    done_at: datetime | None = None
    created_at: datetime
    erased_at: datetime | None = None


class SupervisionTopic(SQLModel, table=True):
    """A case or a question that a mentor handed in for a supervision, without its author's name and without a date."""

    __tablename__ = "supervision_topic"
    __table_args__ = (Index("ix_supervision_topic_programme", "programme_id"),)

    id: str = Field(primary_key=True)
    programme_id: str = Field(foreign_key="programme.id")
    author_sealed: bytes = sealed()  # a person's id: for withdrawing, a copy of their data, and erasure
    theme: str
    text_sealed: bytes = sealed()
    opened_at: datetime | None = None  # when coordinators could read it first, with all others that waited
    held_at: datetime | None = None  # when its supervision took place
