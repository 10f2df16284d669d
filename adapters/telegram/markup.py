"""Rendered posts as python-telegram-bot's types: entities, inline keyboards, link previews."""

from __future__ import annotations

from typing import TYPE_CHECKING

from adapters.telegram.render import Keyboard, Post

if TYPE_CHECKING:
    from telegram import InlineKeyboardMarkup, LinkPreviewOptions, MessageEntity


def entities(post: Post) -> list[MessageEntity]:
    """A post's formatting as Telegram's entities."""
    from telegram import MessageEntity

    return [MessageEntity(style, offset, length) for style, offset, length in post.body.units()]


def inline_keyboard(keyboard: Keyboard) -> InlineKeyboardMarkup | None:
    """A keyboard as Telegram's; None for an empty one."""
    from telegram import InlineKeyboardButton, InlineKeyboardMarkup

    if not keyboard:
        return None
    return InlineKeyboardMarkup(
        [[InlineKeyboardButton(label, callback_data=data) for label, data in row] for row in keyboard]
    )


def no_preview() -> LinkPreviewOptions:
    """Show no preview of a link."""
    from telegram import LinkPreviewOptions

    return LinkPreviewOptions(is_disabled=True)
