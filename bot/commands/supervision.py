"""Supervision, for a mentor: hand in a topic, or read and withdraw the own ones."""

from __future__ import annotations

from bot.conversation.fields import TEXT_LIMIT
from bot.conversation.text_folding import CONTROL_CHARACTERS
from bot.flows.supervision.hand_in import begin_hand_in
from bot.flows.supervision.own_topics import show_own_topics
from bot.turn import Turn
from storage import pairs

PAIR_CHOSEN = (
    "*"  # begins the rest of the command once the person has said which pair, and so which programme
)


def run(turn: Turn, rest: str) -> None:
    """Ask a mentor for a case, or show their own topics; text after the command is the case."""
    as_mentor = {
        couple.programme.id: couple
        for couple in reversed(pairs.of_person(turn.store, turn.who.person.id))
        if couple.mentor.id == turn.who.person.id
    }
    case = CONTROL_CHARACTERS.sub("", rest).strip()
    if len(as_mentor) > 1 and not case.startswith(PAIR_CHOSEN):
        listed = [[couple.pair.id, couple.mentee.name] for couple in as_mentor.values()]
        turn.begin("which", about={"pairs": listed, "command": "supervision", "rest": f"{PAIR_CHOSEN}{case}"})
        return
    case = case.removeprefix(PAIR_CHOSEN)
    if turn.who.couple is None or turn.who.couple.programme.id not in as_mentor:
        turn = turn.for_pair(next(iter(as_mentor.values()), None))
    programme_id = turn.who.couple.programme.id if turn.who.couple else ""
    if not case and show_own_topics(turn, programme_id):
        return
    begin_hand_in(turn, programme_id, case[:TEXT_LIMIT])
