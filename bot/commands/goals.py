"""The person's own goals, and the partner's as far as they are shared."""

from __future__ import annotations

from bot.flows.goal import review
from bot.flows.goal_progress import show_history
from bot.rules.visibility import Data
from bot.turn import Turn
from storage import goals


def run(turn: Turn, rest: str) -> None:
    """Show the goals of both and how the own ones went; begin with the first one where the person has none."""
    pair_id = turn.who.pair_id
    for goal in goals.open_goals(turn.store, pair_id, turn.who.partner.id):
        if turn.who.may_see(Data.GOAL, goal.owner_id):
            turn.say("goal-partner", partner=turn.who.partner.name, goal=goals.text_of(turn.store, goal))
    mine = goals.open_goals(turn.store, pair_id, turn.who.person.id)
    for goal in mine:
        if len(mine) > 1:
            turn.say("goal-own", kind=goal.kind, goal=goals.text_of(turn.store, goal))
        show_history(turn, goal, attached=len(mine) > 1)
    if mine:
        review(turn, mine[-1])
    else:
        turn.begin("goal")
