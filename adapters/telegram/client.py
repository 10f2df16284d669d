"""The Bot API client: python-telegram-bot's ``Bot``, kept from logging tokens and what people write."""

from __future__ import annotations

import json
import logging
import os
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from telegram import Bot
from telegram.error import TelegramError
from telegram.request import HTTPXRequest

from adapters.telegram.delivery_errors import UNREADABLE
from adapters.telegram.inbound import WANTED

if TYPE_CHECKING:
    from telegram.request import BaseRequest

ANSWER = 20.0  # seconds until an answer of Telegram's is given up
CONNECTIONS = 32
POOL = 30.0  # seconds to wait for a free connection

os.environ.setdefault("PTB_TIMEDELTA", "true")  # how the library hands out pauses from its next version on
# The address of every request has the token in it, and what is sent has people's words: neither is logged.
for _verbose in ("httpx", "httpcore"):
    logging.getLogger(_verbose).setLevel(logging.WARNING)
logging.getLogger("telegram").setLevel(logging.ERROR)


class Request(HTTPXRequest):
    """HTTP requests that do not log the body of an unreadable answer."""

    @staticmethod
    def parse_json_payload(payload: bytes) -> dict[str, Any]:
        """Parse an answer's JSON. The library would log an answer that it cannot read, and that may be anything."""
        try:
            found = json.loads(payload.decode("utf-8", "replace"))
        except ValueError:
            raise TelegramError(UNREADABLE) from None
        if not isinstance(found, dict) or (
            "result" not in found if found.get("ok") else found.get("ok") is None
        ):
            raise TelegramError(UNREADABLE)  # JSON, but not Telegram's: a proxy in between answered
        return found


class Client:
    """A bot at an address of the Bot API. Creating it sends nothing. Tests pass in their own requests."""

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

    async def get_updates(self, offset: int | None, hold: int) -> list[dict[str, Any]]:
        """Updates from ``offset`` on, as Telegram sends them; with none there Telegram waits up to ``hold`` seconds for some.

        The library's own method parses a hundred at once, and one that it cannot parse would hold up all of them for ever.
        Raises TelegramError.
        """
        wanted = {"timeout": hold, "allowed_updates": json.dumps(WANTED)}
        if offset is not None:
            wanted["offset"] = offset
        found: Any = await self._polling.post(
            f"{self.bot.base_url}/getUpdates?{urlencode(wanted)}", read_timeout=hold + ANSWER
        )
        return [one for one in found if isinstance(one, dict) and isinstance(one.get("update_id"), int)]
