"""Conversations on the store: begin one, answer one, run what its pages do. No platform, no timer, no commit."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from bot.conversation.engine import State, Transition, advance, begin, resume
from bot.conversation.fields import Unclear
from bot.conversation.messages import Answered, Ask, Back
from bot.flows import CONVERSATIONS
from bot.presentation.wording import OpenConversation, Wording
from bot.turn import Scene, Start
from storage import conversations
from storage.tables import Conversation as Row

TOKEN_LENGTH = 8  # characters: a conversation's id travels in every button
MAX_CHAINED = 10  # conversations that follow one another in one turn


def open_one(scene: Scene, start: Start) -> tuple[Row, State]:
    """Begin a conversation for the scene's person; what its first pages do is done if they were answered beforehand."""
    conversation = CONVERSATIONS[start.flow]
    pair_id = scene.couple.pair.id if scene.couple else None
    subject = conversations.subject_of(start.flow, pair_id)
    if (
        conversation.resumes
        and (left := conversations.open_on(scene.work, scene.person.id, subject)) is not None
    ):
        scene.opened[left.id] = left
        return left, resume(conversation.flow, State.from_json(conversations.state_of(scene.work, left)))
    if (
        conversation.forgets
        and (left := conversations.open_on(scene.work, scene.person.id, subject)) is not None
    ):
        _close(scene, left, State.from_json(conversations.state_of(scene.work, left)))
        scene.work.flush()  # one open conversation on a subject: the old one is closed before the new one comes
    outer = scene.about, scene.answers
    scene.about, scene.answers = dict(start.about), start.answers
    if conversation.prepare is not None:
        conversation.prepare(scene)
    step = begin(conversation.flow, about=scene.about, answers=start.answers)
    state = _run(scene, step)
    row = conversations.start(
        scene.work,
        conversation_id=scene.work.new_id()[:TOKEN_LENGTH],
        person_id=scene.person.id,
        pair_id=pair_id,
        flow=start.flow,
        subject=subject,
        state=state.to_json(),
        now=scene.now,
    )
    scene.opened[row.id] = row
    if state.page is None:
        _close(scene, row, state)
    scene.about, scene.answers = outer
    return row, state


def carry_on(scene: Scene, row: Row, event: Answered | Back, wording: Wording) -> None:
    """Answer an open conversation and say what it asks next; a stale turn changes nothing and says so."""
    flow = CONVERSATIONS[row.flow].flow
    stored = State.from_json(conversations.state_of(scene.work, row))
    state = resume(flow, stored)
    if state.page is None:  # today's flow asks nothing more
        conversations.close(scene.work, row, scene.now)
        scene.person.focus = None if scene.person.focus == row.id else scene.person.focus
        scene.say("closed")
        return
    step = advance(flow, state, event, wording.reading(scene.reader))
    if step.stale:
        scene.say("stale")
        scene.replies.append(Ask(row.id, state.turn))
        scene.person.focus = row.id
        if state != stored:
            conversations.save(scene.work, row, state.to_json())
        return
    scene.about = dict(step.state.about)
    after = _run(scene, step)
    if after.page is None:
        _close(scene, row, after)
    else:
        if after != stored:
            conversations.save(scene.work, row, after.to_json())
        scene.replies.append(Ask(row.id, after.turn, _as_texts(step.unclear)))
        scene.person.focus = row.id
    begin_next(scene)
    if after.page is None and scene.person.focus == row.id:
        scene.person.focus = None


def _close(scene: Scene, row: Row, state: State) -> None:
    """End a conversation, without what it is to forget."""
    forgets = CONVERSATIONS[row.flow].forgets
    kept = {name: value for name, value in state.answers.items() if name not in forgets}
    about = {name: value for name, value in state.about.items() if name not in forgets}
    conversations.save(scene.work, row, replace(state, answers=kept, about=about).to_json())
    conversations.close(scene.work, row, scene.now)


def begin_next(scene: Scene) -> None:
    """Begin the conversations that are to follow, until one asks something."""
    for _ in range(MAX_CHAINED):
        if not scene.starts:
            return
        start = scene.starts.pop(0)
        row, state = open_one(scene, start)
        if state.page is not None:
            scene.replies.append(Ask(row.id, state.turn))
            scene.person.focus = row.id
            scene.starts.clear()


def opened(scene_partner: str, role: str, row_flow: str, state: State) -> OpenConversation:
    """A conversation as wording needs it, under today's flow."""
    flow = CONVERSATIONS[row_flow].flow
    return OpenConversation(flow, resume(flow, state), scene_partner, role, state.turn)


def _run(scene: Scene, step: Transition) -> State:
    """Do what the completed pages do, and put what they changed into the state."""
    handlers = CONVERSATIONS[step.state.flow].done
    for page, answers in step.completed:
        scene.answers = answers
        if page in handlers:
            handlers[page](scene)
    return replace(step.state, about=dict(scene.about))


def _as_texts(unclear: Mapping[str, Unclear]) -> dict[str, tuple[str, Mapping[str, Any]]]:
    return {name: (problem.text, problem.facts) for name, problem in unclear.items()}
