"""The blocks that messages, modals and the home page are put together of, each within what Slack takes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from adapters.slack import wire
from adapters.slack.rich import TEXT, Block, together, whole
from bot.conversation.messages import Press, ShownCard

PLAIN = 2000  # characters of a label, a hint and a small line
HEADER = 150  # characters of a header and of a placeholder
LABEL = 75  # characters on a button or an option
TITLE = 24  # characters of a modal's title, and on its buttons
OPTION_VALUE = 150  # characters behind an option
RADIOS = 10  # options of radio buttons
IN_MENU = 100  # options of a select, or of one of its groups

ELLIPSIS = "…"
SPACES = re.compile(r"[ \t\r\n]+")  # a no-break space stays where it is


def shortened(text: str, limit: int) -> str:
    """The text on one line of at most ``limit`` characters, cut after a word; a single long word is cut within."""
    line = together(SPACES.sub(" ", text).strip())
    if len(line) <= limit:
        return line
    cut = line[: whole(line, limit - 1)]
    if line[len(cut)] != " " and (space := cut.rfind(" ")) >= limit // 2:
        cut = cut[:space]
    return cut.rstrip(" ,;:–-·(„“\"'") + ELLIPSIS


def plain(text: str, limit: int) -> dict[str, Any]:
    """A text without markup, on one line of at most ``limit`` characters."""
    return {"type": "plain_text", "text": shortened(text, limit), "emoji": True}


def small(text: str) -> Block:
    """A small grey line."""
    return {"type": "context", "elements": [plain(text, PLAIN)]}


def divider() -> Block:
    """A thin line."""
    return {"type": "divider"}


def header(text: str) -> Block:
    """A heading."""
    return {"type": "header", "text": plain(text, HEADER)}


def actions(elements: Sequence[dict[str, Any]]) -> Block:
    """Buttons and menus beside one another."""
    return {"type": "actions", "elements": list(elements)}


def button(label: str, action: str, value: str, *, primary: bool = False, spoken: str = "") -> dict[str, Any]:
    """Something to press. ``spoken`` is what a screen reader says where the label alone is not enough."""
    made: dict[str, Any] = {
        "type": "button",
        "action_id": action,
        "text": plain(label, LABEL),
        "value": value,
    }
    if primary:
        made["style"] = "primary"
    if spoken:
        made["accessibility_label"] = shortened(spoken, LABEL)
    return made


def option(label: str, value: str) -> dict[str, Any]:
    """Something to choose."""
    return {"text": plain(label, LABEL), "value": value}


def radios(options: Sequence[dict[str, Any]], action: str) -> dict[str, Any]:
    """Options one under the other, at most RADIOS of them."""
    return {"type": "radio_buttons", "action_id": action, "options": list(options)}


def menu(options: Sequence[dict[str, Any]], action: str, placeholder: str) -> dict[str, Any]:
    """A list that opens; more options than one list holds stand in groups."""
    made: dict[str, Any] = {"type": "static_select", "action_id": action}
    if placeholder:
        made["placeholder"] = plain(placeholder, HEADER)
    if len(options) <= IN_MENU:
        return {**made, "options": list(options)}
    groups = [options[start : start + IN_MENU] for start in range(0, len(options), IN_MENU)]
    made["option_groups"] = [
        {"label": plain(f"{first}–{first + len(group) - 1}", LABEL), "options": list(group)}
        for first, group in zip(range(1, len(options) + 1, IN_MENU), groups, strict=True)
    ]
    return made


def overflow(presses: Sequence[Press]) -> dict[str, Any]:
    """The menu behind three dots; ``presses`` are one to five."""
    options = [option(press.label, wire.do(press)) for press in presses]
    return {"type": "overflow", "action_id": wire.DO, "options": options}


def card(shown: ShownCard, take: dict[str, Any] | None = None) -> list[Block]:
    """A question card: its number and what it is good for small above its words, and ``take`` beside them."""
    text: Block = {
        "type": "section",
        "text": {"type": "plain_text", "text": together(shown.text[:TEXT]), "emoji": True},
    }
    if take:
        text["accessory"] = take
    return [small(f"{shown.number}. {shown.label}"), text]
