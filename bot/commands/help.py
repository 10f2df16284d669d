"""Help and settings: what a person can ask for, and the welcome once more."""

from __future__ import annotations

from bot import writing_help
from bot.turn import Turn
from storage import pairs


def run(turn: Turn, rest: str) -> None:
    """Reply with the commands that the person can use, and with those of a coordinator if the person is one."""
    if turn.who.couple is not None:
        turn.say("help", partner=turn.who.partner.name)
        if writing_help.available_model(turn) is not None and not writing_help.has_agreed(turn):
            turn.line("help-writing")
    if turn.who.couple is None or turn.who.member.coordinated():
        turn.say(text_without_pair(turn))


def text_without_pair(turn: Turn) -> str:
    """The id of the help text for a person in no pair: a coordinator, a person whose pair has ended, or has none yet."""
    if turn.who.member.coordinated():
        return "help-coordinator"
    return "help-ended" if pairs.last_ended(turn.store, turn.who.person.id) else "help-alone"


def settings(turn: Turn, rest: str) -> None:
    """Begin the welcome once more: language, form of address, hours."""
    turn.begin("welcome")
