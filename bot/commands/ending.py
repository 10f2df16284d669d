"""End the pair."""

from __future__ import annotations

from bot.turn import Scene


def run(scene: Scene, rest: str) -> None:
    """Ask how: an ending, a talk, a pause, or none of it."""
    scene.begin("ending")
