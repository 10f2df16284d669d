"""Conversations: a person has one open on a subject; their state is sealed."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select, update
from sqlmodel import col

from storage.tables import StoredConversation
from storage.unit_of_work import UnitOfWork


def subject_of(flow: str, pair_id: str | None) -> str:
    """The subject of a conversation: its flow, and its pair if it is about one."""
    return f"{flow}:{pair_id or '-'}"


def open_by_id(work: UnitOfWork, conversation_id: str) -> StoredConversation | None:
    """The conversation with this id while it is open; no statement if this transaction has loaded it."""
    conversation = work.session.get(StoredConversation, conversation_id)
    return None if conversation is None or conversation.closed_at is not None else conversation


def open_on(work: UnitOfWork, person_id: str, subject: str) -> StoredConversation | None:
    """The person's open conversation on a subject; one statement."""
    return work.session.scalar(
        select(StoredConversation).where(
            col(StoredConversation.person_id) == person_id,
            col(StoredConversation.subject) == subject,
            col(StoredConversation.closed_at).is_(None),
        )
    )


def state_of(work: UnitOfWork, conversation: StoredConversation) -> str:
    """A conversation's state (JSON). Raises CannotUnseal."""
    return work.vault.open(conversation.state_sealed, **_state_column(conversation.id))


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
) -> StoredConversation:
    """Open a conversation with this state (JSON); the person's open one on the same subject is closed.

    One statement, three where there was an open one.
    """
    opening = select(StoredConversation).from_statement(
        work.insert(StoredConversation)
        .values(
            id=conversation_id,
            person_id=person_id,
            pair_id=pair_id,
            flow=flow,
            subject=subject,
            state_sealed=work.vault.seal(state, **_state_column(conversation_id)),
            asked_at=now,
        )
        .on_conflict_do_nothing(
            index_elements=["person_id", "subject"], index_where=col(StoredConversation.closed_at).is_(None)
        )
        .returning(StoredConversation)
    )
    started: StoredConversation | None = work.session.scalar(opening)
    if started is not None:
        return started
    work.session.execute(
        update(StoredConversation)
        .where(
            col(StoredConversation.person_id) == person_id,
            col(StoredConversation.subject) == subject,
            col(StoredConversation.closed_at).is_(None),
        )
        .values(closed_at=now),
        # A row that this transaction has loaded must not seem open; it is compared in memory, not read again.
        execution_options={"synchronize_session": "evaluate"},
    )
    conversation: StoredConversation = work.session.execute(opening).scalar_one()
    return conversation


def save(
    work: UnitOfWork, conversation: StoredConversation, state: str, *, asked_at: datetime | None = None
) -> None:
    """Save a new state (JSON), and the moment of the latest question if it is new; one UPDATE at the flush."""
    conversation.state_sealed = work.vault.seal(state, **_state_column(conversation.id))
    if asked_at is not None:
        conversation.asked_at = asked_at
    work.add(conversation)


def close(work: UnitOfWork, conversation: StoredConversation, now: datetime) -> None:
    """End a conversation; one UPDATE at the flush, together with a new state."""
    conversation.closed_at = now
    work.add(conversation)


def close_of_pair(work: UnitOfWork, pair_id: str, now: datetime, *, but: str = "") -> None:
    """End both people's open conversations about a pair, except those of the flow ``but``; one statement."""
    work.session.execute(
        update(StoredConversation)
        .where(
            col(StoredConversation.pair_id) == pair_id,
            col(StoredConversation.closed_at).is_(None),
            col(StoredConversation.flow) != but,
        )
        .values(closed_at=now),
        execution_options={"synchronize_session": "evaluate"},
    )


def _state_column(conversation_id: str) -> dict[str, str]:
    return {"table": "conversation", "column": "state_sealed", "row_id": conversation_id}
