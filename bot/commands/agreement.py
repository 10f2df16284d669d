"""The agreement: read, propose, confirm or change it."""

from __future__ import annotations

from bot.flows.agreement.proposal import show_and_ask
from bot.turn import Turn


def run(turn: Turn, rest: str) -> None:
    """Show the agreement and the proposal, and ask for what comes next."""
    show_and_ask(turn)
