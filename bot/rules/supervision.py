"""When topics for a supervision may be shown: all at once, and only where no author stands out (ADR 0013)."""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from enum import StrEnum
from hashlib import sha256

THRESHOLD = 5  # mentors who could have written, and mentors who did (docs/domain.md §6.1)
MAX_PENDING_TOPICS = 5  # topics of one author at a time
THEMES = ("limits", "no_meetings", "feedback", "doubts", "difference", "ending", "other")


class WithheldReason(StrEnum):
    """Why topics are withheld."""

    FEW_MENTORS = "few_mentors"
    FEW_TOPICS = "few_topics"


def enough_mentors(mentors: AbstractSet[str], coordinators: AbstractSet[str]) -> bool:
    """Whether a topic may be by any of five mentors. A mentor who coordinates does not count: they know their own topic."""
    return len(mentors - coordinators) >= THRESHOLD


def withheld_reason(
    authors: AbstractSet[str], mentors: AbstractSet[str], coordinators: AbstractSet[str]
) -> WithheldReason | None:
    """Why the pending topics may not be opened; None where they may. ``mentors`` are those of running pairs."""
    if not enough_mentors(mentors, coordinators):
        return WithheldReason.FEW_MENTORS
    return None if len(authors - coordinators) >= THRESHOLD else WithheldReason.FEW_TOPICS


def display_order(topic_id: str) -> bytes:
    """The sort key of a shown topic: always the same, and independent of who handed in first."""
    return sha256(topic_id.encode()).digest()
