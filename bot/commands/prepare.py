"""Preparing the next meeting."""

from __future__ import annotations

from bot.flows.prepare import show_and_ask
from bot.turn import Turn


def run(turn: Turn, rest: str) -> None:
    """Show the person's preparation, or ask its two questions."""
    show_and_ask(turn)
