"""Every page of every conversation, for both roles, in every language and form of address: worded and laid out."""

from __future__ import annotations

import ast
import inspect
import itertools
import re
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from adapters.console.screen import INDENT, WIDTH, render
from bot.conversation.engine import State, pending
from bot.conversation.fields import AS_DRAFTED, FieldContext, Unclear
from bot.conversation.flow import Flow
from bot.conversation.messages import Ask, Question
from bot.flows import CONVERSATIONS
from bot.presentation.wording import Lookup, OpenConversation, Wording
from bot.reader import Reader
from bot.texts.loader import load_texts
from tests.support.pages import FLOWS, LIBRARY, known_beforehand

ROOT = Path(__file__).parents[2]
NOW = datetime(2027, 1, 4, 9, 30, tzinfo=ZoneInfo("Europe/Vilnius"))
READERS = {
    "lt-tu": Reader("p1", "Rūta", "lt", "tu", NOW),
    "lt-jus": Reader("p1", None, "lt", "jus", NOW),
    "en": Reader("p1", "Emily", "en", "tu", NOW),
}
PAGES = [(flow, page.name) for flow in FLOWS for page in flow.pages]
WORDING = Wording(load_texts(), LIBRARY)
SHOWN = list(itertools.product(READERS, ("mentor", "mentee")))


def asked(flow: Flow, state: State, reader: Reader, role: str, unclear: str | None = None) -> Question:
    """The page as a question in the reader's words."""
    opened = OpenConversation(flow, state, "Tomas Petrauskas", role)
    facts = {"low": 1, "high": 5, "limit": 500, "length": 501}
    problems = {f.name: (unclear, facts) for f in pending(flow, state)} if unclear else {}
    worded = WORDING.word(Ask("c1", state.turn, problems), reader, Lookup(conversations={"c1": opened}))
    assert isinstance(worded, Question)
    return worded


@pytest.mark.parametrize(("flow", "page"), PAGES, ids=lambda one: getattr(one, "name", one))
def test_a_page_is_worded_and_laid_out(flow: Flow, page: str) -> None:
    states = list(known_beforehand(flow, page))
    assert states, f"no way leads to {page}"
    for (name, role), state in itertools.product(SHOWN, states):
        question = asked(flow, state, READERS[name], role)
        lines = [line for line, _ in render(question)]
        text = "\n".join(lines)

        assert question.title
        assert [f.name for f in question.fields] == [f.name for f in pending(flow, state)]
        own = {str(value) for value in state.about.values()}
        for shown in question.fields:
            assert shown.question.strip()
            assert shown.seen_by[0] in "🔒👥🪞📅⚙"
            labels = [option.label for option in shown.options] + ([shown.skip] if shown.skip else [])
            assert all(label.strip() == label and label for label in labels)
            assert len(set(labels)) == len(labels), labels
            if not any("{" in one for one in own):
                assert not set("{}") & set(shown.question + "".join(labels))
        assert not re.search(r"\bNone\b(?! so far)|Unknown", text)
        assert all(len(line) <= WIDTH and (not line or line.startswith(INDENT)) for line in lines)


@pytest.mark.parametrize(("flow", "page"), PAGES, ids=lambda one: getattr(one, "name", one))
def test_what_was_not_understood_is_said_on_every_page(flow: Flow, page: str) -> None:
    state = next(known_beforehand(flow, page))
    reader = READERS["lt-jus"]
    for f in pending(flow, state):
        try:
            f.read("#" * 4000, _asked(flow, state, reader))
        except Unclear as problem:
            question = asked(flow, state, reader, "mentee", problem.text)
            assert question.fields[0].unclear
            assert any(question.fields[0].unclear[:20] in line for line, _ in render(question))


def _asked(flow: Flow, state: State, reader: Reader) -> FieldContext:
    return FieldContext(flow.name, state.about, WORDING.reading(reader))


