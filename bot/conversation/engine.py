"""The engine: a pure function from a state and what came in to the next state.

State is small JSON. What is asked now is never stored, it is derived: the page's fields that have no answer yet.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from bot.conversation.flow import Asked, Branch, Field, Flow, Page, Reading, Unclear
from bot.conversation.messages import Answered, Back

MAX_PAGES_A_STEP = 50  # a loop of prefilled pages cannot run away


@dataclass(frozen=True, slots=True)
class State:
    """Where somebody is in a conversation. ``page`` is None when it is over; ``turn`` goes up with every change."""

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
class Step:
    """What one event did: the new state, the pages it completed in their order, what was not understood."""

    state: State
    completed: tuple[tuple[str, Mapping[str, Any]], ...] = ()  # page and the answers as they were then
    unclear: Mapping[str, Unclear] = field(default_factory=dict)
    stale: bool = False


def begin(
    flow: Flow, *, about: Mapping[str, Any] | None = None, answers: Mapping[str, Any] | None = None
) -> Step:
    """A new conversation. Answers known beforehand are not asked again; the pages they fill count as completed."""
    fresh = State(
        flow.name, flow.version, flow.pages[0].name, answers=dict(answers or {}), about=dict(about or {})
    )
    return _settle(flow, fresh)


def pending(flow: Flow, state: State) -> tuple[Field, ...]:
    """The fields that are asked now: those of the page that have no answer yet."""
    page = flow.find(state.page) if state.page else None
    return tuple(f for f in page.fields if f.name not in state.answers) if page else ()


def advance(flow: Flow, state: State, event: Answered | Back, reading: Reading) -> Step:
    """The state after an event. A stale turn changes nothing; what was understood is kept even if the rest was not."""
    if event.turn != state.turn or state.page is None:
        return Step(state, stale=True)
    if isinstance(event, Back):
        return Step(_back(flow, state))
    asked = Asked(flow.name, state.about, reading)
    understood: dict[str, Any] = {}
    unclear: dict[str, Unclear] = {}
    for asked_field in pending(flow, state):
        raw = event.values.get(asked_field.name, _picked(event, asked_field, state))
        if raw is _MISSING:
            continue
        if raw is _NOWHERE:
            unclear[asked_field.name] = Unclear("unclear-choice")
            continue
        if raw is None or not str(raw).strip():
            if asked_field.optional:
                understood[asked_field.name] = None
            else:
                unclear[asked_field.name] = Unclear("unclear-empty")
            continue
        try:
            understood[asked_field.name] = asked_field.read(str(raw), asked)
        except Unclear as problem:
            unclear[asked_field.name] = problem
    if not understood:
        return Step(state, unclear=unclear)
    moved = replace(state, turn=state.turn + 1, answers={**state.answers, **understood})
    return replace(_settle(flow, moved), unclear=unclear)


def change_about(state: State, **about: Any) -> State:
    """The same conversation about something else: its buttons from before are stale."""
    return replace(state, turn=state.turn + 1, about={**state.about, **about})


def resume(flow: Flow, state: State) -> State:
    """The state under today's flow: answers that still mean something stay, and it goes on at the first open page."""
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


_MISSING = object()
_NOWHERE = object()  # an option's place where there is no option


def _picked(event: Answered, asked: Field, state: State) -> object:
    """The option that was pressed by its place."""
    place = event.picked.get(asked.name)
    if place is None:
        return _MISSING
    options = asked.options(state.about)
    return options[place] if 0 <= place < len(options) else _NOWHERE


def _next(page: Page, answers: Mapping[str, Any]) -> str | None:
    if isinstance(page.then, Branch):
        branching = next(f for f in page.fields if f.name == page.then.on)
        return page.then.to[branching.case(answers[branching.name])]
    return page.then


def _settle(flow: Flow, state: State) -> Step:
    """Go on while pages are answered. A page that is come back to is asked afresh, with all that followed it."""
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
    return Step(replace(state, page=name, answers=answers, trail=tuple(trail)), completed=tuple(completed))


def _back(flow: Flow, state: State) -> State:
    """One page back with its answers forgotten; on the first page, that page afresh."""
    page = flow.page(state.page or "")
    target = state.trail[-1] if state.trail else page.name
    forgotten = {f.name for name in (target, page.name) if (p := flow.find(name)) for f in p.fields}
    answers = {name: value for name, value in state.answers.items() if name not in forgotten}
    return replace(state, page=target, turn=state.turn + 1, answers=answers, trail=state.trail[:-1])
