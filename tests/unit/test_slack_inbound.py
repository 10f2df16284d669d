"""Parsing of Slack payloads: one recorded, scrubbed payload of each kind in ``tests/payloads/slack``."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.slack import inbound
from bot.conversation.messages import Answered, Back, Commanded, Left, Opened, Said

PAYLOADS = Path(__file__).parents[1] / "payloads" / "slack"


def payload(name: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((PAYLOADS / f"{name}.json").read_text("utf-8"))
    return found


def test_a_message_is_what_somebody_said_and_slack_keeps_it() -> None:
    assert inbound.parse_message(payload("message")["event"]) == Said("labas", kept=True)


def test_a_message_is_read_as_it_was_typed() -> None:
    said = inbound.parse_message(payload("message_with_marks")["event"])

    assert said is not None
    assert said.text == "Kalbėjome apie <a> & b, žr. vejas.example/planas ir ruta@vejas.example; klausk"


def test_emoji_are_read_as_they_look() -> None:
    assert inbound.parse_message(payload("message_with_emoji")["event"]) == Said(
        "Pavyko 🎉 labai 🇱🇹", kept=True
    )


@pytest.mark.parametrize(
    "name",
    ["message_changed", "message_deleted", "message_of_a_bot", "message_in_a_channel", "message_with_file"],
)
def test_edits_other_bots_channels_and_files_without_words_are_not_heard(name: str) -> None:
    assert inbound.parse_message(payload(name)["event"]) is None


@pytest.mark.parametrize(
    ("name", "command"),
    [
        ("command_mentor", Commanded("mentor", "kitas kitą antradienį 15 val.")),
        ("command_alone", Commanded("mentor", "")),
        ("command_pairs", Commanded("pairs", "būsena Rūta")),
    ],
)
def test_a_slash_command(name: str, command: Commanded) -> None:
    assert inbound.parse_command(payload(name)) == command


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("button_answer", Answered(3, {"met": "yes"}, "abcd1234")),
        ("button_skip", Answered(4, {"useful": None}, "abcd1234")),
        ("menu_answer", Answered(6, {"area": "goals_career"}, "abcd1234")),
        ("button_open", Opened(5, "abcd1234")),
        ("back_in_modal", Back(7, "abcd1234")),
        ("overflow", Commanded("mentor", "kodėl")),
        ("home_button", Commanded("mentor", "kitas")),
    ],
)
def test_a_press(name: str, content: object) -> None:
    assert inbound.parse_action(payload(name)["actions"][0]) == content


@pytest.mark.parametrize(
    ("name", "values"),
    [
        ("submission", {"useful": "5", "mine": "  Drąsiau klausti  "}),
        ("submission_typed_date", {"when": "kitą antradienį 15 val."}),
        ("submission_chosen_date", {"when": "2027-02-02T10:00"}),
        ("submission_empty", {"when": None}),
    ],
)
def test_a_modal_sends_every_field_and_a_date_in_words_goes_first(
    name: str, values: dict[str, str | None]
) -> None:
    assert inbound.parse_submission(payload(name)["view"]) == Answered(7, values, "abcd1234")


def test_closing_a_modal_leaves_the_conversation_where_it_is() -> None:
    assert inbound.parse_closed(payload("closed")["view"]) == Left(7, "abcd1234")


def test_a_button_of_nobodys_is_no_answer() -> None:
    for action_id in ("answer:0", "open", "back", "do"):
        assert inbound.parse_action({"action_id": action_id, "value": ""}) is None


@given(st.text(max_size=200))
def test_whatever_stands_in_a_button_is_read_or_refused(value: str) -> None:
    for action_id in ("answer:0", "answer", "open", "back", "do:3"):
        inbound.parse_action({"action_id": action_id, "value": value})


@given(st.text(alphabet="abąž <>&|@#!:;/.", max_size=60))
def test_whatever_somebody_types_is_read(text: str) -> None:
    inbound.plain_text(text)
