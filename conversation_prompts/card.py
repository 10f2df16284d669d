"""A question card: one thing to talk about, in both languages, and the vocabulary it is sorted by (docs/domain.md §4.1)."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple


class Stage(StrEnum):
    """The stage of a pair in its programme, in the order of time."""

    BEFORE_FIRST = "before_first"
    FIRST = "first"
    EARLY_TRUST = "early_trust"  # meetings 2 and 3
    WORKING = "working"
    STUCK = "stuck"
    MID_REVIEW = "mid_review"
    CLOSING = "closing"
    AFTER = "after"


class Topic(StrEnum):
    """The topic of a card."""

    GOALS_CAREER = "goals_career"
    FEEDBACK = "feedback"
    ACHIEVEMENTS_DIFFICULTIES = "achievements_difficulties"
    STRESS_ENERGY = "stress_energy"
    DIFFERENCE = "difference"  # background, age, physical features
    SUCCESSION = "succession"
    RELATIONSHIP_EXPECTATIONS = "relationship_expectations"
    NOTHING_TO_TALK = "nothing_to_talk"
    KNOWHOW_STORIES = "knowhow_stories"
    NETWORK = "network"


class Audience(StrEnum):
    """The side of the pair that a card speaks to."""

    MENTOR = "mentor"
    MENTEE = "mentee"
    BOTH = "both"


class Format(StrEnum):
    """The way a card is talked through."""

    OPEN = "open"
    SCALE = "scale"  # from 0 to 10: where now, why not lower, what would be one point up
    EXERCISE = "exercise"
    STORY = "story"
    REFLECTION = "reflection"


class GoalTag(StrEnum):
    """The subject of a mentee's goal."""

    CAREER = "career"
    LEADERSHIP = "leadership"
    EXPERTISE = "expertise"
    CONFIDENCE = "confidence"
    NETWORK = "network"
    COMMUNICATION = "communication"
    BALANCE = "balance"
    CHANGE = "change"
    HANDOVER = "handover"


class Purpose(StrEnum):
    """The purpose for which an organisation runs its programme (docs/domain.md §1)."""

    ATTRACTION = "attraction"
    DEVELOPMENT = "development"
    SUCCESSION = "succession"
    ENGAGEMENT = "engagement"


LANGUAGES = frozenset({"lt", "en"})
"""Every card is written in each of these."""

DEPTHS = (1, 2, 3)
"""Easy, middle, deep."""


class Origin(NamedTuple):
    """The position of a card's source: its file, and the line of its ``[[card]]``, from 1."""

    file: str
    line: int

    def __str__(self) -> str:
        return f"{self.file}:{self.line}"


@dataclass(frozen=True, slots=True)
class Card:
    """A question card; a formal text is None where the informal one serves for both forms of address."""

    id: str
    stages: frozenset[Stage]
    topic: Topic
    depth: int  # one of DEPTHS
    audience: Audience
    format: Format
    family: str  # near-duplicates share one
    goal_tags: frozenset[GoalTag]
    purposes: frozenset[Purpose]
    minutes: int  # 2 to 30
    reciprocal: bool  # both answer
    sensitive: bool  # comes with the way to the help card, and never in a group
    lt_tu: str
    lt_jus: str | None
    lt_followups_tu: tuple[str, str]
    lt_followups_jus: tuple[str, str] | None
    en: str
    en_followups: tuple[str, str]
    origin: Origin

    def text(self, language: str, address: str) -> str:
        """The card in ``language`` (lt, en) and ``address`` (tu, jus); raises ValueError on any other."""
        if _formal(language, address) and self.lt_jus is not None:
            return self.lt_jus
        return self.lt_tu if language == "lt" else self.en

    def followups(self, language: str, address: str) -> tuple[str, str]:
        """The two follow-up questions, under the same rule as ``text``."""
        if _formal(language, address) and self.lt_followups_jus is not None:
            return self.lt_followups_jus
        return self.lt_followups_tu if language == "lt" else self.en_followups

    def speaks_to(self, audience: Audience) -> bool:
        """Whether the card's "you" may be this side; where not, it is shown as a card for the partner."""
        return self.audience is Audience.BOTH or self.audience is Audience(audience)


def _formal(language: str, address: str) -> bool:
    if language not in LANGUAGES:
        raise ValueError(f"{language!r} is not a language of the cards; it must be lt or en.")
    if address not in {"tu", "jus"}:
        raise ValueError(f"{address!r} is not a form of address; it must be tu or jus.")
    return language == "lt" and address == "jus"


@dataclass(frozen=True, slots=True)
class Library:
    """All cards, ordered by id."""

    cards: tuple[Card, ...]

    def __post_init__(self) -> None:
        object.__setattr__(self, "cards", tuple(sorted(self.cards, key=_id)))

    def by_id(self, card_id: str) -> Card | None:
        """The card with that id; None where there is none, for instance once it has been retired."""
        at = bisect_left(self.cards, card_id, key=_id)
        return self.cards[at] if at < len(self.cards) and self.cards[at].id == card_id else None

    def __iter__(self) -> Iterator[Card]:
        return iter(self.cards)

    def __len__(self) -> int:
        return len(self.cards)


def _id(card: Card) -> str:
    return card.id
