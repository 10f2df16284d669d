"""Block Kit as HTML that looks like Slack's own; the classes are those of slack.css. What is not drawn yet raises KeyError."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape
from typing import Any

Part = Mapping[str, Any]
"""A block or an element of Block Kit."""


def blocks(payload: Sequence[Part]) -> str:
    """The blocks of a message, a modal or a home page."""
    drawn = (f'<div class="block {block["type"]}">{BLOCKS[block["type"]](block)}</div>' for block in payload)
    return "\n".join(drawn)


# ---- blocks ------------------------------------------------------------------------------------------------------------


def _rich_text(block: Part) -> str:
    return "".join(PIECES[piece["type"]](piece) for piece in block["elements"])


def _section(block: Part) -> str:
    accessory = element(block["accessory"]) if "accessory" in block else ""
    return f"<p>{_text(block['text'])}</p>{accessory}"


def _context(block: Part) -> str:
    return "".join(f"<p>{_text(one)}</p>" for one in block["elements"])


def _actions(block: Part) -> str:
    return "".join(map(element, block["elements"]))


def _input(block: Part) -> str:
    optional = ' <span class="optional">(optional)</span>' if block["optional"] else ""
    hint = f'<p class="hint">{_text(block["hint"])}</p>' if "hint" in block else ""
    return f'<p class="label">{_text(block["label"])}{optional}</p>{element(block["element"])}{hint}'


BLOCKS = {
    "rich_text": _rich_text,
    "section": _section,
    "context": _context,
    "header": lambda block: f"<h2>{_text(block['text'])}</h2>",
    "divider": lambda _: "<hr>",
    "actions": _actions,
    "input": _input,
}


# ---- rich text ---------------------------------------------------------------------------------------------------------


def _spans(piece: Part) -> str:
    return "".join(map(_span, piece["elements"]))


def _span(part: Part) -> str:
    text = _lines(part["text"])
    if part["type"] == "link":
        text = f'<span class="link">{text}</span>'
    return f"<b>{text}</b>" if part.get("style", {}).get("bold") else text


PIECES = {
    "rich_text_section": lambda piece: f"<p>{_spans(piece)}</p>",
    "rich_text_quote": lambda piece: f"<blockquote>{_spans(piece)}</blockquote>",
    "rich_text_list": lambda piece: (
        "<ul>" + "".join(f"<li>{_spans(item)}</li>" for item in piece["elements"]) + "</ul>"
    ),
}


# ---- elements ----------------------------------------------------------------------------------------------------------


def element(part: Part) -> str:
    """A button, a menu, a list of options or a field to type in."""
    return ELEMENTS[part["type"]](part)


def button(text: str, style: str = "") -> str:
    """A button; ``style`` is "primary" or nothing."""
    return f'<span class="button {style}">{escape(text)}</span>'


def _select(part: Part) -> str:
    return f'<span class="select">{_text(part["placeholder"]) if "placeholder" in part else ""}</span>'


def _radios(part: Part) -> str:
    options = "".join(f'<li><span class="radio"></span>{_text(one["text"])}</li>' for one in part["options"])
    return f'<ul class="radios">{options}</ul>'


def _typing(part: Part) -> str:
    size = " multiline" if part.get("multiline") else ""
    if "initial_value" in part:
        return f'<div class="typing{size}">{_lines(part["initial_value"])}</div>'
    placeholder = _text(part["placeholder"]) if "placeholder" in part else ""
    return f'<div class="typing{size} empty">{placeholder}</div>'


ELEMENTS = {
    "button": lambda part: button(part["text"]["text"], part.get("style", "")),
    "overflow": lambda _: '<span class="button more"><i></i><i></i><i></i></span>',
    "static_select": _select,
    "radio_buttons": _radios,
    "plain_text_input": _typing,
}


def _text(text: Part) -> str:
    return _lines(text["text"])


def _lines(text: str) -> str:
    return escape(text).replace("\n", "<br>")
