"""Help from people: one tap away everywhere. Nothing about it is stored, counted or told."""

from __future__ import annotations

from bot.flows.scene import Scene
from bot.rules.care import Concern

URGENT = "112"


def run(scene: Scene, rest: str) -> None:
    """The help card."""
    scene.unrecorded = True
    scene.say("care-asked")
    contacts(scene)


def answer(scene: Scene, concern: Concern) -> None:
    """What is said instead of anything else when words ask for care; for strain, beside it."""
    scene.say(f"care-{concern.value}")
    contacts(scene)


def contacts(scene: Scene) -> None:
    """The programme's help contacts, the urgent one first. They are configuration with a day of checking."""
    language = scene.reader.language
    found = scene.member.programme.help_contacts
    for contact in sorted(found, key=lambda contact: contact.get("phone") != URGENT):
        reach = ", ".join(value for key in ("phone", "link") if (value := contact.get(key)))
        scene.line("care-contact", label=contact.get(f"name_{language}", ""), reach=reach)
