"""Timers of the agreement: a proposal to confirm, and looking at it again."""

from __future__ import annotations

from collections.abc import Mapping

from bot import kinds
from bot.conversation.messages import Deferred
from bot.flows.agreement.review import UNDER_REVIEW, review_start
from bot.flows.agreement.terms import PROPOSAL
from bot.kinds import Kind
from bot.schedule.asking import Handler, ask, welcomed
from bot.turn import Start, Turn
from storage import agreements
from storage.outcomes import TimerOutcome
from storage.tables import Timer


def proposed(turn: Turn, timer: Timer, kind: Kind) -> TimerOutcome:
    """Shows a proposal to the one of the two who is to confirm it."""
    proposal = agreements.of_pair(turn.store, turn.who.pair_id).proposed
    if proposal is None or proposal.row.id != timer.subject or proposal.agreed_by(turn.who.role):
        return TimerOutcome.STALE
    if not welcomed(turn):  # the end of the welcome says that it waits
        return TimerOutcome.SKIPPED
    about = {"agreement": proposal.row.id}
    return ask(turn, timer, kind, Start("agreement-reply", about), Deferred(PROPOSAL, about))


def review(turn: Turn, timer: Timer, kind: Kind) -> TimerOutcome:
    """Shows the agreement when the two wanted to look at it again, and asks whether it still suits."""
    if turn.who.pair.pair.ended_at is not None or not welcomed(turn):
        return TimerOutcome.SKIPPED
    start = review_start(turn, timer)
    if start is None:
        return TimerOutcome.STALE
    return ask(turn, timer, kind, start, Deferred(UNDER_REVIEW, {"agreement": timer.subject}))


HANDLERS: Mapping[Kind, Handler] = {kinds.AGREEMENT_PROPOSED: proposed, kinds.AGREEMENT_REVIEW: review}
