"""A step whose date has come: its owner is asked once, kindly, and nobody else hears of it."""

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

STEPS = "open-steps"  # deferred: the pair's open steps

FLOW = Flow(
    "follow-up",
    pages=(Page("how", (Choice(name="how", of=("done", "yet", "drop"), seen_by=SeenBy.PAIR),)),),
)


def agree_on(
    turn: Turn,
    text: str,
    owner: str,
    due: str | None,
    *,
    meeting_id: str | None = None,
    drafted: bool = False,
) -> Step:
    """Keep a step of the turn's pair, and see to it that it is asked about.

    ``owner`` is me or partner; ``due`` is the person's own day as ISO text.
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
    follow_up(turn, step)
    return step


def follow_up(turn: Turn, step: Step) -> None:
    """See to it that a step with a date is asked about once, on the first working morning from that date on."""
    if step.due_on is None:
        return
    hours = turn.who.hours(turn.who.person if step.owner_id == turn.who.person.id else turn.who.partner)
    day = add_working_days(max(step.due_on, turn.who.today) - timedelta(days=1), 1, hours.country)
    if morning_of(day, hours.zone) <= turn.who.now:
        day = add_working_days(day, 1, hours.country)
    asking = NewTimer(
        key=f"step_due:{step.id}",
        kind="step_due",
        due_at=morning_of(day, hours.zone),
        person_id=step.owner_id,
        pair_id=step.pair_id,
        subject=step.id,
    )
    timers.arm(turn.store, [asking])


def list_open(turn: Turn, _: Mapping[str, Any]) -> None:
    """The pair's open steps, where there are any."""
    opened = notes.open_steps(turn.store, turn.who.pair_id)
    seen = [step for step in opened if turn.who.may_see(Data.STEP, step.owner_id)]
    for number, step in enumerate(seen):
        if not number:
            turn.say("open-steps-head")
        turn.line(
            "status-step",
            owner="me" if step.owner_id == turn.who.person.id else "partner",
            partner=turn.who.partner.name,
            text=marked(notes.step_text(turn.store, step), drafted=step.drafted).removesuffix(
                "."
            ),  # a date may follow
            has_due="yes" if step.due_on else "no",
            due=refs.date(step.due_on or turn.who.today),
        )


def still_open(turn: Turn, step_ids: list[str]) -> list[str]:
    """Those of the steps that their owner may still be asked about."""
    opened = {step.id: step for step in notes.open_steps(turn.store, turn.who.pair_id)}
    return [key for key in step_ids if key in opened and opened[key].owner_id == turn.who.person.id]


def _prepare(turn: Turn) -> None:
    """The first of the steps is what is asked about now; the others come after it."""
    found = [
        step
        for step in notes.open_steps(turn.store, turn.who.pair_id)
        if step.id in turn.about["steps"] and turn.who.may_see(Data.STEP, step.owner_id)
    ]
    turn.about["steps"] = [step.id for step in found]
    turn.about["text"] = marked(notes.step_text(turn.store, found[0]), drafted=found[0].drafted)


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
    if waiting := still_open(turn, others):
        turn.begin("follow-up", about={"steps": waiting})


CONVERSATION = Conversation(FLOW, done={"how": _how}, prepare=_prepare)
