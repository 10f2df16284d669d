"""Ask for feedback, or try an exercise."""

from __future__ import annotations

from bot.turn import Scene


def run(scene: Scene, rest: str) -> None:
    """Ask the other one in a tap, or get an exercise for both."""
    scene.begin("feedback")
