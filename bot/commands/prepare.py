"""Get ready for the next meeting."""

from __future__ import annotations

from bot.flows.prepare import present
from bot.turn import Turn


def run(turn: Turn, rest: str) -> None:
    """What is prepared, or the two questions."""
    present(turn)
