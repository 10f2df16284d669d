"""A coordinator opens a programme's waiting topics for a supervision, and closes them once it has taken place."""

from __future__ import annotations

from bot.conversation.fields import Choice, SeenBy
from bot.conversation.flow import Flow, Page
from bot.flows.supervision.permissions import may_open
from bot.turn import Conversation, Turn
from storage import supervision

OPEN = Flow(
    "supervision-open",
    pages=(Page("open", (Choice(name="open", of=("open", "wait"), seen_by=SeenBy.SETTINGS),)),),
)

HELD = Flow(
    "supervision-held",
    pages=(Page("held", (Choice(name="held", of=("held", "not_yet"), seen_by=SeenBy.SETTINGS),)),),
)


def _open(turn: Turn) -> None:
    programme_id = turn.about["programme"]
    if turn.answers["open"] == "wait":
        turn.say("supervision-waits")
    elif _still_coordinates(turn, programme_id) and may_open(turn, programme_id):
        supervision.open_together(supervision.waiting(turn.store, programme_id), turn.who.now)
        turn.say("supervision-opened")


def _held(turn: Turn) -> None:
    programme_id = turn.about["programme"]
    if turn.answers["held"] == "not_yet":
        turn.say("supervision-lies")
    elif _still_coordinates(turn, programme_id):
        supervision.mark_discussed(supervision.opened(turn.store, programme_id), turn.who.now)
        turn.say("supervision-closed")


def _still_coordinates(turn: Turn, programme_id: str) -> bool:
    """Whether the person still coordinates the programme; a new roster may have changed that since the question."""
    if turn.who.member.coordinates(programme_id):
        return True
    turn.say("pairs-not-yours")
    return False


CONVERSATION = Conversation(OPEN, done={"open": _open})
HELD_CONVERSATION = Conversation(HELD, done={"held": _held})
