"""The person's own goals, and the partner's as far as they are shared."""

from __future__ import annotations

from bot.flows.goal import review
from bot.flows.goal_progress import show_history
from bot.rules.visibility import Data
from bot.turn import Scene
from storage import goals


def run(scene: Scene, rest: str) -> None:
    """Show the goals of both and how the own ones went; begin with the first one where the person has none."""
    pair_id = scene.pair.pair.id
    for goal in goals.open_goals(scene.work, pair_id, scene.partner.id):
        if scene.may_see(Data.GOAL, goal.owner_id):
            scene.say("goal-partner", partner=scene.partner.name, goal=goals.text_of(scene.work, goal))
    mine = goals.open_goals(scene.work, pair_id, scene.person.id)
    for goal in mine:
        if len(mine) > 1:
            scene.say("goal-own", kind=goal.kind, goal=goals.text_of(scene.work, goal))
        show_history(scene, goal, attached=len(mine) > 1)
    if mine:
        review(scene, mine[-1])
    else:
        scene.begin("goal")
