"""Marks the message of an answered question: its buttons are replaced by the answer, so that nobody answers twice."""

from __future__ import annotations

from adapters.background import BackgroundTasks
from adapters.slack import wire
from adapters.slack.block_kit.answered import answered
from adapters.slack.inbound import Actor, Payload, PressedMessage
from adapters.slack.workspaces.clients import Workspaces


class AnsweredMessages:
    """Edits messages whose question was answered, in the background."""

    def __init__(self, workspaces: Workspaces, background: BackgroundTasks) -> None:
        self._workspaces = workspaces
        self._background = background

    def mark_pressed(self, actor: Actor, pressed: PressedMessage, conversation: str) -> None:
        """Mark the message whose button gave the answer."""
        self._background.start(
            self._mark(actor, pressed.position, pressed.content, pressed.label, conversation)
        )

    def mark_opened_from(self, actor: Actor, ref: wire.QuestionRef | None) -> None:
        """Mark the message from which the answered modal was opened, if there is one."""
        if ref is not None and ref.opened_from is not None:
            self._background.start(self._find_and_mark(actor, ref.opened_from, ref.conversation))

    async def _find_and_mark(self, actor: Actor, position: wire.MessagePosition, conversation: str) -> None:
        client = await self._workspaces.client(actor.workspace)
        answer = await client.conversations_history(
            channel=position.channel, latest=position.ts, inclusive=True, limit=1
        )
        for message in answer["messages"]:
            if message["ts"] == position.ts:
                await self._mark(actor, position, message, None, conversation)

    async def _mark(
        self,
        actor: Actor,
        position: wire.MessagePosition,
        message: Payload,
        label: str | None,
        conversation: str,
    ) -> None:
        client = await self._workspaces.client(actor.workspace)
        await client.chat_update(
            channel=position.channel,
            ts=position.ts,
            text=message.get("text", ""),
            blocks=answered(message.get("blocks", []), label, conversation),
        )
