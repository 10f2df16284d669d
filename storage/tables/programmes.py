"""Programmes, their events, and the roles of people in them."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import UniqueConstraint
from sqlmodel import Field, SQLModel

from storage.tables.columns import flag, json_column, word_list


class Programme(SQLModel, table=True):
    """A mentoring programme, as its reviewed text file was applied last."""

    id: str = Field(primary_key=True)
    slug: str = Field(unique=True)
    name: str
    name_lt: str
    purposes: list[str] = json_column()
    starts_on: date
    ends_on: date
    zone: str
    country: str  # whose public holidays are kept, ISO 3166 alpha-2
    languages: list[str] = json_column()
    address: str  # tu | jus: the default form of address
    rhythm_weeks: int  # the default rhythm; a pair may agree on its own
    work_from: str  # HH:MM, local
    work_until: str
    retention_days: dict[str, int] = json_column()
    help_contacts: list[dict[str, str]] = json_column()
    platforms: list[str] = word_list("slack")  # where its people may talk to Pora
    writer: bool = flag()  # its people may let a language model help them write
    created_at: datetime


class ProgrammeEvent(SQLModel, table=True):
    """An event of a programme: opening, training, supervision, progress, closing."""

    __tablename__ = "programme_event"
    __table_args__ = (UniqueConstraint("programme_id", "key"),)

    id: str = Field(primary_key=True)
    programme_id: str = Field(foreign_key="programme.id")
    key: str
    kind: str
    starts_at: datetime
    title_lt: str
    title_en: str
    place: str  # the venue


class Membership(SQLModel, table=True):
    """A person's role in a programme: mentor, mentee or coordinator."""

    __table_args__ = (UniqueConstraint("programme_id", "person_id", "role"),)

    id: str = Field(primary_key=True)
    programme_id: str = Field(foreign_key="programme.id")
    person_id: str = Field(foreign_key="person.id", index=True)
    role: str
    capacity: int | None = None
    created_at: datetime
