"""Deliveries to Telegram: messages in the person's own chat with the bot.

Telegram has no way to ask whether a message arrived. A try that ended in a timeout is said to be unsure, and whoever
delivers tries once more at most: rather one message twice than none, and never three times.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from adapters.places import Places
from adapters.telegram.pace import Pace
from adapters.telegram.render import Keyboard, Post, posts
from adapters.telegram.wire import Asked, asked
from bot.conversation.messages import Document, Worded
from bot.ports import RetryLater, Unreachable, Unsure

if TYPE_CHECKING:
    from telegram import Bot, InlineKeyboardMarkup, MessageEntity
    from telegram.error import RetryAfter, TelegramError

PLATFORM = "telegram"
REFUSED = timedelta(hours=1)  # until a token that is not good is tried again
NOBODY = ("chat not found", "user not found", "peer_id_invalid", "bot was blocked", "user is deactivated")
NOT_SENT = frozenset({"ConnectError", "ConnectTimeout", "PoolTimeout", "ProxyError", "UnsupportedProtocol"})
BEFORE_IT_WORKED = ("(502)", "(503)", "Bad Gateway", "Service Unavailable")
UNREADABLE = "Invalid server response"  # what the library calls an answer that is no JSON
REMEMBERED = 1000  # deliveries of which a part has arrived; chats with buttons in them
ASKED_IN_A_CHAT = 5  # questions whose buttons are remembered, the newest of a chat

_log = logging.getLogger(__name__)


@dataclass
class TelegramMessenger:
    """A way to people in Telegram. ``workspace`` is empty, ``user`` the number of a person and of their chat."""

    bot: Bot
    pace: Pace = field(default_factory=Pace)
    platform: str = PLATFORM
    _arrived: dict[str, int] = field(
        default_factory=dict
    )  # how many parts of a delivery did, while it is not whole
    _places: Places[int] = field(default_factory=Places)
    _asked: dict[int, dict[int, Asked]] = field(
        default_factory=dict
    )  # by chat: the messages whose buttons answer a question

    async def send(self, workspace: str, user: str, messages: Sequence[Worded], *, key: str) -> None:
        """Send what is said, then hand over its files. Parts that this process knows to have arrived are not sent again.

        Raises Unreachable, RetryLater, Unsure (it may have arrived), TelegramError (it has not).
        """
        chat = int(user)
        parts: list[Post | Document] = [*posts(messages)]
        parts += [message for message in messages if isinstance(message, Document)]
        place = self._places.taken(messages)
        with self._as_it_is_meant(chat):
            for number, part in enumerate(parts):
                if number < self._arrived.get(key, 0):
                    continue
                await self.pace.turn(chat)
                if (left := self.pace.held(chat)) > 0:
                    raise RetryLater(timedelta(seconds=left))
                if number or place is None or not await self._edited(chat, place, part):
                    self._places.hold(messages, await self._send(chat, part))
                if key and number + 1 < len(parts):
                    self._remember(key, number + 1)
        self._arrived.pop(key, None)

    async def was_sent(self, workspace: str, user: str, *, key: str) -> bool:
        """Telegram cannot be asked."""
        return False

    @contextmanager
    def _as_it_is_meant(self, chat: int) -> Iterator[None]:
        """Telegram's answers as what they mean; a chat that is to be left alone is, whoever else writes to it meanwhile."""
        from telegram.error import RetryAfter

        with errors():
            try:
                yield
            except RetryAfter as busy:
                self.pace.hold(chat, pause_of(busy).total_seconds())
                raise

    def asked_in(self, chat: int) -> dict[int, Asked]:
        """The messages in a chat whose buttons answer a question, and which; as far as this process sent them."""
        return dict(self._asked.get(chat, {}))

    def closed(self, chat: int, message: int) -> None:
        """The buttons of a message are gone."""
        self._asked.get(chat, {}).pop(message, None)

    async def _edited(self, chat: int, message: int, part: Post | Document) -> bool:
        """Whether a message that is there already now says this; no, where it is gone or may not be changed any more."""
        from telegram.error import BadRequest

        if isinstance(part, Document):
            return False
        try:
            await self.bot.edit_message_text(
                part.words.text,
                chat_id=chat,
                message_id=message,
                entities=entities(part),
                reply_markup=markup(part.keyboard),
                link_preview_options=no_preview(),
            )
        except BadRequest as error:
            if meaning_of(error) is not None:
                raise
            _log.info("a message is not there to be changed", extra={"action": "telegram_not_updated"})
            return False
        self._remember_question(chat, message, part)
        return True

    async def _send(self, chat: int, part: Post | Document) -> int:
        """Send a part; the number of its message."""
        if isinstance(part, Document):
            from telegram import InputFile

            file = InputFile(part.content.encode(), filename=part.name)
            message = await self.bot.send_document(chat, file, disable_content_type_detection=True)
            return message.message_id
        message = await self.bot.send_message(
            chat,
            part.words.text,
            entities=entities(part),
            reply_markup=markup(part.keyboard),
            link_preview_options=no_preview(),
        )
        self._remember_question(chat, message.message_id, part)
        return message.message_id

    def _remember_question(self, chat: int, message: int, part: Post) -> None:
        question = next((one for row in part.keyboard for _, data in row if (one := asked(data))), None)
        if question is None:
            return
        here = self._asked.pop(chat, {})
        here[message] = question
        for old in list(here)[:-ASKED_IN_A_CHAT]:
            del here[old]
        self._asked[chat] = here
        if len(self._asked) > REMEMBERED:
            self._asked.pop(next(iter(self._asked)))

    def _remember(self, key: str, parts: int) -> None:
        if len(self._arrived) > REMEMBERED:
            self._arrived.pop(next(iter(self._arrived)))
        self._arrived[key] = parts


