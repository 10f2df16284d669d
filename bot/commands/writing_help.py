"""Writing help: what the language model is, what is sent to it, on or off."""

from __future__ import annotations

from bot import writing_help
from bot.turn import Turn


def run(turn: Turn, rest: str) -> None:
    """Say what would be sent and where to, then ask. A person who has it on can switch it off in any programme."""
    model = turn.installation.language_model
    if model is None or not (writing_help.available_model(turn) or turn.who.person.writer_terms):
        turn.say("writing-none")
        return
    turn.say("writing-what", place=model.host, model=model.model)
    turn.line("writing-sent-always")
    turn.line("writing-never-sent")
    turn.line("writing-limits", mine=model.person_a_day)
    turn.begin("writing-help")
