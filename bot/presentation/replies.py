"""A reply as JSON text, so that a redelivered event gets the same answer."""

from __future__ import annotations

from functools import cache

from pydantic import TypeAdapter

from bot.conversation.messages import Reply


@cache
def _replies() -> TypeAdapter[Reply]:
    return TypeAdapter(Reply)


def reply_to_json(reply: Reply) -> str:
    """A reply as JSON text."""
    return _replies().dump_json(reply).decode()


def reply_from_json(text: str) -> Reply:
    """The reply that ``reply_to_json`` wrote."""
    return _replies().validate_json(text)
