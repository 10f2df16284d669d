"""Topics that mentors hand in for a supervision. The author is sealed like the text, and the date is not stored at all."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from sqlmodel import col, select

from storage.tables import SupervisionTopic
from storage.unit_of_work import UnitOfWork


def hand_in(
    work: UnitOfWork, *, programme_id: str, author_id: str, theme: str, text: str
) -> SupervisionTopic:
    """Save a topic for the next supervision."""
    key = work.new_id()
    topic = SupervisionTopic(
        id=key,
        programme_id=programme_id,
        author_sealed=_seal(work, key, "author_sealed", author_id),
        theme=theme,
        text_sealed=_seal(work, key, "text_sealed", text),
    )
    work.session.add(topic)
    return topic


def author_of(work: UnitOfWork, topic: SupervisionTopic) -> str:
    """The id of a topic's author. Raises CannotUnseal."""
    return _open(work, topic.id, "author_sealed", topic.author_sealed)


def topic_text(work: UnitOfWork, topic: SupervisionTopic) -> str:
    """The text of a topic. Raises CannotUnseal."""
    return _open(work, topic.id, "text_sealed", topic.text_sealed)


def waiting(work: UnitOfWork, programme_id: str) -> list[SupervisionTopic]:
    """The topics of a programme that only their authors can read yet, in an order that tells nothing."""
    return _of(work, programme_id, opened=False)


def opened(work: UnitOfWork, programme_id: str) -> list[SupervisionTopic]:
    """The topics of a programme that coordinators can read until the supervision, in an order that tells nothing."""
    return _of(work, programme_id, opened=True)


def open_of_author(work: UnitOfWork, person_id: str) -> list[SupervisionTopic]:
    """A person's topics in all programmes whose supervision has not taken place yet."""
    found = work.session.exec(
        select(SupervisionTopic)
        .where(col(SupervisionTopic.held_at).is_(None))
        .order_by(col(SupervisionTopic.id))
    ).all()
    return [topic for topic in found if author_of(work, topic) == person_id]


def of_author(work: UnitOfWork, person_id: str) -> list[SupervisionTopic]:
    """All topics of a person. The author is sealed, so every topic's author is decrypted."""
    found = work.session.exec(select(SupervisionTopic).order_by(col(SupervisionTopic.id))).all()
    return [topic for topic in found if author_of(work, topic) == person_id]


def open_together(topics: Iterable[SupervisionTopic], now: datetime) -> None:
    """Let coordinators read these topics, all from the same moment, so that none can be told by its date."""
    for topic in topics:
        topic.opened_at = now


def mark_discussed(topics: Iterable[SupervisionTopic], now: datetime) -> None:
    """Note that the supervision on these topics took place."""
    for topic in topics:
        topic.held_at = now


def withdraw(work: UnitOfWork, topic_id: str, author_id: str) -> SupervisionTopic | None:
    """Delete an author's topic before its supervision; None where there is no such topic."""
    topic = work.session.get(SupervisionTopic, topic_id)
    if topic is None or topic.held_at is not None or author_of(work, topic) != author_id:
        return None
    work.session.delete(topic)
    return topic


def _of(work: UnitOfWork, programme_id: str, *, opened: bool) -> list[SupervisionTopic]:
    shown = (
        col(SupervisionTopic.opened_at).is_not(None) if opened else col(SupervisionTopic.opened_at).is_(None)
    )
    found = select(SupervisionTopic).where(
        SupervisionTopic.programme_id == programme_id, col(SupervisionTopic.held_at).is_(None), shown
    )
    return list(work.session.exec(found.order_by(col(SupervisionTopic.id))).all())


def _seal(work: UnitOfWork, key: str, column: str, text: str) -> bytes:
    return work.vault.seal(text, table="supervision_topic", column=column, row_id=key)


def _open(work: UnitOfWork, key: str, column: str, sealed: bytes) -> str:
    return work.vault.open(sealed, table="supervision_topic", column=column, row_id=key)
