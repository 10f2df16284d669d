"""A language model that helps to write: what it is, what is sent, on or off."""

from __future__ import annotations

from bot import writing_help
from bot.turn import Turn


def run(turn: Turn, rest: str) -> None:
    """What would be sent, to whom; then the question. Whoever has it on can always end it, wherever it stands."""
    if turn.installation.language_model is None or not (
        writing_help.here(turn) or turn.who.person.writer_terms
    ):
        turn.say("writing-none")
        return
    turn.say(
        "writing-what",
        place=turn.installation.language_model.host,
        model=turn.installation.language_model.model,
    )
    turn.line("writing-sent-always")
    turn.line("writing-never-sent")
    turn.line("writing-limits", mine=turn.installation.language_model.person_a_day)
    turn.begin("writing-help")
