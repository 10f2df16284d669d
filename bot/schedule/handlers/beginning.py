"""Timers of a beginning: the welcome, what comes along from an earlier pair, expectations, the mentor's own goal."""

from __future__ import annotations

from collections.abc import Mapping

from bot import kinds
from bot.conversation.messages import Say
from bot.flows.take_along.selection import carry_over_start
from bot.kinds import Kind
from bot.schedule.asking import Handler, ask, at_rest, welcomed
from bot.turn import Start, Turn
from storage import expectations, goals, pairs
from storage.outcomes import TimerOutcome
from storage.tables import Timer

REMIND_WORKING_DAYS = 3
MIRROR_AGAIN_WORKING_DAYS = 4


def welcome(turn: Turn, timer: Timer, kind: Kind) -> TimerOutcome:
    """Invites a person once, and reminds them once, some working days after the invitation was delivered."""
    if welcomed(turn):
        return TimerOutcome.STALE
    couples = pairs.of_person(turn.store, turn.who.person.id)
    turn = turn.for_pair(couples[0] if couples else None)
    if kind == kinds.WELCOME_AGAIN:
        return ask(turn, timer, kind, Start("welcome"), Say("welcome-again"))
    again = {
        "arm": kinds.WELCOME_AGAIN.name,
        "key": f"welcome_again:{turn.who.person.id}",
        "working_days": REMIND_WORKING_DAYS,
    }
    return ask(turn, timer, kind, Start("welcome"), on_delivered=(again,))


def take_along(turn: Turn, timer: Timer, kind: Kind) -> TimerOutcome:
    """Asks a mentee with a new mentor what comes along, once, and only where there is something."""
    if at_rest(turn):
        return TimerOutcome.SKIPPED
    start = carry_over_start(turn)
    return TimerOutcome.STALE if start is None else ask(turn, timer, kind, start)


def expectation_mirror(turn: Turn, timer: Timer, kind: Kind) -> TimerOutcome:
    """Asks each of the two for their expectations; reminds once, some working days after it was delivered."""
    if not welcomed(turn):
        return TimerOutcome.SKIPPED
    if turn.who.person.id in expectations.of_pair(turn.store, turn.who.pair_id):
        return TimerOutcome.STALE
    if kind == kinds.EXPECTATIONS_AGAIN:
        return ask(turn, timer, kind, Start("expect"), Say("expect-remind"))
    again = {
        "arm": kinds.EXPECTATIONS_AGAIN.name,
        "key": f"expectations_again:{turn.who.pair_id}:{turn.who.person.id}",
        "pair_id": turn.who.pair_id,
        "working_days": MIRROR_AGAIN_WORKING_DAYS,
    }
    return ask(turn, timer, kind, Start("expect"), on_delivered=(again,))


def mentor_goal(turn: Turn, timer: Timer, kind: Kind) -> TimerOutcome:
    """Asks a mentor for a goal of their own, once: mentors who learn themselves stay (docs/domain.md §1)."""
    if not welcomed(turn):
        return TimerOutcome.SKIPPED
    if goals.open_goals(turn.store, turn.who.pair_id, turn.who.person.id):
        return TimerOutcome.STALE
    return ask(turn, timer, kind, Start("goal-invite"))


HANDLERS: Mapping[Kind, Handler] = {
    kinds.WELCOME: welcome,
    kinds.WELCOME_AGAIN: welcome,
    kinds.TAKE_ALONG: take_along,
    kinds.EXPECTATIONS: expectation_mirror,
    kinds.EXPECTATIONS_AGAIN: expectation_mirror,
    kinds.MENTOR_GOAL: mentor_goal,
}
