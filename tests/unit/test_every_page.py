"""Every page of every conversation, for both roles, in every language and form of address: worded and laid out."""

from __future__ import annotations

import itertools
import re
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from adapters.console.screen import INDENT, WIDTH, lay_out
from bot.conversation.engine import State, pending
from bot.conversation.flow import Asked, Flow, Unclear
from bot.conversation.messages import Ask, Question
from bot.flows.people import Reader
from bot.texts.loader import load_texts
from bot.wording import Lookup, OpenConversation, Wording
from tests.unit.everywhere import ABOUT, FLOWS, LIBRARY, known_beforehand

NOW = datetime(2027, 1, 4, 9, 30, tzinfo=ZoneInfo("Europe/Vilnius"))
READERS = {
    "lt-tu": Reader("p1", "Rūta", "lt", "tu", NOW),
    "lt-jus": Reader("p1", None, "lt", "jus", NOW),
    "en": Reader("p1", "Emily", "en", "tu", NOW),
}
PAGES = [(flow, page.name) for flow in FLOWS for page in flow.pages]
WORDING = Wording(load_texts(), LIBRARY)
SHOWN_TO = itertools.product(READERS, ("mentor", "mentee"))


def asked(flow: Flow, state: State, reader: Reader, role: str, unclear: str | None = None) -> Question:
    """The page as a question in the reader's words."""
    opened = OpenConversation(flow, state, "Tomas Petrauskas", role)
    facts = {"low": 1, "high": 5, "limit": 500, "length": 501}
    problems = {f.name: (unclear, facts) for f in pending(flow, state)} if unclear else {}
    worded = WORDING.word(Ask("c1", state.turn, problems), reader, Lookup(conversations={"c1": opened}))
    assert isinstance(worded, Question)
    return worded


def test_every_conversation_says_what_it_may_be_about() -> None:
    """A new conversation is added to ``everywhere.ABOUT`` with what production code begins it with."""
    assert set(ABOUT) == {flow.name for flow in FLOWS}


@pytest.mark.parametrize(("flow", "page"), PAGES, ids=lambda one: getattr(one, "name", one))
def test_a_page_is_worded_and_laid_out(flow: Flow, page: str) -> None:
    states = list(known_beforehand(flow, page))
    assert states, f"no way leads to {page}"
    for (name, role), state in itertools.product(SHOWN, states):
        question = asked(flow, state, READERS[name], role)
        lines = [line for line, _ in lay_out(question)]
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
        assert not re.search(
            r"None|Unknown|\bself\b|  \S.*  \S.*\.\.|FluentNone", text.replace("None so far", "")
        )
        assert all(len(line) <= WIDTH and (not line or line.startswith(INDENT)) for line in lines)


SHOWN = list(SHOWN_TO)


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
            assert any(question.fields[0].unclear[:20] in line for line, _ in lay_out(question))


def _asked(flow: Flow, state: State, reader: Reader) -> Asked:
    return Asked(flow.name, state.about, WORDING.reading(reader))


@pytest.mark.parametrize(("flow", "page"), PAGES, ids=lambda one: getattr(one, "name", one))
def test_every_option_that_is_shown_can_be_typed(flow: Flow, page: str) -> None:
    """A person without buttons writes the label they see, or its number, in either language."""
    for state, (name, reader) in itertools.product(known_beforehand(flow, page), READERS.items()):
        question = asked(flow, state, reader, "mentee")
        for f, shown in zip(pending(flow, state), question.fields, strict=True):
            for number, option in enumerate(shown.options, start=1):
                said = f.read(option.label, _asked(flow, state, reader))
                assert str(said) == option.value, (name, option)
                if shown.kind in ("when", "choice") and str(number) not in f.options(state.about):
                    assert f.read(str(number), _asked(flow, state, reader)) == option.value


def test_the_cards_of_a_page_are_laid_out_above_it() -> None:
    (topics,) = (flow for flow in FLOWS if flow.name == "topics")
    state = next(known_beforehand(topics, "offer"))
    for name, role in SHOWN:
        reader = READERS[name]
        above = asked(topics, state, reader, role).above
        assert [text.split(".")[0] for text in above] == ["1", "2", "3"]
        for (card_id, _), text in zip(state.about["cards"], above, strict=True):
            card = LIBRARY.by_id(card_id)
            assert card is not None
            assert card.text(reader.language, reader.address) in text
