"""Conversations on the store: start one, answer one, do what completed pages do. No platform, no timer, no commit."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from bot.conversation.engine import State, Transition, advance, begin, resume
from bot.conversation.fields import Reading, Unclear
from bot.conversation.messages import Answered, Ask, Back
from bot.flows import CONVERSATIONS
from bot.turn import Start, Turn
from storage import conversations
from storage.tables import StoredConversation

TOKEN_LENGTH = 8  # characters: a conversation's id travels in every button


def state_of(turn: Turn, row: StoredConversation) -> State:
    """Where a stored conversation stands, under today's flow."""
    stored = State.from_json(conversations.state_of(turn.store, row))
    return resume(CONVERSATIONS[row.flow].flow, stored)


def start(turn: Turn, step: Start) -> tuple[StoredConversation, State]:
    """Begin a conversation of the turn's person; pages that were answered beforehand are done at once."""
    conversation = CONVERSATIONS[step.flow]
    pair_id = turn.who.couple.pair.id if turn.who.couple else None
    subject = conversations.subject_of(step.flow, pair_id)
    if conversation.resumes or conversation.forgets:
        left = conversations.open_on(turn.store, turn.who.person.id, subject)
        if left is not None and conversation.resumes:
            turn.loaded.conversations[left.id] = left
            return left, state_of(turn, left)
        if left is not None:
            _close(turn, left, State.from_json(conversations.state_of(turn.store, left)))
            turn.store.flush()  # one open conversation on a subject: the old one is closed before the new one comes
    inside = turn.in_conversation(dict(step.about), step.answers)
    if conversation.prepare is not None:
        conversation.prepare(inside)
    state = _do_completed(inside, begin(conversation.flow, about=inside.about, answers=step.answers))
    row = conversations.start(
        turn.store,
        conversation_id=turn.store.new_id()[:TOKEN_LENGTH],
        person_id=turn.who.person.id,
        pair_id=pair_id,
        flow=step.flow,
        subject=subject,
        state=state.to_json(),
        now=turn.who.now,
    )
    turn.loaded.conversations[row.id] = row
    if state.page is None:
        _close(turn, row, state)
    return row, state


def answer(turn: Turn, row: StoredConversation, event: Answered | Back, reading: Reading) -> Ask | None:
    """Answer an open conversation and reply with what it asks next; a stale answer changes nothing, and the reply says so.

    Where nothing was understood nothing is replied: the question that says what would be right is returned.
    """
    flow = CONVERSATIONS[row.flow].flow
    stored = State.from_json(conversations.state_of(turn.store, row))
    state = resume(flow, stored)
    if state.page is None:  # today's flow asks nothing more
        conversations.close(turn.store, row, turn.who.now)
        not_taken(turn, "closed")
        return None
    step = advance(flow, state, event, reading)
    if step.stale:
        not_taken(turn, "stale")
        _ask(turn, row, state.turn)
        if state != stored:
            conversations.save(turn.store, row, state.to_json())
        return None
    after = _do_completed(turn.in_conversation(dict(step.state.about), {}), step)
    if after.page is None:
        _close(turn, row, after)
        return None
    if after != stored:
        conversations.save(turn.store, row, after.to_json())
    turn.who.person.focus = row.id
    asked = Ask(row.id, after.turn, _as_texts(step.unclear))
    if step.unclear and after.turn == state.turn:
        return asked
    turn.reply(asked)
    return None


def not_taken(turn: Turn, text: str) -> None:
    """Say that what was pressed or sent is not asked any more."""
    turn.effects.stale = True
    turn.say(text)


def ask_again(turn: Turn, row: StoredConversation) -> None:
    """Reply with what an open conversation asks now, as it was asked: typed words answer it from then on."""
    _ask(turn, row, State.from_json(conversations.state_of(turn.store, row)).turn)


def _as_texts(unclear: Mapping[str, Unclear]) -> dict[str, tuple[str, Mapping[str, Any]]]:
    """What was not understood, by field: text id and its arguments."""
    return {name: (problem.text, problem.facts) for name, problem in unclear.items()}


def _ask(turn: Turn, row: StoredConversation, number: int) -> None:
    turn.reply(Ask(row.id, number))
    turn.who.person.focus = row.id


def _close(turn: Turn, row: StoredConversation, state: State) -> None:
    """End a conversation, without what it is to forget."""
    forgets = CONVERSATIONS[row.flow].forgets
    kept = {name: value for name, value in state.answers.items() if name not in forgets}
    about = {name: value for name, value in state.about.items() if name not in forgets}
    conversations.save(turn.store, row, replace(state, answers=kept, about=about).to_json())
    conversations.close(turn.store, row, turn.who.now)


def _do_completed(turn: Turn, step: Transition) -> State:
    """Do what the completed pages do, and put what they changed into the state."""
    handlers = CONVERSATIONS[step.state.flow].done
    for page, answers in step.completed:
        if page in handlers:
            handlers[page](turn.in_conversation(turn.about, answers))
    return replace(step.state, about=dict(turn.about))
