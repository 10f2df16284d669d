"""Help and settings."""

from __future__ import annotations

from bot import writing_help as drafting
from bot.turn import Scene
from storage import pairs


def run(scene: Scene, rest: str) -> None:
    """What can be asked, in one screen."""
    if scene.couple is not None:
        scene.say("help", partner=scene.partner.name)
    if scene.couple is not None and drafting.here(scene) and not drafting.agreed(scene):
        scene.line("help-writing")
    if scene.couple is None or scene.member.coordinated():
        scene.say(alone(scene))


def alone(scene: Scene) -> str:
    """What somebody reads who is in no pair now: a coordinator, one whose pair has ended, one who has none yet."""
    if scene.member.coordinated():
        return "help-coordinator"
    return "help-ended" if pairs.last_ended(scene.work, scene.person.id) else "help-alone"


def settings(scene: Scene, rest: str) -> None:
    """Language, form of address, hours: the welcome once more."""
    scene.begin("welcome")
