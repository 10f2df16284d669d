"""The conversation that a person is in: typed words answer it."""

from __future__ import annotations

from bot.conversations import ask_again
from bot.turn import Turn
from storage import pairs
from storage.tables import StoredConversation


def open_conversation(turn: Turn, conversation_id: str | None) -> tuple[Turn, StoredConversation] | None:
    """The person's open conversation with this id, and the turn about its pair; None where there is none."""
    found = pairs.of_conversation(turn.store, conversation_id) if conversation_id else None
    if found is None or found[0].person_id != turn.who.person.id:
        return None
    row, couple = found
    turn.loaded.conversations[row.id] = row
    return turn.for_pair(couple), row


def focused(turn: Turn) -> tuple[Turn, StoredConversation] | None:
    """The open conversation that typed words answer, and the turn about its pair."""
    return open_conversation(turn, turn.who.person.focus)


def ask_focused_again(turn: Turn) -> None:
    """Ask again what the person is asked at present, where they are asked anything."""
    found = focused(turn)
    if found is not None:
        ask_again(*found)
