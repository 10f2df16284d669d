"""Answers to conversations: fields filled in, a page back, later, and the button that opens a question."""

from __future__ import annotations

from bot.conversation.engine import State
from bot.conversation.messages import Answered, Ask, Back, Left, Opened
from bot.conversations import answer, not_taken, state_of
from bot.inbox.focus import ask_focused_again, open_conversation
from bot.presentation.presenter import wording_of
from bot.turn import Turn
from storage import conversations
from storage.tables import StoredConversation


def enter(turn: Turn, event: Answered | Back | Left | Opened) -> None:
    """Hand an event to the conversation that it belongs to; one that is closed says so."""
    found = open_conversation(turn, event.conversation)
    if found is None:
        not_taken(turn, "closed")
        ask_focused_again(turn)
        return
    turn, row = found
    if isinstance(event, Left):
        leave(turn)
    elif isinstance(event, Opened):
        _show(turn, row, event)
    elif (unclear := take(turn, row, event)) is not None:
        turn.reply(unclear)


def take(turn: Turn, row: StoredConversation, event: Answered | Back) -> Ask | None:
    """Answer a conversation; the question with what would be right where nothing was understood."""
    return answer(turn, row, event, wording_of(turn.installation).reading(turn.who.reader))


def leave(turn: Turn) -> None:
    """Later: the conversation stays where it is, and typed words do not answer it any more."""
    turn.who.person.focus = None
    turn.say("left")


def _show(turn: Turn, row: StoredConversation, event: Opened) -> None:
    """Ask what the conversation asks now, whatever it asked when its button was sent."""
    stored = State.from_json(conversations.state_of(turn.store, row))
    state = state_of(turn, row)
    if state != stored:
        conversations.save(turn.store, row, state.to_json())
    if event.turn != stored.turn:
        not_taken(turn, "stale")
    turn.reply(Ask(row.id, state.turn))
    turn.who.person.focus = row.id
