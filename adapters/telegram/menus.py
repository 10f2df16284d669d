"""The menus of commands: one for each language for whoever is not known yet, one for each chat for whoever is."""

from __future__ import annotations

import logging
from typing import Protocol

from adapters.telegram.send import PLATFORM, TelegramMessenger

REMEMBERED = 10_000  # chats

Menu = list[tuple[str, str]]

_log = logging.getLogger(__name__)


class Commands(Protocol):
    """What knows the commands."""

    async def menu(self, platform: str, workspace: str, user: str) -> Menu:
        """The commands for whoever is reached there; none for a stranger."""
        ...

    def menus(self) -> dict[str, Menu]:
        """The commands for somebody who is not known yet, by language."""
        ...


class Menus:
    """Keeps the menus as they should be."""

    def __init__(self, commands: Commands, messenger: TelegramMessenger) -> None:
        self._commands = commands
        self._messenger = messenger
        self._shown: dict[str, Menu] = {}  # by chat, since this process began

    async def open(self) -> None:
        """Set the menus for whoever is not known yet. Raises TelegramError."""
        from telegram import BotCommandScopeAllPrivateChats

        scope = BotCommandScopeAllPrivateChats()
        menus = self._commands.menus()
        for language, menu in menus.items():
            await self._messenger.bot.set_my_commands(menu, scope=scope, language_code=language)
        await self._messenger.bot.set_my_commands(menus["en"], scope=scope)

    async def renew(self, user: str) -> None:
        """Set a chat's menu where it is not the one that belongs there; a menu that cannot be set is no trouble."""
        from telegram import BotCommandScopeChat
        from telegram.error import TelegramError

        menu = await self._commands.menu(PLATFORM, "", user)
        if not menu or self._shown.get(user) == menu:
            return
        await self._messenger.pace.any_turn()
        try:
            await self._messenger.bot.set_my_commands(menu, scope=BotCommandScopeChat(int(user)))
        except TelegramError as failure:
            _log.warning(
                "a menu could not be set",
                extra={"action": "telegram_menu_failed", "error": type(failure).__name__},
            )
            return
        if len(self._shown) > REMEMBERED:
            self._shown.clear()
        self._shown[user] = menu
