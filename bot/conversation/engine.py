"""The conversation engine: a pure function from a state and an event to the next state.

The state is small JSON. The question is never stored but derived: it is the page's fields that have no answer yet.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from bot.conversation.fields import Field, FieldContext, Reading, Unclear
from bot.conversation.flow import Branch, Flow, Page
from bot.conversation.messages import Answered, Back

MAX_PAGES_A_STEP = 50  # a loop of prefilled pages cannot run away


@dataclass(frozen=True, slots=True)
class State:
    """The state of a conversation. ``page`` is None when it is over; ``turn`` goes up with every change."""

    flow: str
    version: int
    page: str | None
    turn: int = 1
    answers: Mapping[str, Any] = field(default_factory=dict)
    about: Mapping[str, Any] = field(default_factory=dict)
    trail: tuple[str, ...] = ()

    def to_json(self) -> str:
        """The state as JSON text, the same bytes for the same state."""
        parts = {name: getattr(self, name) for name in State.__slots__}
        return json.dumps(parts | {"trail": list(self.trail)}, ensure_ascii=False, sort_keys=True)

    @staticmethod
    def from_json(text: str) -> State:
        """The state that ``to_json`` wrote."""
        parts = json.loads(text)
        return State(**parts | {"trail": tuple(parts["trail"])})


@dataclass(frozen=True, slots=True)
class Transition:
    """The effect of one event: the new state, the pages it completed in their order, the answers it could not parse.

    ``stale``: the event belongs to an earlier turn and changed nothing.
    """

    state: State
    completed: tuple[tuple[str, Mapping[str, Any]], ...] = ()  # page and the answers as they were then
    unclear: Mapping[str, Unclear] = field(default_factory=dict)
    stale: bool = False


def begin(
    flow: Flow, *, about: Mapping[str, Any] | None = None, answers: Mapping[str, Any] | None = None
) -> Transition:
    """A new conversation. Fields with known ``answers`` are not asked; the pages they fill count as completed."""
    fresh = State(
        flow.name, flow.version, flow.pages[0].name, answers=dict(answers or {}), about=dict(about or {})
    )
    return _settle(flow, fresh)


def pending(flow: Flow, state: State) -> tuple[Field, ...]:
    """The fields to ask now: those of the current page that have no answer yet."""
    page = flow.find(state.page) if state.page else None
    return tuple(f for f in page.fields if f.name not in state.answers) if page else ()


def advance(flow: Flow, state: State, event: Answered | Back, reading: Reading) -> Transition:
    """The state after an event. A stale turn changes nothing; parsed answers are kept even if others are unclear."""
    if event.turn != state.turn or state.page is None:
        return Transition(state, stale=True)
    if isinstance(event, Back):
        return Transition(_back(flow, state))
    context = FieldContext(flow.name, state.about, reading)
    understood: dict[str, Any] = {}
    unclear: dict[str, Unclear] = {}
    for asked in pending(flow, state):
        raw = event.values.get(asked.name, _picked(event, asked, state))
        if raw is _MISSING:
            continue
        if raw is _NO_SUCH_OPTION:
            unclear[asked.name] = Unclear("unclear-choice")
            continue
        if raw is None or not str(raw).strip():
            if asked.optional:
                understood[asked.name] = None
            else:
                unclear[asked.name] = Unclear("unclear-empty")
            continue
        try:
            understood[asked.name] = asked.read(str(raw), context)
        except Unclear as problem:
            unclear[asked.name] = problem
    if not understood:
        return Transition(state, unclear=unclear)
    moved = replace(state, turn=state.turn + 1, answers={**state.answers, **understood})
    return replace(_settle(flow, moved), unclear=unclear)


def change_about(state: State, **about: Any) -> State:
    """The same conversation with other facts in ``about``: its earlier buttons are stale."""
    return replace(state, turn=state.turn + 1, about={**state.about, **about})


def resume(flow: Flow, state: State) -> State:
    """The state under the current version of its flow: valid answers stay, and it goes on at the first open page."""
    if state.page is None or (state.version == flow.version and flow.find(state.page)):
        return state
    kept = {}
    for page in flow.pages:
        for f in page.fields:
            if f.name in state.answers:
                value = state.answers[f.name]
                if (value is None and f.optional) or (value is not None and f.accepts(value, state.about)):
                    kept[f.name] = value
    start = State(flow.name, flow.version, flow.pages[0].name, state.turn + 1, kept, state.about)
    return _settle(flow, start).state


_MISSING = object()  # the field was not answered
_NO_SUCH_OPTION = object()  # an option was pressed whose number the field does not have (any more)


def _picked(event: Answered, asked: Field, state: State) -> object:
    """The value of the option that was pressed, which comes as its number from 0."""
    number = event.picked.get(asked.name)
    if number is None:
        return _MISSING
    options = asked.options(state.about)
    return options[number] if 0 <= number < len(options) else _NO_SUCH_OPTION


def _next(page: Page, answers: Mapping[str, Any]) -> str | None:
    if isinstance(page.then, Branch):
        branching = next(f for f in page.fields if f.name == page.then.on)
        return page.then.to[branching.case(answers[branching.name])]
    return page.then


def _settle(flow: Flow, state: State) -> Transition:
    """Advance while pages are answered. A page that a branch returns to is asked again, with all that followed it."""
    answers, trail, name = dict(state.answers), list(state.trail), state.page
    completed: list[tuple[str, Mapping[str, Any]]] = []
    for _ in range(MAX_PAGES_A_STEP):
        if name is None:
            break
        page = flow.page(name)
        if any(f.name not in answers for f in page.fields):
            break
        completed.append((name, dict(answers)))
        trail.append(name)
        name = _next(page, answers)
        if name in trail:
            for again in trail[trail.index(name) :]:
                for f in flow.page(again).fields:
                    answers.pop(f.name, None)
            del trail[trail.index(name) :]
    return Transition(
        replace(state, page=name, answers=answers, trail=tuple(trail)), completed=tuple(completed)
    )


def _back(flow: Flow, state: State) -> State:
    """One page back without its answers; on the first page, that page again."""
    page = flow.page(state.page or "")
    target = state.trail[-1] if state.trail else page.name
    forgotten = {f.name for name in (target, page.name) if (p := flow.find(name)) for f in p.fields}
    answers = {name: value for name, value in state.answers.items() if name not in forgotten}
    return replace(state, page=target, turn=state.turn + 1, answers=answers, trail=state.trail[:-1])
