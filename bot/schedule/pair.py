"""A pair's timers follow its facts."""

from __future__ import annotations

from bot.rules.due import due_moments
from bot.turn import Scene
from storage import timers
from storage.timers import NewTimer

KINDS = (
    "expectations",
    "mentor_goal",
    "prepare",
    "check_in",
    "first_meeting",
    "late_start",
    "stall_mentee",
    "stall_mentor",
    "silent",
    "pause_over",
    "mid_review",
    "closing",
    "after_card",
)


def arm_pair(scene: Scene) -> None:
    """Set the pair's timers to what its facts ask for: two statements, whatever changed.

    What lies in the past and was not armed before stays unarmed: nobody is nudged for having told us something.
    """
    couple = scene.pair
    people = {"mentee": couple.mentee.id, "mentor": couple.mentor.id, "pair": None}
    due = due_moments(scene.facts(), couple.pair.id)
    timers.disarm(scene.work, pair_id=couple.pair.id, kinds=KINDS, keep=[one.key for one in due])
    timers.arm(
        scene.work,
        [
            NewTimer(
                key=one.key,
                kind=one.kind,
                due_at=one.at,
                person_id=people[one.to],
                pair_id=couple.pair.id,
                subject=one.subject,
            )
            for one in due
            if one.at > scene.now
        ],
    )
