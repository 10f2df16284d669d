"""A goal in the person's own words, from a concrete situation (domain §2.1: start small but concrete; E13)."""

from __future__ import annotations

from bot.conversation.fields import Choice, SeenBy, Text
from bot.conversation.flow import Flow, Page
from bot.rules.visibility import Data
from bot.turn import Conversation, Scene
from storage import goals, notes
from storage.tables import Goal

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

REVIEWS = ("keep", "change", "reached", "step", "another", "key_role")

NEW = Flow(
    "goal",
    pages=(
        Page("situation", (Text(name="situation", optional=True, seen_by=SeenBy.ME),), then="goal"),
        Page("goal", (Text(name="goal", limit=500, seen_by=SeenBy.PAIR),), then="area"),
        Page(
            "area",
            (
                Choice(name="area", of=AREAS, seen_by=SeenBy.PAIR),
                Choice(name="kind", of=goals.KINDS, seen_by=SeenBy.PAIR),
            ),
        ),
    ),
)

INVITE = Flow(  # to a mentor, unasked: a tap first, so that "why?" typed under it is not taken for an answer
    "goal-invite",
    pages=(Page("want", (Choice(name="want", of=("yes", "no"), seen_by=SeenBy.ME),)),),
)

REVIEW = Flow(
    "goal-review",
    pages=(Page("review", (Choice(name="review", of=REVIEWS, seen_by=SeenBy.PAIR),)),),
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
        kind=answers["kind"],
    )
    scene.say("goal-saved", goal=answers["goal"], partner=scene.partner.name)
    if scene.role == "mentee" and scene.facts().planned_at is None and not scene.facts().met_count:
        scene.begin("plan")


def _want(scene: Scene) -> None:
    if scene.answers["want"] == "yes":
        scene.begin("goal")
    else:
        scene.say("goal-invite-left")


def review(scene: Scene, goal: Goal) -> None:
    """Ask what is with a goal of the person's own."""
    if scene.may_see(Data.GOAL, goal.owner_id):
        about = {"goal": notes.goal_text(scene.work, goal), "goal_id": goal.id}
        scene.begin("goal-review", about=about)


def _reviewed(scene: Scene) -> Goal | None:
    """The goal that is being reviewed; the latest own one where an older Pora asked."""
    goal = goals.own(scene.work, scene.about.get("goal_id"), scene.person.id)
    mine = goals.open_goals(scene.work, scene.pair.pair.id, scene.person.id)
    return goal or (mine[-1] if mine else None)


def _review(scene: Scene) -> None:
    answer, goal = scene.answers["review"], _reviewed(scene)
    if goal is None:
        scene.begin("goal")
    elif answer == "keep":
        scene.say("goal-kept")
        scene.begin("goal-progress", about={"goal_id": goal.id})
    elif answer == "change":
        scene.begin("goal", answers={"kind": goal.kind})
    elif answer == "step":
        scene.begin("goal-step", answers={"offer": "step"})
    elif answer == "another":
        _another(scene, goal)
    elif answer == "key_role":
        scene.begin("goal-key-role", about={"goal_id": goal.id})
    else:
        goal.reached_at = goal.reached_at or scene.now
        scene.say("goal-reached")
        scene.begin("goal", answers={"kind": goal.kind})


def _another(scene: Scene, goal: Goal) -> None:
    """Beside a professional goal a personal one, and the other way round; go to it where it is there already."""
    for other in goals.open_goals(scene.work, scene.pair.pair.id, scene.person.id):
        if other.kind != goal.kind:
            review(scene, other)
            return
    kind = goals.PERSONAL if goal.kind == goals.PROFESSIONAL else goals.PROFESSIONAL
    scene.say("goal-another", kind=kind)
    scene.begin("goal", answers={"kind": kind})


CONVERSATION = Conversation(NEW, done={"area": _keep})
INVITE_CONVERSATION = Conversation(INVITE, done={"want": _want})
REVIEW_CONVERSATION = Conversation(REVIEW, done={"review": _review})
