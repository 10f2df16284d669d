"""Posts replies in the user's direct-message channel; a failed post is retried."""

from __future__ import annotations

import logging
import secrets
from collections.abc import Callable, Sequence
from functools import partial

from adapters.background import BackgroundTasks
from adapters.slack.inbound import Actor
from adapters.slack.send import SlackMessenger
from adapters.slack.timing import Timing
from adapters.waiting import rest
from bot.conversation.messages import Reply, Worded
from bot.ports import RetryLater, Unreachable

_log = logging.getLogger(__name__)

random_key = partial(secrets.token_hex, 8)


class Posting:
    """Posts messages to the user who acted."""

    def __init__(
        self,
        messenger: SlackMessenger,
        background: BackgroundTasks,
        timing: Timing,
        new_key: Callable[[], str] = random_key,
    ) -> None:
        self._messenger = messenger
        self._background = background
        self._timing = timing
        self._new_key = new_key

    async def post_once(self, actor: Actor, reply: Reply, *, key: str) -> None:
        """Post a reply without a retry. The reply to a redelivered event is posted only if it is not there yet."""
        if reply.again and await self._messenger.was_sent(actor.workspace, actor.user, key=key):
            return
        await self._messenger.send(actor.workspace, actor.user, reply.messages, key=key)

    async def post_again(self, actor: Actor, messages: Sequence[Worded], *, key: str) -> None:
        """Post messages whose first try under this key failed, unless they arrived all the same."""
        if messages and not await self._has_arrived(actor, key):
            await self._post(actor, messages, key)

    async def post(self, actor: Actor, messages: Sequence[Worded]) -> None:
        """Post messages; none is fine."""
        if messages:
            await self._post(actor, messages, f"reply:{self._new_key()}")

    def post_later(self, actor: Actor, messages: Sequence[Worded]) -> None:
        """Post messages in the background."""
        self._background.start(self.post(actor, messages))

    async def _post(self, actor: Actor, messages: Sequence[Worded], key: str) -> None:
        """Post with a retry after each pause; a post that may have arrived is looked for first. Raises the last error."""
        for pause in (*self._timing.retry_pauses, None):
            try:
                await self._messenger.send(actor.workspace, actor.user, messages, key=key)
            except Unreachable:
                raise
            except Exception as failure:
                if pause is None:
                    raise
                _log.warning(
                    "posting is tried again", extra={"action": "slack_again", "error": type(failure).__name__}
                )
                await rest(failure.after.total_seconds() if isinstance(failure, RetryLater) else pause)
                if await self._has_arrived(actor, key):
                    return
            else:
                return

    async def _has_arrived(self, actor: Actor, key: str) -> bool:
        """True if a post is in the channel's history; False also if Slack cannot be asked."""
        try:
            return await self._messenger.was_sent(actor.workspace, actor.user, key=key)
        except Exception as failure:  # noqa: BLE001 - then it is posted again
            _log.warning(
                "nothing is known", extra={"action": "slack_unknown", "error": type(failure).__name__}
            )
            return False
