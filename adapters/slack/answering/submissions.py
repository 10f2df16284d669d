"""Answers submitted and closed modals."""

from __future__ import annotations

from typing import TYPE_CHECKING

from adapters.app_port import AppPort
from adapters.slack import views, wire
from adapters.slack.answering.mark_answered import AnsweredMessages
from adapters.slack.answering.modals import Modals
from adapters.slack.answering.posting import Posting
from adapters.slack.answering.replies import Replies, split_reply
from adapters.slack.block_kit.elements import APP_NAME
from adapters.slack.inbound import Actor, Payload, parse_ref
from bot import directory
from bot.conversation.messages import Answered, Left, Question, Reply

if TYPE_CHECKING:
    from slack_bolt.context.ack.async_ack import AsyncAck


class Submissions:
    """Answers submissions in the acknowledgement: errors at the inputs, the next question, or closing the modal."""

    def __init__(
        self, app: AppPort, replies: Replies, modals: Modals, posting: Posting, answered: AnsweredMessages
    ) -> None:
        self._app = app
        self._replies = replies
        self._modals = modals
        self._posting = posting
        self._answered = answered

    async def submitted(
        self, actor: Actor, event_id: str, content: Answered, modal: Payload, ack: AsyncAck
    ) -> None:
        """Answer a submission. After the ack window, a placeholder is acknowledged and updated with the reply."""
        pending = self._replies.start(actor, event_id, content)
        if not await self._replies.in_ack_window(pending):
            waiting = views.placeholder(
                _title(modal), directory.in_every_language(self._app.installation.texts, "one-moment")
            )
            await ack(response_action="update", view=waiting)
            self._replies.after_ack(pending, lambda reply: self._answer_late(actor, content, modal, reply))
            return
        reply = await pending
        parts = split_reply(reply)
        if parts.question is not None and parts.asks_again(content.conversation, content.turn):
            await ack(response_action="errors", errors=_errors(parts.question, modal))
            return
        self._answered.mark_opened_from(actor, parse_ref(modal))
        if parts.question is not None:
            await ack(response_action="update", view=views.view(parts.question, before=parts.words))
            self._posting.post_later(actor, parts.files)
        else:
            await ack(response_action="clear")
            self._posting.post_later(actor, reply.messages)

    async def closed(self, actor: Actor, event_id: str, content: Left, ack: AsyncAck) -> None:
        """Tell the app that a modal was closed; there is nothing to answer."""
        await self._replies.in_ack_window(self._replies.start(actor, event_id, content))
        await ack()

    async def _answer_late(self, actor: Actor, content: Answered, modal: Payload, reply: Reply) -> None:
        """Update the modal after its placeholder."""
        answered = not split_reply(reply).asks_again(content.conversation, content.turn)
        if answered:
            self._answered.mark_opened_from(actor, parse_ref(modal))
        await self._modals.update(actor, modal, reply, answered=answered)


def _title(modal: Payload) -> str:
    return str((modal.get("title") or {}).get("text", APP_NAME))


def _errors(question: Question, modal: Payload) -> dict[str, str]:
    """The error texts of answers that were not understood, by the block id of their input."""
    inputs = modal["state"]["values"]
    found = {}
    for field in question.fields:
        if field.unclear:
            typed = f"{field.name}{wire.TYPED}"
            found[typed if typed in inputs else field.name] = field.unclear
    return found
