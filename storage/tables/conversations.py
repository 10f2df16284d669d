"""Conversations, and events of platforms that were handled."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Index
from sqlmodel import Field, SQLModel

from storage.tables.columns import partial_index, sealed


class StoredConversation(SQLModel, table=True):
    """An open or ended conversation with one person. Its state holds unfinished answers, so it is sealed."""

    __tablename__ = "conversation"
    __table_args__ = (
        Index("ix_conversation_person", "person_id"),
        partial_index("ix_conversation_open", "person_id", "subject", where="closed_at IS NULL", unique=True),
    )

    id: str = Field(primary_key=True)  # short: it travels in every button
    person_id: str = Field(foreign_key="person.id")
    pair_id: str | None = Field(default=None, foreign_key="pair.id")
    flow: str
    subject: str  # the flow and its pair: a person has one open conversation on a subject
    state_sealed: bytes = sealed()
    asked_at: datetime
    closed_at: datetime | None = None


class SeenEvent(SQLModel, table=True):
    """An event of a platform that was handled: its redelivery gets the same answer and changes nothing."""

    __tablename__ = "seen_event"

    platform: str = Field(primary_key=True)
    event_id: str = Field(primary_key=True)
    person_id: str = Field(foreign_key="person.id")
    reply_sealed: bytes = sealed()
    seen_at: datetime = Field(index=True)
