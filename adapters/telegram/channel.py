"""Telegram put together: the bot, its way in (long polling or a webhook) and its way out."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from adapters.telegram.app import Companion, Desk
from adapters.telegram.inbound import WANTED
from adapters.telegram.pace import Pace
from adapters.telegram.polling import Polling, persist
from adapters.telegram.send import PLATFORM, TelegramMessenger
from adapters.telegram.webhook import PATH, route

if TYPE_CHECKING:
    from starlette.routing import Route

    from adapters.telegram.line import Line

_log = logging.getLogger(__name__)


class TelegramRefuses(Exception):
    """Telegram does not take the token."""


@dataclass(frozen=True, slots=True)
class Access:
    """What Telegram is reached with."""

    api_url: str
    mode: str  # polling | webhook
    token: str | None = None
    webhook_url: str | None = None
    webhook_secret: str | None = None

    def lacks(self) -> list[str]:
        """The variables that are missing for what is wanted."""
        needed = {"TELEGRAM_BOT_TOKEN": self.token}
        if self.mode == "webhook":
            needed |= {
                "PORA_TELEGRAM_WEBHOOK_URL": self.webhook_url,
                "TELEGRAM_WEBHOOK_SECRET": self.webhook_secret,
            }
        return [name for name, value in needed.items() if not value]


class TelegramChannel:
    """Telegram, while it is open."""

    def __init__(
        self, access: Access, companion: Companion, *, line: Line | None = None, pace: Pace | None = None
    ) -> None:
        from adapters.telegram.line import Line

        self._access = access
        self._companion = companion
        line = line or Line(access.token or "", access.api_url)
        self.bot = line.bot
        self.messenger = TelegramMessenger(self.bot, pace or Pace())
        self.desk = Desk(companion, self.messenger)
        self._polling = Polling(line.updates, self.desk.take)
        self._running: asyncio.Task[None] | None = None

    async def start(self) -> None:
        """Open the way in. Raises TelegramRefuses; a network that is not there yet is waited for."""
        from telegram.error import InvalidToken, TelegramError

        greeted = False
        try:
            await self._greet()
            greeted = True
        except InvalidToken:  # its words have the token in them
            raise TelegramRefuses from None
        except TelegramError as failure:
            _log.warning(
                "Telegram is not there yet",
                extra={"action": "telegram_waiting", "error": type(failure).__name__},
            )
        self._running = asyncio.get_running_loop().create_task(self._run(greeted=greeted))
        _log.info("Telegram is open", extra={"action": "telegram_open", "mode": self._access.mode})

    async def _run(self, *, greeted: bool) -> None:
        if not greeted:
            await persist(self._greet)
        if self._access.mode == "polling":
            await self._polling.run()

    async def _greet(self) -> None:
        """Say where updates go, find out who the bot is, so that people can be invited to it, and set its menus.

        Raises TelegramError.
        """
        await self.bot.initialize()
        if self._access.mode == "polling":
            await self.bot.delete_webhook(drop_pending_updates=False)
        else:
            await self.bot.set_webhook(
                f"{(self._access.webhook_url or '').rstrip('/')}{PATH}",
                allowed_updates=list(WANTED),
                secret_token=self._access.webhook_secret,
            )
        self._companion.open_to_invitations(PLATFORM, f"https://t.me/{self.bot.username}?start={{code}}")
        await self.desk.menus.open()

    async def daily(self) -> None:
        """Nothing: people come by invitation, and menus follow what people do."""

    async def stop(self) -> None:
        """Take in nothing more, finish what is under way, let go."""
        if self._running is not None:
            self._running.cancel()
            with suppress(asyncio.CancelledError):
                await self._running
            await self._polling.finish()
        await self.desk.rest()
        await self.bot.shutdown()

    def routes(self) -> Sequence[Route]:
        """What the HTTP server answers for Telegram; nothing while polling."""
        if self._access.mode != "webhook":
            return ()
        return (route(self._access.webhook_secret or "", self.desk.take),)
