"""Groups: Pora works in private chats only, and says so once in each group that it is added to or called in."""

from __future__ import annotations

from adapters.app_port import AppPort
from adapters.telegram.send import TelegramMessenger
from bot import directory


class Groups:
    """Remembers the ids of groups that were told. What is written in a group is neither read nor kept."""

    def __init__(self, app: AppPort, messenger: TelegramMessenger) -> None:
        self._app = app
        self._messenger = messenger
        self._told: set[int] = set()

    async def tell(self, chat: int) -> None:
        """Say in a group that Pora works in private, unless it was said there before."""
        from telegram.error import ChatMigrated

        if chat in self._told:
            return
        self._told.add(chat)
        text = directory.in_every_language(self._app.installation.texts, "only-in-private")
        await self._messenger.limiter.acquire(str(chat))
        try:
            await self._messenger.bot.send_message(chat, text)
        except ChatMigrated as moved:
            self._told.add(moved.new_chat_id)
            await self._messenger.bot.send_message(moved.new_chat_id, text)

    def migrated(self, chat: int, to: int) -> None:
        """A group continues under another id, where it has been told already."""
        if chat in self._told:
            self._told.add(to)
