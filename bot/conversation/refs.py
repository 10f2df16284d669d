"""References in messages: what is looked up when its reader sees it (a name, a date in their language, a note they may read)."""

from __future__ import annotations

from datetime import UTC, datetime
from datetime import date as Date  # noqa: N812 - ``date`` is a reference here

Ref = dict[str, str]


def day(value: Date) -> Ref:
    """A day, written in the reader's language when it is shown."""
    return {"day": value.isoformat()}


def date(value: Date) -> Ref:
    """A day without its weekday: what stands after "since" and "nuo"."""
    return {"date": value.isoformat()}


def moment(value: datetime) -> Ref:
    """A moment, written in the reader's language and zone when it is shown. ``value`` is aware."""
    return {"moment": value.astimezone(UTC).isoformat()}


def person(person_id: str) -> Ref:
    """A person's name, looked up when it is shown."""
    return {"person": person_id}


def note(note_id: str) -> Ref:
    """The words of a note, read when it is shown and only for a reader who may see them."""
    return {"note": note_id}


def card(card_id: str) -> Ref:
    """A question card, in the reader's language when it is shown."""
    return {"card": card_id}


def draft(job_id: str) -> Ref:
    """What a language model wrote for this reader, read when it is shown."""
    return {"draft": job_id}


def text(text_id: str) -> Ref:
    """Another text, put into the reader's words when it is shown."""
    return {"text": text_id}
