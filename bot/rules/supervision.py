"""When topics for a supervision may be shown: together, and only where nobody stands out (field.md 11, E26; ADR 0013)."""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from enum import StrEnum
from hashlib import sha256

ENOUGH = 5  # the threshold of domain §6.1: of mentors who could have written, and of those who did
MOST_WAITING = 5  # topics of one author at a time
THEMES = ("limits", "no_meetings", "feedback", "doubts", "difference", "ending", "other")


class Reason(StrEnum):
    """Why nothing is shown."""

    FEW_MENTORS = "few_mentors"
    FEW_TOPICS = "few_topics"


def enough_mentors(mentors: AbstractSet[str], coordinators: AbstractSet[str]) -> bool:
    """Whether a text could be anybody's of five. A mentor who coordinates does not count: they know their own."""
    return len(mentors - coordinators) >= ENOUGH


def kept_back(
    authors: AbstractSet[str], mentors: AbstractSet[str], coordinators: AbstractSet[str]
) -> Reason | None:
    """Why the topics that wait may not be opened; None where they may. ``mentors``: of pairs that run."""
    if not enough_mentors(mentors, coordinators):
        return Reason.FEW_MENTORS
    return None if len(authors - coordinators) >= ENOUGH else Reason.FEW_TOPICS


def shuffled(topic_id: str) -> bytes:
    """What topics are sorted by where they are shown: always the same, and nothing that tells who came first."""
    return sha256(topic_id.encode()).digest()
