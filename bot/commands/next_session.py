"""Plan the next meeting, or log one that took place."""

from __future__ import annotations

from bot.conversation import refs
from bot.conversation.date_fields import to_iso
from bot.flows.stalled import log_meeting
from bot.rules.when import parse_date
from bot.turn import Turn


def plan(turn: Turn, rest: str) -> None:
    """Plan or move the next meeting; a date after the command is the answer, to be confirmed."""
    if rest:
        when = parse_date(rest, language=turn.who.reader.language, now=turn.who.reader.now)
        if when is not None:
            turn.begin("plan", answers={"when": to_iso(when)})
            return
        turn.say("unclear-when")
    planned = turn.facts().planned_at
    if planned is not None and planned > turn.who.now:
        turn.say("plan-current", when=refs.moment(planned), partner=turn.who.partner.name)
    turn.begin("plan")


def log(turn: Turn, rest: str) -> None:
    """Log a meeting that took place."""
    log_meeting(turn)
