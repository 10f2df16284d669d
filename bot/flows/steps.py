"""The pair's open steps: a person marks one as done."""

from __future__ import annotations

from bot.conversation.fields import Choice, SeenBy
from bot.conversation.flow import Branch, Flow, Page
from bot.flows.follow_up import text_of_step, visible_open_steps
from bot.turn import Conversation, Turn
from storage import notes

FLOW = Flow(
    "steps",
    pages=(
        Page(
            "open",
            (Choice(name="step", listed="steps", of=("leave",), seen_by=SeenBy.PAIR),),
            then=Branch("step", {"listed": None, "leave": None}),
        ),
    ),
)


def _prepare(turn: Turn) -> None:
    turn.about["steps"] = [[step.id, text_of_step(turn, step)] for step in visible_open_steps(turn)]


def _open(turn: Turn) -> None:
    if turn.answers["step"] == "leave":
        turn.say("steps-left")
    elif notes.finish_step(turn.store, turn.who.pair_id, turn.answers["step"], turn.who.now):
        turn.say("steps-done")
    else:
        turn.say("steps-gone")


CONVERSATION = Conversation(FLOW, done={"open": _open}, prepare=_prepare)
