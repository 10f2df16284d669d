"""The checks of Block Kit payloads, checked: each finds its own fault, and a payload just within every limit has none."""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy
from typing import Any

import pytest

from tests.support.slack.block_kit import Surface, faults

Payload = dict[str, Any]


def text(words: str) -> Payload:
    return {"type": "plain_text", "text": words, "emoji": True}


def option(number: int, *, label: str = "Yes", value: str | None = None) -> Payload:
    return {"text": text(label), "value": value or f"v{number}"}


def options(count: int) -> list[Payload]:
    return [option(number) for number in range(count)]


def button(**more: Any) -> Payload:
    return {"type": "button", "action_id": "do:0", "text": text("Begin"), "value": "mentor help", **more}


def select(**more: Any) -> Payload:
    return {"type": "static_select", "action_id": "answer", "options": options(2), **more}


def radios(**more: Any) -> Payload:
    return {"type": "radio_buttons", "action_id": "value", "options": options(2), **more}


def typing(**more: Any) -> Payload:
    return {"type": "plain_text_input", "action_id": "value", "multiline": True, "max_length": 3000, **more}


def section(words: str = "Hello", **more: Any) -> Payload:
    return {"type": "section", "text": text(words), **more}


def actions(*elements: Payload) -> Payload:
    return {"type": "actions", "elements": list(elements)}


def context(*words: str) -> Payload:
    return {"type": "context", "elements": [text(one) for one in words]}


def asked(element: Payload, **more: Any) -> Payload:
    return {"type": "input", "block_id": "note", "label": text("A note"), "element": element, **more}


def rich(*pieces: Payload) -> Payload:
    return {"type": "rich_text", "elements": list(pieces)}


def paragraph(words: str, **more: Any) -> Payload:
    return {"type": "rich_text_section", "elements": [{"type": "text", "text": words, **more}]}


def message(*blocks: Payload, words: str = "Hello") -> Payload:
    return {"text": words, "blocks": list(blocks)}


def modal(*blocks: Payload, **more: Any) -> Payload:
    return {
        "type": "modal", "callback_id": "answer", "private_metadata": "c1|1||", "title": text("A note"),
        "submit": text("Continue"), "close": text("Later"), "blocks": list(blocks), **more,
    }  # fmt: skip


def home(*blocks: Payload, **more: Any) -> Payload:
    return {"type": "home", "callback_id": "home", "blocks": list(blocks), **more}


