"""Something to talk about."""

from __future__ import annotations

from bot.turn import Scene


def run(scene: Scene, rest: str) -> None:
    """Three cards; the same for both."""
    scene.begin("topics")
