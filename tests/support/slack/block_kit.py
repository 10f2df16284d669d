"""What Slack turns away and slack_sdk's models let pass: every limit of its reference of Block Kit, by payload.

``faults`` lists what is wrong with a message or a view, each with the path to it; an empty list is what Slack takes.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, Literal

Surface = Literal["message", "modal", "home"]

BLOCKS = {"message": 50, "modal": 100, "home": 100}
TEXT_OF_MESSAGE = 40_000  # characters; longer texts are cut
WORDS_OF_MESSAGE = 11_000  # characters of all blocks: more was turned away (slackapi/bolt-js#2867)
ID = 255
MARKUP = re.compile(
    r"<[@#!][^>\s]+>|<(?:https?|mailto):[^>]+>|&(?:amp|lt|gt);|(?<!\w)\*[^*\s][^*\n]*\*(?!\w)|`[^`\n]+`|(?<!\w)~[^~\s][^~\n]*~(?!\w)"
)
"""What is meant as a mention, a link, an escape, bold, code or struck out: a plain text shows it as it stands."""

KEYS: Mapping[str, frozenset[str]] = {
    name: frozenset(keys.split())
    for name, keys in {
        "actions": "type block_id elements",
        "context": "type block_id elements",
        "divider": "type block_id",
        "header": "type block_id text",
        "image": "type block_id image_url alt_text title slack_file",
        "input": "type block_id label element hint optional dispatch_action",
        "rich_text": "type block_id elements",
        "section": "type block_id text fields accessory expand",
        "button": "type action_id text value url style confirm accessibility_label",
        "overflow": "type action_id options confirm",
        "plain_text_input": "type action_id initial_value multiline min_length max_length placeholder focus_on_load"
        " dispatch_action_config",
        "radio_buttons": "type action_id options initial_option confirm focus_on_load",
        "static_select": "type action_id options option_groups initial_option confirm focus_on_load placeholder",
        "rich_text_section": "type elements",
        "rich_text_quote": "type elements border",
        "rich_text_preformatted": "type elements border",
        "rich_text_list": "type elements style indent offset border",
        "plain_text": "type text emoji",
        "mrkdwn": "type text verbatim",
        "modal": "type title blocks submit close private_metadata callback_id clear_on_close notify_on_close external_id"
        " submit_disabled",
        "home": "type blocks private_metadata callback_id external_id",
        "message": "text blocks",
    }.items()
}
BLOCK_TYPES = frozenset({"actions", "context", "divider", "header", "image", "input", "rich_text", "section"})
"""The blocks that are known here; Slack takes each of them on every surface."""

IN_SECTION = frozenset({"button", "overflow", "radio_buttons", "static_select"})
IN_ACTIONS = IN_SECTION
IN_INPUT = frozenset({"plain_text_input", "radio_buttons", "static_select"})


def faults(payload: Mapping[str, Any], surface: Surface) -> list[str]:
    """What Slack would turn away. A message is ``{"text": …, "blocks": […]}``."""
    return [*_keys(payload, surface, surface), *_surface(payload, surface)]


def _surface(payload: Mapping[str, Any], surface: Surface) -> Iterator[str]:
    blocks = payload.get("blocks") or []
    if surface == "message":
        yield from _string(payload, "text", surface, 1, TEXT_OF_MESSAGE)
        words = _words(blocks)
        if words > WORDS_OF_MESSAGE:
            yield f"message: {words} characters in its blocks, {WORDS_OF_MESSAGE} fit"
    else:
        if payload.get("type") != surface:
            yield f"{surface}: its type is {payload.get('type')!r}"
        yield from _string(payload, "private_metadata", surface, 0, 3000, optional=True)
        yield from _string(payload, "callback_id", surface, 1, ID, optional=True)
    if surface == "modal":
        yield from _plain(payload, "title", surface, 24)
        yield from _plain(payload, "submit", surface, 24, optional=True)
        yield from _plain(payload, "close", surface, 24, optional=True)
        if "submit" not in payload and any(block.get("type") == "input" for block in blocks):
            yield "modal: it has an input and no submit"
    yield from _count(blocks, surface, "blocks", 1, BLOCKS[surface])
    for number, block in enumerate(blocks):
        yield from _block(block, f"blocks[{number}]")
    yield from _twice("block_id", [block["block_id"] for block in blocks if "block_id" in block], surface)
    focused = sum(1 for element in _elements(blocks) if element.get("focus_on_load"))
    if focused > 1:
        yield f"{surface}: {focused} elements have focus_on_load"


# ---- blocks ------------------------------------------------------------------------------------------------------------


def _block(block: Mapping[str, Any], at: str) -> Iterator[str]:
    kind = block.get("type")
    if kind not in BLOCK_TYPES:
        yield f"{at}: {kind!r} is no block"
        return
    at = f"{at} {kind}"
    yield from _keys(block, kind, at)
    yield from _string(block, "block_id", at, 1, ID, optional=True)
    yield from BLOCK_RULES[kind](block, at)
    ids = [element["action_id"] for element in _elements([block]) if "action_id" in element]
    yield from _twice("action_id", ids, at)


def _section(block: Mapping[str, Any], at: str) -> Iterator[str]:
    if "text" not in block and "fields" not in block:
        yield f"{at}: it has neither text nor fields"
    if "text" in block:
        yield from _text(block["text"], f"{at}.text", 3000)
    if "fields" in block:
        yield from _count(block["fields"], at, "fields", 1, 10)
        for number, inner in enumerate(block["fields"]):
            yield from _text(inner, f"{at}.fields[{number}]", 2000)
    if "accessory" in block:
        yield from _element(block["accessory"], f"{at}.accessory", IN_SECTION)


def _header(block: Mapping[str, Any], at: str) -> Iterator[str]:
    yield from _plain(block, "text", at, 150)


def _context(block: Mapping[str, Any], at: str) -> Iterator[str]:
    yield from _count(block.get("elements", []), at, "elements", 1, 10)
    for number, element in enumerate(block.get("elements", [])):
        yield from _text(element, f"{at}.elements[{number}]", 3000)


def _actions(block: Mapping[str, Any], at: str) -> Iterator[str]:
    yield from _count(block.get("elements", []), at, "elements", 1, 25)
    for number, element in enumerate(block.get("elements", [])):
        yield from _element(element, f"{at}.elements[{number}]", IN_ACTIONS)


def _input(block: Mapping[str, Any], at: str) -> Iterator[str]:
    yield from _plain(block, "label", at, 2000)
    yield from _plain(block, "hint", at, 2000, optional=True)
    if "element" not in block:
        yield f"{at}: it has no element"
    else:
        yield from _element(block["element"], f"{at}.element", IN_INPUT)


def _image(block: Mapping[str, Any], at: str) -> Iterator[str]:
    yield from _string(block, "image_url", at, 1, 3000)
    yield from _string(block, "alt_text", at, 1, 2000)
    yield from _plain(block, "title", at, 2000, optional=True)


def _nothing(block: Mapping[str, Any], at: str) -> Iterator[str]:
    yield from ()


RICH = frozenset({"rich_text_section", "rich_text_list", "rich_text_quote", "rich_text_preformatted"})


def _rich(block: Mapping[str, Any], at: str) -> Iterator[str]:
    yield from _count(block.get("elements", []), at, "elements", 1, 1000)
    for number, piece in enumerate(block.get("elements", [])):
        yield from _rich_piece(piece, f"{at}.elements[{number}]", RICH)


def _rich_piece(piece: Mapping[str, Any], at: str, allowed: frozenset[str]) -> Iterator[str]:
    kind = piece.get("type")
    if kind not in allowed:
        yield f"{at}: {kind!r} cannot stand here"
        return
    yield from _keys(piece, kind, at)
    if kind == "rich_text_list" and piece.get("style") not in ("bullet", "ordered"):
        yield f"{at}: a list is bullet or ordered, not {piece.get('style')!r}"
    yield from _count(piece.get("elements", []), at, "elements", 1, 1000)
    for number, inner in enumerate(piece.get("elements", [])):
        where = f"{at}.elements[{number}]"
        if kind == "rich_text_list":
            yield from _rich_piece(inner, where, frozenset({"rich_text_section"}))
        elif inner.get("type") not in ("text", "link"):
            yield f"{where}: {inner.get('type')!r} is more than text"
        else:
            yield from _string(inner, "text", where, 0, 3000)
            if not inner.get("text"):
                yield f"{where}.text: it is empty"
            if inner["type"] == "link":
                yield from _string(inner, "url", where, 1, 3000)
            if set(inner.get("style", {})) - {"bold", "italic", "strike", "code"}:
                yield f"{where}: unknown style {sorted(inner['style'])}"


BLOCK_RULES: Mapping[str, Callable[[Mapping[str, Any], str], Iterator[str]]] = {
    "actions": _actions,
    "context": _context,
    "divider": _nothing,
    "header": _header,
    "image": _image,
    "input": _input,
    "rich_text": _rich,
    "section": _section,
}


# ---- elements ----------------------------------------------------------------------------------------------------------


def _element(element: Mapping[str, Any], at: str, allowed: frozenset[str]) -> Iterator[str]:
    kind = element.get("type")
    if kind not in allowed:
        yield f"{at}: {kind!r} cannot stand here"
        return
    at = f"{at} {kind}"
    yield from _keys(element, kind, at)
    yield from _string(element, "action_id", at, 1, ID)
    yield from _plain(element, "placeholder", at, 150, optional=True)
    yield from ELEMENT_RULES[kind](element, at)


def _button(element: Mapping[str, Any], at: str) -> Iterator[str]:
    yield from _plain(element, "text", at, 75)
    yield from _string(element, "value", at, 0, 2000, optional=True)
    yield from _string(element, "url", at, 1, 3000, optional=True)
    yield from _string(element, "accessibility_label", at, 1, 75, optional=True)
    if element.get("style", "primary") not in ("primary", "danger"):
        yield f"{at}: its style is {element['style']!r}"


def _typing(element: Mapping[str, Any], at: str) -> Iterator[str]:
    for key, least in (("min_length", 0), ("max_length", 1)):
        if not least <= element.get(key, least) <= 3000:
            yield f"{at}.{key}: {element[key]}, from {least} to 3000 is taken"


def _radios(element: Mapping[str, Any], at: str) -> Iterator[str]:
    yield from _options(element.get("options", []), at, 10, markup=True)


def _overflow(element: Mapping[str, Any], at: str) -> Iterator[str]:
    yield from _options(element.get("options", []), at, 5)


def _select(element: Mapping[str, Any], at: str) -> Iterator[str]:
    if ("options" in element) == ("option_groups" in element):
        yield f"{at}: it has options or option_groups, one of the two"
    if "options" in element:
        yield from _options(element["options"], at, 100)
    groups = element.get("option_groups", [])
    if "option_groups" in element:
        yield from _count(groups, at, "option_groups", 1, 100)
    for number, group in enumerate(groups):
        yield from _plain(group, "label", f"{at}.option_groups[{number}]", 75)
        yield from _options(group.get("options", []), f"{at}.option_groups[{number}]", 100)
    if groups:
        every = [one["value"] for group in groups for one in group.get("options", [])]
        yield from _twice("value", every, at)


def _options(
    options: Sequence[Mapping[str, Any]], at: str, most: int, *, markup: bool = False
) -> Iterator[str]:
    yield from _count(options, at, "options", 1, most)
    for number, one in enumerate(options):
        where = f"{at}.options[{number}]"
        if set(one) - {"text", "value", "description", "url"}:
            yield f"{where}: unknown {sorted(set(one) - {'text', 'value', 'description', 'url'})}"
        if markup:
            yield from _text(one.get("text", {}), f"{where}.text", 75)
        else:
            yield from _plain(one, "text", where, 75)
        yield from _string(one, "value", where, 1, 150)
        yield from _plain(one, "description", where, 75, optional=True)
    yield from _twice("value", [one.get("value") for one in options], at)


ELEMENT_RULES: Mapping[str, Callable[[Mapping[str, Any], str], Iterator[str]]] = {
    "button": _button,
    "overflow": _overflow,
    "plain_text_input": _typing,
    "radio_buttons": _radios,
    "static_select": _select,
}


# ---- texts and counts --------------------------------------------------------------------------------------------------


def _plain(
    holder: Mapping[str, Any], key: str, at: str, most: int, *, optional: bool = False
) -> Iterator[str]:
    if key not in holder:
        if not optional:
            yield f"{at}: it has no {key}"
        return
    text = holder[key]
    if text.get("type") != "plain_text":
        yield f"{at}.{key}: only plain_text stands here, not {text.get('type')!r}"
    yield from _text(text, f"{at}.{key}", most)


def _text(text: Mapping[str, Any], at: str, most: int) -> Iterator[str]:
    kind = text.get("type")
    if kind not in ("plain_text", "mrkdwn"):
        yield f"{at}: {kind!r} is no text"
        return
    yield from _keys(text, kind, at)
    yield from _string(text, "text", at, 1, most)
    if kind == "plain_text" and (found := MARKUP.search(str(text.get("text", "")))):
        yield f"{at}: markup in a plain text: {found[0]!r}"


def _string(
    holder: Mapping[str, Any], key: str, at: str, least: int, most: int, *, optional: bool = False
) -> Iterator[str]:
    value = holder.get(key)
    if value is None:
        if not optional:
            yield f"{at}: it has no {key}"
    elif not isinstance(value, str):
        yield f"{at}.{key}: {type(value).__name__} is no text"
    elif len(value) < least or (least and not value.strip()):
        yield f"{at}.{key}: it is empty"
    elif len(value) > most:
        yield f"{at}.{key}: {len(value)} characters, {most} fit"


def _count(found: Sequence[Any], at: str, what: str, least: int, most: int) -> Iterator[str]:
    if not least <= len(found) <= most:
        yield f"{at}: {len(found)} {what}, from {least} to {most} are taken"


def _twice(what: str, found: Sequence[Any], at: str) -> Iterator[str]:
    for value in sorted({value for value in found if found.count(value) > 1}, key=str):
        yield f"{at}: {what} {value!r} stands twice"


def _keys(holder: Mapping[str, Any], kind: str, at: str) -> Iterator[str]:
    if unknown := sorted(set(holder) - KEYS[kind]):
        yield f"{at}: unknown {unknown}"


def _elements(blocks: Sequence[Mapping[str, Any]]) -> Iterator[Mapping[str, Any]]:
    for block in blocks:
        inner = [block.get("element"), block.get("accessory")]
        inner += block["elements"] if block.get("type") == "actions" else []
        yield from (element for element in inner if isinstance(element, dict))


def _words(part: Any) -> int:
    """The characters of every text in a payload."""
    if isinstance(part, dict):
        return sum(
            len(value) if key == "text" and isinstance(value, str) else _words(value)
            for key, value in part.items()
        )
    return sum(_words(inner) for inner in part) if isinstance(part, list) else 0
