"""Goals: a person sets a goal in their own words, from a concrete situation, and reviews it (docs/domain.md, rule E13)."""

from __future__ import annotations

from bot.conversation.fields import Choice, SeenBy, Text
from bot.conversation.flow import Flow, Page
from bot.rules.visibility import Data
from bot.turn import Conversation, Turn
from storage import goals
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

INVITE = Flow(  # to a mentor, unasked: a tap first, so that a typed "why?" is not taken for the goal
    "goal-invite",
    pages=(Page("want", (Choice(name="want", of=("yes", "no"), seen_by=SeenBy.ME),)),),
)

REVIEW = Flow(
    "goal-review",
    pages=(Page("review", (Choice(name="review", of=REVIEWS, seen_by=SeenBy.PAIR),)),),
)


def _area(turn: Turn) -> None:
    """Save the goal; a mentee without a meeting plans the first one next."""
    answers = turn.answers
    goals.set_goal(
        turn.store,
        pair_id=turn.who.pair_id,
        owner_id=turn.who.person.id,
        area=answers["area"],
        text=answers["goal"],
        situation=answers["situation"],
        now=turn.who.now,
        kind=answers["kind"],
    )
    turn.say("goal-saved", goal=answers["goal"], partner=turn.who.partner.name)
    if turn.who.role == "mentee" and turn.facts().planned_at is None and not turn.facts().met_count:
        turn.begin("plan")


def _want(turn: Turn) -> None:
    if turn.answers["want"] == "yes":
        turn.begin("goal")
    else:
        turn.say("goal-invite-left")


def begin_review(turn: Turn, goal: Goal) -> None:
    """Ask the owner what to do with their goal: keep, change, reached, another."""
    if turn.who.may_see(Data.GOAL, goal.owner_id):
        about = {"goal": goals.text_of(turn.store, goal), "goal_id": goal.id}
        turn.begin("goal-review", about=about)


def _goal_under_review(turn: Turn) -> Goal | None:
    """The goal under review; the person's latest open one where a question from an older release names none."""
    owner_id = turn.who.person.id
    goal = goals.own(turn.store, turn.about.get("goal_id"), owner_id)
    open_goals = goals.open_goals(turn.store, turn.who.pair_id, owner_id)
    return goal or (open_goals[-1] if open_goals else None)


def _review(turn: Turn) -> None:
    answer, goal = turn.answers["review"], _goal_under_review(turn)
    if goal is None:
        turn.begin("goal")
    elif answer == "keep":
        turn.say("goal-kept")
        turn.begin("goal-progress", about={"goal_id": goal.id})
    elif answer == "change":
        turn.begin("goal", answers={"kind": goal.kind})
    elif answer == "step":
        turn.begin("goal-step", answers={"offer": "step"})
    elif answer == "another":
        _begin_other_kind(turn, goal)
    elif answer == "key_role":
        turn.begin("goal-key-role", about={"goal_id": goal.id})
    else:
        goal.reached_at = goal.reached_at or turn.who.now
        turn.say("goal-reached")
        turn.begin("goal", answers={"kind": goal.kind})


def _begin_other_kind(turn: Turn, goal: Goal) -> None:
    """Ask for a personal goal after a professional one and the other way round, or review it where the person has it."""
    for other in goals.open_goals(turn.store, turn.who.pair_id, turn.who.person.id):
        if other.kind != goal.kind:
            begin_review(turn, other)
            return
    kind = goals.PERSONAL if goal.kind == goals.PROFESSIONAL else goals.PROFESSIONAL
    turn.say("goal-another", kind=kind)
    turn.begin("goal", answers={"kind": kind})


CONVERSATION = Conversation(NEW, done={"area": _area})
INVITE_CONVERSATION = Conversation(INVITE, done={"want": _want})
REVIEW_CONVERSATION = Conversation(REVIEW, done={"review": _review})
