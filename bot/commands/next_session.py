"""The next meeting, and the one that just was."""

from __future__ import annotations

from bot.conversation.date_fields import to_iso
from bot.conversation.messages import moment
from bot.flows.stalled import log_meeting
from bot.rules.when import parse_date
from bot.turn import Scene


def plan(scene: Scene, rest: str) -> None:
    """Plan or move the next meeting; a date after the command is understood and shown back."""
    if rest:
        found = parse_date(rest, language=scene.reader.language, now=scene.reader.now)
        if found is not None:
            scene.begin("plan", answers={"when": to_iso(found)})
            return
        scene.say("unclear-when")
    planned = scene.facts().planned_at
    if planned is not None and planned > scene.now:
        scene.say("plan-current", when=moment(planned), partner=scene.partner.name)
    scene.begin("plan")


def log(scene: Scene, rest: str) -> None:
    """We met: log it."""
    log_meeting(scene)
