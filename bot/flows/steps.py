"""Open steps of the pair: mark one as done."""

from __future__ import annotations

from bot.conversation.fields import Choice, SeenBy
from bot.conversation.flow import Branch, Flow, Page
from bot.rules.visibility import Data
from bot.turn import Conversation, Turn
from bot.writing.mark import marked
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
    opened = notes.open_steps(turn.store, turn.who.pair_id)
    turn.about["steps"] = [
        [step.id, marked(notes.step_text(turn.store, step), drafted=step.drafted)]
        for step in opened
        if turn.who.may_see(Data.STEP, step.owner_id)
    ]


def _open(turn: Turn) -> None:
    if turn.answers["step"] == "leave":
        turn.say("steps-left")
    elif notes.finish_step(turn.store, turn.who.pair_id, turn.answers["step"], turn.who.now):
        turn.say("steps-done")
    else:
        turn.say("steps-gone")


CONVERSATION = Conversation(FLOW, done={"open": _open}, prepare=_prepare)
