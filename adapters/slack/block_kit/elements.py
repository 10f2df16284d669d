"""Block Kit blocks and elements of messages, modals and the home tab, each within Slack's limits."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from adapters.slack import wire
from adapters.slack.block_kit.rich_text import MAX_TEXT, Block, character_boundary, keep_units_together
from bot.conversation.messages import Press, ShownCard

APP_NAME = "Pora"  # the title or text of what has none of its own

MAX_PLAIN_TEXT = 2000  # characters of an input's label and hint, and of a context line
MAX_HEADER = 150  # characters of a header and of a placeholder
MAX_LABEL = 75  # characters of a button's or option's label
MAX_TITLE = 24  # characters of a modal's title and of its buttons
MAX_OPTION_VALUE = 150  # characters
MAX_RADIOS = 10  # options of radio buttons
MAX_OPTIONS = 100  # options of a select, or of one of its groups

ELLIPSIS = "…"
SPACES = re.compile(r"[ \t\r\n]+")  # a no-break space is kept


def shortened(text: str, limit: int) -> str:
    """The text on one line, truncated to ``limit`` characters after a word; a single long word is cut within."""
    line = keep_units_together(SPACES.sub(" ", text).strip())
    if len(line) <= limit:
        return line
    cut = line[: character_boundary(line, limit - 1)]
    if line[len(cut)] != " " and (space := cut.rfind(" ")) >= limit // 2:
        cut = cut[:space]
    return cut.rstrip(" ,;:–-·(„“\"'") + ELLIPSIS


def plain_text(text: str, limit: int) -> dict[str, Any]:
    """A text object without markup, on one line of at most ``limit`` characters."""
    return {"type": "plain_text", "text": shortened(text, limit), "emoji": True}


def context(text: str) -> Block:
    """A context block: one small grey line."""
    return {"type": "context", "elements": [plain_text(text, MAX_PLAIN_TEXT)]}


def divider() -> Block:
    """A horizontal line."""
    return {"type": "divider"}


def header(text: str) -> Block:
    """A heading."""
    return {"type": "header", "text": plain_text(text, MAX_HEADER)}


def actions(elements: Sequence[dict[str, Any]]) -> Block:
    """A row of buttons and menus."""
    return {"type": "actions", "elements": list(elements)}


def button(label: str, action: str, value: str, *, primary: bool = False, spoken: str = "") -> dict[str, Any]:
    """A button. ``spoken`` is for screen readers, if the label alone is ambiguous."""
    made: dict[str, Any] = {
        "type": "button",
        "action_id": action,
        "text": plain_text(label, MAX_LABEL),
        "value": value,
    }
    if primary:
        made["style"] = "primary"
    if spoken:
        made["accessibility_label"] = shortened(spoken, MAX_LABEL)
    return made


def option(label: str, value: str) -> dict[str, Any]:
    """An option of radio buttons or a menu."""
    return {"text": plain_text(label, MAX_LABEL), "value": value}


def radios(options: Sequence[dict[str, Any]], action: str) -> dict[str, Any]:
    """Radio buttons, at most MAX_RADIOS of them."""
    return {"type": "radio_buttons", "action_id": action, "options": list(options)}


def menu(options: Sequence[dict[str, Any]], action: str, placeholder: str) -> dict[str, Any]:
    """A static select; more than MAX_OPTIONS options are grouped."""
    made: dict[str, Any] = {"type": "static_select", "action_id": action}
    if placeholder:
        made["placeholder"] = plain_text(placeholder, MAX_HEADER)
    if len(options) <= MAX_OPTIONS:
        return {**made, "options": list(options)}
    groups = [options[start : start + MAX_OPTIONS] for start in range(0, len(options), MAX_OPTIONS)]
    made["option_groups"] = [
        {"label": plain_text(f"{first}–{first + len(group) - 1}", MAX_LABEL), "options": list(group)}
        for first, group in zip(range(1, len(options) + 1, MAX_OPTIONS), groups, strict=True)
    ]
    return made


def overflow(presses: Sequence[Press]) -> dict[str, Any]:
    """An overflow menu (three dots) of one to five commands."""
    options = [option(press.label, wire.command_value(press)) for press in presses]
    return {"type": "overflow", "action_id": wire.DO, "options": options}


def card(shown: ShownCard, take: dict[str, Any] | None = None) -> list[Block]:
    """A question card: number and label in small letters, then its text, with the ``take`` button beside it."""
    text: Block = {
        "type": "section",
        "text": {"type": "plain_text", "text": keep_units_together(shown.text[:MAX_TEXT]), "emoji": True},
    }
    if take:
        text["accessory"] = take
    return [context(f"{shown.number}. {shown.label}"), text]
