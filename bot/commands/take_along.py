"""What a mentee takes along from an earlier pair: whatever is still there, whenever they like."""

from __future__ import annotations

from bot.flows import take_along
from bot.turn import Turn


def run(turn: Turn, rest: str) -> None:
    """Ask what to take along, or go on where the person left."""
    start = take_along.take_along(turn, asked_for=True)
    if start is None:
        turn.say("take-along-none")
    else:
        turn.then(start)
