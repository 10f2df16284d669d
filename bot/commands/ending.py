"""Ending the pair."""

from __future__ import annotations

from bot.turn import Turn


def run(turn: Turn, rest: str) -> None:
    """Ask whether to end the pair, ask for a talk, pause, or stay."""
    turn.begin("ending")
