"""Writing what a turn decided: timers of changed pairs, outbox rows, and clocks that run from a delivery."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

from bot.reader import zone_of
from bot.rules.quiet import add_working_days
from bot.schedule.pair import arm_pair
from bot.turn import Turn
from storage import outbox, pairs, timers
from storage.people import Member
from storage.timers import NewTimer


def write(turn: Turn) -> None:
    """Set the timers of pairs whose facts changed and post the messages to others; no commit."""
    for couple in turn.effects.changed.values():
        arm_pair(turn.for_pair(couple))
    if turn.effects.messages:
        outbox.post(turn.store, turn.effects.messages, turn.who.now)


def on_delivered(turn: Turn, effect: Mapping[str, Any]) -> None:
    """Start a clock that runs from the moment at which a message was shown to the turn's person."""
    if "arm" in effect:
        again = NewTimer(
            key=effect["key"],
            kind=effect["arm"],
            due_at=working_days_later(turn.who.now, effect["working_days"], turn.who.member),
            person_id=turn.who.person.id,
            pair_id=effect.get("pair_id"),
        )
        timers.arm(turn.store, [again])
    elif effect.get("pair") == "stall_asked":
        couple = pairs.by_ids(turn.store, [effect["id"]])[effect["id"]]
        couple.pair.stall_asked_at = turn.who.now
        arm_pair(turn.for_pair(couple))


def working_days_later(moment: datetime, days: int, member: Member) -> datetime:
    """The same local hour, that many working days later; aware UTC."""
    zone = ZoneInfo(zone_of(member.person, member.programme))
    local = moment.astimezone(zone)
    on = add_working_days(local.date(), days, member.programme.country)
    return datetime.combine(on, local.time(), tzinfo=zone).astimezone(UTC)
