"""The agreement: read it, propose it, confirm it, change it."""

from __future__ import annotations

from bot.flows.agreement import present
from bot.turn import Turn


def run(turn: Turn, rest: str) -> None:
    """Show what holds or is proposed, and ask what comes next."""
    present(turn)
