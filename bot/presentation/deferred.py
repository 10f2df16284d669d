"""Deferred content: the outbox stores a marker; what people wrote is read and rendered when the message is shown."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from bot.conversation.messages import Deferred, Message
from bot.flows import agreement, expectations, follow_up, prepare
from bot.turn import Turn

RENDERERS: Mapping[str, Callable[[Turn, Mapping[str, Any]], None]] = {
    agreement.SHOWN: agreement.proposed_when_shown,
    agreement.LOOK: agreement.in_force_when_shown,
    agreement.EACH: agreement.each_time,
    expectations.MIRROR: expectations.mirror_when_shown,
    follow_up.STEPS: follow_up.list_open,
    prepare.SENT: prepare.show_sent,
}
"""Who renders what, by the name in the marker."""


def render(turn: Turn, message: Message) -> list[Message]:
    """A message from the outbox as its reader sees it now: itself, or what its marker stands for; nothing once that is gone."""
    if not isinstance(message, Deferred):
        return [message]
    shown = turn.aside()
    RENDERERS[message.content](shown, message.args)
    return shown.effects.replies
