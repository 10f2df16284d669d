"""Messages that wait in the outbox as a mark alone: what people wrote is read only when the message is shown."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from bot.conversation.messages import Message, Say
from bot.flows import agreement, expectations, follow_up, prepare
from bot.turn import Scene

LATE: Mapping[str, Callable[[Scene, Mapping[str, Any]], None]] = {
    agreement.EACH: agreement.each_time,
    follow_up.STEPS: follow_up.list_open,
    prepare.SENT: prepare.show_sent,
}


def expanded(scene: Scene, message: Message) -> list[Message]:
    """What a message says to the scene's person now: itself, or what its mark stands for; nothing where that is gone."""
    show = LATE.get(message.text) if isinstance(message, Say) else None
    if show is None or not isinstance(message, Say):
        known = agreement.expanded(scene, message)
        return [part for one in known for part in expectations.expanded(scene, one)]
    kept, scene.replies = scene.replies, []
    show(scene, message.args)
    found, scene.replies = scene.replies, kept
    return found
