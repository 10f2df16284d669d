"""Deliveries to Slack: one message in the person's own conversation with the bot, found again by its metadata."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from adapters.placeholders import Placeholders
from adapters.rate_limiter import InProcessRateLimiter, RateLimiter
from adapters.slack.render import Rendered
from adapters.slack.render import messages as rendered
from adapters.slack.workspaces import REFUSALS, Workspaces, code_of
from bot.conversation.messages import Document, Worded
from bot.ports import RetryLater, Unreachable

if TYPE_CHECKING:
    from slack_sdk.errors import SlackApiError
    from slack_sdk.web.async_client import AsyncWebClient

PLATFORM = "slack"
EVENT = "pora_message"  # the type of the metadata that our messages carry
SECONDS_PER_CHANNEL = 1.0  # between two messages: what Slack takes from an app without complaint
LOOKED_BACK = 50  # messages of a conversation in which a lost one is looked for
GONE = frozenset({
    "cannot_dm_bot", "channel_not_found", "is_archived", "messages_tab_disabled", "user_disabled", "user_is_restricted",
    "user_not_found", "users_not_found", "user_not_visible",
})  # fmt: skip

_log = logging.getLogger(__name__)


def limits() -> RateLimiter:
    """Slack's rate limits for one process."""
    return InProcessRateLimiter(seconds_per_chat=SECONDS_PER_CHANNEL)


@dataclass
class SlackMessenger:
    """A way to people in Slack. ``workspace`` is a team id, ``user`` a user id there."""

    workspaces: Workspaces
    limiter: RateLimiter = field(default_factory=limits)
    platform: str = PLATFORM
    _channels: dict[tuple[str, str], str] = field(default_factory=dict)
    _arrived: dict[str, frozenset[str]] = field(
        default_factory=dict
    )  # parts known to have arrived, of messages that did not arrive whole
    _placeholders: Placeholders[str] = field(default_factory=Placeholders)

    async def send(self, workspace: str, user: str, messages: Sequence[Worded], *, key: str) -> None:
        """Post what is said, then hand over its files. What a search found to have arrived is not sent again."""
        client = await self.workspaces.client(workspace)
        posts = rendered(messages)
        files = [message for message in messages if isinstance(message, Document)]
        parts = [*(str(number) for number in range(len(posts))), *(file.name for file in files)]
        arrived = set(self._arrived.pop(key, frozenset()))
        place = self._placeholders.take(messages)
        try:
            with _errors():
                channel = await self.channel(workspace, user)
                for part, post in enumerate(posts):
                    if str(part) not in arrived:
                        await self.limiter.acquire(channel)
                        named = {"key": key, "part": str(part), "of": parts}
                        ts = await _post(client, channel, post, named, place=place if part == 0 else None)
                        self._placeholders.remember(messages, ts)
                        arrived.add(str(part))
                for file in files:
                    if file.name not in arrived:
                        await client.files_upload_v2(
                            channel=channel, filename=file.name, title=file.name, content=file.content
                        )
                        arrived.add(file.name)
        finally:
            if arrived and not arrived.issuperset(parts):
                self._arrived[key] = frozenset(arrived)

    async def was_sent(self, workspace: str, user: str, *, key: str) -> bool:
        """Whether all of a message has arrived, as the history of the conversation says."""
        client = await self.workspaces.client(workspace)
        with _errors():
            channel = await self.channel(workspace, user)
            answer = await client.conversations_history(
                channel=channel, limit=LOOKED_BACK, include_all_metadata=True
            )
        wanted, arrived = _parts(answer["messages"], key)
        if arrived and not wanted - arrived:
            return True
        if arrived:
            self._arrived[key] = arrived | self._arrived.get(key, frozenset())
        return False

    async def channel(self, workspace: str, user: str) -> str:
        """The conversation with a person, opened where there was none. Raises SlackApiError."""
        known = self._channels.get((workspace, user))
        if known is None:
            client = await self.workspaces.client(workspace)
            answer = await client.conversations_open(users=user)
            known = self._channels[workspace, user] = str(answer["channel"]["id"])
        return known


async def _post(
    client: AsyncWebClient, channel: str, post: Rendered, named: Mapping[str, Any], *, place: str | None
) -> str:
    """Post a message, in the ``place`` of another where that is still there; its ts."""
    said: dict[str, Any] = {
        "channel": channel,
        "text": post.text,
        "blocks": post.blocks,
        "metadata": {"event_type": EVENT, "event_payload": named},
    }
    if place is not None and await _updated(client, said, place):
        return place
    answer = await client.chat_postMessage(**said, unfurl_links=False, unfurl_media=False)
    return str(answer["ts"])


async def _updated(client: AsyncWebClient, said: Mapping[str, Any], ts: str) -> bool:
    """Whether a message that is there already now says this; no, where it is gone or may not be changed any more."""
    from slack_sdk.errors import SlackApiError

    try:
        await client.chat_update(ts=ts, **said)
    except SlackApiError as error:
        if meaning_of(error) is not None:
            raise
        _log.info("a message is not there to be changed", extra={"action": "slack_not_updated"})
        return False
    return True


def _parts(history: Sequence[Mapping[str, Any]], key: str) -> tuple[frozenset[str], frozenset[str]]:
    """What a message consists of, and what of it stands in a conversation's history (newest first)."""
    wanted, arrived, later = set[str](), set[str](), set[str]()
    for message in history:
        payload = (message.get("metadata") or {}).get("event_payload") or {}
        if payload.get("key") == key:
            wanted.update(payload["of"])
            arrived.add(str(payload["part"]))
        later.update(str(file.get("name", "")) for file in message.get("files") or () if not arrived)
    return frozenset(wanted), frozenset(arrived | (later & wanted))


@contextmanager
def _errors() -> Iterator[None]:
    """Slack's answers as what they mean for a delivery; anything else goes on as it is, to be tried again later."""
    from slack_sdk.errors import SlackApiError

    try:
        yield
    except SlackApiError as error:
        meaning = meaning_of(error)
        if meaning is None:
            raise
        raise meaning from None


def meaning_of(error: SlackApiError) -> Unreachable | RetryLater | None:
    """What an answer of Slack's means for whoever was written to; None where it means nothing but trouble."""
    answer = error.response
    code = code_of(error)
    if answer.status_code == 429 or code in ("ratelimited", "rate_limited"):
        return RetryLater(timedelta(seconds=_seconds(answer.headers)))
    if code in GONE:
        return Unreachable()
    if code in REFUSALS:
        _log.error("Slack refuses: %s", code, extra={"action": "slack_refused", "error": code})
        return Unreachable(lacking_rights=True)
    return None


def _seconds(headers: Mapping[str, Any]) -> int:
    found = next((value for name, value in headers.items() if name.lower() == "retry-after"), "1")
    first = found[0] if isinstance(found, list) else found
    return int(first) if str(first).isdecimal() else 1
