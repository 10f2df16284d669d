"""Timers of the end: the closing, and a card three months after."""

from __future__ import annotations

from collections.abc import Mapping

from bot import kinds
from bot.flows.closing import after_card
from bot.kinds import Kind
from bot.schedule.asking import Handler, ask, at_rest, welcomed
from bot.turn import Start, Turn
from storage import outbox_queries
from storage.outcomes import TimerOutcome
from storage.tables import Timer


def closing(turn: Turn, timer: Timer, kind: Kind) -> TimerOutcome:
    """Begins the closing from the fourth week before the end, once; a pair that has not met has nothing to close."""
    if at_rest(turn) or not turn.facts().met_count:
        return TimerOutcome.SKIPPED
    return ask(turn, timer, kind, Start("closing"))


def afterwards(turn: Turn, timer: Timer, kind: Kind) -> TimerOutcome:
    """Sends a question to think about three months after the end; one a person, however many pairs they were in."""
    if not welcomed(turn) or turn.who.pair.pair.ended_how == "erased" or not turn.facts().met_count:
        return TimerOutcome.SKIPPED
    if outbox_queries.latest_of_kind(turn.store, turn.who.person.id, kind.name) is not None:
        return TimerOutcome.STALE
    told = after_card(turn)
    if not told:
        return TimerOutcome.STALE
    turn.tell(turn.who.person.id, kind, told, key=f"timer:{timer.key}")
    return TimerOutcome.FIRED


HANDLERS: Mapping[Kind, Handler] = {kinds.CLOSING: closing, kinds.AFTER_CARD: afterwards}
