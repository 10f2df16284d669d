"""People, their addresses on platforms, and invitation links to platforms."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import Index, UniqueConstraint
from sqlmodel import Field, SQLModel

from storage.tables.columns import json_column, partial_index, word_list


class Person(SQLModel, table=True):
    """A person on a roster. Empty columns fall back to the programme's default."""

    id: str = Field(primary_key=True)
    name: str
    email: str = Field(unique=True)  # lower case
    manager_email: str | None = None
    language: str | None = None
    zone: str | None = None
    address: str | None = None  # tu | jus: the form of address
    called: str | None = None  # how the person wants to be greeted: the confirmed vocative
    work_from: str | None = None
    work_until: str | None = None
    welcomed_at: datetime | None = (
        None  # the welcome was finished: before that only the welcome goes out unasked
    )
    notice_seen: int | None = None  # the version of the privacy notice that the person has read
    # The terms under which the person let a language model help: under other terms they are asked again.
    writer_terms: str | None = None
    writer_since: datetime | None = None
    erased_at: datetime | None = None
    paused_until: date | None = None
    stopped_kinds: list[str] = json_column()
    left_platforms: list[str] = (
        word_list()
    )  # where the person does not want to be found by their e-mail again
    unreachable_since: datetime | None = None
    focus: str | None = None  # the id of the conversation that typed words answer
    created_at: datetime


class Address(SQLModel, table=True):
    """An account of a person on a platform. A person may have many addresses, of which one is preferred."""

    __table_args__ = (
        UniqueConstraint("platform", "workspace", "user"),
        partial_index("ix_address_preferred", "person_id", where="preferred", unique=True),
    )

    id: str = Field(primary_key=True)
    person_id: str = Field(foreign_key="person.id", index=True)
    platform: str
    workspace: str
    user: str
    preferred: bool = True
    unreachable_since: datetime | None = None  # nothing is sent to it until the person writes from there


class InvitationLink(SQLModel, table=True):
    """An invitation to a platform: the first account that follows the link becomes an address of its person.

    The code in the link is stored as a hash.
    """

    __tablename__ = "invitation_link"
    __table_args__ = (Index("ix_invitation_link_person", "person_id"),)

    id: str = Field(primary_key=True)
    person_id: str = Field(foreign_key="person.id")
    platform: str
    code_hash: str  # SHA-256, in hexadecimal
    made_by: str = Field(foreign_key="person.id")  # the person, or a coordinator
    made_at: datetime
    expires_at: datetime
    closed_at: datetime | None = None  # a newer one replaced it, or it was not needed any more
    used_at: datetime | None = None
    used_by: str | None = None  # the user on that platform
    attempts: int = 0  # wrong codes tried on it


class LinkAttempt(SQLModel, table=True):
    """A refused attempt to follow an invitation link. The invited person can read when and why, not who it was."""

    __tablename__ = "link_attempt"
    __table_args__ = (
        Index("ix_link_attempt_user", "platform", "user", "tried_at"),
        Index("ix_link_attempt_link", "link_id"),
    )

    platform: str = Field(primary_key=True)
    event_id: str = Field(primary_key=True)  # the platform's: the same one twice is one attempt
    user: str
    link_id: str | None = Field(default=None, foreign_key="invitation_link.id")
    outcome: str  # storage.outcomes.LinkRefusal
    tried_at: datetime
