"""Meetings, their marks, and preparations for them."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import Index, UniqueConstraint
from sqlmodel import Field, SQLModel

from storage.tables.columns import sealed


class Meeting(SQLModel, table=True):
    """A planned or past meeting of a pair."""

    __table_args__ = (Index("ix_meeting_pair", "pair_id"),)

    id: str = Field(primary_key=True)
    pair_id: str = Field(foreign_key="pair.id")
    state: str  # planned | met | missed | moved
    planned_at: datetime | None = None
    met_on: date | None = None
    created_by: str = Field(foreign_key="person.id")
    created_at: datetime


class MeetingMark(SQLModel, table=True):
    """How useful a meeting was to one person. Private; only totals of five or more people are ever shown."""

    __tablename__ = "meeting_mark"
    __table_args__ = (UniqueConstraint("meeting_id", "person_id"),)

    id: str = Field(primary_key=True)
    meeting_id: str = Field(foreign_key="meeting.id")
    person_id: str = Field(foreign_key="person.id")
    useful: int | None = None  # 1-5
    created_at: datetime


class Preparation(SQLModel, table=True):
    """A person's preparation for a meeting: one thing that went well, one that is hard. Private until it is sent."""

    __table_args__ = (UniqueConstraint("meeting_id", "author_id"),)

    id: str = Field(primary_key=True)
    pair_id: str = Field(foreign_key="pair.id")
    meeting_id: str = Field(foreign_key="meeting.id")
    author_id: str = Field(foreign_key="person.id")
    good_sealed: bytes | None = sealed(nullable=True)
    hard_sealed: bytes | None = sealed(nullable=True)
    created_at: datetime
    sent_at: datetime | None = None
