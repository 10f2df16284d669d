"""Every page of every conversation as a message and as a modal, in each language and form of address, for both roles."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest

from adapters.slack import wire
from adapters.slack.block_kit.answered import answered
from adapters.slack.block_kit.elements import ELLIPSIS, MAX_LABEL
from adapters.slack.block_kit.inputs import MAX_INPUT_LABEL
from adapters.slack.render import message, messages
from adapters.slack.views import view
from bot.conversation.engine import pending
from bot.conversation.fields import FieldContext, Unclear
from bot.conversation.flow import Flow
from bot.conversation.messages import Footnote, Press, Question, ShownField, Words
from tests.support.pages import known_beforehand
from tests.support.slack.validation import all_texts, check_message, check_view
from tests.unit.test_every_page import PAGES, READERS, SHOWN, WORDING, asked

POSITION = wire.MessagePosition("D0ABC", "1767.001")
NOTE = Footnote(
    "„kodėl“ – kodėl tai gavau",
    (
        Press("Kodėl tai gavau?", "mentor", "kodėl"),
        Press("Tokių nebesiųsti", "mentor", "nebesiųsk"),
        Press("Ne dabar", "mentor", "patylėk"),
    ),
)
SENTENCES = re.compile(r"(?<=[.?“\"]) |\n")
WORDED: dict[tuple[str, str], tuple[Question, ...]] = {}
EVERY_PAGE = pytest.mark.parametrize(("flow", "page"), PAGES, ids=lambda one: getattr(one, "name", one))


def questions(flow: Flow, page: str) -> tuple[Question, ...]:
    """The page in every way that it can be asked, with and without an answer that was not understood."""
    if (flow.name, page) not in WORDED:
        WORDED[flow.name, page] = tuple(_worded(flow, page))
    return WORDED[flow.name, page]


def _worded(flow: Flow, page: str) -> Iterator[Question]:
    for (name, role), state in itertools.product(SHOWN, known_beforehand(flow, page)):
        yield asked(flow, state, READERS[name], role)
        yield asked(flow, state, READERS[name], role, "unclear-empty")


def elements(blocks: list[dict[str, Any]]) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = []
    for block in blocks:
        found += block.get("elements", []) if block["type"] == "actions" else []
        found += [block["accessory"]] if "accessory" in block else []
    return found


def pressable(blocks: list[dict[str, Any]]) -> dict[str, str]:
    """What can be pressed as an answer: its value and its label."""
    found: dict[str, str] = {}
    for element in elements(blocks):
        if element["action_id"].startswith(wire.ANSWER):
            inside = element.get("options") or [element]
            found |= {one["value"]: one["text"]["text"] for one in inside}
    return found


def holds(whole: list[str], words: str) -> bool:
    """Whether words are said, wherever lines break."""
    return re.sub(r"\W+", "", words) in re.sub(r"\W+", "", "".join(whole))


@EVERY_PAGE
def test_a_page_as_a_message_is_what_slack_takes(flow: Flow, page: str) -> None:
    for question in questions(flow, page):
        check_message(message([question]))
        [rendered] = messages([Words("Labas"), question, replace(question, conversation="c2"), NOTE])
        check_message(rendered)


@EVERY_PAGE
def test_a_page_as_a_message_says_what_is_asked_and_who_will_see_the_answer(flow: Flow, page: str) -> None:
    for question in questions(flow, page):
        said = all_texts(message([question]).blocks)
        first = question.fields[0]
        assert holds(said, first.question)
        assert holds(said, first.seen_by)
        assert holds(said, first.unclear or "")
        assert all(holds(said, card.whole) for card in question.above)


@EVERY_PAGE
def test_each_option_can_be_pressed_and_only_what_must_be_typed_opens_a_window(flow: Flow, page: str) -> None:
    for question in questions(flow, page):
        blocks = message([question]).blocks
        pressed = pressable(blocks)
        opening = [element for element in elements(blocks) if element["action_id"] == wire.OPEN]
        [first, *others] = question.fields
        if others or not first.options or first.kind == "text":
            assert pressed == {}
            assert len(opening) == 1
            assert opening[0]["style"] == "primary"
            assert opening[0]["value"] == wire.question_ref(question.conversation, question.turn)
            continue
        wanted = [option.value for option in first.options] + ([None] if first.skip else [])
        answers = [wire.parse_answer(value) for value in pressed]
        assert {answer.value for answer in answers if answer} == set(wanted)
        assert len(answers) == len(wanted)
        assert all(
            answer and answer.field == first.name and answer.turn == question.turn for answer in answers
        )
        assert len(opening) == (first.kind == "when")
        assert not any(element.get("style") for element in elements(blocks)), (
            "no answer is better than another"
        )


@EVERY_PAGE
def test_a_page_as_a_modal_is_what_slack_takes(flow: Flow, page: str) -> None:
    for question in questions(flow, page):
        check_view(view(question))
        check_view(view(question, before=[Words("Užrašyta.", ("viena", "kita"))], opened_from=POSITION))


@EVERY_PAGE
def test_a_modal_asks_everything_at_once(flow: Flow, page: str) -> None:
    for question in questions(flow, page):
        made = view(question, opened_from=POSITION)
        said = all_texts(made["blocks"])
        inputs = {block["block_id"]: block for block in made["blocks"] if block["type"] == "input"}
        ref = wire.parse_question_ref(made["private_metadata"])
        assert ref == wire.QuestionRef(question.conversation, question.turn, POSITION)
        for field in question.fields:
            assert all(holds(said, sentence) for sentence in SENTENCES.split(field.question))
            assert holds(said, field.seen_by)
            assert holds(said, field.unclear or "")
            _offers(field, inputs)
        assert {name.removesuffix(wire.TYPED) for name in inputs} == {field.name for field in question.fields}


def _offers(field: ShownField, inputs: dict[str, dict[str, Any]]) -> None:
    block = inputs[field.name]
    element = block["element"]
    offered = [option["value"] for option in element.get("options", [])]
    assert offered == ([] if field.draft else [option.value for option in field.options])
    assert (field.name + wire.TYPED in inputs) == (field.kind == "when" and bool(field.options))
    assert block["optional"] is (field.skip is not None or field.name + wire.TYPED in inputs)
    if field.kind == "text":
        assert element["max_length"] == field.limit
        assert element["multiline"] is field.multiline
        stands = field.draft or field.typed
        assert element.get("initial_value", "") == stands, "a draft is changed where it is typed"
    assert len(block["label"]["text"]) <= MAX_INPUT_LABEL


@EVERY_PAGE
def test_nothing_of_ours_is_cut(flow: Flow, page: str) -> None:
    """What people wrote may be long; our own labels fit in every language."""
    for question in questions(flow, page):
        labels = {option.label for field in question.fields for option in field.options}
        if any(len(label) > MAX_LABEL for label in labels):
            continue
        for payload in (message([question]).blocks, view(question)):
            ended = {
                one.replace("\N{NO-BREAK SPACE}", " ") for one in all_texts(payload) if one.endswith(ELLIPSIS)
            }
            assert ended <= labels


@EVERY_PAGE
def test_whoever_can_go_back_has_a_button_for_it(flow: Flow, page: str) -> None:
    for question in questions(flow, page):
        back = [one for one in elements(view(question)["blocks"]) if one["action_id"] == wire.BACK]
        assert [one["text"]["text"] for one in back] == (
            [question.controls.back] if question.controls.back else []
        )


@EVERY_PAGE
def test_an_answered_question_cannot_be_answered_again(flow: Flow, page: str) -> None:
    for question in questions(flow, page):
        before = message([Words("Labas"), question, NOTE])
        after = answered(before.blocks, "Taip")
        check_message(type(before)(before.text, after))
        assert [element["type"] for element in elements(after)] == ["overflow"]
        [first, *others] = question.fields
        private = first.private and not others and bool(first.options) and first.kind != "text"
        assert all_texts(after).count("✓" if private else "✓ Taip") == 1
        assert holds(all_texts(after), first.question)


def test_what_was_not_understood_is_said_at_its_field_and_nowhere_else() -> None:
    flow = next(flow for flow, _ in PAGES if flow.name == "goal")
    state = next(known_beforehand(flow, "area"))
    [area, kind] = pending(flow, state)
    question = asked(flow, state, READERS["lt-tu"], "mentee", "unclear-choice")
    blocks = view(question)["blocks"]
    for field, name in zip(question.fields, (area.name, kind.name), strict=True):
        at = next(number for number, block in enumerate(blocks) if block.get("block_id") == name)
        assert field.unclear
        assert field.unclear in all_texts(blocks[at - 1])[0]


def test_the_examples_of_how_to_write_a_moment_are_understood() -> None:
    flow = next(flow for flow, _ in PAGES if flow.name == "plan")
    future = flow.field("when")
    past = next(flow for flow, _ in PAGES if flow.name == "check-in").field("met_on")
    for reader in READERS.values():
        for field, text in ((future, "hint-when"), (past, "hint-when-past")):
            examples = re.findall(r"„([^“]+)“|\"([^\"]+)\"", WORDING.say(text, reader))
            assert len(examples) == 2
            for example in examples:
                try:
                    field.read("".join(example), FieldContext("plan", {}, WORDING.reading(reader)))
                except Unclear:
                    pytest.fail(f"{example} is not understood")
