"""Response URLs: where an app answers an action without a token, five times within thirty minutes."""

from __future__ import annotations

import itertools
import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from aiohttp import web

from tests.support.slack.screens import Ask, Checks, Screens

Json = dict[str, Any]

MAX_USES = 5
LIFETIME = timedelta(minutes=30)


@dataclass(eq=False)
class ResponseUrl:
    """An issued response URL."""

    user_id: str
    channel_id: str
    at: datetime
    message_ts: str = ""  # the message that was acted on
    ephemeral: bool = False
    uses: int = 0


class ResponseUrls:
    """The response URLs of a workspace; ``base`` is the address before their handles."""

    def __init__(
        self, base: str, ask: Ask, screens: Screens, checks: Checks | None, now: Callable[[], datetime]
    ) -> None:
        self._base = base
        self._ask = ask
        self._screens = screens
        self._checks = checks
        self._now = now
        self._issued: dict[str, ResponseUrl] = {}
        self._numbers = itertools.count(1)

    def issue(self, user_id: str, channel_id: str, message_ts: str = "", *, ephemeral: bool = False) -> str:
        """A new response URL for an action of this user."""
        handle = f"{next(self._numbers)}"
        self._issued[handle] = ResponseUrl(user_id, channel_id, self._now(), message_ts, ephemeral)
        return f"{self._base}/{handle}"

    async def respond(self, handle: str, message: Json) -> web.Response:
        """Take a message posted to a response URL."""
        url = self._issued.get(handle)
        if url is None or url.uses >= MAX_USES:
            return web.json_response({"ok": False, "error": "used_url"}, status=404)
        if self._now() - url.at > LIFETIME:
            return web.json_response({"ok": False, "error": "expired_url"}, status=404)
        faults = self._checks("message", message) if self._checks is not None and "blocks" in message else ()
        if faults:
            return web.json_response({"ok": False, "error": "invalid_blocks"}, status=400)
        url.uses += 1
        if message.get("replace_original") or message.get("delete_original"):
            await self._change_original(url, message)
        else:
            await self.show(url.user_id, url.channel_id, message)
        return web.Response(text="ok")

    async def show(self, user_id: str, channel_id: str, message: Json) -> None:
        """Show an app's answer: to the user alone, or in the channel."""
        if "blocks" in message:
            self._screens.check("message", message)
        if message.get("response_type") == "in_channel":
            await self._ask("chat.postMessage", **_form({"channel": channel_id, **message}))
            return
        ts = f"{self._now().timestamp():.0f}.9{next(self._numbers):05d}"
        self._screens.of[user_id].ephemeral.append({**message, "ts": ts, "channel": channel_id})

    async def _change_original(self, url: ResponseUrl, message: Json) -> None:
        screen = self._screens.of[url.user_id]
        deleted = bool(message.get("delete_original"))
        if url.ephemeral:
            kept = [one for one in screen.ephemeral if one["ts"] != url.message_ts]
            changed = [] if deleted else [{**message, "ts": url.message_ts, "channel": url.channel_id}]
            screen.ephemeral = [*kept, *changed]
        elif deleted:
            await self._ask("chat.delete", channel=url.channel_id, ts=url.message_ts)
        else:
            original = {"text": "", "channel": url.channel_id, "ts": url.message_ts}
            await self._ask("chat.update", **_form({**original, **message}))


def _form(arguments: Json) -> dict[str, str]:
    return {name: value if isinstance(value, str) else json.dumps(value) for name, value in arguments.items()}
