"""The line to Telegram: the library's bot, with what it would log about people kept out of logs."""

from __future__ import annotations

import json
import logging
import os
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from telegram import Bot
from telegram.error import TelegramError
from telegram.request import HTTPXRequest

from adapters.telegram.inbound import WANTED
from adapters.telegram.send import UNREADABLE

if TYPE_CHECKING:
    from telegram.request import BaseRequest

ANSWER = 20.0  # seconds until an answer of Telegram's is given up
CONNECTIONS = 32
POOL = 30.0  # seconds to wait for a free connection

os.environ.setdefault("PTB_TIMEDELTA", "true")  # how the library hands out pauses from its next version on
# The address of every request has the token in it, and what is sent has people's words: neither is written down.
for _talkative in ("httpx", "httpcore"):
    logging.getLogger(_talkative).setLevel(logging.WARNING)
logging.getLogger("telegram").setLevel(logging.ERROR)


class Request(HTTPXRequest):
    """Requests over HTTP."""

    @staticmethod
    def parse_json_payload(payload: bytes) -> dict[str, Any]:
        """An answer as JSON. The library would log what it cannot read, and that may be anything."""
        try:
            found = json.loads(payload.decode("utf-8", "replace"))
        except ValueError:
            raise TelegramError(UNREADABLE) from None
        if not isinstance(found, dict) or (
            "result" not in found if found.get("ok") else found.get("ok") is None
        ):
            raise TelegramError(UNREADABLE)  # JSON, but none of Telegram's: somebody in between answered
        return found


class Line:
    """A bot at an address of the Bot API. Nothing is sent yet. Tests hand in their own requests."""

    def __init__(
        self,
        token: str,
        api_url: str,
        *,
        request: BaseRequest | None = None,
        polling: BaseRequest | None = None,
    ) -> None:
        base = api_url.rstrip("/")
        self._polling = polling or Request(connection_pool_size=1, read_timeout=ANSWER)
        self.bot = Bot(
            token,
            base_url=f"{base}/bot",
            base_file_url=f"{base}/file/bot",
            request=request
            or Request(connection_pool_size=CONNECTIONS, read_timeout=ANSWER, pool_timeout=POOL),
            get_updates_request=self._polling,
        )

    async def updates(self, offset: int | None, hold: int) -> list[dict[str, Any]]:
        """Updates from ``offset`` on, as Telegram sends them; with none there it waits up to ``hold`` seconds for some.

        The library's own method reads a hundred at once, and one that it cannot read would hold up all of them for ever.
        Raises TelegramError.
        """
        wanted = {"timeout": hold, "allowed_updates": json.dumps(WANTED)}
        if offset is not None:
            wanted["offset"] = offset
        found: Any = await self._polling.post(
            f"{self.bot.base_url}/getUpdates?{urlencode(wanted)}", read_timeout=hold + ANSWER
        )
        return [one for one in found if isinstance(one, dict) and isinstance(one.get("update_id"), int)]
