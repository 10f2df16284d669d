"""Ask for feedback, or try an exercise."""

from __future__ import annotations

from bot.turn import Turn


def run(turn: Turn, rest: str) -> None:
    """Ask the other one in a tap, or get an exercise for both."""
    turn.begin("feedback")