LIMITS: dict[str, tuple[int, Surface, Callable[[int], Payload]]] = {
    "blocks of a message": (50, "message", lambda n: message(*[section()] * n)),
    "blocks of a modal": (100, "modal", lambda n: modal(*[section()] * n)),
    "blocks of a home page": (100, "home", lambda n: home(*[section()] * n)),
    "text of a message": (40_000, "message", lambda n: message(section(), words="x" * n)),
    "characters in all blocks": (
        11_000,
        "message",
        lambda n: message(*[section("x" * 2_750)] * 3, section("x" * (n - 8_250))),
    ),
    "section": (3000, "message", lambda n: message(section("x" * n))),
    "field of a section": (2000, "message", lambda n: message({"type": "section", "fields": [text("x" * n)]})),
    "fields of a section": (10, "message", lambda n: message({"type": "section", "fields": [text("x")] * n})),
    "header": (150, "home", lambda n: home({"type": "header", "text": text("x" * n)})),
    "elements of a context": (10, "message", lambda n: message(context(*["x"] * n))),
    "text of a context": (3000, "message", lambda n: message(context("x" * n))),
    "elements of actions": (
        25,
        "message",
        lambda n: message(actions(*[button(action_id=f"do:{one}") for one in range(n)])),
    ),
    "label of a button": (75, "message", lambda n: message(actions(button(text=text("x" * n))))),
    "value of a button": (2000, "message", lambda n: message(actions(button(value="x" * n)))),
    "address of a button": (3000, "message", lambda n: message(actions(button(url="x" * n)))),
    "spoken label of a button": (75, "message", lambda n: message(actions(button(accessibility_label="x" * n)))),
    "action id": (255, "message", lambda n: message(actions(button(action_id="x" * n)))),
    "block id": (255, "message", lambda n: message(section(block_id="x" * n))),
    "radio buttons": (10, "modal", lambda n: modal(asked(radios(options=options(n))))),
    "label of an option": (75, "modal", lambda n: modal(asked(radios(options=[option(0, label="x" * n)])))),
    "value of an option": (150, "modal", lambda n: modal(asked(radios(options=[option(0, value="x" * n)])))),
    "description of an option": (
        75,
        "modal",
        lambda n: modal(asked(radios(options=[option(0) | {"description": text("x" * n)}]))),
    ),
    "options of a select": (100, "message", lambda n: message(actions(select(options=options(n))))),
    "label of a select's option": (
        75,
        "message",
        lambda n: message(actions(select(options=[option(0, label="x" * n)]))),
    ),
    "groups of a select": (
        100,
        "modal",
        lambda n: modal(
            asked(
                {
                    "type": "static_select",
                    "action_id": "value",
                    "option_groups": [{"label": text("1"), "options": [option(one)]} for one in range(n)],
                }
            )
        ),
    ),
    "options of a group": (
        100,
        "modal",
        lambda n: modal(
            asked(
                {
                    "type": "static_select",
                    "action_id": "value",
                    "option_groups": [{"label": text("1"), "options": options(n)}],
                }
            )
        ),
    ),
    "label of a group": (
        75,
        "modal",
        lambda n: modal(
            asked(
                {
                    "type": "static_select",
                    "action_id": "value",
                    "option_groups": [{"label": text("x" * n), "options": options(1)}],
                }
            )
        ),
    ),
    "placeholder of a select": (150, "message", lambda n: message(actions(select(placeholder=text("x" * n))))),
    "placeholder of a text": (150, "modal", lambda n: modal(asked(typing(placeholder=text("x" * n))))),
    "options of an overflow menu": (
        5,
        "message",
        lambda n: message(actions({"type": "overflow", "action_id": "do", "options": options(n)})),
    ),
    "label of an input": (2000, "modal", lambda n: modal(asked(typing(), label=text("x" * n)))),
    "hint of an input": (2000, "modal", lambda n: modal(asked(typing(), hint=text("x" * n)))),
    "most that can be typed": (3000, "modal", lambda n: modal(asked(typing(max_length=n)))),
    "least that can be typed": (3000, "modal", lambda n: modal(asked(typing(min_length=n)))),
    "title": (24, "modal", lambda n: modal(section(), title=text("x" * n))),
    "submit": (24, "modal", lambda n: modal(section(), submit=text("x" * n))),
    "close": (24, "modal", lambda n: modal(section(), close=text("x" * n))),
    "private metadata": (3000, "modal", lambda n: modal(section(), private_metadata="x" * n)),
    "callback id": (255, "modal", lambda n: modal(section(), callback_id="x" * n)),
    "rich text": (3000, "message", lambda n: message(rich(paragraph("x" * n)))),
    "address of an image": (
        3000,
        "message",
        lambda n: message({"type": "image", "image_url": "x" * n, "alt_text": "A goat"}),
    ),
    "text for an image": (
        2000,
        "message",
        lambda n: message({"type": "image", "image_url": "https://pora.example/a.png", "alt_text": "x" * n}),
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", LIMITS)
def test_as_much_as_fits_is_taken_and_one_more_is_not(name: str) -> None:
    limit, surface, made = LIMITS[name]

    assert faults(made(limit), surface) == []
    (fault,) = faults(made(limit + 1), surface)
    assert str(limit) in fault
    assert str(limit + 1) in fault


WRONG: dict[str, tuple[Surface, Payload, str]] = {
    "no words for notifications": ("message", {"blocks": [section()]}, "it has no text"),
    "empty words for notifications": ("message", message(section(), words=" "), "it is empty"),
    "no blocks": ("message", message(), "0 blocks"),
    "an unknown block": ("message", message({"type": "marquee"}), "'marquee' is no block"),
    "an unknown key": ("message", message(section(colour="red")), "unknown ['colour']"),
    "an unknown key of an element": ("message", message(actions(button(color="red"))), "unknown ['color']"),
    "an unknown key of an option": (
        "modal",
        modal(asked(radios(options=[option(0) | {"label": "x"}]))),
        "unknown ['label']",
    ),
    "an unknown key of a message": ("message", message(section()) | {"title": "x"}, "unknown ['title']"),
    "an empty text": ("message", message(section("")), "it is empty"),
    "a text of spaces": ("message", message(section(" \n ")), "it is empty"),
    "an empty paragraph": ("message", message(rich(paragraph(""))), "it is empty"),
    "an empty list": (
        "message",
        message(rich({"type": "rich_text_list", "style": "bullet", "elements": []})),
        "0 elements",
    ),
    "a list of an unknown style": (
        "message",
        message(rich({"type": "rich_text_list", "style": "stars", "elements": [paragraph("x")]})),
        "bullet or ordered",
    ),
    "a list in a list": (
        "message",
        message(
            rich(
                {
                    "type": "rich_text_list",
                    "style": "bullet",
                    "elements": [{"type": "rich_text_list", "style": "bullet", "elements": [paragraph("x")]}],
                }
            )
        ),
        "cannot stand here",
    ),
    "somebody who is pinged": (
        "message",
        message(rich({"type": "rich_text_section", "elements": [{"type": "user", "user_id": "U1"}]})),
        "'user' is more than text",
    ),
    "an unknown style": ("message", message(rich(paragraph("x", style={"blink": True}))), "unknown style"),
    "a section of nothing": ("message", message({"type": "section"}), "neither text nor fields"),
    "a header in markup": (
        "home",
        home({"type": "header", "text": {"type": "mrkdwn", "text": "*Hello*"}}),
        "only plain_text",
    ),
    "a button in markup": (
        "message",
        message(actions(button(text={"type": "mrkdwn", "text": "Begin"}))),
        "only plain_text",
    ),
    "a title in markup": ("modal", modal(section(), title={"type": "mrkdwn", "text": "A note"}), "only plain_text"),
    "an option of a select in markup": (
        "message",
        message(actions(select(options=[{"text": {"type": "mrkdwn", "text": "x"}, "value": "v"}]))),
        "only plain_text",
    ),
    "a text that is none": ("message", message({"type": "section", "text": {"type": "text", "text": "x"}}), "is no text"),
    "a value that is a number": ("message", message(actions(button(value=3))), "int is no text"),
    "bold in a plain text": ("message", message(section("This is *bold*")), "markup in a plain text: '*bold*'"),
    "a mention in a plain text": ("message", message(section("Ask <@U123>")), "'<@U123>'"),
    "everybody in a plain text": ("message", message(context("<!channel> hello")), "'<!channel>'"),
    "a link in a plain text": ("message", message(section("<https://pora.example|here>")), "markup"),
    "an escape in a plain text": ("message", message(section("Tom &amp; Ann")), "'&amp;'"),
    "code in a label": ("modal", modal(asked(typing(), label=text("Type `topics`"))), "'`topics`'"),
    "struck out in a plain text": ("message", message(section("~never~ later")), "'~never~'"),
    "a block id twice": ("modal", modal(asked(typing()), asked(radios())), "block_id 'note' stands twice"),
    "an action id twice in a block": (
        "message",
        message(actions(button(), button())),
        "action_id 'do:0' stands twice",
    ),
    "a value twice in a select": (
        "message",
        message(actions(select(options=[option(0), option(0)]))),
        "value 'v0' stands twice",
    ),
    "a value twice in two groups": (
        "modal",
        modal(
            asked(
                {
                    "type": "static_select",
                    "action_id": "value",
                    "option_groups": [{"label": text(one), "options": options(1)} for one in "ab"],
                }
            )
        ),
        "value 'v0' stands twice",
    ),
    "options and groups": (
        "message",
        message(actions(select(option_groups=[{"label": text("1"), "options": [option(9)]}]))),
        "one of the two",
    ),
    "no options": ("modal", modal(asked(radios(options=[]))), "0 options"),
    "an option without a value": (
        "modal",
        modal(asked(radios(options=[{"text": text("Yes")}]))),
        "it has no value",
    ),
    "no action id": (
        "message",
        message(actions({"type": "button", "text": text("x")})),
        "it has no action_id",
    ),
    "no elements": ("message", message(actions()), "0 elements"),
    "a text field among buttons": ("message", message(actions(typing())), "'plain_text_input' cannot stand here"),
    "a text field beside a section": ("modal", modal(section(accessory=typing())), "cannot stand here"),
    "a button as an input": ("modal", modal(asked(button())), "'button' cannot stand here"),
    "an input of nothing": ("modal", modal({"type": "input", "label": text("x")}), "it has no element"),
    "a style that is none": ("message", message(actions(button(style="green"))), "its style is 'green'"),
    "nothing can be typed": ("modal", modal(asked(typing(max_length=0))), "from 1 to 3000"),
    "two that are focused": (
        "modal",
        modal(
            asked(typing(focus_on_load=True)), asked(radios(focus_on_load=True), block_id="other")
        ),
        "2 elements have focus_on_load",
    ),
    "an input and no submit": (
        "modal",
        {key: value for key, value in modal(asked(typing())).items() if key != "submit"},
        "no submit",
    ),
    "no title": (
        "modal",
        {key: value for key, value in modal(section()).items() if key != "title"},
        "it has no title",
    ),
    "a modal as a home page": ("home", modal(section()), "its type is 'modal'"),
    "a title on a home page": ("home", home(section(), title=text("Pora")), "unknown ['title']"),
}  # fmt: skip


@pytest.mark.parametrize("name", WRONG)
def test_a_fault_is_found_and_named(name: str) -> None:
    surface, payload, fault = WRONG[name]

    assert any(fault in found for found in faults(payload, surface)), faults(payload, surface)


def test_a_payload_of_everything_has_no_fault_and_is_left_as_it_was() -> None:
    payload = modal(
        context("1. An easy start"),
        section("What worked?", accessory=button(style="primary")),
        {"type": "divider"},
        rich(
            paragraph("Ask <@U123> *now* & `then`", style={"bold": True}),
            {"type": "rich_text_list", "style": "bullet", "elements": [paragraph("one"), paragraph("two")]},
            {"type": "rich_text_quote", "elements": [{"type": "text", "text": "said"}]},
        ),
        asked(typing(placeholder=text("Skip")), hint=text("Only you see it."), optional=True),
        asked(radios(), block_id="useful"),
        asked(select(action_id="value"), block_id="when"),
        actions(button(), {"type": "overflow", "action_id": "do", "options": options(3)}),
        {"type": "image", "image_url": "https://pora.example/a.png", "alt_text": "A goat"},
        {"type": "section", "text": {"type": "mrkdwn", "text": "*markup* may stand in mrkdwn"}},
    )
    before = deepcopy(payload)

    assert faults(payload, "modal") == []
    assert payload == before
