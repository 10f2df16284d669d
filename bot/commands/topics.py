"""Something to talk about."""

from __future__ import annotations

from bot.turn import Turn


def run(turn: Turn, rest: str) -> None:
    """Three cards; the same for both."""
    turn.begin("topics")
