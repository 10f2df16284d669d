"""The expectation mirror: answer it, or see where the two differ."""

from __future__ import annotations

import json

from bot.flows.expectations import show
from bot.rules.visibility import Data
from bot.turn import Scene
from storage import expectations


def run(scene: Scene, rest: str) -> None:
    """Ask the questions; once both have answered, show where they differ."""
    both = expectations.of_pair(scene.work, scene.pair.pair.id)
    if len(both) == 2 and scene.may_see(Data.MIRROR, scene.partner.id):
        show(scene, json.loads(both[scene.person.id]), json.loads(both[scene.partner.id]))
    elif scene.person.id in both:
        scene.say("expect-waiting", partner=scene.partner.name)
    else:
        scene.begin("expect")
