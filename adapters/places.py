"""Where "one moment" stands in a chat, for what comes to take its place.

Kept in memory: after a restart the answer comes as a message of its own, and nothing is lost.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from bot.conversation.messages import Takes, Worded, Words

MOST = 1000  # places; whoever waits for longer than that many others is written to anew

Place = TypeVar("Place")


@dataclass
class Places(Generic[Place]):
    """Messages that hold a place, by what they hold it for; a platform's own name of a message is its ``Place``."""

    _held: dict[str, Place] = field(default_factory=dict)

    def hold(self, messages: Sequence[Worded], place: Place) -> None:
        """Remember a message that was just sent, where it says nothing but that something is coming."""
        match messages:
            case [Words(holds=name)] if name:
                if len(self._held) >= MOST:
                    self._held.pop(next(iter(self._held)))
                self._held[name] = place

    def taken(self, messages: Sequence[Worded]) -> Place | None:
        """The message whose place these take, once; None where they come as their own."""
        match messages:
            case [Takes(held=name), *_]:
                return self._held.pop(name, None)
        return None
