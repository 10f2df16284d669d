"""What comes next in a turn: conversations begun, commands run, texts understood again, until something is asked."""

from __future__ import annotations

from bot.conversation.messages import Ask
from bot.conversations import ask_again, start
from bot.inbox import commands, free_text, intents
from bot.inbox.focus import open_conversation
from bot.turn import AskAgain, Next, Respond, RunCommand, Start, Turn, Understand
from storage import pairs

MAX_CHAINED = 10  # steps that follow one another in one turn


def follow(turn: Turn) -> None:
    """Take the turn's next steps in their order, until one asks something; typed words answer no closed conversation."""
    for _ in range(MAX_CHAINED):
        if not turn.effects.next:
            break
        couple, step = turn.effects.next.pop(0)
        if _take(turn.for_pair(couple), step):
            turn.effects.next.clear()
    person = turn.who.person
    row = turn.loaded.conversations.get(person.focus or "")
    if row is not None and row.closed_at is not None:
        person.focus = None


def _take(turn: Turn, step: Next) -> bool:
    """Take one step; whether it asks something."""
    if isinstance(step, Start):
        row, state = start(turn, step)
        if state.page is None:
            return False
        turn.reply(Ask(row.id, state.turn))
        turn.who.person.focus = row.id
        return True
    if isinstance(step, AskAgain):
        found = open_conversation(turn, step.conversation)
        if found is None:
            return False
        ask_again(*found)
        return True
    if isinstance(step, RunCommand):
        commands.run(_about(turn, step.pair_id), step.command, step.rest)
    elif isinstance(step, Understand):
        free_text.understand(_about(turn, step.pair_id), step.text)
    elif isinstance(step, Respond):
        intents.respond(turn, step.intent, step.text)
    return False


def _about(turn: Turn, pair_id: str | None) -> Turn:
    """The turn about the pair that was chosen, where one was."""
    return turn.for_pair(pairs.by_ids(turn.store, [pair_id])[pair_id]) if pair_id else turn
