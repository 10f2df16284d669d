"""Progress towards a goal, a scaling question in three parts: a mark from 0 to 10, why not lower, how one point more would show.

Only the owner sees the mark (docs/domain.md §4.2). The two texts are not saved, unless the owner wants them as a private note.
Then the next step as an if-then plan, and whether the goal leads to a key role.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, time
from zoneinfo import ZoneInfo

from bot.conversation import refs
from bot.conversation.date_fields import When
from bot.conversation.fields import Choice, Scale, SeenBy, Text
from bot.conversation.flow import Branch, Flow, Page
from bot.flows.follow_up import add_step
from bot.flows.session_note import save_note
from bot.rules.visibility import Data
from bot.turn import Conversation, Turn
from storage import goals, notes
from storage.tables import Goal

BARS = "▁▂▃▄▅▆▇█"
MAX_CHARTED = 12  # marks: as many as fit on a line of a phone
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
    """Marks from 0 to 10 as a bar chart in one line; the caller adds the numbers for a reader who cannot see it."""
    return "".join(BARS[value * (len(BARS) - 1) // HIGHEST] for value in values)


def show_history(turn: Turn, goal: Goal, *, attached: bool = False) -> None:
    """Show the owner the marks of their goal as a chart; ``attached``: as a line of the reply before it."""
    if not turn.who.may_see(Data.GOAL_MARK, goal.owner_id):
        return
    if marks := goals.marks_of(turn.store, goal.id)[-MAX_CHARTED:]:
        values = [mark.value for mark in marks]
        (turn.line if attached else turn.say)(
            "goal-progress-history",
            since=refs.date(turn.who.local_day(marks[0].created_at)),
            chart=bars(values),
            values=" → ".join(map(str, values)),
        )


def _goal(turn: Turn) -> Goal | None:
    return goals.own(turn.store, turn.about.get("goal_id"), turn.who.person.id)


def _mark(turn: Turn) -> None:
    value, goal = turn.answers["mark"], _goal(turn)
    if value is None:
        turn.say("goal-progress-skipped")
        return
    turn.about["where"] = {0: "zero", HIGHEST: "top"}.get(value, "between")
    if goal is not None:
        begins = datetime.combine(turn.who.today, time(), tzinfo=ZoneInfo(turn.who.hours().zone))
        goals.mark(turn.store, goal.id, value, day_begins=begins, now=turn.who.now)
        if len(goals.marks_of(turn.store, goal.id)) > 1:  # a single mark is the one just given
            show_history(turn, goal)


def _higher(turn: Turn) -> None:
    texts = [turn.answers[field] for field in ("lower", "higher") if turn.answers[field] is not None]
    if texts:
        note = "\n".join([f"{turn.answers['mark']}/{HIGHEST}", *texts])
        turn.begin("goal-words", about={"words": note})
    else:
        turn.begin("goal-step")


def _keep(turn: Turn) -> None:
    if turn.answers["keep"] == "private":
        save_note(turn, notes.PRIVATE, turn.about["words"])
    else:
        turn.say("goal-words-forgotten")
    turn.begin("goal-step")


def _offer(turn: Turn) -> None:
    if turn.answers["offer"] == "none":
        turn.say("goal-step-left")


def _due(turn: Turn) -> None:
    answers = turn.answers
    add_step(turn, answers["step"], "me", answers["due"])
    turn.say("goal-step-saved", partner=turn.who.partner.name)


def _aim(turn: Turn) -> None:
    aim, goal = turn.answers["aim"], _goal(turn)
    if goal is not None:
        goal.key_role, goal.key_role_shown = aim != "no", aim == "shown"
        turn.say(f"goal-role-{aim}")


CONVERSATION = Conversation(
    PROGRESS, done={"mark": _mark, "higher": _higher}, forgets=frozenset({"lower", "higher"})
)
WORDS_CONVERSATION = Conversation(WORDS, done={"keep": _keep}, forgets=frozenset({"words"}))
STEP_CONVERSATION = Conversation(STEP, done={"offer": _offer, "due": _due})
KEY_ROLE_CONVERSATION = Conversation(KEY_ROLE, done={"aim": _aim})
