"""Answers direct messages. One is acknowledged when its answer is posted; if that fails, Slack delivers it again."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass

from adapters.background import BackgroundTasks
from adapters.slack.answering.posting import Posting
from adapters.slack.answering.replies import PendingReply, Replies
from adapters.slack.inbound import Actor
from bot.conversation.messages import Said


@dataclass(slots=True)
class _InProgress:
    """A message that is being answered."""

    pending: PendingReply
    post: asyncio.Task[None]
    acknowledged: bool = False  # before the post was done


class DirectMessages:
    """Answers direct messages, each once however often Slack delivers it."""

    def __init__(self, replies: Replies, posting: Posting, background: BackgroundTasks) -> None:
        self._replies = replies
        self._posting = posting
        self._background = background
        self._in_progress: dict[str, _InProgress] = {}  # by event id

    async def answer(self, actor: Actor, event_id: str, content: Said) -> None:
        """Answer a message; returns when it may be acknowledged. Raises if the post failed: Slack delivers it again.

        A post that takes longer than the ack window goes on after the acknowledgement, once the app has committed the message.
        """
        current = self._in_progress.get(event_id) or self._begin(actor, event_id, content)
        if await self._replies.in_ack_window(current.post):
            current.post.result()
            return
        await asyncio.shield(current.pending)
        if not current.post.done() and not current.acknowledged:
            current.acknowledged = True
            self._background.start(self._retry_if_failed(actor, event_id, current))

    def _begin(self, actor: Actor, event_id: str, content: Said) -> _InProgress:
        pending = self._replies.start(actor, event_id, content)
        post = self._background.start(self._post(actor, event_id, pending))
        current = self._in_progress[event_id] = _InProgress(pending, post)
        post.add_done_callback(lambda _: self._in_progress.pop(event_id, None))
        return current

    async def _post(self, actor: Actor, event_id: str, pending: PendingReply) -> None:
        await self._posting.post_once(actor, await pending, key=_key(event_id))

    async def _retry_if_failed(self, actor: Actor, event_id: str, current: _InProgress) -> None:
        """Post again after a failure: the message is acknowledged, so Slack will not deliver it again."""
        await asyncio.wait({current.post})
        if current.post.exception() is not None:
            await self._posting.post_again(actor, (await current.pending).messages, key=_key(event_id))


def _key(event_id: str) -> str:
    return f"reply:{event_id}"
