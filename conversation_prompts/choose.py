"""Which three cards a pair is offered now, and why (domain §4.3).

Pure: the same situation gives the same three on every machine. Nothing that one of the two wrote for
themselves is an argument here, so nothing of it can show through the choice.
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from conversation_prompts.card import LANGUAGES, Audience, Card, Library, Stage, Topic
from conversation_prompts.echo import stems


class Slot(StrEnum):
    """The three places of an offer, in the order they are shown."""

    EASY = "easy"
    FITTING = "fitting"
    DEEPER = "deeper"


class Reason(StrEnum):
    """Why a card was chosen, in the order reasons are given."""

    EASY_START = "easy_start"
    ONE_STEP_DEEPER = "one_step_deeper"
    GOAL = "goal"
    ECHO = "echo"
    FRESH_TOPIC = "fresh_topic"
    PURPOSE = "purpose"
    OTHER_FORMAT = "other_format"
    STAGE = "stage"


WEIGHTS: Mapping[Reason, int] = {
    Reason.GOAL: 3,
    Reason.ECHO: 2,
    Reason.FRESH_TOPIC: 2,
    Reason.PURPOSE: 1,
    Reason.OTHER_FORMAT: 1,
}
"""What each reason adds to a card's score (domain §4.3.3)."""

FOR_BOTH = 1
"""What is added where a card speaks to both sides: our own rule, since both get the same three."""

ONCE = frozenset({Stage.BEFORE_FIRST, Stage.CLOSING, Stage.AFTER})
"""Moments that come once: their cards are offered in no other stage, and no setback takes them away."""

