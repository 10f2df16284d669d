"""An offer: at most three cards, each with its slot and the reasons for which it was chosen."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from conversation_prompts.card import Card


class Slot(StrEnum):
    """The three slots of an offer, in the order they are shown."""

    EASY = "easy"
    FITTING = "fitting"
    DEEPER = "deeper"


class ChoiceReason(StrEnum):
    """Why a card was chosen, in the order in which reasons are given."""

    EASY_START = "easy_start"
    ONE_STEP_DEEPER = "one_step_deeper"
    GOAL = "goal"
    ECHO = "echo"
    FRESH_TOPIC = "fresh_topic"
    PURPOSE = "purpose"
    OTHER_FORMAT = "other_format"
    STAGE = "stage"


@dataclass(frozen=True, slots=True)
class OfferedCard:
    """A card of an offer. A card of another stage that is simply one of the last left has no reasons."""

    card: Card
    reasons: tuple[ChoiceReason, ...]
    slot: Slot


@dataclass(frozen=True, slots=True)
class Offer:
    """At most three cards, in the order easy, fitting, deeper."""

    cards: tuple[OfferedCard, ...]

    def swapped(self, new: OfferedCard) -> Offer:
        """The offer with ``new`` instead of the card of its slot."""
        return Offer(tuple(new if old.slot == new.slot else old for old in self.cards))
