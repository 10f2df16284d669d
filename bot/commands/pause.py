"""A pause, and the pair's rhythm."""

from __future__ import annotations

from bot.conversation.date_fields import to_iso, without_until
from bot.conversation.messages import day
from bot.rules.when import parse_date
from bot.turn import Scene


def run(scene: Scene, rest: str) -> None:
    """Pause until a date, or come back."""
    until = scene.pair.pair.paused_until
    if until is not None:
        scene.begin("paused", about={"until": day(until)})
        return
    day_named = without_until(rest)
    found = parse_date(day_named, language=scene.reader.language, now=scene.reader.now) if rest else None
    scene.begin("pause", answers={"until": to_iso(found)[:10]} if found else {})


def rhythm(scene: Scene, rest: str) -> None:
    """How often the pair meets; a number of weeks after the command is shown as the question's answer."""
    weeks = rest.split(maxsplit=1)[0] if rest else ""
    scene.begin(
        "rhythm",
        about={"weeks_now": scene.facts().rhythm_weeks},
        answers={"weeks": weeks} if weeks in {"2", "3", "4", "5", "6"} else {},
    )
