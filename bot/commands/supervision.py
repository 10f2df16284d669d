"""The supervision: a mentor hands in a topic or looks after their own."""

from __future__ import annotations

from bot.conversation.fields import TEXT_LIMIT
from bot.conversation.text_folding import CONTROL_CHARACTERS
from bot.flows import supervision as flow
from bot.turn import Scene
from storage import pairs

CHOSEN = "*"  # comes back from the question which pair, so of which programme


def run(scene: Scene, rest: str) -> None:
    """Ask for a case, or show the person's own topics; what stands after the command is the case."""
    as_mentor = {
        couple.programme.id: couple
        for couple in reversed(pairs.of_person(scene.work, scene.person.id))
        if couple.mentor.id == scene.person.id
    }
    words = CONTROL_CHARACTERS.sub("", rest).strip()
    if len(as_mentor) > 1 and not words.startswith(CHOSEN):
        listed = [[one.pair.id, one.mentee.name] for one in as_mentor.values()]
        scene.begin("which", about={"pairs": listed, "command": "supervision", "rest": f"{CHOSEN}{words}"})
        return
    words = words.removeprefix(CHOSEN)
    if scene.couple is None or scene.couple.programme.id not in as_mentor:
        scene.couple = next(iter(as_mentor.values()), None)
    programme_id = scene.couple.programme.id if scene.couple else ""
    if not words and flow.show_own(scene, programme_id):
        return
    flow.hand_in(scene, programme_id, words[:TEXT_LIMIT])
