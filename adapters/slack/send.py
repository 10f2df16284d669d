"""Sends messages to users: posts in their direct-message channel, identified by metadata so that they can be found again."""

from __future__ import annotations

import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from adapters.placeholders import Placeholders
from adapters.rate_limiter import InProcessRateLimiter, RateLimiter
from adapters.slack import render
from adapters.slack.access import PLATFORM
from adapters.slack.errors import delivery_error, delivery_errors
from adapters.slack.workspaces.clients import Workspaces
from bot.conversation.messages import Document, Worded

if TYPE_CHECKING:
    from slack_sdk.web.async_client import AsyncWebClient

EVENT_TYPE = "pora_message"  # of the metadata of our posts
SECONDS_PER_CHANNEL = 1.0  # between two messages: what Slack takes from an app without complaint
HISTORY = 50  # messages of a channel that are searched for a post that may have arrived

_log = logging.getLogger(__name__)


def limits() -> RateLimiter:
    """Slack's rate limits for one process."""
    return InProcessRateLimiter(seconds_per_chat=SECONDS_PER_CHANNEL)


@dataclass
class SlackMessenger:
    """The messenger for Slack. ``workspace`` is a team id, ``user`` a user id in it."""

    workspaces: Workspaces
    limiter: RateLimiter
    platform: str = PLATFORM
    _channels: dict[tuple[str, str], str] = field(default_factory=dict)  # direct-message channels by user
    _sent_parts: dict[str, frozenset[str]] = field(default_factory=dict)  # of incomplete sends, by key
    _placeholders: Placeholders[str] = field(default_factory=Placeholders)

    async def send(self, workspace: str, user: str, messages: Sequence[Worded], *, key: str) -> None:
        """Post messages and upload their files, except for parts known to have been sent under this key.

        Raises Unreachable, RetryLater, and other errors if a retry may help.
        """
        client = await self.workspaces.client(workspace)
        posts = render.messages(messages)
        files = [message for message in messages if isinstance(message, Document)]
        parts = [*(str(number) for number in range(len(posts))), *(file.name for file in files)]
        sent = set(self._sent_parts.pop(key, frozenset()))
        placeholder = self._placeholders.take(messages)
        try:
            with delivery_errors():
                channel = await self.channel(workspace, user)
                for part, post in enumerate(posts):
                    if str(part) not in sent:
                        await self.limiter.acquire(channel)
                        payload = {"key": key, "part": str(part), "of": parts}
                        ts = await _post(client, channel, post, payload, placeholder if part == 0 else None)
                        self._placeholders.remember(messages, ts)
                        sent.add(str(part))
                for file in files:
                    if file.name not in sent:
                        await client.files_upload_v2(
                            channel=channel, filename=file.name, title=file.name, content=file.content
                        )
                        sent.add(file.name)
        finally:
            if sent and not sent.issuperset(parts):
                self._sent_parts[key] = frozenset(sent)

    async def was_sent(self, workspace: str, user: str, *, key: str) -> bool:
        """True if every part sent under this key is in the channel's history. Remembers the parts that are."""
        client = await self.workspaces.client(workspace)
        with delivery_errors():
            channel = await self.channel(workspace, user)
            answer = await client.conversations_history(
                channel=channel, limit=HISTORY, include_all_metadata=True
            )
        parts, sent = _parts(answer["messages"], key)
        if sent and not parts - sent:
            return True
        if sent:
            self._sent_parts[key] = sent | self._sent_parts.get(key, frozenset())
        return False

    async def channel(self, workspace: str, user: str) -> str:
        """The id of the direct-message channel with a user; opens it if needed. Raises SlackApiError."""
        known = self._channels.get((workspace, user))
        if known is None:
            client = await self.workspaces.client(workspace)
            answer = await client.conversations_open(users=user)
            known = self._channels[workspace, user] = str(answer["channel"]["id"])
        return known


async def _post(
    client: AsyncWebClient,
    channel: str,
    post: render.Rendered,
    payload: Mapping[str, Any],
    placeholder: str | None,
) -> str:
    """Post a message, or edit the placeholder with this ts if it is still there; returns the message's ts."""
    arguments: dict[str, Any] = {
        "channel": channel,
        "text": post.text,
        "blocks": post.blocks,
        "metadata": {"event_type": EVENT_TYPE, "event_payload": payload},
    }
    if placeholder is not None and await _edited(client, arguments, placeholder):
        return placeholder
    answer = await client.chat_postMessage(**arguments, unfurl_links=False, unfurl_media=False)
    return str(answer["ts"])


async def _edited(client: AsyncWebClient, arguments: Mapping[str, Any], ts: str) -> bool:
    """Edit a message; False if it is gone or may not be edited any more."""
    from slack_sdk.errors import SlackApiError

    try:
        await client.chat_update(ts=ts, **arguments)
    except SlackApiError as error:
        if delivery_error(error) is not None:
            raise
        _log.info("a message is not there to be changed", extra={"action": "slack_not_updated"})
        return False
    return True


def _parts(history: Sequence[Mapping[str, Any]], key: str) -> tuple[frozenset[str], frozenset[str]]:
    """The parts of the message with this key, and those found in a channel's history (newest first).

    Files carry no metadata, so they are recognised by name among the messages after the first post with the key.
    """
    parts, sent, files = set[str](), set[str](), set[str]()
    for message in history:
        payload = (message.get("metadata") or {}).get("event_payload") or {}
        if payload.get("key") == key:
            parts.update(payload["of"])
            sent.add(str(payload["part"]))
        files.update(str(file.get("name", "")) for file in message.get("files") or () if not sent)
    return frozenset(parts), frozenset(sent | (files & parts))
