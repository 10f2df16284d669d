"""Deferred content: the outbox stores a marker; what people wrote is read and rendered when the message is shown."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from bot.conversation.messages import Deferred, Message
from bot.flows import expectations, follow_up, prepare
from bot.flows.agreement import review, terms
from bot.turn import Turn

RENDERERS: Mapping[str, Callable[[Turn, Mapping[str, Any]], None]] = {
    terms.PROPOSAL: terms.show_proposal,
    review.UNDER_REVIEW: review.show_under_review,
    review.REMINDER: review.show_reminder,
    expectations.MIRROR: expectations.show_mirror,
    follow_up.OPEN_STEPS: follow_up.show_open_steps,
    prepare.SENT: prepare.show_sent_preparation,
}
"""Who renders what, by the name in the marker."""


def render(turn: Turn, message: Message) -> list[Message]:
    """A message from the outbox as its reader sees it now: itself, or what its marker stands for; nothing once that is gone."""
    if not isinstance(message, Deferred):
        return [message]
    shown = turn.aside()
    RENDERERS[message.content](shown, message.args)
    return shown.effects.replies
