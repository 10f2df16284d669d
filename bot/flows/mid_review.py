"""The mid review: go on, change something or pause; private as the fit check is. Then a look at the goal (domain §5)."""

from __future__ import annotations

from bot.conversation.fields import Choice, SeenBy
from bot.conversation.flow import Branch, Flow, Page
from bot.conversation.messages import Say
from bot.flows import supervision
from bot.flows.fit_check import CHANGE, both_want
from bot.flows.goal import review
from bot.turn import Conversation, Scene
from storage import checks, goals

FLOW = Flow(
    "mid-review",
    pages=(
        Page(
            "how",
            (Choice(name="how", of=("go_on", CHANGE, "pause"), seen_by=SeenBy.BOTH),),
            then=Branch("how", {"go_on": "goal", CHANGE: "goal", "pause": None}),
        ),
        Page("goal", (Choice(name="goal", of=("look", "leave"), seen_by=SeenBy.ME),)),
    ),
)


def _how(scene: Scene) -> None:
    answer = scene.answers["how"]
    if both_want(scene, checks.MID_REVIEW, answer):
        scene.say("mid-both")
        scene.tell(scene.partner.id, "mid_both", [Say("mid-both")], key=f"mid_both:{scene.pair.pair.id}")
    elif answer == CHANGE:
        scene.say("mid-kept")
        supervision.hint(scene)
    elif answer == "pause":
        scene.begin("pause")
    else:
        scene.say("mid-fine")


def _goal(scene: Scene) -> None:
    if scene.answers["goal"] == "leave":
        scene.say("mid-left")
        return
    mine = goals.open_goals(scene.work, scene.pair.pair.id, scene.person.id)
    if mine:
        review(scene, mine[-1])
    else:
        scene.begin("goal")


CONVERSATION = Conversation(FLOW, done={"how": _how, "goal": _goal})
