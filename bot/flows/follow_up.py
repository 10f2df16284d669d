"""The pair's steps: adding and listing them, and the follow-up that asks the owner once, on the step's date, how it went."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from bot.conversation import refs
from bot.conversation.fields import Choice, SeenBy
from bot.conversation.flow import Flow, Page
from bot.rules.pair_facts import morning_of
from bot.rules.quiet import add_working_days
from bot.rules.visibility import Data
from bot.turn import Conversation, Turn
from bot.writing.mark import marked
from storage import notes, timers
from storage.tables import Step
from storage.timers import NewTimer

OPEN_STEPS = "open-steps"  # deferred content: the pair's open steps

FLOW = Flow(
    "follow-up",
    pages=(Page("how", (Choice(name="how", of=("done", "yet", "drop"), seen_by=SeenBy.PAIR),)),),
)


def add_step(
    turn: Turn,
    text: str,
    owner: str,
    due: str | None,
    *,
    meeting_id: str | None = None,
    drafted: bool = False,
) -> Step:
    """Save a step of the pair and schedule its follow-up.

    ``owner`` is me or partner; ``due`` is the person's local day as ISO text.
    """
    step = notes.add_step(
        turn.store,
        pair_id=turn.who.pair_id,
        meeting_id=meeting_id,
        author_id=turn.who.person.id,
        owner_id=(turn.who.person if owner == "me" else turn.who.partner).id,
        text=text,
        due_on=turn.who.instant(due).date() if due else None,
        now=turn.who.now,
        drafted=drafted,
    )
    schedule_follow_up(turn, step)
    return step


def schedule_follow_up(turn: Turn, step: Step) -> None:
    """Schedule the single question about a step with a date, for its owner's first working morning from that date on."""
    if step.due_on is None:
        return
    hours = turn.who.hours(turn.who.person if step.owner_id == turn.who.person.id else turn.who.partner)
    day = add_working_days(max(step.due_on, turn.who.today) - timedelta(days=1), 1, hours.country)
    if morning_of(day, hours.zone) <= turn.who.now:
        day = add_working_days(day, 1, hours.country)
    timer = NewTimer(
        key=f"step_due:{step.id}",
        kind="step_due",
        due_at=morning_of(day, hours.zone),
        person_id=step.owner_id,
        pair_id=step.pair_id,
        subject=step.id,
    )
    timers.arm(turn.store, [timer])


def visible_open_steps(turn: Turn) -> list[Step]:
    """The pair's open steps that the person may see, the nearest due first."""
    opened = notes.open_steps(turn.store, turn.who.pair_id)
    return [step for step in opened if turn.who.may_see(Data.STEP, step.owner_id)]


def text_of_step(turn: Turn, step: Step) -> str:
    """The text of a step, marked where a language model wrote it; empty where the person may not see it."""
    if not turn.who.may_see(Data.STEP, step.owner_id):
        return ""
    return marked(notes.step_text(turn.store, step), drafted=step.drafted)


def show_step(turn: Turn, step: Step) -> None:
    """Add a line with a step, its owner and its date."""
    turn.line(
        "status-step",
        owner="me" if step.owner_id == turn.who.person.id else "partner",
        partner=turn.who.partner.name,
        text=text_of_step(turn, step).removesuffix("."),  # a date may follow
        has_due="yes" if step.due_on else "no",
        due=refs.date(step.due_on or turn.who.today),
    )


def show_open_steps(turn: Turn, _: Mapping[str, Any]) -> None:
    """Render the pair's open steps from the outbox; nothing where there are none."""
    steps = visible_open_steps(turn)
    if steps:
        turn.say("open-steps-head")
    for step in steps:
        show_step(turn, step)


def own_open_steps(turn: Turn, step_ids: list[str]) -> list[str]:
    """Those of these steps that are still open and the person's own, so that the person may be asked about them."""
    opened = {step.id: step for step in notes.open_steps(turn.store, turn.who.pair_id)}
    return [key for key in step_ids if key in opened and opened[key].owner_id == turn.who.person.id]


def _prepare(turn: Turn) -> None:
    """Ask about the first of the steps in ``about``; the others follow one by one."""
    steps = [step for step in visible_open_steps(turn) if step.id in turn.about["steps"]]
    turn.about["steps"] = [step.id for step in steps]
    turn.about["text"] = text_of_step(turn, steps[0])


def _how(turn: Turn) -> None:
    step_id, *others = turn.about["steps"]
    answer = turn.answers["how"]
    if answer == "done":
        notes.finish_step(turn.store, turn.who.pair_id, step_id, turn.who.now)
        turn.say("follow-up-done")
    elif answer == "drop":
        notes.drop_step(turn.store, turn.who.pair_id, step_id, turn.who.now)
        turn.say("follow-up-dropped")
    else:
        turn.say("follow-up-kept")
    turn.store.flush()
    if remaining := own_open_steps(turn, others):
        turn.begin("follow-up", about={"steps": remaining})


CONVERSATION = Conversation(FLOW, done={"how": _how}, prepare=_prepare)
