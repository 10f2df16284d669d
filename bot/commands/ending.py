"""End the pair."""

from __future__ import annotations

from bot.turn import Turn


def run(turn: Turn, rest: str) -> None:
    """Ask how: an ending, a talk, a pause, or none of it."""
    turn.begin("ending")
