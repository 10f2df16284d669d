"""The supervision: a mentor hands in a topic or looks after their own."""

from __future__ import annotations

from bot.conversation.fields import TEXT_LIMIT
from bot.conversation.text_folding import CONTROL_CHARACTERS
from bot.flows import supervision as flow
from bot.turn import Turn
from storage import pairs

CHOSEN = "*"  # comes back from the question which pair, so of which programme


def run(turn: Turn, rest: str) -> None:
    """Ask for a case, or show the person's own topics; what stands after the command is the case."""
    as_mentor = {
        couple.programme.id: couple
        for couple in reversed(pairs.of_person(turn.store, turn.who.person.id))
        if couple.mentor.id == turn.who.person.id
    }
    words = CONTROL_CHARACTERS.sub("", rest).strip()
    if len(as_mentor) > 1 and not words.startswith(CHOSEN):
        listed = [[one.pair.id, one.mentee.name] for one in as_mentor.values()]
        turn.begin("which", about={"pairs": listed, "command": "supervision", "rest": f"{CHOSEN}{words}"})
        return
    words = words.removeprefix(CHOSEN)
    if turn.who.couple is None or turn.who.couple.programme.id not in as_mentor:
        turn = turn.for_pair(next(iter(as_mentor.values()), None))
    programme_id = turn.who.couple.programme.id if turn.who.couple else ""
    if not words and flow.show_own(turn, programme_id):
        return
    flow.hand_in(turn, programme_id, words[:TEXT_LIMIT])
