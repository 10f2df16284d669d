"""Removes keyboards that lead nowhere: of the message that was pressed, and of questions that were answered otherwise."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from adapters.app_port import AppPort
from adapters.telegram import render, wire
from adapters.telegram.delivery_errors import translated
from adapters.telegram.inbound import PressEvent
from adapters.telegram.markup import inline_keyboard, no_preview
from adapters.telegram.send import PLATFORM, TelegramMessenger
from bot import directory
from bot.conversation.messages import Answered, Left, Question, Reply
from bot.inbox.open_questions import open_questions
from bot.ports import RetryLater, Unreachable, Unsure

if TYPE_CHECKING:
    from telegram import InlineKeyboardMarkup

_log = logging.getLogger(__name__)


class Keyboards:
    """Edits messages whose buttons are no longer to be pressed."""

    def __init__(self, app: AppPort, messenger: TelegramMessenger) -> None:
        self._app = app
        self._messenger = messenger

    async def close(self, press: PressEvent, reply: Reply) -> None:
        """Show the chosen option in the message that was pressed, and take its buttons away.

        After "later" it keeps a button to continue; a footnote keeps its other buttons.
        """
        content, message = press.content, press.message
        if not message or asks_the_same(content, reply):
            return
        label = "" if reply.stale else render.pressed_label(message, press.data)
        keyboard: render.Keyboard = ()
        if isinstance(content, Left):
            question = wire.QuestionRef(content.conversation, content.turn)
            continue_label = await self._app.run(
                directory.say_to, PLATFORM, "", press.user, "control-open", self._app.clock.now()
            )
            keyboard = (((continue_label, wire.control(wire.OPEN, question)),),)
        elif press.data.startswith(wire.COMMAND):
            keyboard = render.without_button(message, press.data)
        self._messenger.shown.closed(int(message["chat"]["id"]), int(message["message_id"]))
        await self._edit(message, render.with_answer(message, label), inline_keyboard(keyboard))

    async def remove_stale(self, user: str) -> None:
        """Take the buttons from questions that this process showed and that cannot be answered any more."""
        chat = int(user)
        shown = self._messenger.shown.in_chat(chat)
        if not shown:
            return
        still_open = await self._app.run(
            open_questions,
            PLATFORM,
            "",
            user,
            {(question.conversation, question.turn) for question in shown.values()},
        )
        for message_id, question in shown.items():
            if (question.conversation, question.turn) not in still_open:
                self._messenger.shown.closed(chat, message_id)
                await self._edit({"chat": {"id": chat}, "message_id": message_id}, None, None)

    async def _edit(
        self,
        message: Mapping[str, Any],
        text: render.EntityText | None,
        keyboard: InlineKeyboardMarkup | None,
    ) -> None:
        """Replace a message's keyboard, and its text where one is given. A message that cannot be edited is logged."""
        from telegram.error import TelegramError

        try:
            await self._messenger.limiter.acquire()
            with translated():
                await self._try_to_edit(message, text, keyboard)
        except (TelegramError, RetryLater, Unreachable, Unsure) as failure:
            _log.warning(
                "an answered message could not be closed",
                extra={"action": "telegram_edit_failed", "error": type(failure).__name__},
            )

    async def _try_to_edit(
        self,
        message: Mapping[str, Any],
        text: render.EntityText | None,
        keyboard: InlineKeyboardMarkup | None,
    ) -> None:
        from telegram import MessageEntity

        bot, chat, message_id = self._messenger.bot, int(message["chat"]["id"]), int(message["message_id"])
        if text is None:
            await bot.edit_message_reply_markup(chat_id=chat, message_id=message_id, reply_markup=keyboard)
            return
        words, entities = text
        await bot.edit_message_text(
            words,
            chat_id=chat,
            message_id=message_id,
            entities=MessageEntity.de_list(entities, bot),
            reply_markup=keyboard,
            link_preview_options=no_preview(),
        )


def asks_the_same(content: object, reply: Reply) -> bool:
    """True if the press was not understood: the reply asks the same question, whose buttons stay."""
    return isinstance(content, Answered) and not reply.stale and any(
        isinstance(one, Question) and (one.conversation, one.turn) == (content.conversation, content.turn)
        for one in reply.messages
    )  # fmt: skip
