"""A pause, and the pair's rhythm."""

from __future__ import annotations

from bot.conversation import refs
from bot.conversation.date_fields import to_iso, without_until
from bot.rules.when import parse_date
from bot.turn import Turn


def run(turn: Turn, rest: str) -> None:
    """Pause until a date, or come back."""
    until = turn.who.pair.pair.paused_until
    if until is not None:
        turn.begin("paused", about={"until": refs.day(until)})
        return
    day_named = without_until(rest)
    found = (
        parse_date(day_named, language=turn.who.reader.language, now=turn.who.reader.now) if rest else None
    )
    turn.begin("pause", answers={"until": to_iso(found)[:10]} if found else {})


def rhythm(turn: Turn, rest: str) -> None:
    """How often the pair meets; a number of weeks after the command is shown as the question's answer."""
    weeks = rest.split(maxsplit=1)[0] if rest else ""
    turn.begin(
        "rhythm",
        about={"weeks_now": turn.facts().rhythm_weeks},
        answers={"weeks": weeks} if weeks in {"2", "3", "4", "5", "6"} else {},
    )
