"""Timers that ask how it goes: steps, the fit of the pair, feedback, the middle."""

from __future__ import annotations

from collections.abc import Mapping

from bot import kinds
from bot.conversation.engine import State
from bot.flows.follow_up import own_open_steps
from bot.kinds import Kind
from bot.schedule.asking import Handler, ask, at_rest, welcomed
from bot.turn import Start, Turn
from storage import conversations, notes, outbox_queries, private_answers
from storage.outcomes import TimerOutcome
from storage.tables import Timer


def step_due(turn: Turn, timer: Timer, kind: Kind) -> TimerOutcome:
    """Asks about a step on its date; steps that fall due on one morning, or were not answered yet, are asked as one."""
    if at_rest(turn):
        return TimerOutcome.SKIPPED
    step = notes.step_by_id(turn.store, timer.subject or "")
    if step is None or not own_open_steps(turn, [step.id]):
        return TimerOutcome.STALE
    waiting = _still_to_be_sent(turn, kind)
    if step.id in waiting:
        return TimerOutcome.STALE
    return ask(turn, timer, kind, Start("follow-up", {"steps": [*waiting, step.id]}))


def _still_to_be_sent(turn: Turn, kind: Kind) -> list[str]:
    """The steps of a follow-up that waits in the outbox: the new one takes its place and asks about them too."""
    pair_id, person_id = turn.who.pair_id, turn.who.person.id
    subject = conversations.subject_of("follow-up", pair_id)
    opened = conversations.open_on(turn.store, person_id, subject)
    if opened is None or not outbox_queries.is_waiting(turn.store, person_id, pair_id, kind.name):
        return []
    about = State.from_json(conversations.state_of(turn.store, opened)).about
    return own_open_steps(turn, list(about["steps"]))


def fit_check(turn: Turn, timer: Timer, kind: Kind) -> TimerOutcome:
    """Asks each of the two how the pair is for them, once, some working days after the second meeting."""
    if at_rest(turn):
        return TimerOutcome.SKIPPED
    if (
        private_answers.answer_of(turn.store, turn.who.pair_id, turn.who.person.id, private_answers.FIT)
        is not None
    ):
        return TimerOutcome.STALE
    return ask(turn, timer, kind, Start("fit-check"))


def feedback_asked(turn: Turn, timer: Timer, kind: Kind) -> TimerOutcome:
    """Hands on the partner's request for feedback; while the pair is paused it waits in the outbox."""
    if turn.who.pair.pair.ended_at is not None or not welcomed(turn):
        return TimerOutcome.SKIPPED
    return ask(turn, timer, kind, Start("feedback-asked"))


def mid_review(turn: Turn, timer: Timer, kind: Kind) -> TimerOutcome:
    """Asks each of the two at the middle, once; a pair that has not met has nothing to review."""
    if at_rest(turn) or not turn.facts().met_count:
        return TimerOutcome.SKIPPED
    if (
        private_answers.answer_of(
            turn.store, turn.who.pair_id, turn.who.person.id, private_answers.MID_REVIEW
        )
        is not None
    ):
        return TimerOutcome.STALE
    return ask(turn, timer, kind, Start("mid-review"))


HANDLERS: Mapping[Kind, Handler] = {
    kinds.STEP_DUE: step_due,
    kinds.FIT_CHECK: fit_check,
    kinds.FEEDBACK_ASKED: feedback_asked,
    kinds.MID_REVIEW: mid_review,
}
