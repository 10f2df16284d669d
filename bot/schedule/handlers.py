"""What timers ask of the two along their way: before a meeting, after it, at the middle and towards the end."""

from __future__ import annotations

from datetime import timedelta

from bot.conversation.engine import State
from bot.conversation.messages import Ask, Message, Say, moment
from bot.conversations import open_one
from bot.flows import agreement
from bot.flows.closing import after_card
from bot.flows.follow_up import STEPS, still_open
from bot.flows.prepare import tip
from bot.flows.take_along import take_along as luggage_of
from bot.rules.due import AFTER_MEETING
from bot.rules.quiet import UNASKED_A_WEEK, WEEK
from bot.turn import Scene, Start
from storage import checks, conversations, notes, outbox, preparations, sent
from storage.tables import Timer


def ask(
    scene: Scene,
    timer: Timer,
    start: Start,
    expires: timedelta,
    *before: Message,
    on_delivered: tuple[dict[str, object], ...] = (),
) -> str:
    """Ask the timer's person what a conversation asks first; what became of the timer. Its key is sent once for ever."""
    row, state = open_one(scene, start)
    if state.page is None:
        return "stale"
    scene.tell(
        scene.person.id,
        timer.kind,
        [*before, Ask(row.id, state.turn)],
        key=f"timer:{timer.key}",
        expires=expires,
        on_delivered=on_delivered,
    )
    return "fired"


def resting(scene: Scene) -> bool:
    """Whether nothing is asked now: the pair is paused or has ended, or the person was not welcomed yet."""
    pair = scene.pair.pair
    return pair.ended_at is not None or pair.paused_until is not None or scene.person.welcomed_at is None


def prepare(scene: Scene, timer: Timer, _: timedelta) -> str:
    """The working day before a meeting; once it has begun there is nothing left to prepare."""
    facts = scene.facts()
    if facts.planned_id is None or facts.planned_id != timer.subject or not facts.planned_ahead(scene.now):
        return "stale"
    if resting(scene):
        return "skipped"
    assert facts.planned_at is not None  # noqa: S101 - it is ahead
    left = facts.planned_at - scene.now
    # Getting ready never takes the place of the question whether they met.
    counted = facts.planned_at + AFTER_MEETING - WEEK
    recent = outbox.recent_batches(scene.work, [scene.person.id], counted)[scene.person.id]
    if len(recent) > UNASKED_A_WEEK - 2:
        return "skipped"
    if scene.role == "mentor":
        scene.tell(scene.person.id, timer.kind, tip(scene), key=f"timer:{timer.key}", expires=left)
        return "fired"
    if preparations.of(scene.work, facts.planned_id, scene.person.id) is not None:
        return "stale"
    start = Start("prepare", {"meeting": facts.planned_id, "when": moment(facts.planned_at)})
    return ask(scene, timer, start, left, Say(STEPS), Say(agreement.EACH))


def step_due(scene: Scene, timer: Timer, expires: timedelta) -> str:
    """A step's date has come. Steps that fall due on one morning, and one that was not answered yet, are asked as one."""
    if resting(scene):
        return "skipped"
    step = notes.step_by_id(scene.work, timer.subject or "")
    if step is None or not still_open(scene, [step.id]):
        return "stale"
    waiting = _still_to_be_sent(scene)
    if step.id in waiting:
        return "stale"
    return ask(scene, timer, Start("follow-up", {"steps": [*waiting, step.id]}), expires)


def _still_to_be_sent(scene: Scene) -> list[str]:
    """The steps of a follow-up that waits in the outbox: the new one takes its place and asks about them too."""
    pair_id = scene.pair.pair.id
    opened = conversations.open_on(
        scene.work, scene.person.id, conversations.subject_of("follow-up", pair_id)
    )
    if opened is None or not sent.waits(scene.work, scene.person.id, pair_id, "step_due"):
        return []
    about = State.from_json(conversations.state_of(scene.work, opened)).about
    return still_open(scene, list(about["steps"]))


def fit_check(scene: Scene, timer: Timer, expires: timedelta) -> str:
    """Some working days after the second meeting, to each of the two, once."""
    if resting(scene):
        return "skipped"
    if checks.answer_of(scene.work, scene.pair.pair.id, scene.person.id, checks.FIT) is not None:
        return "stale"
    return ask(scene, timer, Start("fit-check"), expires)


def feedback_asked(scene: Scene, timer: Timer, expires: timedelta) -> str:
    """The other one of the pair asked for feedback."""
    return "skipped" if resting(scene) else ask(scene, timer, Start("feedback-asked"), expires)


def agreement_review(scene: Scene, timer: Timer, expires: timedelta) -> str:
    """When the two wanted to look at their agreement again: what it says, and whether it still suits."""
    if scene.pair.pair.ended_at is not None or scene.person.welcomed_at is None:
        return "skipped"
    start = agreement.look_again(scene, timer)
    if start is None:
        return "stale"
    return ask(scene, timer, start, expires, Say(agreement.LOOK, {"agreement": timer.subject}))


def mid_review(scene: Scene, timer: Timer, expires: timedelta) -> str:
    """At the middle, to each of the two, once; a pair that has not met has nothing to review."""
    if resting(scene) or not scene.facts().met_count:
        return "skipped"
    if checks.answer_of(scene.work, scene.pair.pair.id, scene.person.id, checks.MID_REVIEW) is not None:
        return "stale"
    return ask(scene, timer, Start("mid-review"), expires)


def closing(scene: Scene, timer: Timer, expires: timedelta) -> str:
    """From the fourth week before the end, to each of the two, once; a pair that has not met has nothing to close."""
    if resting(scene) or not scene.facts().met_count:
        return "skipped"
    return ask(scene, timer, Start("closing"), expires)


def take_along(scene: Scene, timer: Timer, expires: timedelta) -> str:
    """A mentee begins with a new mentor: what comes along, asked once, and only where there is something."""
    if resting(scene):
        return "skipped"
    start = luggage_of(scene)
    return "stale" if start is None else ask(scene, timer, start, expires)


def afterwards(scene: Scene, timer: Timer, expires: timedelta) -> str:
    """Three months after the end: a question to think about, nothing to answer. One, however many pairs they were in."""
    if (
        scene.person.welcomed_at is None
        or scene.pair.pair.ended_how == "erased"
        or not scene.facts().met_count
    ):
        return "skipped"
    if sent.latest_of(scene.work, scene.person.id, timer.kind) is not None:
        return "stale"
    told = after_card(scene)
    if not told:
        return "stale"
    scene.tell(scene.person.id, timer.kind, told, key=f"timer:{timer.key}", expires=expires)
    return "fired"
