"""Sends the reply to the person who acted, where they acted; waits for a busy platform and a lost network."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from datetime import timedelta

from adapters.app_port import AppPort
from adapters.telegram.delivery_errors import never_sent
from adapters.telegram.inbound import PressEvent
from adapters.telegram.keyboards import Keyboards
from adapters.telegram.menus import Menus
from adapters.telegram.send import PLATFORM, TelegramMessenger
from adapters.waiting import rest
from bot import directory
from bot.conversation.messages import Reply, Worded
from bot.ports import RetryLater, Unreachable, Unsure

RETRIES = 2  # of a request that failed otherwise than on its way
RETRIES_UNSENT = 130  # of a request that never left: some two hours
LONGEST_WAIT = timedelta(minutes=15)  # that Telegram may ask for before the reply is given up
FIRST_PAUSE, LONGEST_PAUSE = 2.0, 60.0  # seconds between two tries while there is no network

_log = logging.getLogger(__name__)


class Answering:
    """Replies to people in their chats with the bot."""

    def __init__(
        self, app: AppPort, messenger: TelegramMessenger, keyboards: Keyboards, menus: Menus
    ) -> None:
        self._app = app
        self._messenger = messenger
        self._keyboards = keyboards
        self._menus = menus

    async def reply(self, user: str, update_id: int, reply: Reply) -> None:
        """Send a reply, remove keyboards that it made stale, and renew the person's menu."""
        await self._keyboards.remove_stale(user)
        await self.post(user, reply.messages, f"reply:{update_id}")
        if reply.person_id is not None:
            await self._menus.renew(user)

    async def acknowledge(self, press: PressEvent) -> None:
        """Tell Telegram that a press was received, so that the button stops turning. A press that is too old is logged."""
        from telegram.error import TelegramError

        try:
            await self._messenger.bot.answer_callback_query(press.query_id)
        except TelegramError as failure:
            _log.info(
                "a press could not be confirmed",
                extra={"action": "telegram_press_unconfirmed", "error": type(failure).__name__},
            )

    async def post(self, user: str, messages: Sequence[Worded], key: str) -> None:
        """Send messages; retry while Telegram is busy or the network is gone. What may have arrived is sent once more at most."""
        from telegram.error import TelegramError

        unsure = False
        for failures in range(RETRIES_UNSENT):
            try:
                await self._messenger.send("", user, messages, key=key)
            except RetryLater as busy:
                if failures >= RETRIES or busy.after > LONGEST_WAIT:
                    raise
                wait = busy.after.total_seconds()
            except Unreachable:
                await self._app.run(
                    directory.mark_unreachable,
                    PLATFORM,
                    "",
                    user,
                    self._app.clock.now(),
                    frozenset(self._app.messengers),
                )
                return
            except Unsure:
                if unsure:
                    raise
                unsure, wait = True, FIRST_PAUSE
            except TelegramError as failure:
                if failures >= RETRIES and not never_sent(failure):
                    raise
                wait = min(LONGEST_PAUSE, FIRST_PAUSE * float(1 << min(failures, 10)))
            else:
                return
            await rest(wait)
