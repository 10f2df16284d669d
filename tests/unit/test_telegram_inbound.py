"""Telegram updates become events: one recorded, scrubbed update of each kind in ``tests/payloads/telegram``."""

from __future__ import annotations

import json
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from telegram import Bot, Update
from telegram.constants import InlineKeyboardButtonLimit

from adapters.errors import CallbackDataTooLong, UnreadableUpdate
from adapters.telegram import wire
from adapters.telegram.inbound import (
    BlockedEvent,
    EditEvent,
    GroupEvent,
    GroupMigratedEvent,
    MessageEvent,
    PressEvent,
    parse,
)
from bot.conversation.messages import Answered, Back, Commanded, Hello, Left, Linked, Opened, Said

PAYLOADS = Path(__file__).parents[1] / "payloads" / "telegram"
RUTA = "7000001"
GROUP = -4000001


def payload(name: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((PAYLOADS / f"{name}.json").read_text("utf-8"))
    return found


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("message", Said("Labas 👋 <b>")),
        ("command", Commanded("kitas", "kitą antradienį 15 val.")),
        ("command_alone", Commanded("temos")),
        ("command_with_diacritics", Said("/užrašas drąsiau klausti")),
        ("start", Hello()),
        ("start_with_code", Linked("kq7m2xw9tr4nc6hz8vb3dy5g")),
        ("reply_to_a_question", Answered(3, {"met": "vakar"}, "abcd1234")),
        ("reply_to_words", Said("ačiū")),
        ("photo_with_words", Said("susitikome vakar")),
        ("voice", None),
    ],
)
def test_what_somebody_writes(name: str, content: object) -> None:
    assert parse(payload(name)) == MessageEvent(RUTA, content)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("press_answer", Answered(3, {}, "abcd1234", {"met": 1})),
        ("press_skip", Answered(3, {"met": None}, "abcd1234")),
        ("press_back", Back(3, "abcd1234")),
        ("press_later", Left(3, "abcd1234")),
        ("press_open", Opened(3, "abcd1234")),
        ("press_why", Commanded("mentor", "kodėl")),
        ("press_of_another_version", None),
        ("press_on_an_old_message", Answered(3, {}, "abcd1234", {"met": 0})),
    ],
)
def test_what_somebody_presses(name: str, content: object) -> None:
    query = payload(name)["callback_query"]
    event = parse(payload(name))

    assert isinstance(event, PressEvent)
    assert (event.user, event.query_id, event.content) == (RUTA, query["id"], content)
    assert event.message == query["message"]
    assert event.private


@pytest.mark.parametrize(
    ("name", "event"),
    [
        ("blocked", BlockedEvent(RUTA)),
        ("unblocked", None),
        ("taken_into_a_group", GroupEvent(GROUP)),
        ("made_administrator_of_a_group", None),
        ("put_out_of_a_group", None),
        ("command_in_a_group", GroupEvent(GROUP)),
        ("message_in_a_group", None),
        ("group_migrated", GroupMigratedEvent(GROUP, -1001234567890)),
        ("edited", EditEvent(RUTA)),
        ("of_a_bot", None),
        ("pinned", None),
    ],
)
def test_what_else_happens(name: str, event: object) -> None:
    assert parse(payload(name)) == event


@pytest.mark.parametrize("name", sorted(path.stem for path in PAYLOADS.glob("*.json")))
def test_an_update_that_the_library_has_read_says_the_same(name: str) -> None:
    """Polling hands updates over after the library has read them, a webhook as they are."""
    update = Update.de_json(payload(name), Bot("1:x"))
    assert update is not None
    there, here = parse(payload(name)), parse(update.to_dict())

    if isinstance(there, PressEvent) and isinstance(here, PressEvent):
        assert (there.user, there.query_id, there.data, there.content) == (
            here.user,
            here.query_id,
            here.data,
            here.content,
        )
        assert there.message["message_id"] == here.message["message_id"]
    else:
        assert there == here


# ---- what is not as Telegram makes it ------------------------------------------------------------------------------------

ANY_JSON: st.SearchStrategy[object] = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.text(max_size=3)
    | st.just([])
    | st.just({})
    | st.just([{}])
)


def positions_in(value: Any) -> list[tuple[Any, Any]]:
    """Every position in a JSON value: the container, and the key in it."""
    inside = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [found for key, part in inside for found in ((value, key), *positions_in(part))]


@given(st.sampled_from(sorted(path.stem for path in PAYLOADS.glob("*.json"))), st.integers(0), ANY_JSON)
def test_whatever_stands_in_an_update_it_is_read_or_said_to_be_unreadable(
    name: str, at: int, other: object
) -> None:
    update = payload(name)
    positions = positions_in(update)
    holder, key = positions[at % len(positions)]
    holder[key] = other
    with suppress(UnreadableUpdate):
        parse(update)


def test_a_live_location_that_moves_is_no_edit() -> None:
    update = payload("edited")
    del update["edited_message"]["text"]
    assert parse(update | {"edited_message": update["edited_message"] | {"location": {}}}) is None


# ---- callback data -------------------------------------------------------------------------------------------------------

CONVERSATIONS = st.text(alphabet="abcdefghjkmnpqrstuvwxyz23456789", min_size=8, max_size=8)
FIELDS = st.from_regex(r"[a-z][a-z0-9_]{0,19}", fullmatch=True)
QUESTIONS = st.builds(wire.QuestionRef, CONVERSATIONS, st.integers(1, 999_999_999), FIELDS)


@given(QUESTIONS, st.integers(0, 999))
def test_any_answer_to_any_field_fits_and_comes_back(question: wire.QuestionRef, index: int) -> None:
    """Ids have eight characters and fields twenty at most: whatever a flow is called, a button has room for it."""
    data = wire.answer(question, index)

    assert len(data.encode()) <= InlineKeyboardButtonLimit.MAX_CALLBACK_DATA == wire.LIMIT
    assert wire.decode(data) == Answered(question.turn, {}, question.conversation, {question.field: index})
    assert wire.decode(wire.skip(question)) == Answered(
        question.turn, {question.field: None}, question.conversation
    )
    for kind, content in ((wire.BACK, Back), (wire.LATER, Left), (wire.OPEN, Opened)):
        assert wire.decode(wire.control(kind, question)) == content(question.turn, question.conversation)
        assert wire.question_of(wire.control(kind, question)) == question


@given(st.text(alphabet="ąčęabc :", max_size=80))
def test_what_does_not_fit_is_refused_when_it_is_written(rest: str) -> None:
    try:
        data = wire.command("mentor", rest)
    except CallbackDataTooLong:
        assert len(f"d:mentor:{rest}".encode()) > 64
    else:
        assert len(data.encode()) <= 64
        assert wire.decode(data) == Commanded("mentor", rest)


@given(st.text(max_size=64))
def test_whatever_stands_behind_a_button_is_read_or_refused(data: str) -> None:
    wire.question_of(data)
    wire.decode(data)


@pytest.mark.parametrize(
    "data",
    ["", "a", "a:", "a:c:1:f", "a:c:1:f:", "a:c:1:f:x", "a:c:1::0", "a::1:f:0", "a:c:-1:f:0", "a:c:٣:f:0", "s:c:1:",
     "d:", "z:c:1:f"],
)  # fmt: skip
def test_what_is_none_of_ours_is_nothing(data: str) -> None:
    assert wire.decode(data) is None
