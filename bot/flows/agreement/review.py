"""Reviewing an agreement: the pair reads it again after three meetings, half way, or before every meeting, as it agreed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from bot.flows.agreement.terms import about_edit, show_terms
from bot.rules.due import half_way
from bot.rules.pair_facts import morning_of
from bot.rules.quiet import add_working_days
from bot.turn import Start, Turn
from storage import agreements, meetings, timers
from storage.agreements import OpenedAgreement
from storage.tables import Timer
from storage.timers import NewTimer

REVIEW_AFTER = 3  # meetings, where the pair chose "after the third meeting"

UNDER_REVIEW = "agreement-look"  # deferred content: the agreement that the pair reviews
REMINDER = "agreement-each"  # deferred content: a reminder of the agreement before a meeting


def schedule_half_way(turn: Turn, agreement: OpenedAgreement) -> None:
    """Schedule the review for both at the middle of the programme, where the pair chose that."""
    if agreement.terms["review"] == "middle":
        _schedule(turn, agreement, half_way(turn.facts()))


def schedule_after_meeting(turn: Turn) -> None:
    """Schedule the review for both once the pair's third meeting is logged, where the pair chose that.

    The third in all; a pair that had met three times before it agreed has three more meetings first.
    """
    if turn.facts().met_count < REVIEW_AFTER:
        return
    agreement = agreements.of_pair(turn.store, turn.who.pair_id).in_force
    if agreement is None or agreement.made_at is None or agreement.terms.get("review") != "third":
        return
    made_on = turn.who.local_day(agreement.made_at)
    before = sum(
        meeting.met_on is not None and meeting.met_on < made_on
        for meeting in meetings.took_place(turn.meetings)
    )
    if turn.facts().met_count == (REVIEW_AFTER if before < REVIEW_AFTER else before + REVIEW_AFTER):
        programme = turn.who.pair.programme
        day = add_working_days(turn.who.today, 1, programme.country)
        _schedule(turn, agreement, morning_of(day, programme.zone))


def cancel_after_meeting(turn: Turn) -> None:
    """Cancel the review that a meeting scheduled which was logged by mistake; the next meeting schedules it again."""
    agreement = agreements.of_pair(turn.store, turn.who.pair_id).in_force
    if agreement is not None and agreement.terms.get("review") == "third":
        timers.disarm(turn.store, pair_id=turn.who.pair_id, kinds=("agreement_review",))


def review_start(turn: Turn, timer: Timer) -> Start | None:
    """The conversation that asks whether the agreement still suits; None once another agreement is in force.

    In a pause the timer is set anew for the first working day after it, and None is returned.
    """
    agreement = agreements.of_pair(turn.store, turn.who.pair_id).in_force
    if agreement is None or agreement.row.id != timer.subject:
        return None
    until = turn.who.pair.pair.paused_until
    if until is not None:
        programme = turn.who.pair.programme
        back = add_working_days(until, 1, programme.country)
        again = _timer(turn, agreement, turn.who.person.id, morning_of(back, programme.zone))
        timers.arm(turn.store, [replace(again, key=f"{again.key}:{until}")])
        return None
    return Start("agreement-edit", about_edit(agreement))


def show_under_review(turn: Turn, args: Mapping[str, Any]) -> None:
    """Render the agreement under review from the outbox; nothing once another agreement is in force."""
    agreement = agreements.of_pair(turn.store, turn.who.pair_id).in_force
    if agreement is not None and agreement.row.id == args["agreement"]:
        turn.say("agreement-look")
        show_terms(turn, agreement.terms, agreement.line)


def show_reminder(turn: Turn, _: Mapping[str, Any]) -> None:
    """Render the reminder of the agreement before a meeting, where the pair chose to review it at each."""
    agreement = agreements.of_pair(turn.store, turn.who.pair_id).in_force
    if agreement is not None and agreement.terms.get("review") == "each":
        turn.say("agreement-each-time")


def _schedule(turn: Turn, agreement: OpenedAgreement, at: datetime) -> None:
    if at > turn.who.now:
        both = (turn.who.pair.mentee.id, turn.who.pair.mentor.id)
        timers.arm(turn.store, [_timer(turn, agreement, person_id, at) for person_id in both])


def _timer(turn: Turn, agreement: OpenedAgreement, person_id: str, at: datetime) -> NewTimer:
    return NewTimer(
        key=f"agreement_review:{agreement.row.id}:{person_id}",
        kind="agreement_review",
        due_at=at,
        person_id=person_id,
        pair_id=turn.who.pair_id,
        subject=agreement.row.id,
    )
