"""What Slack hands back leads to where it came from, and anything else leads nowhere."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.slack import wire
from bot.commands import MENTOR, PAIRS
from bot.conversation.messages import Press

IDS = st.text("abcdefghjkmnpqrstuvwxyz23456789", min_size=16, max_size=16)
TURNS = st.integers(0, 10**6)


@given(IDS, TURNS, st.from_regex(r"[a-z][a-z0-9_]{0,19}", fullmatch=True), st.none() | st.text())
def test_a_press_comes_back_as_it_was(conversation: str, turn: int, field: str, value: str | None) -> None:
    assert wire.parse_press(wire.press(conversation, turn, field, value)) == wire.Answer(
        conversation, turn, field, value
    )


@given(
    IDS,
    TURNS,
    st.from_regex(r"([CDG][A-Z0-9]{8})?", fullmatch=True),
    st.from_regex(r"(\d{10}\.\d{6})?", fullmatch=True),
)
def test_a_place_comes_back_as_it_was(conversation: str, turn: int, channel: str, ts: str) -> None:
    assert wire.parse_place(wire.place(conversation, turn, channel, ts)) == wire.Place(
        conversation, turn, channel, ts
    )


def test_a_value_may_hold_whatever_parts_a_press() -> None:
    assert wire.parse_press(wire.press("c1", 3, "name", "A|B|C")) == wire.Answer("c1", 3, "name", "A|B|C")


def test_a_skipped_answer_is_not_an_empty_one() -> None:
    skipped = wire.parse_press(wire.press("c1", 3, "due", None))
    empty = wire.parse_press(wire.press("c1", 3, "due", ""))

    assert skipped == wire.Answer("c1", 3, "due", None)
    assert empty == wire.Answer("c1", 3, "due", "")


@pytest.mark.parametrize(
    "command", [*(("mentor", name) for name in MENTOR), *(("pairs", name) for name in PAIRS)]
)
def test_every_command_can_stand_behind_a_button(command: tuple[str, str]) -> None:
    name, rest = command

    assert wire.parse_do(wire.do(Press("Ką moku", name, rest))) == (name, rest)


def test_a_command_without_more_is_one_word() -> None:
    assert wire.do(Press("Kam reikia dėmesio", "pairs")) == "pairs"
    assert wire.parse_do("pairs") == ("pairs", "")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "|",
        "c1",
        "c1|3",
        "c1|x|due|a",
        "c1|-3|due|a",
        "|3|due|a",
        "c1|3||a",
        "c1|٣|due",
        "c1|9999999999|due",
    ],
)
def test_what_is_no_press_is_none(text: str) -> None:
    assert wire.parse_press(text) is None


@pytest.mark.parametrize(
    "text", ["", "|||", "c1|3", "c1|3|D1", "c1|x|D1|1.0", "c1|3|D1|1.0|more", "|3|D1|1.0"]
)
def test_what_is_no_place_is_none(text: str) -> None:
    assert wire.parse_place(text) is None


@pytest.mark.parametrize("text", ["", "   "])
def test_what_is_no_command_is_none(text: str) -> None:
    assert wire.parse_do(text) is None
