"""A goal in the person's own words, from a concrete situation (domain §2.1: start small but concrete; E13)."""

from __future__ import annotations

from bot.conversation.flow import Choice, Flow, Page, Text
from bot.flows.scene import Conversation, Scene
from storage import notes

AREAS = (
    "career",
    "leadership",
    "expertise",
    "confidence",
    "network",
    "communication",
    "balance",
    "change",
    "handover",
)

NEW = Flow(
    "goal",
    pages=(
        Page("situation", (Text(name="situation", optional=True, seen_by="me"),), then="goal"),
        Page("goal", (Text(name="goal", limit=500, seen_by="pair"),), then="area"),
        Page("area", (Choice(name="area", of=AREAS, seen_by="pair"),)),
    ),
)

REVIEW = Flow(
    "goal-review",
    pages=(Page("review", (Choice(name="review", of=("keep", "change", "reached"), seen_by="pair"),)),),
)


def _keep(scene: Scene) -> None:
    answers = scene.answers
    notes.set_goal(
        scene.work,
        pair_id=scene.pair.pair.id,
        owner_id=scene.person.id,
        area=answers["area"],
        text=answers["goal"],
        situation=answers["situation"],
        now=scene.now,
    )
    scene.say("goal-saved", goal=answers["goal"], partner=scene.partner.name)
    if scene.role == "mentee" and scene.facts().planned_at is None and not scene.facts().met_count:
        scene.begin("plan")


def _review(scene: Scene) -> None:
    answer = scene.answers["review"]
    if answer == "keep":
        scene.say("goal-kept")
    elif answer == "change":
        scene.begin("goal")
    else:
        for goal in notes.goals_of(scene.work, scene.pair.pair.id):
            if goal.owner_id == scene.person.id:
                goal.reached_at = goal.reached_at or scene.now
        scene.say("goal-reached")
        scene.begin("goal")


CONVERSATION = Conversation(NEW, done={"area": _keep})
REVIEW_CONVERSATION = Conversation(REVIEW, done={"review": _review})
