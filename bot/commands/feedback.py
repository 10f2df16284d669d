"""Feedback: ask the partner for it, or get an exercise."""

from __future__ import annotations

from bot.turn import Turn


def run(turn: Turn, rest: str) -> None:
    """Ask whether to request feedback from the partner or to show an exercise for both."""
    turn.begin("feedback")
