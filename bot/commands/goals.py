"""The person's own goal, and the partner's as far as it is shared."""

from __future__ import annotations

from bot.flows.scene import Scene
from storage import notes


def run(scene: Scene, rest: str) -> None:
    """Show both goals; begin with the first one where the person has none."""
    mine, theirs = None, None
    for goal in notes.goals_of(scene.work, scene.pair.pair.id):
        if goal.owner_id == scene.person.id:
            mine = goal
        else:
            theirs = goal
    if theirs is not None:
        scene.say("goal-partner", partner=scene.partner.name, goal=notes.goal_text(scene.work, theirs))
    if mine is None:
        scene.begin("goal")
    else:
        scene.begin("goal-review", about={"goal": notes.goal_text(scene.work, mine)})
