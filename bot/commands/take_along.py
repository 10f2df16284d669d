"""The carry-over at any time: a mentee takes goals and notes along from the former pair."""

from __future__ import annotations

from bot.flows.take_along.selection import carry_over_start
from bot.turn import Turn


def run(turn: Turn, rest: str) -> None:
    """Ask the mentee what to take along, or go on with an unfinished choice."""
    start = carry_over_start(turn, asked_for=True)
    if start is None:
        turn.say("take-along-none")
    else:
        turn.then(start)