def entities(post: Post) -> list[MessageEntity]:
    """The marks of a post as Telegram's entities."""
    from telegram import MessageEntity

    return [MessageEntity(style, offset, length) for style, offset, length in post.words.units()]


def markup(keyboard: Keyboard) -> InlineKeyboardMarkup | None:
    """A keyboard as Telegram's."""
    from telegram import InlineKeyboardButton, InlineKeyboardMarkup

    if not keyboard:
        return None
    return InlineKeyboardMarkup(
        [[InlineKeyboardButton(label, callback_data=data) for label, data in row] for row in keyboard]
    )


def no_preview() -> Any:
    """No picture of what a link leads to."""
    from telegram import LinkPreviewOptions

    return LinkPreviewOptions(is_disabled=True)


@contextmanager
def errors() -> Iterator[None]:
    """Telegram's answers as what they mean for a delivery; anything else goes on as it is, to be tried again later."""
    from telegram.error import TelegramError

    try:
        yield
    except TelegramError as error:
        meaning = meaning_of(error)
        if meaning is None:
            raise
        raise meaning from None


def meaning_of(error: TelegramError) -> Unreachable | RetryLater | Unsure | None:
    """What an answer of Telegram's means for whoever was written to; None where it did not arrive, and no more is known."""
    from telegram.error import BadRequest, ChatMigrated, Forbidden, InvalidToken, NetworkError, RetryAfter

    if isinstance(error, RetryAfter):
        return RetryLater(pause_of(error))
    if isinstance(error, (Forbidden, InvalidToken, BadRequest)) and _of_somebody_else(error):
        return None
    if isinstance(error, InvalidToken):
        _log.error("Telegram refuses the token", extra={"action": "telegram_refused"})
        return RetryLater(REFUSED)
    if isinstance(error, (Forbidden, ChatMigrated)):
        return Unreachable()
    if isinstance(error, BadRequest):
        return Unreachable() if any(reason in error.message.lower() for reason in NOBODY) else None
    if isinstance(error, NetworkError) and not never_left(error):
        return Unsure()
    if error.message == UNREADABLE:
        return Unsure()
    return None


def _of_somebody_else(error: TelegramError) -> bool:
    """Whether a refusal is not Telegram's: something between here and there did not let the request through."""
    return str(error.__cause__) == UNREADABLE


def never_left(error: TelegramError) -> bool:
    """Whether a request that failed on its way cannot have been acted on: it did not get there, or Telegram says so itself."""
    from telegram.error import NetworkError

    answered = type(error) is NetworkError and error.__cause__ is None  # a 5xx with Telegram's own words
    before = any(sign in error.message for sign in BEFORE_IT_WORKED)
    return answered or before or type(error.__cause__).__name__ in NOT_SENT


def pause_of(error: RetryAfter) -> timedelta:
    """How long Telegram wants to be left alone."""
    after = error.retry_after
    return after if isinstance(after, timedelta) else timedelta(seconds=after)
