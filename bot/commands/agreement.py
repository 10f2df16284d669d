"""The agreement: read it, propose it, confirm it, change it."""

from __future__ import annotations

from bot.flows.agreement import present
from bot.turn import Scene


def run(scene: Scene, rest: str) -> None:
    """Show what holds or is proposed, and ask what comes next."""
    present(scene)
