"""A step whose date has come: its owner is asked once, kindly, and nobody else hears of it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from bot.conversation.fields import Choice, SeenBy
from bot.conversation.flow import Flow, Page
from bot.conversation.messages import date_alone
from bot.rules.pair_facts import morning_of
from bot.rules.quiet import add_working_days
from bot.rules.visibility import Data
from bot.turn import Conversation, Scene
from bot.writing.mark import marked
from storage import notes, timers
from storage.tables import Step
from storage.timers import NewTimer

STEPS = "open-steps"  # stands in the outbox for the pair's open steps

FLOW = Flow(
    "follow-up",
    pages=(Page("how", (Choice(name="how", of=("done", "yet", "drop"), seen_by=SeenBy.PAIR),)),),
)


def agree_on(
    scene: Scene,
    text: str,
    owner: str,
    due: str | None,
    *,
    meeting_id: str | None = None,
    drafted: bool = False,
) -> Step:
    """Keep a step of the scene's pair, and see to it that it is asked about.

    ``owner`` is me or partner; ``due`` is the person's own day as ISO text.
    """
    step = notes.add_step(
        scene.work,
        pair_id=scene.pair.pair.id,
        meeting_id=meeting_id,
        author_id=scene.person.id,
        owner_id=(scene.person if owner == "me" else scene.partner).id,
        text=text,
        due_on=scene.instant(due).date() if due else None,
        now=scene.now,
        drafted=drafted,
    )
    follow_up(scene, step)
    return step


def follow_up(scene: Scene, step: Step) -> None:
    """See to it that a step with a date is asked about once, on the first working morning from that date on."""
    if step.due_on is None:
        return
    hours = scene.hours(scene.person if step.owner_id == scene.person.id else scene.partner)
    day = add_working_days(max(step.due_on, scene.today) - timedelta(days=1), 1, hours.country)
    if morning_of(day, hours.zone) <= scene.now:
        day = add_working_days(day, 1, hours.country)
    asking = NewTimer(
        key=f"step_due:{step.id}",
        kind="step_due",
        due_at=morning_of(day, hours.zone),
        person_id=step.owner_id,
        pair_id=step.pair_id,
        subject=step.id,
    )
    timers.arm(scene.work, [asking])


def list_open(scene: Scene, _: Mapping[str, Any]) -> None:
    """The pair's open steps, where there are any."""
    opened = notes.open_steps(scene.work, scene.pair.pair.id)
    seen = [step for step in opened if scene.may_see(Data.STEP, step.owner_id)]
    for number, step in enumerate(seen):
        if not number:
            scene.say("open-steps-head")
        scene.line(
            "status-step",
            owner="me" if step.owner_id == scene.person.id else "partner",
            partner=scene.partner.name,
            text=marked(notes.step_text(scene.work, step), drafted=step.drafted).removesuffix(
                "."
            ),  # a date may follow
            has_due="yes" if step.due_on else "no",
            due=date_alone(step.due_on or scene.today),
        )


def still_open(scene: Scene, step_ids: list[str]) -> list[str]:
    """Those of the steps that their owner may still be asked about."""
    opened = {step.id: step for step in notes.open_steps(scene.work, scene.pair.pair.id)}
    return [key for key in step_ids if key in opened and opened[key].owner_id == scene.person.id]


def _prepare(scene: Scene) -> None:
    """The first of the steps is what is asked about now; the others come after it."""
    found = [
        step
        for step in notes.open_steps(scene.work, scene.pair.pair.id)
        if step.id in scene.about["steps"] and scene.may_see(Data.STEP, step.owner_id)
    ]
    scene.about["steps"] = [step.id for step in found]
    scene.about["text"] = marked(notes.step_text(scene.work, found[0]), drafted=found[0].drafted)


def _how(scene: Scene) -> None:
    step_id, *others = scene.about["steps"]
    answer = scene.answers["how"]
    if answer == "done":
        notes.finish_step(scene.work, scene.pair.pair.id, step_id, scene.now)
        scene.say("follow-up-done")
    elif answer == "drop":
        notes.drop_step(scene.work, scene.pair.pair.id, step_id, scene.now)
        scene.say("follow-up-dropped")
    else:
        scene.say("follow-up-kept")
    scene.work.flush()
    if waiting := still_open(scene, others):
        scene.begin("follow-up", about={"steps": waiting})


CONVERSATION = Conversation(FLOW, done={"how": _how}, prepare=_prepare)
