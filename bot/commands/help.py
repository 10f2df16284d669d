"""Help and settings."""

from __future__ import annotations

from bot.flows.scene import Scene


def run(scene: Scene, rest: str) -> None:
    """What can be asked, in one screen."""
    if scene.couple is not None:
        scene.say("help", partner=scene.partner.name)
    if scene.member.coordinated():
        scene.say("help-coordinator")
    elif scene.couple is None:
        scene.say("help-alone")


def settings(scene: Scene, rest: str) -> None:
    """Language, form of address, hours: the welcome once more."""
    scene.begin("welcome")
