"""The Telegram channel: the bot, its updates by long polling or webhook, its messenger."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from adapters.errors import TokenRefused
from adapters.telegram.inbound import WANTED
from adapters.telegram.listeners import Listeners
from adapters.telegram.polling import Polling, retry_for_ever
from adapters.telegram.send import PLATFORM, TelegramMessenger, limits
from adapters.telegram.webhook import PATH, route

if TYPE_CHECKING:
    from starlette.routing import Route

    from adapters.app_port import AppPort
    from adapters.rate_limiter import RateLimiter
    from adapters.telegram.client import Client

TOKEN_REFUSED = "Telegram does not take TELEGRAM_BOT_TOKEN. @BotFather shows the token: /mybots, API Token."  # noqa: S105 - a sentence

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class TelegramAccess:
    """The settings that Telegram is reached with."""

    api_url: str
    mode: str  # polling | webhook
    token: str | None = None
    webhook_url: str | None = None
    webhook_secret: str | None = None

    def lacks(self) -> list[str]:
        """The variables that the mode needs and that are not set."""
        needed = {"TELEGRAM_BOT_TOKEN": self.token}
        if self.mode == "webhook":
            needed |= {
                "PORA_TELEGRAM_WEBHOOK_URL": self.webhook_url,
                "TELEGRAM_WEBHOOK_SECRET": self.webhook_secret,
            }
        return [name for name, value in needed.items() if not value]


class TelegramChannel:
    """The ``Channel`` of Telegram. Tests pass in their own client and rate limiter."""

    def __init__(
        self,
        access: TelegramAccess,
        app: AppPort,
        *,
        client: Client | None = None,
        limiter: RateLimiter | None = None,
    ) -> None:
        from adapters.telegram.client import Client

        self._access = access
        self._app = app
        client = client or Client(access.token or "", access.api_url)
        self.bot = client.bot
        self.messenger = TelegramMessenger(self.bot, limiter or limits())
        self.listeners = Listeners(app, self.messenger)
        self._polling = Polling(client.get_updates, self.listeners.on_update)
        self._running: asyncio.Task[None] | None = None

    async def start(self) -> None:
        """Begin to receive updates. Raises TokenRefused; a network that is not there yet is waited for."""
        from telegram.error import InvalidToken, TelegramError

        set_up = False
        try:
            await self._set_up()
            set_up = True
        except InvalidToken:  # its message has the token in it
            raise TokenRefused(TOKEN_REFUSED) from None
        except TelegramError as failure:
            _log.warning(
                "Telegram is not there yet",
                extra={"action": "telegram_waiting", "error": type(failure).__name__},
            )
        self._running = asyncio.get_running_loop().create_task(self._run(set_up=set_up))
        _log.info("Telegram is open", extra={"action": "telegram_open", "mode": self._access.mode})

    async def _run(self, *, set_up: bool) -> None:
        if not set_up:
            await retry_for_ever(self._set_up)
        if self._access.mode == "polling":
            await self._polling.run()

    async def _set_up(self) -> None:
        """Tell Telegram where updates go, learn the bot's name, which invitations need, and set the menus.

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
        self._app.installation.invitations.add(PLATFORM, f"https://t.me/{self.bot.username}?start={{code}}")
        await self.listeners.menus.set_for_strangers()

    async def daily(self) -> None:
        """Nothing to do: people come by invitation, and menus are renewed with each reply."""

    async def stop(self) -> None:
        """Receive nothing more, finish the updates in hand, close the connections."""
        if self._running is not None:
            self._running.cancel()
            with suppress(asyncio.CancelledError):
                await self._running
            await self._polling.finish()
        await self.listeners.finish()
        await self.bot.shutdown()

    def routes(self) -> Sequence[Route]:
        """The HTTP route of the webhook; none while polling."""
        if self._access.mode != "webhook":
            return ()
        return (route(self._access.webhook_secret or "", self.listeners.on_update),)
