"""Every table of the store, one class a row.

Instants are aware UTC. What a person typed stands only in columns that end in ``_sealed``: encrypted bytes,
bound to their row and column (see ``storage.secrets``). Short words that the code branches on (role, kind,
outcome) are plain strings, so that a new one needs no migration.
"""

from __future__ import annotations

import json
from datetime import date, datetime
from typing import Any

from sqlalchemy import (
    JSON,
    Column,
    ForeignKeyConstraint,
    Index,
    LargeBinary,
    Table,
    UniqueConstraint,
    event,
    false,
    text,
)
from sqlmodel import Field, SQLModel

# A migration can only change a constraint that has a name.
SQLModel.metadata.naming_convention = {
    "ix": "ix_%(column_0_label)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}


@event.listens_for(ForeignKeyConstraint, "after_parent_attach")
def _check_at_the_commit(reference: ForeignKeyConstraint, table: Table) -> None:
    """Let rows be added and removed in any order: without relationships SQLAlchemy does not sort them."""
    if table.metadata is SQLModel.metadata:
        reference.deferrable, reference.initially = True, "DEFERRED"


def _sealed(*, nullable: bool = False) -> Any:
    return Field(sa_column=Column(LargeBinary, nullable=nullable))


def _json() -> Any:
    return Field(sa_column=Column(JSON, nullable=False))


def _words(*usual: str) -> Any:
    """A list of words; rows that were there before the column have the usual ones."""
    column = Column(JSON, nullable=False, server_default=json.dumps(usual))
    return Field(default_factory=lambda: list(usual), sa_column=column)


def _no() -> Any:
    """Yes or no; rows that were there before the column say no."""
    return Field(default=False, sa_column_kwargs={"server_default": false()})


class Programme(SQLModel, table=True):
    """A mentoring programme: one reviewed text file, as last applied."""

    id: str = Field(primary_key=True)
    slug: str = Field(unique=True)
    name: str
    name_lt: str
    purposes: list[str] = _json()
    starts_on: date
    ends_on: date
    zone: str
    country: str  # whose public holidays are kept, ISO 3166 alpha-2
    languages: list[str] = _json()
    address: str  # tu | jus: the default form of address
    rhythm_weeks: int  # the default rhythm; a pair may agree on its own
    work_from: str  # HH:MM, local
    work_until: str
    retention_days: dict[str, int] = _json()
    help_contacts: list[dict[str, str]] = _json()
    platforms: list[str] = _words("slack")  # where its people may talk to Pora
    writer: bool = _no()  # its people may have a language model help them write
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
    place: str


class Person(SQLModel, table=True):
    """Somebody on a roster. What is empty falls back to the programme's default."""

    id: str = Field(primary_key=True)
    name: str
    email: str = Field(unique=True)  # lower case
    manager_email: str | None = None
    language: str | None = None
    zone: str | None = None
    address: str | None = None  # tu | jus
    called: str | None = None  # how the person wants to be greeted: the confirmed vocative
    work_from: str | None = None
    work_until: str | None = None
    welcomed_at: datetime | None = (
        None  # the welcome was finished: before that only the welcome goes out unasked
    )
    notice_seen: int | None = None  # the version of the privacy notice the person has read
    # What the person agreed to when they let a language model help: under other terms they are asked anew.
    writer_terms: str | None = None
    writer_since: datetime | None = None
    erased_at: datetime | None = None
    paused_until: date | None = None
    stopped_kinds: list[str] = _json()
    left_platforms: list[str] = _words()  # where the person does not want to be found by their e-mail again
    unreachable_since: datetime | None = None
    focus: str | None = None  # the conversation that typed words answer
    created_at: datetime


class Address(SQLModel, table=True):
    """Where a person is reached on one platform. One person may have many, of which one is preferred."""

    __table_args__ = (
        UniqueConstraint("platform", "workspace", "user"),
        Index(
            "ix_address_preferred",
            "person_id",
            unique=True,
            sqlite_where=text("preferred"),
            postgresql_where=text("preferred"),
        ),
    )

    id: str = Field(primary_key=True)
    person_id: str = Field(foreign_key="person.id", index=True)
    platform: str
    workspace: str
    user: str
    preferred: bool = True
    unreachable_since: datetime | None = None  # nothing gets there until the person writes from there


class InvitationLink(SQLModel, table=True):
    """An invitation to a platform: whoever follows its link first is taken for its person. The code is kept as a hash."""

    __tablename__ = "invitation_link"
    __table_args__ = (Index("ix_invitation_link_person", "person_id"),)

    id: str = Field(primary_key=True)
    person_id: str = Field(foreign_key="person.id")
    platform: str
    code_hash: str  # SHA-256, in hexadecimal
    made_by: str = Field(foreign_key="person.id")  # the person, or a coordinator
    made_at: datetime
    expires_at: datetime
    closed_at: datetime | None = None  # a newer one took its place, or it was not needed any more
    used_at: datetime | None = None
    used_by: str | None = None  # the user on that platform
    attempts: int = 0  # how often a wrong code was tried on it


class LinkAttempt(SQLModel, table=True):
    """An invitation that was refused. The person whom it was for can read when and why, not who it was."""

    __tablename__ = "link_attempt"
    __table_args__ = (
        Index("ix_link_attempt_user", "platform", "user", "tried_at"),
        Index("ix_link_attempt_link", "link_id"),
    )

    platform: str = Field(primary_key=True)
    event_id: str = Field(primary_key=True)  # the platform's: the same one twice is one attempt
    user: str
    link_id: str | None = Field(default=None, foreign_key="invitation_link.id")
    outcome: str  # unknown | used | expired | taken | off
    tried_at: datetime


class Membership(SQLModel, table=True):
    """A person's role in a programme: mentor, mentee or coordinator."""

    __table_args__ = (UniqueConstraint("programme_id", "person_id", "role"),)

    id: str = Field(primary_key=True)
    programme_id: str = Field(foreign_key="programme.id")
    person_id: str = Field(foreign_key="person.id", index=True)
    role: str
    capacity: int | None = None
    created_at: datetime


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
    resumed_at: datetime | None = None  # the rhythm's clock starts anew here
    stall_asked_at: datetime | None = None  # when the question why was delivered
    stall_answered_at: datetime | None = None
    help_asked_at: datetime | None = None  # one of the two asked for a talk with the coordinator
    ended_at: datetime | None = None
    ended_how: str | None = None  # closed | early | erased
    created_at: datetime


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
    """What one person tapped about a meeting: its owner's alone; only totals of five or more ever leave."""

    __tablename__ = "meeting_mark"
    __table_args__ = (UniqueConstraint("meeting_id", "person_id"),)

    id: str = Field(primary_key=True)
    meeting_id: str = Field(foreign_key="meeting.id")
    person_id: str = Field(foreign_key="person.id")
    useful: int | None = None  # 1-5
    created_at: datetime


class Note(SQLModel, table=True):
    """A session note: its author's alone (private) or the pair's (shared)."""

    __table_args__ = (Index("ix_note_pair", "pair_id"),)

    id: str = Field(primary_key=True)
    pair_id: str = Field(foreign_key="pair.id")
    meeting_id: str | None = Field(default=None, foreign_key="meeting.id")
    author_id: str = Field(foreign_key="person.id")
    visibility: str  # private | shared
    text_sealed: bytes = _sealed()
    drafted: bool = _no()  # a machine wrote these words, and the author took them as they were
    created_at: datetime
    erased_at: datetime | None = None  # its author took the words away; the row stays as a tombstone


class Goal(SQLModel, table=True):
    """What a person wants from the mentoring, in their own words."""

    __table_args__ = (Index("ix_goal_pair", "pair_id"),)

    id: str = Field(primary_key=True)
    pair_id: str = Field(foreign_key="pair.id")
    owner_id: str = Field(foreign_key="person.id")
    kind: str = Field(
        default="professional", sa_column_kwargs={"server_default": "professional"}
    )  # or personal
    area: str  # a goal tag of the card library
    # A position important to the organisation: its owner alone says so, and decides whether the coordinator may see it.
    key_role: bool = _no()
    key_role_shown: bool = _no()
    situation_sealed: bytes | None = _sealed(nullable=True)
    text_sealed: bytes = _sealed()
    created_at: datetime
    reached_at: datetime | None = None
    replaced_at: datetime | None = None


class Step(SQLModel, table=True):
    """A step the pair agreed on, with its owner and a due date. Both see it."""

    __table_args__ = (Index("ix_step_pair", "pair_id"),)

    id: str = Field(primary_key=True)
    pair_id: str = Field(foreign_key="pair.id")
    meeting_id: str | None = Field(default=None, foreign_key="meeting.id")
    author_id: str = Field(foreign_key="person.id")
    owner_id: str = Field(foreign_key="person.id")
    text_sealed: bytes = _sealed()
    drafted: bool = _no()
    due_on: date | None = None
    done_at: datetime | None = None
    created_at: datetime
    erased_at: datetime | None = None


class Agreement(SQLModel, table=True):
    """What a pair agreed on, one row a subject; a newer row replaces an older one."""

    __table_args__ = (Index("ix_agreement_pair", "pair_id"),)

    id: str = Field(primary_key=True)
    pair_id: str = Field(foreign_key="pair.id")
    subject: str  # rhythm | agreement | agreement_line
    text_sealed: bytes = _sealed()
    proposed_by: str = Field(foreign_key="person.id")
    mentor_agreed_at: datetime | None = None
    mentee_agreed_at: datetime | None = None
    replaced_at: datetime | None = None
    created_at: datetime


class TopicUse(SQLModel, table=True):
    """A question card that a pair was shown. Never twice: the pair and the card are unique together."""

    __tablename__ = "topic_use"
    __table_args__ = (UniqueConstraint("pair_id", "card_id"),)

    id: str = Field(primary_key=True)
    pair_id: str = Field(foreign_key="pair.id")
    card_id: str
    meeting_no: int  # the meeting it was meant for, from 1
    slot: str  # easy | fitting | deeper
    reasons: list[str] = _json()
    on_table: bool = True  # one of the three the pair has now; swapped ones are not
    shown_at: datetime


class Conversation(SQLModel, table=True):
    """An open or ended conversation of one person. Its state holds drafts, so it is sealed."""

    __table_args__ = (
        Index("ix_conversation_person", "person_id"),
        Index(
            "ix_conversation_open",
            "person_id",
            "subject",
            unique=True,
            sqlite_where=text("closed_at IS NULL"),
            postgresql_where=text("closed_at IS NULL"),
        ),
    )

    id: str = Field(primary_key=True)  # eight characters: it travels in every button
    person_id: str = Field(foreign_key="person.id")
    pair_id: str | None = Field(default=None, foreign_key="pair.id")
    flow: str
    subject: str  # flow and what it is about: one open conversation each
    state_sealed: bytes = _sealed()
    asked_at: datetime
    closed_at: datetime | None = None


class Timer(SQLModel, table=True):
    """Something that falls due. The key makes sure it is armed once and fires once."""

    __table_args__ = (
        Index(
            "ix_timer_due",
            "due_at",
            sqlite_where=text("finished_at IS NULL"),
            postgresql_where=text("finished_at IS NULL"),
        ),
        Index("ix_timer_pair", "pair_id"),
    )

    id: str = Field(primary_key=True)
    key: str = Field(unique=True)
    kind: str
    person_id: str | None = Field(default=None, foreign_key="person.id")
    pair_id: str | None = Field(default=None, foreign_key="pair.id")
    subject: str | None = None  # the row it is about, where that is not the pair
    turn: int | None = None  # the turn of the conversation it belongs to
    due_at: datetime
    claimed_until: datetime | None = None
    attempts: int = 0
    finished_at: datetime | None = None
    outcome: str | None = None  # fired | skipped | stale | dead


class OutboxMessage(SQLModel, table=True):
    """A message to be delivered: references and text ids, never what somebody typed."""

    __tablename__ = "outbox"
    __table_args__ = (
        Index(
            "ix_outbox_due",
            "due_at",
            sqlite_where=text("ended_at IS NULL"),
            postgresql_where=text("ended_at IS NULL"),
        ),
        Index("ix_outbox_person", "person_id", "sent_at"),
    )

    id: str = Field(primary_key=True)
    key: str = Field(unique=True)
    person_id: str = Field(foreign_key="person.id")
    address_id: str | None = Field(
        default=None, foreign_key="address.id"
    )  # the place it goes to: where it was tried, or the only one it is for; else the preferred one
    pair_id: str | None = Field(default=None, foreign_key="pair.id")
    kind: str  # which rule sent it: the answer to "why did I get this?"
    unasked: bool  # counts towards the budget and keeps the quiet hours
    body: list[dict[str, Any]] = _json()
    on_delivered: list[dict[str, Any]] = _json()  # timers whose clock starts when this was delivered
    created_at: datetime
    due_at: datetime
    expires_at: datetime
    claimed_until: datetime | None = None
    attempts: int = 0
    sent_at: datetime | None = None
    batch: str | None = None  # messages delivered as one share it: the budget counts batches
    ended_at: datetime | None = None
    outcome: str | None = None  # sent | expired | stopped | unreachable | dead
    error: str | None = None  # the class of the last failure, never its text


class SeenEvent(SQLModel, table=True):
    """An event of a platform that was handled: a redelivery gets the same answer and changes nothing."""

    __tablename__ = "seen_event"

    platform: str = Field(primary_key=True)
    event_id: str = Field(primary_key=True)
    person_id: str = Field(foreign_key="person.id")
    reply_sealed: bytes = _sealed()
    seen_at: datetime = Field(index=True)


class AccessLook(SQLModel, table=True):
    """A coordinator looked at a pair's state. The pair can read it."""

    __tablename__ = "access_look"
    __table_args__ = (Index("ix_access_look_pair", "pair_id", "looked_at"),)

    id: str = Field(primary_key=True)
    pair_id: str = Field(foreign_key="pair.id")
    actor_id: str = Field(foreign_key="person.id")
    what: str  # status | why | list | invited
    looked_at: datetime


class KeyCheck(SQLModel, table=True):
    """A known word, sealed with each key that the store was written with: a wrong key is noticed at start."""

    __tablename__ = "key_check"

    key_id: int = Field(primary_key=True, sa_column_kwargs={"autoincrement": False})
    canary: bytes


class Expectation(SQLModel, table=True):
    """What one person of a pair expects, answered alone. Nobody sees it before both have answered."""

    __table_args__ = (UniqueConstraint("pair_id", "person_id"),)

    id: str = Field(primary_key=True)
    pair_id: str = Field(foreign_key="pair.id")
    person_id: str = Field(foreign_key="person.id")
    answers_sealed: bytes = _sealed()
    answered_at: datetime


class GoalMark(SQLModel, table=True):
    """How near its owner feels to a goal, 0-10. Its owner's alone."""

    __tablename__ = "goal_mark"
    __table_args__ = (Index("ix_goal_mark_goal", "goal_id"),)

    id: str = Field(primary_key=True)
    goal_id: str = Field(foreign_key="goal.id")
    value: int
    created_at: datetime


class Preparation(SQLModel, table=True):
    """What somebody wants to bring to a meeting: one thing that went well, one that is hard. Private until sent."""

    __table_args__ = (UniqueConstraint("meeting_id", "author_id"),)

    id: str = Field(primary_key=True)
    pair_id: str = Field(foreign_key="pair.id")
    meeting_id: str = Field(foreign_key="meeting.id")
    author_id: str = Field(foreign_key="person.id")
    good_sealed: bytes | None = _sealed(nullable=True)
    hard_sealed: bytes | None = _sealed(nullable=True)
    created_at: datetime
    sent_at: datetime | None = None


class Check(SQLModel, table=True):
    """A private answer of one person about the pair: the fit check, the mid review. Sealed; compared, never shown."""

    __tablename__ = "private_check"
    __table_args__ = (UniqueConstraint("pair_id", "person_id", "kind"),)

    id: str = Field(primary_key=True)
    pair_id: str = Field(foreign_key="pair.id")
    person_id: str = Field(foreign_key="person.id")
    kind: str  # fit | mid_review
    answer_sealed: bytes = _sealed()
    answered_at: datetime


class SupervisionTopic(SQLModel, table=True):
    """A case or a question that a mentor handed in for a supervision. The row tells nobody who wrote it, nor when."""

    __tablename__ = "supervision_topic"
    __table_args__ = (Index("ix_supervision_topic_programme", "programme_id"),)

    id: str = Field(primary_key=True)
    programme_id: str = Field(foreign_key="programme.id")
    author_sealed: bytes = _sealed()  # a person's id: for withdrawing, a copy and erasure
    theme: str
    text_sealed: bytes = _sealed()
    opened_at: datetime | None = None  # laid before the coordinators, with all that waited at that moment
    held_at: datetime | None = None  # the supervision took place


class WriterJob(SQLModel, table=True):
    """Something that a language model is asked for, for one person: before, meanwhile, and what came of it.

    What was sent and what came back are its person's alone, sealed, and forgotten like any delivered message.
    """

    __tablename__ = "writer_job"
    __table_args__ = (
        Index(
            "ix_writer_job_due",
            "due_at",
            sqlite_where=text("ended_at IS NULL"),
            postgresql_where=text("ended_at IS NULL"),
        ),
        Index("ix_writer_job_person", "person_id", "asked_at"),
        Index("ix_writer_job_programme", "programme_id", "asked_at"),
    )

    id: str = Field(primary_key=True)
    key: str = Field(unique=True)
    person_id: str = Field(foreign_key="person.id")
    programme_id: str = Field(foreign_key="programme.id")
    pair_id: str | None = Field(default=None, foreign_key="pair.id")
    use: str  # adapt | summarise | understand | reword
    subject: str | None = None  # the card or the note that it is about
    waits: bool  # the person was told that something is coming: they hear of a failure, too
    text_sealed: bytes | None = _sealed(nullable=True)  # what the person typed, where it stands nowhere else
    sent_sealed: bytes | None = _sealed(nullable=True)  # all of theirs that left, as it left
    answer_sealed: bytes | None = _sealed(nullable=True)
    model: str | None = None
    tokens_sent: int = 0
    tokens_written: int = 0
    asked_at: datetime
    due_at: datetime
    claimed_until: datetime | None = None
    attempts: int = 0
    ended_at: datetime | None = None
    outcome: str | None = (
        None  # written, or what came in between: bot.writing.tasks.Trouble, stopped, stale, lost
    )
