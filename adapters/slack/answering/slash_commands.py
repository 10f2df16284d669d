"""Answers slash commands: a question in a modal, anything else in an ephemeral message."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from typing import TYPE_CHECKING

from adapters.app_port import AppPort
from adapters.slack import render
from adapters.slack.answering.modals import Modals
from adapters.slack.answering.posting import Posting
from adapters.slack.answering.replies import Replies, split_reply
from adapters.slack.errors import network_errors
from adapters.slack.inbound import Actor
from bot import directory
from bot.conversation.messages import Commanded, Reply, Worded

if TYPE_CHECKING:
    from aiohttp import ClientSession
    from slack_bolt.context.ack.async_ack import AsyncAck

OK = 200

_log = logging.getLogger(__name__)


class SlashCommands:
    """Answers slash commands; ``session`` calls their response URLs."""

    def __init__(
        self, app: AppPort, replies: Replies, modals: Modals, posting: Posting, session: ClientSession
    ) -> None:
        self._app = app
        self._replies = replies
        self._modals = modals
        self._posting = posting
        self._session = session

    async def answer(
        self, actor: Actor, content: Commanded, trigger: str, response_url: str, ack: AsyncAck
    ) -> None:
        """Answer a command, in the acknowledgement where one message is enough."""
        pending = self._replies.start(actor, f"command:{trigger}", content)
        if not await self._replies.in_ack_window(pending):
            await ack(directory.in_every_language(self._app.installation.texts, "one-moment"))
            self._replies.after_ack(pending, lambda reply: self._answer_late(actor, response_url, reply))
            return
        reply = await pending
        parts = split_reply(reply)
        if parts.question is not None or not parts.words:
            await ack()
            self._replies.after_ack(pending, lambda reply: self._modals.show(actor, trigger, reply))
            return
        rendered = render.messages(parts.words)
        if len(rendered) == 1:
            await ack(text=rendered[0].text, blocks=rendered[0].blocks)
        else:
            await ack()
            self._replies.after_ack(pending, lambda _: self._respond(actor, response_url, parts.words))
        self._posting.post_later(actor, parts.files)

    async def _answer_late(self, actor: Actor, response_url: str, reply: Reply) -> None:
        """Answer after the ack window, when the trigger can no longer open a modal: a question is posted."""
        parts = split_reply(reply)
        if parts.question is None and parts.words:
            await self._respond(actor, response_url, parts.words)
            await self._posting.post(actor, parts.files)
        else:
            await self._posting.post(actor, reply.messages)

    async def _respond(self, actor: Actor, response_url: str, words: Sequence[Worded]) -> None:
        """Send ephemeral messages to the response URL; if Slack does not take all of them, post them instead."""
        from slack_sdk.webhook.async_client import AsyncWebhookClient

        hook = AsyncWebhookClient(response_url, session=self._session, retry_handlers=[])
        try:
            answers = [
                await hook.send(text=part.text, blocks=part.blocks, response_type="ephemeral")
                for part in render.messages(words)
            ]
            taken = all(answer.status_code == OK for answer in answers)
        except network_errors():
            taken = False
        if not taken:
            _log.warning("an answer goes into the conversation", extra={"action": "slack_response_failed"})
            await self._posting.post(actor, words)