@pytest.mark.parametrize(("flow", "page"), PAGES, ids=lambda one: getattr(one, "name", one))
def test_every_option_that_is_shown_can_be_typed(flow: Flow, page: str) -> None:
    """A person without buttons writes the label they see, or its number, in either language."""
    for state, (name, reader) in itertools.product(known_beforehand(flow, page), READERS.items()):
        question = asked(flow, state, reader, "mentee")
        for f, shown in zip(pending(flow, state), question.fields, strict=True):
            for number, option in enumerate(shown.options, start=1):
                said = f.read(option.label, _asked(flow, state, reader))
                taken = shown.draft if option.value == AS_DRAFTED else option.value
                assert str(said) == taken, (name, option)
                if shown.kind in ("when", "choice") and str(number) not in f.options(state.about):
                    assert f.read(str(number), _asked(flow, state, reader)) == option.value


def test_the_cards_of_a_page_are_laid_out_above_it() -> None:
    (topics,) = (flow for flow in FLOWS if flow.name == "topics")
    state = next(known_beforehand(topics, "offer"))
    for name, role in SHOWN:
        reader = READERS[name]
        above = asked(topics, state, reader, role).above
        assert [shown.number for shown in above] == [1, 2, 3]
        for (card_id, _), shown in zip(state.about["cards"], above, strict=True):
            card = LIBRARY.by_id(card_id)
            assert card is not None
            assert card.text(reader.language, reader.address) == shown.text


# ---- what conversations are begun with -----------------------------------------------------------------------------------


def _values(node: ast.expr) -> list[Any]:
    """What an expression may come to: constants as they are, anything else a number."""
    if isinstance(node, ast.Constant):
        return [node.value]
    if isinstance(node, ast.IfExp):
        return _values(node.body) + _values(node.orelse)
    return [3]


def _prepared(name: str) -> dict[str, list[Any]]:
    """What a conversation's ``prepare`` puts into what it is about."""
    prepare = CONVERSATIONS[name].prepare
    found: dict[str, list[Any]] = {}
    for node in ast.walk(ast.parse(inspect.getsource(prepare)) if prepare else ast.Module([], [])):
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Subscript):
            target = node.targets[0]
            if ast.unparse(target.value) == "turn.about" and isinstance(target.slice, ast.Constant):
                found[str(target.slice.value)] = _values(node.value)
        elif isinstance(node, ast.Call) and ast.unparse(node.func) == "turn.about.setdefault":
            found[ast.literal_eval(node.args[0])] = _values(node.args[1])
    return found


def _begun() -> Iterator[tuple[str, str, dict[str, list[Any]]]]:
    """Every place that begins a conversation with what can be read off there: place, conversation, about."""
    for path in sorted((ROOT / "bot").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if not (isinstance(node, ast.Call) and node.args and isinstance(node.args[0], ast.Constant)):
                continue
            if getattr(node.func, "attr", getattr(node.func, "id", "")) not in ("begin", "Start"):
                continue
            about = [k.value for k in node.keywords if k.arg == "about"] + node.args[1:2]
            if not about:
                yield f"{path.name}:{node.lineno}", str(node.args[0].value), {}
            elif isinstance(about[0], ast.Dict) and None not in about[0].keys:
                pairs = zip(about[0].keys, about[0].values, strict=True)
                given = {
                    str(ast.literal_eval(key)): _values(value) for key, value in pairs if key is not None
                }
                yield f"{path.name}:{node.lineno}", str(node.args[0].value), given


def test_a_conversation_is_begun_with_all_that_its_first_question_says() -> None:
    begun = list(_begun())
    assert len(begun) > 35
    for place, name, given in begun:
        known = {"hello": ["Labas"], "partner": ["Tomas"], "role": ["mentee"], **_prepared(name), **given}
        first = CONVERSATIONS[name].flow.pages[0].fields[0].name
        for language, values in itertools.product(("lt", "en"), itertools.product(*known.values())):
            args = dict(zip(known, values, strict=True))
            assert load_texts().say(f"{name}-{first}", language, "jus", args), place
