"""Answers pressed buttons, chosen options and shortcuts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from adapters.slack.answering.mark_answered import AnsweredMessages
from adapters.slack.answering.modals import Modals
from adapters.slack.answering.replies import Replies
from adapters.slack.inbound import Actor, Payload, PressedMessage
from bot.conversation.messages import Answered, Content, Reply

if TYPE_CHECKING:
    from slack_bolt.context.ack.async_ack import AsyncAck


class Presses:
    """Answers presses in a modal or a message. A press is acknowledged within the ack window, and answered after it."""

    def __init__(self, replies: Replies, modals: Modals, answered: AnsweredMessages) -> None:
        self._replies = replies
        self._modals = modals
        self._answered = answered

    async def on_home_tab(
        self, actor: Actor, event_id: str, content: Content, trigger: str, ack: AsyncAck
    ) -> None:
        """Answer a button of the home tab, or a shortcut: in a modal, also if there is nothing to ask."""
        await self._replies.answer_after_ack(
            actor, event_id, content, ack, lambda reply: self._modals.show(actor, trigger, reply, notice=True)
        )

    async def in_message(
        self,
        actor: Actor,
        event_id: str,
        content: Content,
        pressed: PressedMessage | None,
        trigger: str,
        ack: AsyncAck,
    ) -> None:
        """Answer a button of a message. If it answers the question in the message, the message is marked as answered."""

        async def answer(reply: Reply) -> None:
            opened_from = pressed.position if pressed else None
            if pressed and isinstance(content, Answered):
                self._answered.mark_pressed(actor, pressed, content.conversation)
                opened_from = None
            await self._modals.show(actor, trigger, reply, opened_from=opened_from)

        await self._replies.answer_after_ack(actor, event_id, content, ack, answer)

    async def in_modal(
        self, actor: Actor, event_id: str, content: Content, modal: Payload, ack: AsyncAck
    ) -> None:
        """Answer a button of a modal, by updating the modal."""
        await self._replies.answer_after_ack(
            actor, event_id, content, ack, lambda reply: self._modals.update(actor, modal, reply)
        )
