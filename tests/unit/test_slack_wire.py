"""The wire format of button values and modal metadata: every value is read back, anything else is None."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.slack import wire
from bot.commands import MENTOR, PAIRS
from bot.conversation.messages import Press

IDS = st.text("abcdefghjkmnpqrstuvwxyz23456789", min_size=16, max_size=16)
TURNS = st.integers(0, 10**6)
POSITIONS = st.builds(
    wire.MessagePosition,
    st.from_regex(r"[CDG][A-Z0-9]{8}", fullmatch=True),
    st.from_regex(r"\d{10}\.\d{6}", fullmatch=True),
)


@given(IDS, TURNS, st.from_regex(r"[a-z][a-z0-9_]{0,19}", fullmatch=True), st.none() | st.text())
def test_an_answer_comes_back_as_it_was(conversation: str, turn: int, field: str, value: str | None) -> None:
    assert wire.parse_answer(wire.answer_value(conversation, turn, field, value)) == wire.Answer(
        conversation, turn, field, value
    )


@given(IDS, TURNS, st.none() | POSITIONS)
def test_a_question_ref_comes_back_as_it_was(
    conversation: str, turn: int, opened_from: wire.MessagePosition | None
) -> None:
    assert wire.parse_question_ref(wire.question_ref(conversation, turn, opened_from)) == wire.QuestionRef(
        conversation, turn, opened_from
    )


def test_a_value_may_hold_whatever_parts_a_press() -> None:
    assert wire.parse_answer(wire.answer_value("c1", 3, "name", "A|B|C")) == wire.Answer(
        "c1", 3, "name", "A|B|C"
    )


def test_a_skipped_answer_is_not_an_empty_one() -> None:
    skipped = wire.parse_answer(wire.answer_value("c1", 3, "due", None))
    empty = wire.parse_answer(wire.answer_value("c1", 3, "due", ""))

    assert skipped == wire.Answer("c1", 3, "due", None)
    assert empty == wire.Answer("c1", 3, "due", "")


@pytest.mark.parametrize(
    "command", [*(("mentor", name) for name in MENTOR), *(("pairs", name) for name in PAIRS)]
)
def test_every_command_can_stand_behind_a_button(command: tuple[str, str]) -> None:
    name, rest = command

    assert wire.parse_command(wire.command_value(Press("Ką moku", name, rest))) == (name, rest)


def test_a_command_without_more_is_one_word() -> None:
    assert wire.command_value(Press("Kam reikia dėmesio", "pairs")) == "pairs"
    assert wire.parse_command("pairs") == ("pairs", "")


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
def test_what_is_no_answer_is_none(text: str) -> None:
    assert wire.parse_answer(text) is None


@pytest.mark.parametrize(
    "text", ["", "|||", "c1|3", "c1|3|D1", "c1|x|D1|1.0", "c1|3|D1|1.0|more", "|3|D1|1.0"]
)
def test_what_is_no_question_ref_is_none(text: str) -> None:
    assert wire.parse_question_ref(text) is None


@pytest.mark.parametrize("text", ["", "   "])
def test_what_is_no_command_is_none(text: str) -> None:
    assert wire.parse_command(text) is None
