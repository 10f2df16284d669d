"""Reads Block Kit as a user sees it: its text, its buttons and options, and the inputs of a form."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

Json = dict[str, Any]

TEXT_INPUTS = ("plain_text_input", "email_text_input", "url_text_input", "number_input")
SINGLE_CHOICE = ("static_select", "radio_buttons")
MULTIPLE_CHOICE = ("checkboxes", "multi_static_select")
PICKERS = {
    "datepicker": ("initial_date", "selected_date"),
    "timepicker": ("initial_time", "selected_time"),
    "datetimepicker": ("initial_date_time", "selected_date_time"),
}
STATEFUL = (*TEXT_INPUTS, *SINGLE_CHOICE, *MULTIPLE_CHOICE, *PICKERS)
_ZERO_WIDTH = re.compile("[\u200b\u200c\u200d\u2060\ufeff]")
_MARKUP = [
    re.compile(rf"(?<![\w{mark}])[{mark}](?=\S)([^{mark}\n]+?)(?<=\S)[{mark}](?![\w{mark}])")
    for mark in "*_~`"
]
_LINK = re.compile(r"<(?:[^<>|]*\|)([^<>]*)>|<([^<>|]+)>")


@dataclass(frozen=True, slots=True)
class Pressable:
    """A button, or one option of an overflow menu, a select or radio buttons outside of a form."""

    label: str
    block_id: str
    element: Json
    option: Json | None = None


@dataclass(frozen=True, slots=True)
class Input:
    """An input block of a form."""

    label: str
    block_id: str
    element: Json
    optional: bool
    hint: str
    dispatches: bool = False  # every change is sent to the app at once

    @property
    def key(self) -> tuple[str, str]:
        """Its key in the state of a view: block id and action id."""
        return self.block_id, str(self.element["action_id"])


def with_ids(blocks: Sequence[Json]) -> list[Json]:
    """The blocks with generated ids where the app gave none, as Slack does."""
    named = []
    for number, given in enumerate(blocks):
        block = {"block_id": f"generated-{number}", **given}
        for key in ("element", "accessory"):
            if isinstance(block.get(key), dict):
                block[key] = {"action_id": f"generated-{number}", **block[key]}
        if block["type"] == "actions":
            block["elements"] = [
                {"action_id": f"generated-{number}-{nth}", **element}
                for nth, element in enumerate(block["elements"])
            ]
        named.append(block)
    return named


def shown(text: Any) -> str:
    """The visible text of a text object: mrkdwn without marks and escapes, no-break spaces as spaces."""
    if not isinstance(text, dict):
        return ""
    words = str(text.get("text", ""))
    if text.get("type") == "mrkdwn":
        words = read(words)
    return _single_spaces(_ZERO_WIDTH.sub("", words))


def read(mrkdwn: str) -> str:
    """The visible text of mrkdwn."""
    words = _LINK.sub(lambda found: found[1] or found[2], mrkdwn)
    for mark in _MARKUP:
        words = mark.sub(r"\1", words)
    return _single_spaces(_ZERO_WIDTH.sub("", html.unescape(words)))


def lines(blocks: Sequence[Json]) -> list[str]:
    """All visible text, line by line; labels of buttons and options in brackets."""
    return [line for block in blocks for line in _lines(block) if line]


def pressables(blocks: Sequence[Json]) -> Iterator[Pressable]:
    """All buttons and options, from top to bottom."""
    for block in blocks:
        if block["type"] in ("section", "actions"):
            for element in _elements(block):
                yield from _pressables(block["block_id"], element)


def inputs(blocks: Sequence[Json]) -> list[Input]:
    """The input blocks of a form."""
    return [
        Input(
            shown(block["label"]),
            block["block_id"],
            block["element"],
            bool(block.get("optional", False)),
            shown(block.get("hint")),
            bool(block.get("dispatch_action", False)),
        )
        for block in blocks
        if block["type"] == "input"
    ]


def options(element: Json) -> list[Json]:
    """The options of a select, radio buttons, checkboxes or an overflow menu."""
    groups = element.get("option_groups", [])
    return [*element.get("options", []), *(option for group in groups for option in group["options"])]


def initial_state(blocks: Sequence[Json]) -> dict[tuple[str, str], Json]:
    """The initial state of every input and select."""
    held = {}
    for block in blocks:
        for element in _elements(block):
            if element["type"] in STATEFUL:
                held[block["block_id"], element["action_id"]] = _initial(element)
    return held


def filled(field: Input, answer: Any) -> Json:
    """The state of an input after a user typed or chose ``answer``; None empties it."""
    kind = field.element["type"]
    if kind in TEXT_INPUTS:
        return {"type": kind, "value": _typed(field, answer)}
    if kind in SINGLE_CHOICE:
        return {"type": kind, "selected_option": None if answer is None else _option(field, answer)}
    if kind in MULTIPLE_CHOICE:
        return {"type": kind, "selected_options": [_option(field, one) for one in answer or ()]}
    if kind in PICKERS:
        return {"type": kind, PICKERS[kind][1]: answer}
    raise AssertionError(f"“{field.label}” is a {kind}: the tests cannot fill one in yet.")


def is_empty(state: Mapping[str, Any]) -> bool:
    """True if nothing was typed or chosen."""
    return not any(value for key, value in state.items() if key != "type")


def _initial(element: Json) -> Json:
    kind = element["type"]
    if kind in TEXT_INPUTS:
        return {"type": kind, "value": element.get("initial_value")}
    if kind in SINGLE_CHOICE:
        return {"type": kind, "selected_option": element.get("initial_option")}
    if kind in MULTIPLE_CHOICE:
        return {"type": kind, "selected_options": element.get("initial_options", [])}
    given, held = PICKERS[kind]
    return {"type": kind, held: element.get(given)}


def _typed(field: Input, answer: Any) -> str | None:
    if answer is None or answer == "":
        return None
    typed, element = str(answer), field.element
    shortest, longest = element.get("min_length", 0), element.get("max_length", 3000)
    if not shortest <= len(typed) <= longest:
        raise AssertionError(f"“{field.label}” takes {shortest} to {longest} characters, not {len(typed)}.")
    return typed


def _option(field: Input, label: str) -> Json:
    found = [
        option for option in options(field.element) if shown(option["text"]).casefold() == label.casefold()
    ]
    if not found:
        labels = [shown(option["text"]) for option in options(field.element)]
        raise AssertionError(f"“{field.label}” has no {label!r} to choose; it has {labels}.")
    return found[0]


def _pressables(block_id: str, element: Json) -> Iterator[Pressable]:
    if element["type"] == "button":
        yield Pressable(shown(element["text"]), block_id, element)
    elif element["type"] in ("overflow", *SINGLE_CHOICE):
        for option in options(element):
            yield Pressable(shown(option["text"]), block_id, element, option)


def _elements(block: Json) -> list[Json]:
    single = [block[key] for key in ("accessory", "element") if isinstance(block.get(key), dict)]
    several = block.get("elements", []) if block["type"] == "actions" else []
    return [element for element in (*single, *several) if element["type"] != "image"]


def _lines(block: Json) -> list[str]:
    kind = block["type"]
    if kind == "rich_text":
        return [_single_spaces(_rich(block).strip())]
    found = [shown(block.get("text"))] if kind in ("section", "header") else []
    found += [shown(field) for field in block.get("fields", [])]
    if kind == "input":
        found += [shown(block["label"]), shown(block.get("hint"))]
    if kind == "context":
        found += [shown(element) for element in block["elements"] if element["type"] != "image"]
    for element in _elements(block):
        found += _element_lines(element)
    return found


def _element_lines(element: Json) -> list[str]:
    found = [shown(element.get("placeholder")), str(element.get("initial_value") or "")]
    if element["type"] == "button":
        found.append(f"[{shown(element['text'])}]")
    return [*found, *(f"[{shown(option['text'])}]" for option in options(element))]


def _rich(node: Any) -> str:
    if not isinstance(node, dict):
        return ""
    own = str(node.get("text", ""))
    inner = "".join(_rich(one) for one in node.get("elements", []))
    return own + inner + ("\n" if str(node.get("type", "")).startswith("rich_text_") else "")


def _single_spaces(words: str) -> str:
    return words.replace("\u00a0", " ").replace("\u202f", " ")
