"""The pair's state for the two of it: dates, own goals and open steps; and the journal of coordinators' looks."""

from __future__ import annotations

from bot.commands.connect import show_invitations
from bot.conversation import refs
from bot.flows.follow_up import show_step, visible_open_steps
from bot.rules.visibility import Data
from bot.turn import Turn
from storage import access_journal, goals


def run(turn: Turn, rest: str) -> None:
    """Reply with the pair's dates, the person's goals and the open steps."""
    facts = turn.facts()
    turn.say("status-head", partner=turn.who.partner.name, weeks=facts.rhythm_weeks, count=facts.met_count)
    if facts.paused_until is not None:
        turn.line("status-paused", until=refs.day(facts.paused_until))
    if facts.planned_at is not None and facts.planned_at > turn.who.now:
        turn.line("status-next", when=refs.moment(facts.planned_at))
    else:
        turn.line("status-no-next")
    if facts.last_met_on is not None:
        turn.line("status-last", on=refs.date(facts.last_met_on))
    for goal in goals.of_pair(turn.store, turn.who.pair_id):
        if goal.owner_id == turn.who.person.id and turn.who.may_see(Data.GOAL, goal.owner_id):
            turn.line("status-goal", goal=goals.text_of(turn.store, goal))
    for step in visible_open_steps(turn):
        show_step(turn, step)


def journal(turn: Turn, rest: str) -> None:
    """List the coordinators' looks at this pair's state, and the uses of the person's invitations."""
    looks = []
    if turn.who.may_see(Data.LOOKS, turn.who.partner.id):
        looks = access_journal.looks(turn.store, turn.who.pair_id)
    turn.say("journal-head" if looks else "journal-none")
    for look in looks:
        turn.line(
            "journal-line", who=refs.person(look.actor_id), when=refs.moment(look.looked_at), what=look.what
        )
    show_invitations(turn)
