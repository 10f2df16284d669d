"""How the pair is doing, for the two of them, and who looked."""

from __future__ import annotations

from bot.commands.connect import history
from bot.conversation.messages import date_alone, day, moment, name
from bot.rules.visibility import Data
from bot.turn import Scene
from bot.writing.mark import marked
from storage import access_journal, goals, notes


def run(scene: Scene, rest: str) -> None:
    """Dates, the own goal, open steps."""
    facts = scene.facts()
    scene.say("status-head", partner=scene.partner.name, weeks=facts.rhythm_weeks, count=facts.met_count)
    if facts.paused_until is not None:
        scene.line("status-paused", until=day(facts.paused_until))
    if facts.planned_at is not None and facts.planned_at > scene.now:
        scene.line("status-next", when=moment(facts.planned_at))
    else:
        scene.line("status-no-next")
    if facts.last_met_on is not None:
        scene.line("status-last", on=date_alone(facts.last_met_on))
    for goal in goals.of_pair(scene.work, scene.pair.pair.id):
        if goal.owner_id == scene.person.id and scene.may_see(Data.GOAL, goal.owner_id):
            scene.line("status-goal", goal=goals.text_of(scene.work, goal))
    for step in notes.open_steps(scene.work, scene.pair.pair.id):
        if not scene.may_see(Data.STEP, step.owner_id):
            continue
        scene.line(
            "status-step",
            owner="me" if step.owner_id == scene.person.id else "partner",
            partner=scene.partner.name,
            text=marked(notes.step_text(scene.work, step), drafted=step.drafted).removesuffix(
                "."
            ),  # a date may follow
            has_due="yes" if step.due_on else "no",
            due=date_alone(step.due_on or scene.today),
        )


def journal(scene: Scene, rest: str) -> None:
    """Who looked at this pair's state, and when."""
    found = []
    if scene.may_see(Data.LOOKS, scene.partner.id):
        found = access_journal.looks(scene.work, scene.pair.pair.id)
    scene.say("journal-head" if found else "journal-none")
    for look in found:
        scene.line("journal-line", who=name(look.actor_id), when=moment(look.looked_at), what=look.what)
    history(scene)
