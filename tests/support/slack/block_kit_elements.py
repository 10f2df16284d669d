"""Rules of Block Kit elements and texts: Slack's limits, each as a function that yields what is wrong.

Every function takes a part of a payload and the path to it, which begins each fault.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

MAX_ID = 255
MARKUP = re.compile(
    r"<[@#!][^>\s]+>|<(?:https?|mailto):[^>]+>|&(?:amp|lt|gt);|(?<!\w)\*[^*\s][^*\n]*\*(?!\w)|`[^`\n]+`|(?<!\w)~[^~\s][^~\n]*~(?!\w)"
)
"""A mention, a link, an escape, bold, code or strikethrough, which plain_text shows literally."""

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
IN_SECTION = frozenset({"button", "overflow", "radio_buttons", "static_select"})
IN_ACTIONS = IN_SECTION
IN_INPUT = frozenset({"plain_text_input", "radio_buttons", "static_select"})


# ---- elements ----------------------------------------------------------------------------------------------------------


def element_faults(element: Mapping[str, Any], at: str, allowed: frozenset[str]) -> Iterator[str]:
    """A button, menu or input, which must be of one of the ``allowed`` types."""
    kind = element.get("type")
    if kind not in allowed:
        yield f"{at}: {kind!r} cannot stand here"
        return
    at = f"{at} {kind}"
    yield from key_faults(element, kind, at)
    yield from string_faults(element, "action_id", at, 1, MAX_ID)
    yield from plain_text_faults(element, "placeholder", at, 150, optional=True)
    yield from ELEMENT_RULES[kind](element, at)


def _button(element: Mapping[str, Any], at: str) -> Iterator[str]:
    yield from plain_text_faults(element, "text", at, 75)
    yield from string_faults(element, "value", at, 0, 2000, optional=True)
    yield from string_faults(element, "url", at, 1, 3000, optional=True)
    yield from string_faults(element, "accessibility_label", at, 1, 75, optional=True)
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
        yield from count_faults(groups, at, "option_groups", 1, 100)
    for number, group in enumerate(groups):
        yield from plain_text_faults(group, "label", f"{at}.option_groups[{number}]", 75)
        yield from _options(group.get("options", []), f"{at}.option_groups[{number}]", 100)
    if groups:
        every = [one["value"] for group in groups for one in group.get("options", [])]
        yield from duplicate_faults("value", every, at)


def _options(
    options: Sequence[Mapping[str, Any]], at: str, most: int, *, markup: bool = False
) -> Iterator[str]:
    yield from count_faults(options, at, "options", 1, most)
    for number, one in enumerate(options):
        where = f"{at}.options[{number}]"
        if set(one) - {"text", "value", "description", "url"}:
            yield f"{where}: unknown {sorted(set(one) - {'text', 'value', 'description', 'url'})}"
        if markup:
            yield from text_faults(one.get("text", {}), f"{where}.text", 75)
        else:
            yield from plain_text_faults(one, "text", where, 75)
        yield from string_faults(one, "value", where, 1, 150)
        yield from plain_text_faults(one, "description", where, 75, optional=True)
    yield from duplicate_faults("value", [one.get("value") for one in options], at)


ELEMENT_RULES: Mapping[str, Callable[[Mapping[str, Any], str], Iterator[str]]] = {
    "button": _button,
    "overflow": _overflow,
    "plain_text_input": _typing,
    "radio_buttons": _radios,
    "static_select": _select,
}


# ---- texts and counts --------------------------------------------------------------------------------------------------


def plain_text_faults(
    holder: Mapping[str, Any], key: str, at: str, most: int, *, optional: bool = False
) -> Iterator[str]:
    """A plain_text object under ``key``, of 1 to ``most`` characters."""
    if key not in holder:
        if not optional:
            yield f"{at}: it has no {key}"
        return
    text = holder[key]
    if text.get("type") != "plain_text":
        yield f"{at}.{key}: only plain_text stands here, not {text.get('type')!r}"
    yield from text_faults(text, f"{at}.{key}", most)


def text_faults(text: Mapping[str, Any], at: str, most: int) -> Iterator[str]:
    """A text object of 1 to ``most`` characters."""
    kind = text.get("type")
    if kind not in ("plain_text", "mrkdwn"):
        yield f"{at}: {kind!r} is no text"
        return
    yield from key_faults(text, kind, at)
    yield from string_faults(text, "text", at, 1, most)
    if kind == "plain_text" and (found := MARKUP.search(str(text.get("text", "")))):
        yield f"{at}: markup in a plain text: {found[0]!r}"


def string_faults(
    holder: Mapping[str, Any], key: str, at: str, least: int, most: int, *, optional: bool = False
) -> Iterator[str]:
    """A string under ``key``, of ``least`` to ``most`` characters."""
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


def count_faults(found: Sequence[Any], at: str, what: str, least: int, most: int) -> Iterator[str]:
    """A list of ``least`` to ``most`` entries."""
    if not least <= len(found) <= most:
        yield f"{at}: {len(found)} {what}, from {least} to {most} are taken"


def duplicate_faults(what: str, found: Sequence[Any], at: str) -> Iterator[str]:
    """Ids or values that must be unique."""
    for value in sorted({value for value in found if found.count(value) > 1}, key=str):
        yield f"{at}: {what} {value!r} stands twice"


def key_faults(holder: Mapping[str, Any], kind: str, at: str) -> Iterator[str]:
    """Keys that Slack does not know on this type."""
    if unknown := sorted(set(holder) - KEYS[kind]):
        yield f"{at}: unknown {unknown}"
