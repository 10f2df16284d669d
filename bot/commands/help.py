"""Help and settings."""

from __future__ import annotations

from bot import writing_help
from bot.turn import Turn
from storage import pairs


def run(turn: Turn, rest: str) -> None:
    """What can be asked, in one screen."""
    if turn.who.couple is not None:
        turn.say("help", partner=turn.who.partner.name)
    if turn.who.couple is not None and writing_help.here(turn) and not writing_help.agreed(turn):
        turn.line("help-writing")
    if turn.who.couple is None or turn.who.member.coordinated():
        turn.say(alone(turn))


def alone(turn: Turn) -> str:
    """What somebody reads who is in no pair now: a coordinator, one whose pair has ended, one who has none yet."""
    if turn.who.member.coordinated():
        return "help-coordinator"
    return "help-ended" if pairs.last_ended(turn.store, turn.who.person.id) else "help-alone"


def settings(turn: Turn, rest: str) -> None:
    """Language, form of address, hours: the welcome once more."""
    turn.begin("welcome")
