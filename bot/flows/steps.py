"""Open steps of the pair: mark one as done."""

from __future__ import annotations

from bot.conversation.fields import Choice, SeenBy
from bot.conversation.flow import Branch, Flow, Page
from bot.rules.visibility import Data
from bot.turn import Conversation, Scene
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


def _prepare(scene: Scene) -> None:
    opened = notes.open_steps(scene.work, scene.pair.pair.id)
    scene.about["steps"] = [
        [step.id, marked(notes.step_text(scene.work, step), drafted=step.drafted)]
        for step in opened
        if scene.may_see(Data.STEP, step.owner_id)
    ]


def _open(scene: Scene) -> None:
    if scene.answers["step"] == "leave":
        scene.say("steps-left")
    elif notes.finish_step(scene.work, scene.pair.pair.id, scene.answers["step"], scene.now):
        scene.say("steps-done")
    else:
        scene.say("steps-gone")


CONVERSATION = Conversation(FLOW, done={"open": _open}, prepare=_prepare)
