"""How near a goal is, in three beats: where now, what keeps it from being lower, how one point up would show (domain §4.2).

The number is its owner's alone. What is written at the other two beats is not kept, unless its author asks for a note.
Then the next step as an if-then plan, and the mark that a goal leads to a key role.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, time
from zoneinfo import ZoneInfo

from bot.conversation.date_fields import When
from bot.conversation.fields import Choice, Scale, SeenBy, Text
from bot.conversation.flow import Branch, Flow, Page
from bot.conversation.messages import date_alone
from bot.flows.follow_up import agree_on
from bot.flows.session_note import keep_note
from bot.rules.visibility import Data
from bot.turn import Conversation, Scene
from storage import goals, notes
from storage.tables import Goal

BARS = "▁▂▃▄▅▆▇█"
CHARTED = 12  # marks: as many as stand on a line of a phone
HIGHEST = 10

PROGRESS = Flow(
    "goal-progress",
    pages=(
        Page(
            "mark",
            (Scale(name="mark", low=0, high=HIGHEST, optional=True, seen_by=SeenBy.ME),),
            then=Branch("mark", {"given": "lower", "skipped": None}),
        ),
        Page("lower", (Text(name="lower", optional=True, limit=1000, seen_by=SeenBy.ME),), then="higher"),
        Page("higher", (Text(name="higher", optional=True, limit=1000, seen_by=SeenBy.ME),)),
    ),
)

WORDS = Flow(
    "goal-words",
    pages=(Page("keep", (Choice(name="keep", of=("forget", "private"), seen_by=SeenBy.ME),)),),
)

STEP = Flow(
    "goal-step",
    pages=(
        Page(
            "offer",
            (Choice(name="offer", of=("step", "none"), seen_by=SeenBy.PAIR),),
            then=Branch("offer", {"step": "step", "none": None}),
        ),
        Page("step", (Text(name="step", limit=500, multiline=False, seen_by=SeenBy.PAIR),), then="due"),
        Page("due", (When(name="due", optional=True, until=True, seen_by=SeenBy.PAIR),)),
    ),
)

KEY_ROLE = Flow(
    "goal-key-role",
    pages=(Page("aim", (Choice(name="aim", of=("mine", "shown", "no"), seen_by=SeenBy.UNLESS_SHOWN),)),),
)


def bars(values: Sequence[int]) -> str:
    """Marks from 0 to 10 as small columns; the numbers stand beside them for whoever cannot see these."""
    return "".join(BARS[value * (len(BARS) - 1) // HIGHEST] for value in values)


def show_history(scene: Scene, goal: Goal, *, attached: bool = False) -> None:
    """The owner's marks of a goal as a small chart; ``attached`` to the words before it."""
    if not scene.may_see(Data.GOAL_MARK, goal.owner_id):
        return
    if marked := goals.marks_of(scene.work, goal.id)[-CHARTED:]:
        values = [mark.value for mark in marked]
        (scene.line if attached else scene.say)(
            "goal-progress-history",
            since=date_alone(scene.local_day(marked[0].created_at)),
            chart=bars(values),
            values=" → ".join(map(str, values)),
        )


def _goal(scene: Scene) -> Goal | None:
    return goals.own(scene.work, scene.about.get("goal_id"), scene.person.id)


def _mark(scene: Scene) -> None:
    value, goal = scene.answers["mark"], _goal(scene)
    if value is None:
        scene.say("goal-progress-skipped")
        return
    scene.about["where"] = {0: "zero", HIGHEST: "top"}.get(value, "between")
    if goal is not None:
        begins = datetime.combine(scene.today, time(), tzinfo=ZoneInfo(scene.hours().zone))
        goals.mark(scene.work, goal.id, value, day_begins=begins, now=scene.now)
        if len(goals.marks_of(scene.work, goal.id)) > 1:  # the first mark is what they have just said
            show_history(scene, goal)


def _higher(scene: Scene) -> None:
    written = [scene.answers[beat] for beat in ("lower", "higher") if scene.answers[beat] is not None]
    if written:
        words = "\n".join([f"{scene.answers['mark']}/{HIGHEST}", *written])
        scene.begin("goal-words", about={"words": words})
    else:
        scene.begin("goal-step")


def _words(scene: Scene) -> None:
    if scene.answers["keep"] == "private":
        keep_note(scene, notes.PRIVATE, scene.about["words"])
    else:
        scene.say("goal-words-forgotten")
    scene.begin("goal-step")


def _offer(scene: Scene) -> None:
    if scene.answers["offer"] == "none":
        scene.say("goal-step-left")


def _due(scene: Scene) -> None:
    answers = scene.answers
    agree_on(scene, answers["step"], "me", answers["due"])
    scene.say("goal-step-saved", partner=scene.partner.name)


def _aim(scene: Scene) -> None:
    aim, goal = scene.answers["aim"], _goal(scene)
    if goal is not None:
        goal.key_role, goal.key_role_shown = aim != "no", aim == "shown"
        scene.say(f"goal-role-{aim}")


CONVERSATION = Conversation(
    PROGRESS, done={"mark": _mark, "higher": _higher}, forgets=frozenset({"lower", "higher"})
)
WORDS_CONVERSATION = Conversation(WORDS, done={"keep": _words}, forgets=frozenset({"words"}))
STEP_CONVERSATION = Conversation(STEP, done={"offer": _offer, "due": _due})
KEY_ROLE_CONVERSATION = Conversation(KEY_ROLE, done={"aim": _aim})
