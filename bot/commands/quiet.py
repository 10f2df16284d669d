"""Why did I get this, no more of this kind, not now: on every message that nobody asked for."""

from __future__ import annotations

from bot.turn import Scene
from storage import outbox, outbox_queries

CANNOT_STOP = frozenset({"welcome", "welcome_again", "help_asked", "place_added", "place_lost", "draft"})
"""The invitation comes twice at most; a call for a talk must reach its coordinator, a new place the one whose it is; a draft was
asked for."""


def why(scene: Scene, rest: str) -> None:
    """The rule behind the latest message, and how often such messages may come at all."""
    kinds = _latest_kinds(scene)
    if not kinds:
        scene.say("why-nothing")
        return
    for number, kind in enumerate(kinds):
        (scene.line if number else scene.say)(f"why-{kind.replace('_', '-')}")
    scene.line("why-budget")


def stop(scene: Scene, rest: str) -> None:
    """No more messages of the latest kind, and none of those that wait."""
    kinds = [kind for kind in _latest_kinds(scene) if kind not in CANNOT_STOP]
    if not kinds:
        scene.say("stop-nothing")
        return
    scene.person.stopped_kinds = sorted({*scene.person.stopped_kinds, *kinds})
    outbox.stop_waiting(scene.work, scene.person.id, kinds, scene.now)
    scene.say("stop-done")
    for kind in kinds:
        scene.line(f"kind-{kind.replace('_', '-')}")


def restore(scene: Scene, rest: str) -> None:
    """All kinds of messages again."""
    scene.person.stopped_kinds = []
    scene.say("restore-done")


def snooze(scene: Scene, rest: str) -> None:
    """Nothing unasked until a day."""
    scene.begin("snooze")


def _latest_kinds(scene: Scene) -> list[str]:
    return list(dict.fromkeys(row.kind for row in outbox_queries.latest_batch(scene.work, scene.person.id)))
