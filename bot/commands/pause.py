"""The pair's pause and rhythm."""

from __future__ import annotations

from bot.conversation import refs
from bot.conversation.date_fields import to_iso, without_until
from bot.rules.when import parse_date
from bot.turn import Turn


def run(turn: Turn, rest: str) -> None:
    """Ask until when to pause the pair, or whether to end its pause; a date after the command is the answer."""
    until = turn.who.pair.pair.paused_until
    if until is not None:
        turn.begin("paused", about={"until": refs.day(until)})
        return
    reader = turn.who.reader
    day = parse_date(without_until(rest), language=reader.language, now=reader.now) if rest else None
    turn.begin("pause", answers={"until": to_iso(day)[:10]} if day else {})


def rhythm(turn: Turn, rest: str) -> None:
    """Ask how often the pair meets; a number of weeks after the command is the answer."""
    weeks = rest.split(maxsplit=1)[0] if rest else ""
    turn.begin(
        "rhythm",
        about={"weeks_now": turn.facts().rhythm_weeks},
        answers={"weeks": weeks} if weeks in {"2", "3", "4", "5", "6"} else {},
    )
