"""A pair's situation when cards are chosen, and the stage and depth that follow from it.

It holds nothing that one of the two wrote for themselves, so nothing of that can show through the choice.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from conversation_prompts.card import Audience, Stage

LOW_MARK, HIGH_MARK = 2, 4
"""Marks of a meeting that did little and of one that did much, of 1 to 5 (docs/domain.md §4.3, point 2)."""

ONE_TIME_STAGES = frozenset({Stage.BEFORE_FIRST, Stage.CLOSING, Stage.AFTER})
"""Stages that come once: their cards are offered in no other stage, and no setback takes them away."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Situation:
    """The facts by which cards are chosen for a pair. Raises ValueError for a number out of its range."""

    stage: Stage
    meeting_no: int  # the meeting the cards are for, from 1
    audience: Audience  # the side that asks, mentor or mentee; it never changes what is offered
    languages: frozenset[str]  # of both sides
    shown: frozenset[str]  # ids of the cards this pair was ever shown, picked or not
    known_to_mentee: frozenset[str] = (
        frozenset()
    )  # from the mentee's earlier pairs: offered only as a last resort
    recent_families: frozenset[str]  # of the last three meetings
    recent_topics: frozenset[str]
    last_format: str | None
    goal_tags: frozenset[str]
    purposes: frozenset[str]
    shared_text: str  # shared notes and open steps, nothing else
    last_useful: int | None  # 1 to 5, from the last private marks of both: ``shared_usefulness``
    deeper: bool  # the pair tapped "deeper"
    stepped_back: bool  # a meeting was missed, or the pair paused
    group: bool = False  # shown where others than the two can read
    seed: str  # from ``choice_seed``

    def __post_init__(self) -> None:
        if self.meeting_no < 1:
            raise ValueError(f"Meetings are counted from 1, not {self.meeting_no}.")
        if self.last_useful is not None and not 1 <= self.last_useful <= 5:
            raise ValueError(f"A mark of usefulness is 1 to 5, not {self.last_useful}.")


def choice_seed(programme: str, pair: str, meeting_no: int) -> str:
    """The seed that gives both sides the same cards, and other cards for each meeting (docs/domain.md §4.3, point 6)."""
    return hashlib.sha256("\0".join((programme, pair, str(meeting_no))).encode()).hexdigest()


def shared_usefulness(marks: tuple[int, int] | None) -> int | None:
    """One mark, 1 to 5, from the private marks of both; None where there are not two.

    It tells something only where the two felt alike: low if both are, high if both are, else the middle. One mark alone
    moves no card, so that nobody reads the other's mark from what is offered (docs/domain.md §4.3, point 5).
    """
    if marks is None:
        return None
    low, high = sorted(marks)
    return high if high <= LOW_MARK else low if low >= HIGH_MARK else (LOW_MARK + HIGH_MARK) // 2


def effective_stage(situation: Situation) -> Stage:
    """The stage cards are chosen for: ``stuck`` after marks of at most 2 from both, a missed meeting or a pause.

    Before the first meeting, at the closing and after it the stage stays: those come once (ONE_TIME_STAGES), and a
    pair that had a setback needs its farewell more, not less.
    """
    return Stage.STUCK if _setback(situation) and situation.stage not in ONE_TIME_STAGES else situation.stage


def depth_gate(situation: Situation) -> tuple[int, int]:
    """The pair's level, 1 or 2, and the deepest it may be offered, at most one more (docs/domain.md §4.3, point 2).

    The easy and the fitting card are not deeper than the level; the deeper one may reach the second number:

    * meeting 1: level 1, deepest 2. That is the "one optional 2"; no mark is needed, none was given yet.
    * meetings 2 and 3: both 2, whatever the mark or the wish.
    * later: level 2; deepest 3 if the last marks are at least 4 or the pair tapped "deeper", else 2.
    * after marks of at most 2, a missed meeting or a pause: both one lower, never below 1. A high mark or a tap
      still counts, so from the fourth meeting on it brings one card of depth 2.
    """
    earned = situation.deeper or (situation.last_useful or 0) >= HIGH_MARK
    level = 1 if situation.meeting_no == 1 else 2
    deepest = 3 if situation.meeting_no > 3 and earned else 2
    back = 1 if _setback(situation) else 0
    return max(1, level - back), max(1, deepest - back)


def _setback(situation: Situation) -> bool:
    return situation.stepped_back or (situation.last_useful is not None and situation.last_useful <= LOW_MARK)
