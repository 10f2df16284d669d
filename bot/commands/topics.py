"""Topics: question cards for the next meeting."""

from __future__ import annotations

from bot.turn import Turn


def run(turn: Turn, rest: str) -> None:
    """Offer the pair three cards, the same for both."""
    turn.begin("topics")
