"""Pairs, their agreements and expectations, private answers, cards they were shown, and looks at their state."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import Index, UniqueConstraint
from sqlmodel import Field, SQLModel

from storage.tables.columns import json_column, sealed


class Pair(SQLModel, table=True):
    """A mentor and a mentee in one programme."""

    __table_args__ = (
        UniqueConstraint("programme_id", "mentor_id", "mentee_id"),
        Index("ix_pair_mentor", "mentor_id"),
        Index("ix_pair_mentee", "mentee_id"),
    )

    id: str = Field(primary_key=True)
    programme_id: str = Field(foreign_key="programme.id")
    mentor_id: str = Field(foreign_key="person.id")
    mentee_id: str = Field(foreign_key="person.id")
    rhythm_weeks: int | None = None
    started_at: datetime
    paused_since: datetime | None = None
    paused_until: date | None = None
    resumed_at: datetime | None = None  # the rhythm starts again here
    stall_asked_at: datetime | None = None  # when the question why was delivered
    stall_answered_at: datetime | None = None
    help_asked_at: datetime | None = None  # one of the two asked for a talk with the coordinator
    ended_at: datetime | None = None
    ended_how: str | None = None  # closed | early | erased
    created_at: datetime


class Agreement(SQLModel, table=True):
    """A pair's agreement on one subject; a newer row replaces an older one."""

    __table_args__ = (Index("ix_agreement_pair", "pair_id"),)

    id: str = Field(primary_key=True)
    pair_id: str = Field(foreign_key="pair.id")
    subject: str  # rhythm | agreement | agreement_line
    text_sealed: bytes = sealed()
    proposed_by: str = Field(foreign_key="person.id")
    mentor_agreed_at: datetime | None = None
    mentee_agreed_at: datetime | None = None
    replaced_at: datetime | None = None
    created_at: datetime


class Expectation(SQLModel, table=True):
    """The expectations of one person of a pair, answered alone. Nobody sees them before both have answered."""

    __table_args__ = (UniqueConstraint("pair_id", "person_id"),)

    id: str = Field(primary_key=True)
    pair_id: str = Field(foreign_key="pair.id")
    person_id: str = Field(foreign_key="person.id")
    answers_sealed: bytes = sealed()
    answered_at: datetime


class PrivateAnswer(SQLModel, table=True):
    """A private answer of one person about the pair: compared with the partner's, never shown."""

    __tablename__ = "private_check"
    __table_args__ = (UniqueConstraint("pair_id", "person_id", "kind"),)

    id: str = Field(primary_key=True)
    pair_id: str = Field(foreign_key="pair.id")
    person_id: str = Field(foreign_key="person.id")
    kind: str  # fit | mid_review | contact
    answer_sealed: bytes = sealed()
    answered_at: datetime


class ShownCard(SQLModel, table=True):
    """A question card that a pair was shown. A pair never sees a card twice."""

    __tablename__ = "topic_use"
    __table_args__ = (UniqueConstraint("pair_id", "card_id"),)

    id: str = Field(primary_key=True)
    pair_id: str = Field(foreign_key="pair.id")
    card_id: str
    meeting_no: int  # the meeting it was meant for, from 1
    slot: str  # easy | fitting | deeper
    reasons: list[str] = json_column()
    on_table: bool = True  # one of the three cards that the pair has now; swapped ones are not
    shown_at: datetime


class AccessLook(SQLModel, table=True):
    """An entry of the access journal: a coordinator looked at a pair's state. The pair can read it."""

    __tablename__ = "access_look"
    __table_args__ = (Index("ix_access_look_pair", "pair_id", "looked_at"),)

    id: str = Field(primary_key=True)
    pair_id: str = Field(foreign_key="pair.id")
    actor_id: str = Field(foreign_key="person.id")
    what: str  # status | why | list | invited
    looked_at: datetime
