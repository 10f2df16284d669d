"""Sends messages to Telegram, each to its person's own chat with the bot.

Telegram cannot be asked whether a message arrived. A try that ended in a timeout raises Unsure, and the outbox tries once more
at most: rather one message twice than none, and never three times.
"""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from adapters.bounded import Bounded
from adapters.placeholders import Placeholders
from adapters.rate_limiter import InProcessRateLimiter, RateLimiter
from adapters.telegram.delivery_errors import outcome_of, retry_after, translated
from adapters.telegram.markup import entities, inline_keyboard, no_preview
from adapters.telegram.render import Post, posts
from adapters.telegram.shown_questions import ShownQuestions
from bot.conversation.messages import Document, Worded

if TYPE_CHECKING:
    from telegram import Bot

PLATFORM = "telegram"
SECONDS_PER_CHAT = (
    1.05  # Telegram takes one message a second; the rest is for a network that carries them unevenly
)
PER_SECOND = 28  # in all; Telegram takes 30

_log = logging.getLogger(__name__)


def limits() -> RateLimiter:
    """Telegram's rate limits for one process."""
    return InProcessRateLimiter(seconds_per_chat=SECONDS_PER_CHAT, per_second=PER_SECOND)


@dataclass
class TelegramMessenger:
    """The ``Messenger`` of Telegram. ``workspace`` is empty; ``user`` is the id of a person and of their chat."""

    bot: Bot
    limiter: RateLimiter = field(default_factory=limits)
    platform: str = PLATFORM
    shown: ShownQuestions = field(default_factory=ShownQuestions)
    _arrived: Bounded[str, int] = field(default_factory=Bounded)  # by delivery: parts that are there, of more
    _placeholders: Placeholders[int] = field(default_factory=Placeholders)

    async def send(self, workspace: str, user: str, messages: Sequence[Worded], *, key: str) -> None:
        """Send the texts, then the files. Parts that this process knows to have arrived are not sent again.

        Raises Unreachable, RetryLater, Unsure (it may have arrived), TelegramError (it has not).
        """
        from telegram.error import RetryAfter

        chat = int(user)
        parts: list[Post | Document] = [*posts(messages)]
        parts += [message for message in messages if isinstance(message, Document)]
        placeholder = self._placeholders.take(messages)
        with translated():
            try:
                for number, part in enumerate(parts):
                    if number < self._arrived.get(key, 0):
                        continue
                    await self.limiter.acquire(user)
                    if number or placeholder is None or not await self._replace(chat, placeholder, part):
                        self._placeholders.remember(messages, await self._send(chat, part))
                    if key and number + 1 < len(parts):
                        self._arrived[key] = number + 1
            except RetryAfter as busy:
                await self.limiter.back_off(user, retry_after(busy))
                raise
        self._arrived.pop(key, None)

    async def was_sent(self, workspace: str, user: str, *, key: str) -> bool:
        """Telegram cannot be asked."""
        return False

    async def _replace(self, chat: int, message_id: int, part: Post | Document) -> bool:
        """Edit a placeholder into this part. False if the message is gone, or may not be edited any more."""
        from telegram.error import BadRequest

        if isinstance(part, Document):
            return False
        try:
            await self.bot.edit_message_text(
                part.body.text,
                chat_id=chat,
                message_id=message_id,
                entities=entities(part),
                reply_markup=inline_keyboard(part.keyboard),
                link_preview_options=no_preview(),
            )
        except BadRequest as error:
            if outcome_of(error) is not None:
                raise
            _log.info("a placeholder is not there to be edited", extra={"action": "telegram_not_updated"})
            return False
        self.shown.add(chat, message_id, part)
        return True

    async def _send(self, chat: int, part: Post | Document) -> int:
        """Send a part as a new message, and return its id."""
        if isinstance(part, Document):
            from telegram import InputFile

            file = InputFile(part.content.encode(), filename=part.name)
            message = await self.bot.send_document(chat, file, disable_content_type_detection=True)
            return message.message_id
        message = await self.bot.send_message(
            chat,
            part.body.text,
            entities=entities(part),
            reply_markup=inline_keyboard(part.keyboard),
            link_preview_options=no_preview(),
        )
        self.shown.add(chat, message.message_id, part)
        return message.message_id
