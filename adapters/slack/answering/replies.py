"""Gets the app's reply to what a user did, within Slack's 3-second ack window or after it."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeAlias

from adapters.app_port import AppPort
from adapters.background import BackgroundTasks
from adapters.slack.access import PLATFORM
from adapters.slack.home import HomeTabs
from adapters.slack.inbound import Actor
from adapters.slack.timing import Timing
from adapters.slack.workspaces.roster_lookup import RosterLookup
from bot.conversation.messages import Content, Document, Incoming, Question, Reply, Worded

if TYPE_CHECKING:
    from slack_bolt.context.ack.async_ack import AsyncAck

PendingReply: TypeAlias = "asyncio.Task[Reply]"


class Replies:
    """Hands what users do to the app, in the background: Slack is acknowledged in time even if the app is slow."""

    def __init__(
        self,
        app: AppPort,
        lookup: RosterLookup,
        home_tabs: HomeTabs,
        background: BackgroundTasks,
        timing: Timing,
    ) -> None:
        self._app = app
        self._lookup = lookup
        self._home_tabs = home_tabs
        self._background = background
        self._timing = timing

    def start(self, actor: Actor, event_id: str, content: Content) -> PendingReply:
        """Hand an action to the app. ``event_id`` is the same for every delivery of one event."""
        return self._background.start(self._reply(actor, event_id, content))

    async def answer_after_ack(
        self,
        actor: Actor,
        event_id: str,
        content: Content,
        ack: AsyncAck,
        answer: Callable[[Reply], Awaitable[None]],
    ) -> None:
        """Hand an action to the app, acknowledge it within the ack window, and answer with the reply in the background."""
        pending = self.start(actor, event_id, content)
        await self.in_ack_window(pending)
        await ack()
        self.after_ack(pending, answer)

    async def in_ack_window(self, task: asyncio.Task[Any]) -> bool:
        """Wait for a task while Slack waits for the acknowledgement; True if it is done, also if it failed."""
        done, _ = await asyncio.wait({task}, timeout=self._timing.ack_window)
        return bool(done)

    def after_ack(self, pending: PendingReply, answer: Callable[[Reply], Awaitable[None]]) -> None:
        """Answer in the background, once the reply is there."""
        self._background.start(_answer(pending, answer))

    async def _reply(self, actor: Actor, event_id: str, content: Content) -> Reply:
        """The app's reply. A user the app does not know is looked up on the roster first."""
        incoming = Incoming(PLATFORM, actor.workspace, actor.user, event_id, content)
        reply = await self._app.handle(incoming)
        if reply.person_id is None and await self._lookup.link_user(actor.workspace, actor.user):
            reply = await self._app.handle(incoming)
        self._home_tabs.refresh(reply.touched)
        return reply


async def _answer(pending: PendingReply, answer: Callable[[Reply], Awaitable[None]]) -> None:
    await answer(await pending)


@dataclass(frozen=True, slots=True)
class ReplyParts:
    """A reply by the way its parts are shown: messages, the question asked last, and files."""

    words: tuple[Worded, ...]
    question: Question | None
    files: tuple[Worded, ...]

    def asks_again(self, conversation: str, turn: int) -> bool:
        """True if the question is the one that was answered: the answer was not understood."""
        asked = self.question
        return asked is not None and (asked.conversation, asked.turn) == (conversation, turn)


def split_reply(reply: Reply) -> ReplyParts:
    """A reply's parts."""
    questions = [message for message in reply.messages if isinstance(message, Question)]
    return ReplyParts(
        words=tuple(one for one in reply.messages if not isinstance(one, Question | Document)),
        question=questions[-1] if questions else None,
        files=tuple(one for one in reply.messages if isinstance(one, Document)),
    )
