"""A pair's timers follow its facts."""

from __future__ import annotations

from bot.kinds import FOLLOWING_FACTS
from bot.rules.due import due_moments
from bot.turn import Turn
from storage import timers
from storage.timers import NewTimer


def arm_pair(turn: Turn) -> None:
    """Set the timers of the turn's pair to what its facts ask for: two statements, whatever changed.

    What lies in the past and was not armed before stays unarmed: nobody is nudged for having told us something.
    """
    couple = turn.who.pair
    people = {"mentee": couple.mentee.id, "mentor": couple.mentor.id, "pair": None}
    due = due_moments(turn.facts(), couple.pair.id)
    timers.disarm(turn.store, pair_id=couple.pair.id, kinds=FOLLOWING_FACTS, keep=[one.key for one in due])
    timers.arm(
        turn.store,
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
            if one.at > turn.who.now
        ],
    )
