"""Parses Telegram's updates into events. Pure: an update is the JSON object that Telegram sends."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from adapters.errors import UnreadableUpdate
from adapters.telegram import wire
from adapters.telegram.styled import length
from bot.conversation.messages import Answered, Commanded, Content, Hello, Linked, Said

WANTED = (
    "message",
    "edited_message",
    "callback_query",
    "my_chat_member",
)  # kinds of update that Telegram is asked for
WORDLESS = (
    "photo",
    "voice",
    "video_note",
    "video",
    "audio",
    "document",
    "sticker",
    "animation",
    "location",
    "contact",
    "poll",
)
GROUPS = frozenset({"group", "supergroup", "channel"})
HERE, AWAY = frozenset({"member", "administrator", "creator", "restricted"}), frozenset({"left", "kicked"})

_COMMAND = re.compile(r"/(?P<name>[A-Za-z0-9_]{1,32})(?:@\w+)?(?:\s+(?P<rest>.*))?", re.DOTALL)

Update = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class MessageEvent:
    """A person wrote in their chat with the bot. ``content`` is None for a message without text: a picture, a voice message."""

    user: str
    content: Content | None
    size: int = field(default=0, compare=False)  # of the text, in UTF-16 units
    at: int = field(default=0, compare=False)  # seconds, by Telegram's clock


@dataclass(frozen=True, slots=True)
class PressEvent:
    """A person pressed a button. ``content`` is None if its data is not ours."""

    user: str
    query_id: str
    data: str
    content: wire.PressContent | None
    message: Mapping[str, Any] = field(default_factory=dict)  # that the button stands under
    private: bool = True


@dataclass(frozen=True, slots=True)
class GroupEvent:
    """The bot was added to a group, or given a command there."""

    chat: int


@dataclass(frozen=True, slots=True)
class GroupMigratedEvent:
    """A group continues under another id."""

    chat: int
    to: int


@dataclass(frozen=True, slots=True)
class BlockedEvent:
    """A person blocked the bot."""

    user: str


@dataclass(frozen=True, slots=True)
class EditEvent:
    """A person edited a message that they had written to the bot."""

    user: str


Event = MessageEvent | PressEvent | GroupEvent | GroupMigratedEvent | BlockedEvent | EditEvent


def parse(update: Update) -> Event | None:
    """The event in an update; None if it means nothing to Pora: other bots, members who come and go. Raises UnreadableUpdate."""
    try:
        return _parse(update)
    except (KeyError, TypeError, ValueError, AttributeError):
        raise UnreadableUpdate from None  # the cause may quote what a person wrote


def buttons(message: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    """The inline buttons under a message."""
    for row in (message.get("reply_markup") or {}).get("inline_keyboard") or ():
        yield from row


def _parse(update: Update) -> Event | None:
    if query := update.get("callback_query"):
        return _press(query)
    if change := update.get("my_chat_member"):
        return _membership(change)
    if message := update.get("message"):
        return _message(message)
    if message := update.get("edited_message"):
        return _edit(message)
    return None


def _message(message: Mapping[str, Any]) -> Event | None:
    chat, author = message["chat"], message.get("from") or {}
    if to := message.get("migrate_to_chat_id"):
        return GroupMigratedEvent(int(chat["id"]), int(to))
    if chat.get("type") in GROUPS:
        return GroupEvent(int(chat["id"])) if _begins_with_a_command(message) else None
    if author.get("is_bot") or not author:
        return None
    user = str(author["id"])
    text = str(message.get("text") or message.get("caption") or "").strip()
    if text:
        return MessageEvent(user, _content(text, message), length(text), int(message.get("date", 0)))
    return MessageEvent(user, None) if any(kind in message for kind in WORDLESS) else None


def _edit(message: Mapping[str, Any]) -> EditEvent | None:
    """An edited text; None for what changes by itself, such as a live location."""
    private = message["chat"].get("type") not in GROUPS
    edited_text = (message.get("text") or message.get("caption")) and message.get("edit_date")
    return EditEvent(str(message["from"]["id"])) if private and edited_text else None


def _content(text: str, message: Mapping[str, Any]) -> Content:
    """A text as a command, as a followed invitation, as the answer to the question that it replies to, or as free text.

    Typing is the only way to enter text here, so private fields are accepted too; the privacy notice says who can read them.
    """
    if found := _COMMAND.fullmatch(text):
        name, rest = found["name"].lower(), (found["rest"] or "").strip()
        if name == "start":
            return Linked(rest) if rest else Hello()
        return Commanded(name.replace("_", " "), rest)  # the menu writes "_" for what is no letter
    replied = message.get("reply_to_message") or {}
    questions = (wire.question_of(str(button.get("callback_data", ""))) for button in buttons(replied))
    question = next((one for one in questions if one is not None and one.field), None)
    if question is not None:
        return Answered(question.turn, {question.field: text}, question.conversation)
    return Said(text)


def _press(query: Mapping[str, Any]) -> PressEvent:
    message = query.get("message") or {}
    data = str(query.get("data", ""))
    private = (message.get("chat") or {}).get("type", "private") not in GROUPS
    return PressEvent(str(query["from"]["id"]), str(query["id"]), data, wire.decode(data), message, private)


def _membership(change: Mapping[str, Any]) -> Event | None:
    """The bot's own membership changed: in a private chat that is a person who blocks it, in a group who adds it."""
    chat = change["chat"]
    before, after = (str(change[name]["status"]) for name in ("old_chat_member", "new_chat_member"))
    if chat.get("type") in GROUPS:
        added = before in AWAY and after in HERE
        return GroupEvent(int(chat["id"])) if added else None
    return BlockedEvent(str(change["from"]["id"])) if after in AWAY else None


def _begins_with_a_command(message: Mapping[str, Any]) -> bool:
    """True if a message in a group begins with a command. No more of it is read, and nothing is kept."""
    entities = message.get("entities") or ()
    return any(entity.get("type") == "bot_command" and entity.get("offset") == 0 for entity in entities)
