"""The cards that a pair may be offered now, each with its score (docs/domain.md §4.3)."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass

from conversation_prompts.card import LANGUAGES, Audience, Card, Library, Stage, Topic
from conversation_prompts.offer import ChoiceReason
from conversation_prompts.situation import ONE_TIME_STAGES, Situation, effective_stage
from conversation_prompts.word_stems import word_stems

WEIGHTS: Mapping[ChoiceReason, int] = {
    ChoiceReason.GOAL: 3,
    ChoiceReason.ECHO: 2,
    ChoiceReason.FRESH_TOPIC: 2,
    ChoiceReason.PURPOSE: 1,
    ChoiceReason.OTHER_FORMAT: 1,
}
"""What each reason adds to a card's score (docs/domain.md §4.3, point 3)."""

BONUS_FOR_BOTH = 1
"""Added where a card speaks to both sides: both get the same three cards."""

FALLBACK_STAGES: Mapping[Stage, tuple[Stage, ...]] = {
    Stage.BEFORE_FIRST: (Stage.FIRST,),
    Stage.FIRST: (Stage.EARLY_TRUST,),
    Stage.EARLY_TRUST: (Stage.WORKING, Stage.FIRST),
    Stage.WORKING: (Stage.EARLY_TRUST, Stage.MID_REVIEW),
    Stage.STUCK: (Stage.WORKING, Stage.EARLY_TRUST),
    Stage.MID_REVIEW: (Stage.WORKING, Stage.EARLY_TRUST),
    Stage.CLOSING: (Stage.MID_REVIEW, Stage.WORKING),
    Stage.AFTER: (),
}
"""The stages that cards are taken from, in this order, once a stage has none left."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A card that may be offered."""

    card: Card
    fallback: int  # 0: of the pair's stage; else which fallback it was found in
    score: int
    reasons: frozenset[ChoiceReason]
    tie_break: bytes  # drawn by the seed
    known: bool  # to the mentee, from an earlier pair


def find_candidates(library: Library, situation: Situation) -> list[Candidate]:
    """Every card that passes the hard filter (docs/domain.md §4.3, point 1) but for depth, which depends on the slot."""
    if not situation.languages <= LANGUAGES:
        return []
    stages = _stages(situation)
    shared_stems = word_stems(situation.shared_text)
    return [
        _candidate(card, fallback, situation, shared_stems)
        for card in library
        if card.id not in situation.shown
        and card.family not in situation.recent_families
        and not (card.sensitive and situation.group)
        and (fallback := _fallback(card, stages)) is not None
    ]


def _stages(situation: Situation) -> tuple[Stage, ...]:
    stages = (
        effective_stage(situation),
        situation.stage,
        *FALLBACK_STAGES[situation.stage],
        Stage.STUCK,
    )
    return tuple(dict.fromkeys(stages))


def _fallback(card: Card, stages: tuple[Stage, ...]) -> int | None:
    for number, stage in enumerate(stages):
        if stage in card.stages:
            return number
    return len(stages) if card.topic is Topic.NOTHING_TO_TALK and not card.stages <= ONE_TIME_STAGES else None


def _candidate(card: Card, fallback: int, situation: Situation, shared_stems: frozenset[str]) -> Candidate:
    recent = situation.recent_topics
    matches = {
        ChoiceReason.GOAL: not card.goal_tags.isdisjoint(situation.goal_tags),
        ChoiceReason.ECHO: bool(shared_stems and shared_stems & word_stems(f"{card.lt_tu} {card.en}")),
        ChoiceReason.FRESH_TOPIC: bool(recent) and card.topic not in recent,  # before any topic all are alike
        ChoiceReason.PURPOSE: not card.purposes.isdisjoint(situation.purposes),
        ChoiceReason.OTHER_FORMAT: situation.last_format not in {None, card.format},
    }
    reasons = frozenset(reason for reason, holds in matches.items() if holds)
    return Candidate(
        card=card,
        fallback=fallback,
        score=sum(WEIGHTS[reason] for reason in reasons) + BONUS_FOR_BOTH * (card.audience is Audience.BOTH),
        reasons=reasons,
        tie_break=hashlib.sha256(f"{situation.seed}\0{card.id}".encode()).digest(),
        known=card.id in situation.known_to_mentee,
    )
