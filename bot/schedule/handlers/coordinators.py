"""Timers whose reader is the coordinator: a pair that has not begun, a pair that has fallen silent."""

from __future__ import annotations

from collections.abc import Mapping

from bot import kinds
from bot.conversation import refs
from bot.conversation.messages import Say
from bot.kinds import Kind
from bot.rules.pair_health import PairState, pair_health
from bot.schedule.asking import Handler
from bot.turn import Turn
from storage import people
from storage.outcomes import TimerOutcome
from storage.tables import Timer


def attention(turn: Turn, timer: Timer, kind: Kind) -> TimerOutcome:
    """Tells the coordinators after a fortnight without a first meeting, or two rhythms of silence: facts and dates only."""
    found = pair_health(turn.facts(), turn.who.now)
    if found.state not in (PairState.SILENT, PairState.LATE_START):
        return TimerOutcome.STALE
    couple = turn.who.pair
    args = {
        "mentee": refs.person(couple.mentee.id),
        "mentor": refs.person(couple.mentor.id),
        "since": refs.date(found.since),
    }
    told = Say(f"coordinator-{found.state.value.replace('_', '-')}", args)
    for coordinator in people.coordinators(turn.store, couple.programme.id):
        key = f"timer:{timer.key}:{coordinator.person.id}"
        turn.tell(coordinator.person.id, kind, [told], key=key)
    return TimerOutcome.FIRED


HANDLERS: Mapping[Kind, Handler] = {kinds.LATE_START: attention, kinds.SILENT: attention}
