"""From Telegram's updates to what somebody did: pure, on an update as the JSON object that Telegram sends."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from adapters.telegram import wire
from adapters.telegram.styled import length
from bot.conversation.messages import Answered, Command, Content, Hello, Linked, Said

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
class Acted:
    """Somebody wrote in the bot's own conversation. ``content`` is None for what has no words: a picture, a voice."""

    user: str
    content: Content | None
    size: int = field(default=0, compare=False)  # of the words, in UTF-16 units
    at: int = field(default=0, compare=False)  # the second of it, by Telegram's clock


@dataclass(frozen=True, slots=True)
class Pressed:
    """Somebody pressed a button. ``content`` is None where its data is none of ours."""

    user: str
    query: str
    data: str
    content: wire.Pressed | None
    message: Mapping[str, Any] = field(default_factory=dict)  # the one the button stands under
    private: bool = True


@dataclass(frozen=True, slots=True)
class InGroup:
    """The bot was taken into a group, or spoken to there."""

    chat: int


@dataclass(frozen=True, slots=True)
class Migrated:
    """A group goes on under another id."""

    chat: int
    to: int


@dataclass(frozen=True, slots=True)
class Blocked:
    """Somebody blocked the bot."""

    user: str


@dataclass(frozen=True, slots=True)
class Edited:
    """Somebody changed what they had written in the bot's own conversation."""

    user: str


class Unreadable(ValueError):
    """An update is not made as Telegram makes them."""


Happened = Acted | Pressed | InGroup | Migrated | Blocked | Edited


def happened(update: Update) -> Happened | None:
    """What an update says; None for what means nothing to Pora: other bots, people who come and go. Raises Unreadable."""
    try:
        return _happened(update)
    except (KeyError, TypeError, ValueError, AttributeError):
        raise Unreadable from None  # what stood in it may be anything


def _happened(update: Update) -> Happened | None:
    if query := update.get("callback_query"):
        return _pressed(query)
    if change := update.get("my_chat_member"):
        return _change(change)
    if message := update.get("message"):
        return _message(message)
    if message := update.get("edited_message"):
        return _edited(message)
    return None


def buttons(message: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    """The buttons under a message."""
    for row in (message.get("reply_markup") or {}).get("inline_keyboard") or ():
        yield from row


def _message(message: Mapping[str, Any]) -> Happened | None:
    chat, author = message["chat"], message.get("from") or {}
    if to := message.get("migrate_to_chat_id"):
        return Migrated(int(chat["id"]), int(to))
    if chat.get("type") in GROUPS:
        return InGroup(int(chat["id"])) if _to_a_bot(message) else None
    if author.get("is_bot") or not author:
        return None
    user = str(author["id"])
    text = str(message.get("text") or message.get("caption") or "").strip()
    if text:
        return Acted(user, _said(text, message), length(text), int(message.get("date", 0)))
    return Acted(user, None) if any(kind in message for kind in WORDLESS) else None


def _edited(message: Mapping[str, Any]) -> Edited | None:
    """Words that were changed; None for what changes by itself, as a place that is shared while somebody walks."""
    private = message["chat"].get("type") not in GROUPS
    words = (message.get("text") or message.get("caption")) and message.get("edit_date")
    return Edited(str(message["from"]["id"])) if private and words else None


def _said(text: str, message: Mapping[str, Any]) -> Content:
    """Words as a command, as an invitation that was followed, or as an answer.

    What is typed here has no other way in, so nothing of it is refused as private: the privacy notice says who can read it.
    """
    if found := _COMMAND.fullmatch(text):
        name, rest = found["name"].lower(), (found["rest"] or "").strip()
        if name == "start":
            return Linked(rest) if rest else Hello()
        return Command(name.replace("_", " "), rest)  # the menu writes "_" for what is no letter
    replied = message.get("reply_to_message") or {}
    questions = (wire.asked(str(button.get("callback_data", ""))) for button in buttons(replied))
    question = next((one for one in questions if one is not None and one.field), None)
    if question is not None:
        return Answered(question.turn, {question.field: text}, question.conversation)
    return Said(text)


def _pressed(query: Mapping[str, Any]) -> Pressed:
    message = query.get("message") or {}
    data = str(query.get("data", ""))
    private = (message.get("chat") or {}).get("type", "private") not in GROUPS
    return Pressed(str(query["from"]["id"]), str(query["id"]), data, wire.pressed(data), message, private)


def _change(change: Mapping[str, Any]) -> Happened | None:
    chat = change["chat"]
    before, after = (str(change[name]["status"]) for name in ("old_chat_member", "new_chat_member"))
    if chat.get("type") in GROUPS:
        came = before in AWAY and after in HERE
        return InGroup(int(chat["id"])) if came else None
    return Blocked(str(change["from"]["id"])) if after in AWAY else None


def _to_a_bot(message: Mapping[str, Any]) -> bool:
    """Whether a message in a group begins with a command: that much of it is looked at, and nothing is kept."""
    marks = message.get("entities") or ()
    return any(mark.get("type") == "bot_command" and mark.get("offset") == 0 for mark in marks)
