"""Goals of the pair: the person's own with their progress, and the partner's."""

from __future__ import annotations

from bot.flows.goal import begin_review
from bot.flows.goal_progress import show_history
from bot.rules.visibility import Data
from bot.turn import Turn
from storage import goals


def run(turn: Turn, rest: str) -> None:
    """Show the goals of both and the progress of the own ones, then review the latest; ask for a goal where there is none."""
    pair_id = turn.who.pair_id
    for goal in goals.open_goals(turn.store, pair_id, turn.who.partner.id):
        if turn.who.may_see(Data.GOAL, goal.owner_id):
            turn.say("goal-partner", partner=turn.who.partner.name, goal=goals.text_of(turn.store, goal))
    own = goals.open_goals(turn.store, pair_id, turn.who.person.id)
    for goal in own:
        if len(own) > 1:
            turn.say("goal-own", kind=goal.kind, goal=goals.text_of(turn.store, goal))
        show_history(turn, goal, attached=len(own) > 1)
    if own:
        begin_review(turn, own[-1])
    else:
        turn.begin("goal")
