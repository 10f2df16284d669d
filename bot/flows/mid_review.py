"""The mid review: go on, change something or pause; as private as the fit check. Then a review of the goal."""

from __future__ import annotations

from bot import kinds
from bot.conversation.fields import Choice, SeenBy
from bot.conversation.flow import Branch, Flow, Page
from bot.conversation.messages import Say
from bot.flows.fit_check import CHANGE, save_answer
from bot.flows.goal import begin_review
from bot.flows.supervision.permissions import suggest_to_mentor
from bot.turn import Conversation, Turn
from storage import goals, private_answers

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


def _how(turn: Turn) -> None:
    answer = turn.answers["how"]
    if save_answer(turn, private_answers.MID_REVIEW, answer):
        turn.say("mid-both")
        turn.tell(turn.who.partner.id, kinds.MID_BOTH, [Say("mid-both")], key=f"mid_both:{turn.who.pair_id}")
    elif answer == CHANGE:
        turn.say("mid-kept")
        suggest_to_mentor(turn)
    elif answer == "pause":
        turn.begin("pause")
    else:
        turn.say("mid-fine")


def _goal(turn: Turn) -> None:
    if turn.answers["goal"] == "leave":
        turn.say("mid-left")
        return
    own = goals.open_goals(turn.store, turn.who.pair_id, turn.who.person.id)
    if own:
        begin_review(turn, own[-1])
    else:
        turn.begin("goal")


CONVERSATION = Conversation(FLOW, done={"how": _how, "goal": _goal})
