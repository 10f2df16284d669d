"""Who may hand in a topic for a supervision, and when the coordinator may open the topics: no author may stand out."""

from __future__ import annotations

from bot.rules.supervision import (
    MAX_PENDING_TOPICS,
    WithheldReason,
    enough_mentors,
    withheld_reason,
)
from bot.turn import Turn
from storage import pairs, people, supervision


def enough_mentors_in(turn: Turn, programme_id: str) -> bool:
    """Whether the programme has so many mentors that a topic does not tell who wrote it."""
    return enough_mentors(pairs.mentors_of(turn.store, programme_id), _coordinators(turn, programme_id))


def may_hand_in(turn: Turn, programme_id: str) -> bool:
    """Whether the person may hand in a topic now; replies with the reason where they may not."""
    own = supervision.open_of_author(turn.store, turn.who.person.id)
    if turn.who.person.id not in pairs.mentors_of(turn.store, programme_id):
        turn.say("supervision-mentors-only")
    elif not enough_mentors_in(turn, programme_id):
        turn.say("supervision-few")
    elif len([topic for topic in own if topic.programme_id == programme_id]) >= MAX_PENDING_TOPICS:
        turn.say("supervision-many")
    else:
        return True
    return False


def may_open(turn: Turn, programme_id: str) -> bool:
    """Whether the coordinator may open the waiting topics; replies with the reason, never with their number."""
    topics = supervision.waiting(turn.store, programme_id)
    authors = frozenset(supervision.author_of(turn.store, topic) for topic in topics)
    mentors = pairs.mentors_of(turn.store, programme_id)
    reason = withheld_reason(authors, mentors, _coordinators(turn, programme_id))
    if reason is not None:
        few = reason is WithheldReason.FEW_MENTORS
        turn.line("supervision-few-mentors" if few else "supervision-few-topics")
    return reason is None


def suggest_to_mentor(turn: Turn) -> None:
    """Point a mentor whose pair is difficult to the supervision, if the programme can have topics."""
    if turn.who.role == "mentor" and enough_mentors_in(turn, turn.who.pair.programme.id):
        turn.line("supervision-hint")


def _coordinators(turn: Turn, programme_id: str) -> frozenset[str]:
    return frozenset(member.person.id for member in people.coordinators(turn.store, programme_id))
