"""Chooses the three cards that a pair is offered, and another card for one slot (docs/domain.md §4.3).

Pure: the same situation gives the same three cards on every machine.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable

from conversation_prompts.candidates import Candidate, find_candidates
from conversation_prompts.card import Audience, Card, Library
from conversation_prompts.offer import ChoiceReason, Offer, OfferedCard, Slot
from conversation_prompts.situation import Situation, depth_gate


def choose_cards(library: Library, situation: Situation) -> Offer:
    """Three cards: one easy, one that fits the goal, one a step deeper; fewer, or none, if no more are left.

    * Never: a card in ``shown``; of a family in ``recent_families`` or in this offer; beyond ``depth_gate``;
      sensitive, in a group; not written in the languages of both.
    * A slot takes from the effective stage while that has a card for it; then, in this order, from the stage
      a setback led away from, its FALLBACK_STAGES, the stage ``stuck``, and any card about nothing to talk about.
      Cards of ONE_TIME_STAGES stay in their time. Only the easy slot looks for a shallow card in a fallback before
      it takes a deeper one at home: whatever else is offered, there is an easy way in.
    * A card that the mentee knows from an earlier pair comes only where a slot has no other.
    * Fitting: goal first, then score. Easy: shallowest first, then score. Deeper: deepest first, then score.
      A tie goes to a topic that is not in the offer yet, then to the card that the seed draws.
    * Both sides get the same three, so ``audience`` changes nothing. Cards for one side are offered to both,
      and the bot says which side a card speaks to (``Card.speaks_to``). One of the three speaks to the mentor and
      one to the mentee (a card for both is each), if there is such a card.

    When the offer is made again for the other side, ``shown`` must not hold its own cards: store the offer,
    or leave out the cards that were shown for this very meeting.
    """
    candidates = find_candidates(library, situation)
    gate = depth_gate(situation)
    chosen: dict[Slot, Candidate] = {}
    for slot in (Slot.FITTING, Slot.EASY, Slot.DEEPER):
        if found := _best(candidates, slot, gate, [candidate.card for candidate in chosen.values()]):
            chosen[slot] = found
    _speak_to_both_sides(chosen, candidates, gate)
    easy, deeper = chosen.get(Slot.EASY), chosen.get(Slot.DEEPER)
    if easy and deeper and easy.card.depth > deeper.card.depth:
        chosen[Slot.EASY], chosen[Slot.DEEPER] = deeper, easy
    return Offer(tuple(_offered(chosen[slot], slot, gate) for slot in Slot if slot in chosen))


def choose_another(library: Library, situation: Situation, offer: Offer, slot: Slot) -> OfferedCard | None:
    """The next best card for a slot of an offer, under the rules of ``choose_cards``; None when there is none left.

    It is none of the offer, nor a near-duplicate of one. Cards swapped away before must be in ``shown``.
    """
    gate = depth_gate(situation)
    candidates = find_candidates(library, situation)
    cards = [offered.card for offered in offer.cards]
    unaddressed = _unaddressed(offered.card for offered in offer.cards if offered.slot != slot)
    found = _best(_speaking_to(unaddressed, candidates), slot, gate, cards) or _best(
        candidates, slot, gate, cards
    )
    return _offered(found, slot, gate) if found else None


def _best(
    candidates: Iterable[Candidate], slot: Slot, gate: tuple[int, int], others: Collection[Card]
) -> Candidate | None:
    """The best candidate for a slot beside the ``others`` of the offer; None where no candidate fits."""
    level, deepest = gate
    limit = deepest if slot == Slot.DEEPER else level
    families = {card.family for card in others}  # a card is of its own family, so the others are out too
    topics = {card.topic for card in others}

    def order(candidate: Candidate) -> tuple[bool, int, int, int, bool, bytes]:
        card, fallback = candidate.card, candidate.fallback
        first = {
            Slot.EASY: (card.depth, fallback),
            Slot.FITTING: (fallback, ChoiceReason.GOAL not in candidate.reasons),
            Slot.DEEPER: (fallback, -card.depth),
        }[slot]
        return candidate.known, *first, -candidate.score, card.topic in topics, candidate.tie_break

    free = (c for c in candidates if c.card.depth <= limit and c.card.family not in families)
    return min(free, key=order, default=None)


def _speak_to_both_sides(
    chosen: dict[Slot, Candidate], candidates: list[Candidate], gate: tuple[int, int]
) -> None:
    """Where every chosen card speaks to the same side, replace one by a card for the other side."""
    unaddressed = _unaddressed(candidate.card for candidate in chosen.values())
    if not unaddressed or len(chosen) == 1:
        return
    for slot in (Slot.EASY, Slot.DEEPER, Slot.FITTING):
        others = [candidate.card for other, candidate in chosen.items() if other != slot]
        if slot in chosen and (found := _best(_speaking_to(unaddressed, candidates), slot, gate, others)):
            chosen[slot] = found
            return


def _unaddressed(cards: Iterable[Card]) -> set[Audience]:
    """The sides that no card speaks to."""
    spoken_to = {card.audience for card in cards}
    return set() if Audience.BOTH in spoken_to else {Audience.MENTOR, Audience.MENTEE} - spoken_to


def _speaking_to(sides: Collection[Audience], candidates: Iterable[Candidate]) -> list[Candidate]:
    return [found for found in candidates if all(found.card.speaks_to(side) for side in sides)]


def _offered(candidate: Candidate, slot: Slot, gate: tuple[int, int]) -> OfferedCard:
    depth = candidate.card.depth
    reasons = set(candidate.reasons)
    if slot == Slot.EASY and depth == 1:
        reasons.add(ChoiceReason.EASY_START)
    if slot == Slot.DEEPER and depth == gate[1] > 1:
        reasons.add(ChoiceReason.ONE_STEP_DEEPER)
    if candidate.fallback == 0:
        reasons.add(ChoiceReason.STAGE)
    return OfferedCard(candidate.card, tuple(reason for reason in ChoiceReason if reason in reasons), slot)
