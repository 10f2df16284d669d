"""Remembers the message id of a "one moment…" placeholder, so that the answer can edit it.

Kept in memory: after a restart the answer comes as a message of its own, and nothing is lost.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Generic, TypeVar

from adapters.bounded import Bounded
from bot.conversation.messages import Replaces, Worded, Words

MessageId = TypeVar("MessageId")


class Placeholders(Generic[MessageId]):
    """Placeholder messages by the name of the answer that they wait for; ``MessageId`` is the platform's own."""

    def __init__(self) -> None:
        self._by_name: Bounded[str, MessageId] = Bounded()

    def remember(self, messages: Sequence[Worded], message_id: MessageId) -> None:
        """Remember the message that these were just sent as, if they are a placeholder and nothing else."""
        match messages:
            case [Words(placeholder=name)] if name:
                self._by_name[name] = message_id

    def take(self, messages: Sequence[Worded]) -> MessageId | None:
        """Forget and return the placeholder that these messages answer; None if they have none."""
        match messages:
            case [Replaces(placeholder=name), *_]:
                return self._by_name.pop(name, None)
        return None
