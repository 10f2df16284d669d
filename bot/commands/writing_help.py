"""A language model that helps to write: what it is, what is sent, on or off."""

from __future__ import annotations

from bot import writing_help as drafting
from bot.turn import Scene


def run(scene: Scene, rest: str) -> None:
    """What would be sent, to whom; then the question. Whoever has it on can always end it, wherever it stands."""
    if scene.writing is None or not (drafting.here(scene) or scene.person.writer_terms):
        scene.say("writing-none")
        return
    scene.say("writing-what", place=scene.writing.place, model=scene.writing.model)
    scene.line("writing-sent-always")
    scene.line("writing-never-sent")
    scene.line("writing-limits", mine=scene.writing.person_a_day)
    scene.begin("writing-help")
