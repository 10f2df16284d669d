"""Command menus: one for each language for strangers, one for the chat of each person who is known."""

from __future__ import annotations

import logging

from adapters.app_port import AppPort
from adapters.bounded import Bounded
from adapters.telegram.send import PLATFORM, TelegramMessenger
from bot.pages.menu import Menu, menu_of, menus

REMEMBERED = 10_000  # chats

_log = logging.getLogger(__name__)


class Menus:
    """Sets the command menus of the bot."""

    def __init__(self, app: AppPort, messenger: TelegramMessenger) -> None:
        self._app = app
        self._messenger = messenger
        self._set: Bounded[str, Menu] = Bounded(REMEMBERED)  # by chat, since this process began

    async def set_for_strangers(self) -> None:
        """Set the menus for people who are not known yet. Raises TelegramError."""
        from telegram import BotCommandScopeAllPrivateChats

        scope = BotCommandScopeAllPrivateChats()
        for_strangers = menus(self._app.installation.texts)
        for language, menu in for_strangers.items():
            await self._messenger.bot.set_my_commands(menu, scope=scope, language_code=language)
        await self._messenger.bot.set_my_commands(for_strangers["en"], scope=scope)

    async def renew(self, user: str) -> None:
        """Set a person's menu if it has changed. A menu that cannot be set is logged, and tried again at the next reply."""
        from telegram import BotCommandScopeChat
        from telegram.error import TelegramError

        menu = await self._app.run(menu_of, PLATFORM, "", user)
        if not menu or self._set.get(user) == menu:
            return
        await self._messenger.limiter.acquire()
        try:
            await self._messenger.bot.set_my_commands(menu, scope=BotCommandScopeChat(int(user)))
        except TelegramError as failure:
            _log.warning(
                "a menu could not be set",
                extra={"action": "telegram_menu_failed", "error": type(failure).__name__},
            )
            return
        self._set[user] = menu
