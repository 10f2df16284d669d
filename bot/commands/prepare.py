"""Get ready for the next meeting."""

from __future__ import annotations

from bot.flows.prepare import present
from bot.turn import Scene


def run(scene: Scene, rest: str) -> None:
    """What is prepared, or the two questions."""
    present(scene)
