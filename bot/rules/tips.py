"""Which short tip a mentor gets before a meeting: all of them in turn, never the same one twice in a row."""

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
"""In the order a new mentor meets them: listening comes first (domain §5, "first meeting")."""


def tip_for(turn: int, last: str | None) -> str:
    """The tip after the ``last`` one the mentor got; where that is not known any more, the one of this turn, from 0."""
    return TIPS[(TIPS.index(last) + 1 if last in TIPS else turn) % len(TIPS)]
