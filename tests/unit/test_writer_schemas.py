"""The form of each answer: what servers are given, and what is read with it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date, time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.ai.reading import LARGEST, read
from adapters.ai.schemas import schema
from bot.writing.tasks import (
    ANSWERS,
    Adapted,
    Answer,
    Meant,
    Reworded,
    Summary,
    Tokens,
    Trouble,
    Use,
    Wish,
    WriterFailed,
    Written,
)


def answered(content: Any, **more: Any) -> bytes:
    """The body of a completion whose answer is this."""
    said = content if isinstance(content, str) else json.dumps(content)
    return json.dumps({"choices": [{"message": {"content": said}}], **more}).encode()


def trouble(body: bytes, use: Use = Use.SUMMARISE) -> Trouble:
    with pytest.raises(WriterFailed) as failed:
        read(body, use)
    return failed.value.trouble


def parts(value: Any) -> Iterator[dict[str, Any]]:
    """Every schema within a schema."""
    if isinstance(value, dict):
        yield value
        for inner in value.values():
            yield from parts(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from parts(inner)


@pytest.mark.parametrize("use", Use)
def test_servers_take_the_form_in_strict_mode(use: Use) -> None:
    form = schema(use)
    assert form["type"] == "object"
    assert form["additionalProperties"] is False
    assert form["required"] == list(form["properties"])
    assert form["properties"]["refused"] == {"type": "boolean"}
    for one in parts(form):
        assert not {"default", "title", "$ref", "$defs", "allOf", "oneOf", "minLength", "maxLength"} & set(
            one
        )


def test_a_form_knows_every_wish() -> None:
    assert schema(Use.UNDERSTAND)["properties"]["wish"] == {"type": "string", "enum": [*Wish]}


@pytest.mark.parametrize(
    ("use", "said", "answer"),
    [
        (Use.ADAPT, {"refused": False, "question": " Kas pavyko? "}, Adapted("Kas pavyko?")),
        (Use.ADAPT, {"question": "Kas pavyko?"}, Adapted("Kas pavyko?")),
        (
            Use.SUMMARISE,
            {"summary": "Trumpai.", "steps": ["Vienas", " ", "Du"][:2]},
            Summary("Trumpai.", ("Vienas",)),
        ),
        (Use.SUMMARISE, {"summary": "Trumpai."}, Summary("Trumpai.")),
        (Use.UNDERSTAND, {"wish": "nothing"}, Meant(Wish.NOTHING)),
        (
            Use.UNDERSTAND,
            {"refused": False, "wish": "plan", "day": "2027-03-05", "at": "09:30"},
            Meant(Wish.PLAN, date(2027, 3, 5), time(9, 30)),
        ),
        (Use.UNDERSTAND, {"wish": "met", "day": None, "at": None}, Meant(Wish.MET)),
        (Use.REWORD, {"refused": False, "topic": "Tema."}, Reworded("Tema.")),
    ],
)
def test_what_has_the_form_is_an_answer(use: Use, said: dict[str, Any], answer: Answer) -> None:
    assert read(answered(said), use) == Written(answer)
    assert type(answer) is ANSWERS[use]


@pytest.mark.parametrize(
    ("use", "said"),
    [
        (Use.ADAPT, {"question": 3}),
        (Use.ADAPT, {"question": "Kas?", "notes": "of my partner"}),
        (Use.SUMMARISE, {"summary": "Trumpai.", "steps": ["a", "b", "c"]}),
        (Use.SUMMARISE, {"summary": "Trumpai.", "steps": "a"}),
        (Use.SUMMARISE, {"summary": None}),
        (Use.SUMMARISE, "null"),
        (Use.UNDERSTAND, {}),
        (Use.UNDERSTAND, {"wish": "erase"}),
        (Use.UNDERSTAND, {"wish": "plan", "day": "penktadienį"}),
        (Use.UNDERSTAND, {"wish": "plan", "day": 20000}),
        (Use.UNDERSTAND, {"wish": "plan", "day": "2027-02-30"}),
        (Use.UNDERSTAND, {"wish": "plan", "at": "25:00"}),
        (Use.UNDERSTAND, {"wish": "plan", "at": 36000}),
        (Use.UNDERSTAND, {"wish": "plan", "at": "10:00Z"}),
        (Use.REWORD, {"refused": "no", "topic": "Tema."}),
    ],
)
def test_what_has_another_form_is_none(use: Use, said: Any) -> None:
    assert trouble(answered(said), use) is Trouble.WRONG_FORM


@pytest.mark.parametrize(
    ("use", "said"),
    [
        (Use.ADAPT, {}),
        (Use.ADAPT, {"question": " "}),
        (Use.SUMMARISE, {"summary": "\n", "steps": ["Paskambinti"]}),
        (Use.REWORD, {"topic": ""}),
    ],
)
def test_a_form_without_a_word_is_empty(use: Use, said: dict[str, Any]) -> None:
    assert trouble(answered(said), use) is Trouble.EMPTY


@pytest.mark.parametrize("use", [Use.ADAPT, Use.SUMMARISE, Use.REWORD])
def test_a_refusal_needs_nothing_besides(use: Use) -> None:
    assert trouble(answered({"refused": True}), use) is Trouble.REFUSED


def test_an_answer_is_no_longer_than_any_answer_is() -> None:
    assert trouble(answered({"summary": "a" * LARGEST})) is Trouble.TOO_LARGE


@pytest.mark.parametrize(
    ("usage", "tokens"),
    [
        ({"prompt_tokens": 7, "completion_tokens": 3}, Tokens(7, 3)),
        ({"prompt_tokens": 7}, Tokens(7, 0)),
        ({"prompt_tokens": "7", "completion_tokens": True}, Tokens()),
        ({"prompt_tokens": -7, "completion_tokens": 0.5}, Tokens()),
        ([7, 3], Tokens()),
        (None, Tokens()),
    ],
)
def test_what_it_cost_is_what_the_server_says_where_that_can_be(usage: Any, tokens: Tokens) -> None:
    assert read(answered({"summary": "Trumpai."}, usage=usage), Use.SUMMARISE).tokens == tokens


@given(
    st.binary() | st.text().map(str.encode) | st.from_regex(rb"\A[\[{\"0-9a-z:,}\]\\ ]*\Z"),
    st.sampled_from(Use),
)
def test_whatever_a_server_sends_it_is_an_answer_or_a_trouble(body: bytes, use: Use) -> None:
    assert trouble(body, use) in (Trouble.NOT_JSON, Trouble.WRONG_FORM, Trouble.EMPTY)


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)


@given(json_values, st.sampled_from(Use))
def test_whatever_a_model_says_it_is_an_answer_or_a_trouble(said: Any, use: Use) -> None:
    try:
        written = read(answered(json.dumps(said)), use)
    except WriterFailed:
        pass
    else:
        assert type(written.answer) is ANSWERS[use]