NEIGHBOURS: Mapping[Stage, tuple[Stage, ...]] = {
    Stage.BEFORE_FIRST: (Stage.FIRST,),
    Stage.FIRST: (Stage.EARLY_TRUST,),
    Stage.EARLY_TRUST: (Stage.WORKING, Stage.FIRST),
    Stage.WORKING: (Stage.EARLY_TRUST, Stage.MID_REVIEW),
    Stage.STUCK: (Stage.WORKING, Stage.EARLY_TRUST),
    Stage.MID_REVIEW: (Stage.WORKING, Stage.EARLY_TRUST),
    Stage.CLOSING: (Stage.MID_REVIEW, Stage.WORKING),
    Stage.AFTER: (),
}
"""Where cards are looked for, in this order, once a stage has none left."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Situation:
    """What is known of a pair when cards are chosen; raises ValueError on a number that cannot be."""

    stage: Stage
    meeting_no: int  # the meeting the cards are for, from 1
    audience: Audience  # who asks: mentor or mentee; it never changes what is offered
    languages: frozenset[str]  # of both sides
    shown: frozenset[str]  # ids of the cards this pair was ever shown, picked or not
    known_to_mentee: frozenset[str] = (
        frozenset()
    )  # from pairs of the mentee's before: only if nothing else is left
    recent_families: frozenset[str]  # of the last three meetings
    recent_topics: frozenset[str]
    last_format: str | None
    goal_tags: frozenset[str]
    purposes: frozenset[str]
    shared_text: str  # shared notes and open steps, nothing else
    last_useful: int | None  # 1 to 5, the last private mark of usefulness
    deeper: bool  # the pair tapped "deeper"
    stepped_back: bool  # a meeting was missed, or the pair paused
    group: bool = False  # shown where others than the two can read
    seed: str  # from ``seed``

    def __post_init__(self) -> None:
        if self.meeting_no < 1:
            raise ValueError(f"Meetings are counted from 1, not {self.meeting_no}.")
        if self.last_useful is not None and not 1 <= self.last_useful <= 5:
            raise ValueError(f"A mark of usefulness is 1 to 5, not {self.last_useful}.")


@dataclass(frozen=True, slots=True)
class Offered:
    """A card on the table. A card of another stage that is simply one of the last left has no reasons."""

    card: Card
    reasons: tuple[Reason, ...]
    slot: Slot


@dataclass(frozen=True, slots=True)
class Offer:
    """At most three cards, in the order easy, fitting, deeper."""

    cards: tuple[Offered, ...]

    def swapped(self, new: Offered) -> Offer:
        """The offer with ``new`` in the place of the card of its slot."""
        return Offer(tuple(new if old.slot == new.slot else old for old in self.cards))


def seed(programme: str, pair: str, meeting_no: int) -> str:
    """What makes the choice the same for both sides and another for every meeting (domain §4.3.6)."""
    return hashlib.sha256("\0".join((programme, pair, str(meeting_no))).encode()).hexdigest()


def effective_stage(situation: Situation) -> Stage:
    """The stage cards are chosen for: ``stuck`` after a mark of at most 2, a missed meeting or a pause.

    Before the first meeting, at the closing and after it the stage stays: those come once (ONCE), and a pair
    that had a setback needs its farewell more, not less.
    """
    return Stage.STUCK if _setback(situation) and situation.stage not in ONCE else situation.stage


def depth_gate(situation: Situation) -> tuple[int, int]:
    """The pair's level, 1 or 2, and the deepest it may be offered, at most one more (domain §4.3.2).

    The easy and the fitting card are not deeper than the level; the deeper one may reach the second number:

    * meeting 1: level 1, deepest 2. That is the "one optional 2"; no mark is needed, none was given yet.
    * meetings 2 and 3: both 2, whatever the mark or the wish.
    * later: level 2; deepest 3 if the last mark is at least 4 or the pair tapped "deeper", else 2.
    * after a mark of at most 2, a missed meeting or a pause: both one lower, never below 1. What was earned
      or tapped still counts, so from the fourth meeting on it brings one card of depth 2.
    """
    earned = situation.deeper or (situation.last_useful or 0) >= 4
    level = 1 if situation.meeting_no == 1 else 2
    deepest = 3 if situation.meeting_no > 3 and earned else 2
    back = 1 if _setback(situation) else 0
    return max(1, level - back), max(1, deepest - back)


def offer(library: Library, situation: Situation) -> Offer:
    """Three cards: one easy, one that fits the goal, one a step deeper; fewer, or none, if no more are left.

    * Never: a card in ``shown``; of a family in ``recent_families`` or on the table; beyond ``depth_gate``;
      sensitive, in a group; not written in the languages of both.
    * A slot takes from the effective stage while that has a card for it; then, in this order, from the stage
      a setback led away from, its NEIGHBOURS, the stage ``stuck``, and any card about nothing to talk about.
      Cards of ONCE stay in their time. Only the easy slot looks for a shallow card further off before it
      takes a deeper one at home: whatever else is offered, there is an easy way in.
    * A card that the mentee knows from a pair before comes only where a slot has no other.
    * Fitting: goal first, then score. Easy: shallowest first, then score. Deeper: deepest first, then score.
      Where that ties: a topic that is not on the table yet, then the lot drawn by the seed.
    * Both sides get the same three, so ``audience`` changes nothing. Cards for one side are offered to both,
      and the bot says whose they are (``Card.speaks_to``). Nobody is left out: one of the three speaks to the
      mentor and one to the mentee (a card for both is each), if there is such a card to put there.

    When the offer is made again for the other side, ``shown`` must not hold its own cards: store the offer,
    or leave out what was shown for this very meeting.
    """
    candidates = _candidates(library, situation)
    gate = depth_gate(situation)
    table: dict[Slot, _Candidate] = {}
    for slot in (Slot.FITTING, Slot.EASY, Slot.DEEPER):
        if found := _best(candidates, slot, gate, [taken.card for taken in table.values()]):
            table[slot] = found
    _leave_nobody_out(table, candidates, gate)
    easy, deeper = table.get(Slot.EASY), table.get(Slot.DEEPER)
    if easy and deeper and easy.card.depth > deeper.card.depth:
        table[Slot.EASY], table[Slot.DEEPER] = deeper, easy
    return Offer(tuple(_offered(table[slot], slot, gate) for slot in Slot if slot in table))


def another(library: Library, situation: Situation, offer: Offer, slot: Slot) -> Offered | None:
    """The next best card for a slot of an offer, under the rules of ``offer``; None when there is none left.

    It is none of those on the table, nor a near-duplicate of one. Cards swapped away before must be in
    ``shown``.
    """
    gate = depth_gate(situation)
    candidates = _candidates(library, situation)
    table = [offered.card for offered in offer.cards]
    left_out = _left_out(offered.card for offered in offer.cards if offered.slot != slot)
    found = _best(_speaking_to(left_out, candidates), slot, gate, table) or _best(
        candidates, slot, gate, table
    )
    return _offered(found, slot, gate) if found else None


@dataclass(frozen=True, slots=True)
class _Candidate:
    card: Card
    ring: int  # how far from the pair's stage it was found; 0 is the stage itself
    score: int
    reasons: frozenset[Reason]
    lot: bytes  # what the seed drew for it
    known: bool  # to the mentee, from a pair before


def _setback(situation: Situation) -> bool:
    return situation.stepped_back or (situation.last_useful is not None and situation.last_useful <= 2)


def _candidates(library: Library, situation: Situation) -> list[_Candidate]:
    """Every card that passes the hard filter (domain §4.3.1), but for depth, which depends on the slot."""
    if not situation.languages <= LANGUAGES:
        return []
    rings = _rings(situation)
    echoes = stems(situation.shared_text)
    return [
        _candidate(card, ring, situation, echoes)
        for card in library
        if card.id not in situation.shown
        and card.family not in situation.recent_families
        and not (card.sensitive and situation.group)
        and (ring := _ring(card, rings)) is not None
    ]


def _rings(situation: Situation) -> tuple[Stage, ...]:
    stages = (effective_stage(situation), situation.stage, *NEIGHBOURS[situation.stage], Stage.STUCK)
    return tuple(dict.fromkeys(stages))


def _ring(card: Card, rings: tuple[Stage, ...]) -> int | None:
    for number, stage in enumerate(rings):
        if stage in card.stages:
            return number
    return len(rings) if card.topic is Topic.NOTHING_TO_TALK and not card.stages <= ONCE else None


def _candidate(card: Card, ring: int, situation: Situation, echoes: frozenset[str]) -> _Candidate:
    recent = situation.recent_topics
    matches = {
        Reason.GOAL: not card.goal_tags.isdisjoint(situation.goal_tags),
        Reason.ECHO: bool(echoes and echoes & stems(f"{card.lt_tu} {card.en}")),
        Reason.FRESH_TOPIC: bool(recent) and card.topic not in recent,  # with no topic yet, all are alike
        Reason.PURPOSE: not card.purposes.isdisjoint(situation.purposes),
        Reason.OTHER_FORMAT: situation.last_format not in {None, card.format},
    }
    reasons = frozenset(reason for reason, holds in matches.items() if holds)
    return _Candidate(
        card=card,
        ring=ring,
        score=sum(WEIGHTS[reason] for reason in reasons) + FOR_BOTH * (card.audience is Audience.BOTH),
        reasons=reasons,
        lot=hashlib.sha256(f"{situation.seed}\0{card.id}".encode()).digest(),
        known=card.id in situation.known_to_mentee,
    )


def _best(
    candidates: Iterable[_Candidate], slot: Slot, gate: tuple[int, int], table: Collection[Card]
) -> _Candidate | None:
    level, deepest = gate
    limit = deepest if slot == Slot.DEEPER else level
    families = {card.family for card in table}  # a card on the table is of its own family, so it is out too
    topics = {card.topic for card in table}

    def order(candidate: _Candidate) -> tuple[bool, int, int, int, bool, bytes]:
        card, ring = candidate.card, candidate.ring
        first = {
            Slot.EASY: (card.depth, ring),
            Slot.FITTING: (ring, Reason.GOAL not in candidate.reasons),
            Slot.DEEPER: (ring, -card.depth),
        }[slot]
        return candidate.known, *first, -candidate.score, card.topic in topics, candidate.lot

    free = (c for c in candidates if c.card.depth <= limit and c.card.family not in families)
    return min(free, key=order, default=None)


def _leave_nobody_out(
    table: dict[Slot, _Candidate], candidates: list[_Candidate], gate: tuple[int, int]
) -> None:
    """Where every card speaks to the same side, put one for the other side in the place of one of them."""
    left_out = _left_out(taken.card for taken in table.values())
    if not left_out or len(table) == 1:
        return
    for slot in (Slot.EASY, Slot.DEEPER, Slot.FITTING):
        others = [taken.card for place, taken in table.items() if place != slot]
        if slot in table and (found := _best(_speaking_to(left_out, candidates), slot, gate, others)):
            table[slot] = found
            return


def _left_out(cards: Iterable[Card]) -> set[Audience]:
    """The sides no card speaks to."""
    spoken_to = {card.audience for card in cards}
    return set() if Audience.BOTH in spoken_to else {Audience.MENTOR, Audience.MENTEE} - spoken_to


def _speaking_to(sides: Collection[Audience], candidates: Iterable[_Candidate]) -> list[_Candidate]:
    return [found for found in candidates if all(found.card.speaks_to(side) for side in sides)]


def _offered(candidate: _Candidate, slot: Slot, gate: tuple[int, int]) -> Offered:
    depth = candidate.card.depth
    reasons = set(candidate.reasons)
    if slot == Slot.EASY and depth == 1:
        reasons.add(Reason.EASY_START)
    if slot == Slot.DEEPER and depth == gate[1] > 1:
        reasons.add(Reason.ONE_STEP_DEEPER)
    if candidate.ring == 0:
        reasons.add(Reason.STAGE)
    return Offered(candidate.card, tuple(reason for reason in Reason if reason in reasons), slot)
