"""Topics that mentors hand in for a supervision. Who wrote one is sealed like its words, and when is not kept at all."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from sqlmodel import col, select

from storage.database import UnitOfWork
from storage.tables import SupervisionTopic as Topic


def hand_in(work: UnitOfWork, *, programme_id: str, author_id: str, theme: str, text: str) -> Topic:
    """Keep a topic until a supervision."""
    key = work.new_id()
    topic = Topic(
        id=key,
        programme_id=programme_id,
        author_sealed=_seal(work, key, "author_sealed", author_id),
        theme=theme,
        text_sealed=_seal(work, key, "text_sealed", text),
    )
    work.session.add(topic)
    return topic


def author_of(work: UnitOfWork, topic: Topic) -> str:
    """The id of whoever wrote it."""
    return _open(work, topic.id, "author_sealed", topic.author_sealed)


def topic_text(work: UnitOfWork, topic: Topic) -> str:
    """The words of a topic."""
    return _open(work, topic.id, "text_sealed", topic.text_sealed)


def waiting(work: UnitOfWork, programme_id: str) -> list[Topic]:
    """What was handed in and nobody but its author has seen; in no order that means anything."""
    return _of(work, programme_id, opened=False)


def opened(work: UnitOfWork, programme_id: str) -> list[Topic]:
    """What lies before the coordinators until the supervision; in no order that means anything."""
    return _of(work, programme_id, opened=True)


def own(work: UnitOfWork, person_id: str) -> list[Topic]:
    """A person's topics that no supervision has been held on, in any programme."""
    found = work.session.exec(select(Topic).where(col(Topic.held_at).is_(None)).order_by(col(Topic.id))).all()
    return [topic for topic in found if author_of(work, topic) == person_id]


def of_author(work: UnitOfWork, person_id: str) -> list[Topic]:
    """All that the store has of a person's topics: who wrote one is sealed, so each is opened."""
    found = work.session.exec(select(Topic).order_by(col(Topic.id))).all()
    return [topic for topic in found if author_of(work, topic) == person_id]


def open_together(topics: Iterable[Topic], now: datetime) -> None:
    """Lay topics before the coordinators, all at one moment."""
    for topic in topics:
        topic.opened_at = now


def held(topics: Iterable[Topic], now: datetime) -> None:
    """The supervision on these topics took place."""
    for topic in topics:
        topic.held_at = now


def withdraw(work: UnitOfWork, topic_id: str, author_id: str) -> Topic | None:
    """Take a topic away for good; None where there is none of this author's."""
    topic = work.session.get(Topic, topic_id)
    if topic is None or topic.held_at is not None or author_of(work, topic) != author_id:
        return None
    work.session.delete(topic)
    return topic


def _of(work: UnitOfWork, programme_id: str, *, opened: bool) -> list[Topic]:
    shown = col(Topic.opened_at).is_not(None) if opened else col(Topic.opened_at).is_(None)
    found = select(Topic).where(Topic.programme_id == programme_id, col(Topic.held_at).is_(None), shown)
    return list(work.session.exec(found.order_by(col(Topic.id))).all())


def _seal(work: UnitOfWork, key: str, column: str, text: str) -> bytes:
    return work.vault.seal(text, table="supervision_topic", column=column, row_id=key)


def _open(work: UnitOfWork, key: str, column: str, sealed: bytes) -> str:
    return work.vault.open(sealed, table="supervision_topic", column=column, row_id=key)
