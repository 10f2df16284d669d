"""Conversations: one open at a time for a person and subject, their state sealed."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select, update
from sqlmodel import col

from storage.database import UnitOfWork
from storage.tables import Conversation


def subject_of(flow: str, pair_id: str | None) -> str:
    """What a conversation is about: its flow and the pair, or nobody's; one of each is open at a time for a person."""
    return f"{flow}:{pair_id or '-'}"


def open_by_id(work: UnitOfWork, conversation_id: str) -> Conversation | None:
    """The conversation with this id while it is open; no statement if this transaction has loaded it."""
    conversation = work.session.get(Conversation, conversation_id)
    return None if conversation is None or conversation.closed_at is not None else conversation


def open_on(work: UnitOfWork, person_id: str, subject: str) -> Conversation | None:
    """The person's open conversation on a subject; one statement."""
    return work.session.scalar(
        select(Conversation).where(
            col(Conversation.person_id) == person_id,
            col(Conversation.subject) == subject,
            col(Conversation.closed_at).is_(None),
        )
    )


def state_of(work: UnitOfWork, conversation: Conversation) -> str:
    """A conversation's state (JSON). Raises CannotOpen."""
    return work.vault.open(conversation.state_sealed, **_place(conversation.id))


def start(
    work: UnitOfWork,
    *,
    conversation_id: str,
    person_id: str,
    pair_id: str | None,
    flow: str,
    subject: str,
    state: str,
    now: datetime,
) -> Conversation:
    """Open a conversation with this state (JSON); the person's open one on the same subject is closed.

    One statement, three where there was an open one.
    """
    opening = select(Conversation).from_statement(
        work.insert(Conversation)
        .values(
            id=conversation_id,
            person_id=person_id,
            pair_id=pair_id,
            flow=flow,
            subject=subject,
            state_sealed=work.vault.seal(state, **_place(conversation_id)),
            asked_at=now,
        )
        .on_conflict_do_nothing(
            index_elements=["person_id", "subject"], index_where=col(Conversation.closed_at).is_(None)
        )
        .returning(Conversation)
    )
    started: Conversation | None = work.session.scalar(opening)
    if started is not None:
        return started
    work.session.execute(
        update(Conversation)
        .where(
            col(Conversation.person_id) == person_id,
            col(Conversation.subject) == subject,
            col(Conversation.closed_at).is_(None),
        )
        .values(closed_at=now),
        # A row that this transaction has loaded must not seem open; it is compared in memory, not read again.
        execution_options={"synchronize_session": "evaluate"},
    )
    conversation: Conversation = work.session.execute(opening).scalar_one()
    return conversation


def save(
    work: UnitOfWork, conversation: Conversation, state: str, *, asked_at: datetime | None = None
) -> None:
    """Keep a new state (JSON), and when the person was asked last if that is new; one UPDATE at the flush."""
    conversation.state_sealed = work.vault.seal(state, **_place(conversation.id))
    if asked_at is not None:
        conversation.asked_at = asked_at
    work.add(conversation)


def close(work: UnitOfWork, conversation: Conversation, now: datetime) -> None:
    """End a conversation; one UPDATE at the flush, together with a new state."""
    conversation.closed_at = now
    work.add(conversation)


def close_of_pair(work: UnitOfWork, pair_id: str, now: datetime, *, but: str = "") -> None:
    """End every open conversation about a pair, whoever's, except those of one flow; one statement."""
    work.session.execute(
        update(Conversation)
        .where(
            col(Conversation.pair_id) == pair_id,
            col(Conversation.closed_at).is_(None),
            col(Conversation.flow) != but,
        )
        .values(closed_at=now),
        execution_options={"synchronize_session": "evaluate"},
    )


def _place(conversation_id: str) -> dict[str, str]:
    return {"table": "conversation", "column": "state_sealed", "row_id": conversation_id}
