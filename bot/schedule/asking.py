"""What timer handlers share: asking what a conversation asks first, and when nothing is asked."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import timedelta
from typing import Any

from bot.conversation.messages import Ask, Message
from bot.conversations import start
from bot.kinds import Kind
from bot.turn import Start, Turn
from storage.outcomes import TimerOutcome
from storage.tables import Timer

Handler = Callable[[Turn, Timer, Kind], TimerOutcome]
"""What a timer of a kind does; its messages are of the same kind."""


def ask(
    turn: Turn,
    timer: Timer,
    kind: Kind,
    conversation: Start,
    *before: Message,
    expires: timedelta | None = None,
    on_delivered: Sequence[Mapping[str, Any]] = (),
) -> TimerOutcome:
    """Ask the timer's person what a conversation asks first, after the messages ``before``. Its key is sent once for ever."""
    row, state = start(turn, conversation)
    if state.page is None:
        return TimerOutcome.STALE
    turn.tell(
        turn.who.person.id,
        kind,
        [*before, Ask(row.id, state.turn)],
        key=f"timer:{timer.key}",
        expires=expires,
        on_delivered=on_delivered,
    )
    return TimerOutcome.FIRED


def welcomed(turn: Turn) -> bool:
    """Whether the person has finished the welcome: before it nothing else is asked."""
    return turn.who.person.welcomed_at is not None


def at_rest(turn: Turn) -> bool:
    """Whether nothing is asked now: the pair is paused or has ended, or the person was not welcomed yet."""
    pair = turn.who.pair.pair
    return pair.ended_at is not None or pair.paused_until is not None or not welcomed(turn)
