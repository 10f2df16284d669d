"""Validates Block Kit payloads by every limit of Slack's reference, also those that slack_sdk's models let pass.

``faults`` lists what is wrong with a message or a view, each with its path; Slack takes a payload without faults.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, Literal

from tests.support.slack.block_kit_elements import (
    IN_ACTIONS,
    IN_INPUT,
    IN_SECTION,
    MAX_ID,
    count_faults,
    duplicate_faults,
    element_faults,
    key_faults,
    plain_text_faults,
    string_faults,
    text_faults,
)

Surface = Literal["message", "modal", "home"]

MAX_BLOCKS = {"message": 50, "modal": 100, "home": 100}
MAX_MESSAGE_TEXT = 40_000  # characters; longer texts are truncated
MAX_MESSAGE_CHARACTERS = 11_000  # of all blocks: Slack refuses more (slackapi/bolt-js#2867)
BLOCK_TYPES = frozenset({"actions", "context", "divider", "header", "image", "input", "rich_text", "section"})
"""The blocks known here; Slack takes each of them on every surface."""


def faults(payload: Mapping[str, Any], surface: Surface) -> list[str]:
    """What Slack would refuse a payload for. A message is ``{"text": …, "blocks": […]}``."""
    return [*key_faults(payload, surface, surface), *_surface(payload, surface)]


def _surface(payload: Mapping[str, Any], surface: Surface) -> Iterator[str]:
    blocks = payload.get("blocks") or []
    if surface == "message":
        yield from string_faults(payload, "text", surface, 1, MAX_MESSAGE_TEXT)
        characters = _characters(blocks)
        if characters > MAX_MESSAGE_CHARACTERS:
            yield f"message: {characters} characters in its blocks, {MAX_MESSAGE_CHARACTERS} fit"
    else:
        if payload.get("type") != surface:
            yield f"{surface}: its type is {payload.get('type')!r}"
        yield from string_faults(payload, "private_metadata", surface, 0, 3000, optional=True)
        yield from string_faults(payload, "callback_id", surface, 1, MAX_ID, optional=True)
    if surface == "modal":
        yield from plain_text_faults(payload, "title", surface, 24)
        yield from plain_text_faults(payload, "submit", surface, 24, optional=True)
        yield from plain_text_faults(payload, "close", surface, 24, optional=True)
        if "submit" not in payload and any(block.get("type") == "input" for block in blocks):
            yield "modal: it has an input and no submit"
    yield from count_faults(blocks, surface, "blocks", 1, MAX_BLOCKS[surface])
    for number, block in enumerate(blocks):
        yield from _block(block, f"blocks[{number}]")
    yield from duplicate_faults(
        "block_id", [block["block_id"] for block in blocks if "block_id" in block], surface
    )
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
    yield from key_faults(block, kind, at)
    yield from string_faults(block, "block_id", at, 1, MAX_ID, optional=True)
    yield from BLOCK_RULES[kind](block, at)
    ids = [element["action_id"] for element in _elements([block]) if "action_id" in element]
    yield from duplicate_faults("action_id", ids, at)


def _section(block: Mapping[str, Any], at: str) -> Iterator[str]:
    if "text" not in block and "fields" not in block:
        yield f"{at}: it has neither text nor fields"
    if "text" in block:
        yield from text_faults(block["text"], f"{at}.text", 3000)
    if "fields" in block:
        yield from count_faults(block["fields"], at, "fields", 1, 10)
        for number, inner in enumerate(block["fields"]):
            yield from text_faults(inner, f"{at}.fields[{number}]", 2000)
    if "accessory" in block:
        yield from element_faults(block["accessory"], f"{at}.accessory", IN_SECTION)


def _header(block: Mapping[str, Any], at: str) -> Iterator[str]:
    yield from plain_text_faults(block, "text", at, 150)


def _context(block: Mapping[str, Any], at: str) -> Iterator[str]:
    yield from count_faults(block.get("elements", []), at, "elements", 1, 10)
    for number, element in enumerate(block.get("elements", [])):
        yield from text_faults(element, f"{at}.elements[{number}]", 3000)


def _actions(block: Mapping[str, Any], at: str) -> Iterator[str]:
    yield from count_faults(block.get("elements", []), at, "elements", 1, 25)
    for number, element in enumerate(block.get("elements", [])):
        yield from element_faults(element, f"{at}.elements[{number}]", IN_ACTIONS)


def _input(block: Mapping[str, Any], at: str) -> Iterator[str]:
    yield from plain_text_faults(block, "label", at, 2000)
    yield from plain_text_faults(block, "hint", at, 2000, optional=True)
    if "element" not in block:
        yield f"{at}: it has no element"
    else:
        yield from element_faults(block["element"], f"{at}.element", IN_INPUT)


def _image(block: Mapping[str, Any], at: str) -> Iterator[str]:
    yield from string_faults(block, "image_url", at, 1, 3000)
    yield from string_faults(block, "alt_text", at, 1, 2000)
    yield from plain_text_faults(block, "title", at, 2000, optional=True)


def _nothing(block: Mapping[str, Any], at: str) -> Iterator[str]:
    yield from ()


RICH = frozenset({"rich_text_section", "rich_text_list", "rich_text_quote", "rich_text_preformatted"})


def _rich(block: Mapping[str, Any], at: str) -> Iterator[str]:
    yield from count_faults(block.get("elements", []), at, "elements", 1, 1000)
    for number, piece in enumerate(block.get("elements", [])):
        yield from _rich_piece(piece, f"{at}.elements[{number}]", RICH)


def _rich_piece(piece: Mapping[str, Any], at: str, allowed: frozenset[str]) -> Iterator[str]:
    kind = piece.get("type")
    if kind not in allowed:
        yield f"{at}: {kind!r} cannot stand here"
        return
    yield from key_faults(piece, kind, at)
    if kind == "rich_text_list" and piece.get("style") not in ("bullet", "ordered"):
        yield f"{at}: a list is bullet or ordered, not {piece.get('style')!r}"
    yield from count_faults(piece.get("elements", []), at, "elements", 1, 1000)
    for number, inner in enumerate(piece.get("elements", [])):
        where = f"{at}.elements[{number}]"
        if kind == "rich_text_list":
            yield from _rich_piece(inner, where, frozenset({"rich_text_section"}))
        elif inner.get("type") not in ("text", "link"):
            yield f"{where}: {inner.get('type')!r} is more than text"
        else:
            yield from string_faults(inner, "text", where, 0, 3000)
            if not inner.get("text"):
                yield f"{where}.text: it is empty"
            if inner["type"] == "link":
                yield from string_faults(inner, "url", where, 1, 3000)
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


def _elements(blocks: Sequence[Mapping[str, Any]]) -> Iterator[Mapping[str, Any]]:
    for block in blocks:
        inner = [block.get("element"), block.get("accessory")]
        inner += block["elements"] if block.get("type") == "actions" else []
        yield from (element for element in inner if isinstance(element, dict))


def _characters(part: Any) -> int:
    """The number of characters of all texts in a payload."""
    if isinstance(part, dict):
        return sum(
            len(value) if key == "text" and isinstance(value, str) else _characters(value)
            for key, value in part.items()
        )
    return sum(_characters(inner) for inner in part) if isinstance(part, list) else 0
