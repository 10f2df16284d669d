"""Timers around meetings: preparing one, asking whether it took place, a pair that does not meet, the end of a pause."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from zoneinfo import ZoneInfo

from bot import kinds
from bot.conversation import refs
from bot.conversation.messages import Deferred, Say
from bot.flows.agreement.review import REMINDER
from bot.flows.follow_up import OPEN_STEPS
from bot.flows.pause import resume_pair
from bot.flows.prepare import mentor_tip
from bot.kinds import Kind
from bot.reader import zone_of
from bot.rules.due import AFTER_MEETING
from bot.rules.quiet import UNASKED_A_WEEK, WEEK
from bot.schedule.asking import Handler, ask, at_rest, welcomed
from bot.turn import Start, Turn
from storage import outbox_queries, preparations
from storage.outcomes import TimerOutcome
from storage.tables import Timer


def prepare(turn: Turn, timer: Timer, kind: Kind) -> TimerOutcome:
    """Asks the mentee, or gives the mentor a tip, the working day before a meeting; not once it has begun."""
    facts = turn.facts()
    if facts.planned_id is None or facts.planned_id != timer.subject or facts.planned_at is None:
        return TimerOutcome.STALE
    if not facts.planned_ahead(turn.who.now):
        return TimerOutcome.STALE
    if at_rest(turn) or not _leaves_room(turn, facts.planned_at):
        return TimerOutcome.SKIPPED
    left = facts.planned_at - turn.who.now
    if turn.who.role == "mentor":
        turn.tell(turn.who.person.id, kind, mentor_tip(turn), key=f"timer:{timer.key}", expires=left)
        return TimerOutcome.FIRED
    if preparations.of_author(turn.store, facts.planned_id, turn.who.person.id) is not None:
        return TimerOutcome.STALE
    start = Start("prepare", {"meeting": facts.planned_id, "when": refs.moment(facts.planned_at)})
    return ask(turn, timer, kind, start, Deferred(OPEN_STEPS), Deferred(REMINDER), expires=left)


def _leaves_room(turn: Turn, planned_at: datetime) -> bool:
    """Whether getting ready does not take the week's place of the question whether they met."""
    since = planned_at + AFTER_MEETING - WEEK
    recent = outbox_queries.recent_batches(turn.store, [turn.who.person.id], since, kinds=kinds.IN_BUDGET)
    return len(recent[turn.who.person.id]) <= UNASKED_A_WEEK - 2


def check_in(turn: Turn, timer: Timer, kind: Kind) -> TimerOutcome:
    """Asks whether the two met: after a planned meeting, or when the pair's rhythm is over without one."""
    if not welcomed(turn):
        return TimerOutcome.SKIPPED
    facts = turn.facts()
    if timer.subject is None:
        if facts.planned_ahead(turn.who.now):
            return TimerOutcome.STALE
        return ask(turn, timer, kind, Start("check-in", {"source": "rhythm"}))
    if facts.planned_id != timer.subject or facts.planned_at is None:
        return TimerOutcome.STALE
    on = facts.planned_at.astimezone(ZoneInfo(zone_of(turn.who.person, turn.who.member.programme))).date()
    about = {"source": "plan", "plan": timer.subject, "on": on.isoformat(), "when": refs.day(on)}
    return ask(turn, timer, kind, Start("check-in", about, {"met_on": on.isoformat()}))


def first_meeting(turn: Turn, timer: Timer, kind: Kind) -> TimerOutcome:
    """Asks a pair that has not met yet to plan its first meeting."""
    if not welcomed(turn):  # invitation and reminder have gone out; the coordinator sees it on day 14
        return TimerOutcome.SKIPPED
    return ask(turn, timer, kind, Start("nudge", {"reason": "first"}))


def stall_mentee(turn: Turn, timer: Timer, kind: Kind) -> TimerOutcome:
    """Asks the mentee of a stalled pair why; the clock to the mentor's nudge starts when this was delivered."""
    if turn.facts().planned_ahead(turn.who.now) or not welcomed(turn):
        return TimerOutcome.STALE
    delivered = {"pair": "stall_asked", "id": turn.who.pair_id}
    return ask(turn, timer, kind, Start("stalled"), on_delivered=(delivered,))


def stall_mentor(turn: Turn, timer: Timer, kind: Kind) -> TimerOutcome:
    """Nudges the mentor of a stalled pair."""
    if turn.facts().planned_ahead(turn.who.now) or not welcomed(turn):
        return TimerOutcome.STALE
    return ask(turn, timer, kind, Start("nudge", {"reason": "mentor"}))


def pause_over(turn: Turn, timer: Timer, kind: Kind) -> TimerOutcome:
    """Ends a pause on its date and tells both."""
    if turn.who.pair.pair.paused_until is None:
        return TimerOutcome.STALE
    resume_pair(turn)
    for person in (turn.who.pair.mentee, turn.who.pair.mentor):
        told = Say("pause-over", {"partner": refs.person(turn.who.pair.partner_of(person.id).id)})
        turn.tell(person.id, kind, [told], key=f"timer:{timer.key}:{person.id}")
    return TimerOutcome.FIRED


HANDLERS: Mapping[Kind, Handler] = {
    kinds.PREPARE: prepare,
    kinds.CHECK_IN: check_in,
    kinds.FIRST_MEETING: first_meeting,
    kinds.STALL_MENTEE: stall_mentee,
    kinds.STALL_MENTOR: stall_mentor,
    kinds.PAUSE_OVER: pause_over,
}
