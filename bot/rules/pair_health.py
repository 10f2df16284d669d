"""How a pair is doing, measured against its own rhythm (docs/domain.md, rule E4): the state that its coordinator may see."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from bot.rules.pair_facts import FIRST_SHOWN_AFTER, PLAN_GRACE, PairFacts


class PairState(StrEnum):
    """The state of a pair, as its coordinator may see it."""

    STARTING = "starting"
    LATE_START = "late_start"
    IN_RHYTHM = "in_rhythm"
    SLOW = "slow"
    SILENT = "silent"
    PAUSED = "paused"
    ASKS = "asks"
    ENDED = "ended"


NEEDS_ATTENTION = (PairState.ASKS, PairState.SILENT, PairState.LATE_START, PairState.SLOW)


@dataclass(frozen=True, slots=True)
class Health:
    """A state, the day it began, and the rule behind it: all that a coordinator is told."""

    state: PairState
    since: date
    rule: str


def pair_health(facts: PairFacts, now: datetime) -> Health:
    """The pair's state at ``now`` (aware)."""
    today = facts.local_day(now)
    if facts.ended_at is not None:
        return Health(PairState.ENDED, facts.local_day(facts.ended_at), "ended")
    if facts.paused_until is not None and today < facts.paused_until:
        return Health(PairState.PAUSED, facts.local_day(facts.paused_since or now), "paused")
    if facts.help_asked_at is not None and (
        facts.last_met_on is None or facts.last_met_on <= facts.local_day(facts.help_asked_at)
    ):
        return Health(PairState.ASKS, facts.local_day(facts.help_asked_at), "asks")
    if facts.planned_at is not None and today < facts.local_day(facts.planned_at + PLAN_GRACE):
        state = PairState.IN_RHYTHM if facts.last_met_on else PairState.STARTING
        return Health(state, facts.anchor, "planned")
    silent = facts.not_before_plan(facts.anchor + 2 * facts.rhythm)
    if today >= silent:
        return Health(PairState.SILENT, silent, "silent")
    if facts.last_met_on is None:
        late = facts.not_before_plan(facts.anchor + FIRST_SHOWN_AFTER)
        if today >= late:
            return Health(PairState.LATE_START, late, "late_start")
        return Health(PairState.STARTING, facts.anchor, "starting")
    slow = facts.not_before_plan(facts.anchor + 1.5 * facts.rhythm)
    if today >= slow:
        return Health(PairState.SLOW, slow, "slow")
    return Health(PairState.IN_RHYTHM, facts.anchor, "in_rhythm")
