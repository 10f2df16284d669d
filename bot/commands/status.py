"""How the pair is doing, for the two of them, and who looked."""

from __future__ import annotations

from bot.commands.connect import history
from bot.conversation import refs
from bot.rules.visibility import Data
from bot.turn import Turn
from bot.writing.mark import marked
from storage import access_journal, goals, notes


def run(turn: Turn, rest: str) -> None:
    """Dates, the own goal, open steps."""
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
    for step in notes.open_steps(turn.store, turn.who.pair_id):
        if not turn.who.may_see(Data.STEP, step.owner_id):
            continue
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


def journal(turn: Turn, rest: str) -> None:
    """Who looked at this pair's state, and when."""
    found = []
    if turn.who.may_see(Data.LOOKS, turn.who.partner.id):
        found = access_journal.looks(turn.store, turn.who.pair_id)
    turn.say("journal-head" if found else "journal-none")
    for look in found:
        turn.line(
            "journal-line", who=refs.person(look.actor_id), when=refs.moment(look.looked_at), what=look.what
        )
    history(turn)
