"""Short tips for mentors before a meeting: in turn, never the same tip twice in a row."""

from __future__ import annotations

TIPS = (
    "listen",
    "question",
    "silence",
    "summary",
    "story",
    "strength",
    "answer",
    "feeling",
    "step",
    "feedback",
)
"""In the order a new mentor meets them: listening comes first (docs/domain.md §5, first meeting)."""


def tip_for(turn: int, last: str | None) -> str:
    """The tip after the mentor's ``last`` one; where that tip no longer exists, the tip of this turn, from 0."""
    return TIPS[(TIPS.index(last) + 1 if last in TIPS else turn) % len(TIPS)]
