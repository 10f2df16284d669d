"""The question cards that a pair was shown, and the three of them that it has on its table now."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlmodel import col, select

from storage.tables import Pair, ShownCard
from storage.unit_of_work import UnitOfWork


def of_pair(work: UnitOfWork, pair_id: str) -> list[ShownCard]:
    """Every card that the pair was shown, in that order."""
    return list(
        work.session.exec(
            select(ShownCard)
            .where(ShownCard.pair_id == pair_id)
            .order_by(col(ShownCard.shown_at), col(ShownCard.id))
        ).all()
    )


def current(work: UnitOfWork, pair_ids: Sequence[str]) -> dict[str, list[ShownCard]]:
    """The current cards of each pair; one statement for all pairs."""
    found: dict[str, list[ShownCard]] = {pair_id: [] for pair_id in pair_ids}
    if found:
        laid = select(ShownCard).where(
            col(ShownCard.pair_id).in_(sorted(found)), col(ShownCard.on_table).is_(True)
        )
        for use in work.session.exec(laid.order_by(col(ShownCard.shown_at), col(ShownCard.id))).all():
            found[use.pair_id].append(use)
    return found


def shown_in_other_pairs(work: UnitOfWork, pair_id: str, mentee_id: str) -> frozenset[str]:
    """Ids of the cards that a mentee was shown in their other pairs; one statement."""
    found = select(ShownCard.card_id).join(Pair, col(Pair.id) == col(ShownCard.pair_id))
    return frozenset(work.session.exec(found.where(Pair.mentee_id == mentee_id, Pair.id != pair_id)).all())


def replace_current(
    work: UnitOfWork,
    used: Sequence[ShownCard],
    pair_id: str,
    meeting_no: int,
    cards: Sequence[tuple[str, str, Sequence[str]]],
    now: datetime,
) -> None:
    """Make cards (id, slot, reasons) the pair's current ones instead of those before; ``used`` are all it was shown."""
    laid = {card_id for card_id, _, _ in cards}
    known = {use.card_id: use for use in used}
    for use in used:
        use.on_table = use.card_id in laid
    for card_id, slot, reasons in cards:
        if card_id not in known:
            work.session.add(
                ShownCard(
                    id=work.new_id(),
                    pair_id=pair_id,
                    card_id=card_id,
                    meeting_no=meeting_no,
                    slot=slot,
                    reasons=list(reasons),
                    shown_at=now,
                )
            )


def record(work: UnitOfWork, pair_id: str, meeting_no: int, card_id: str, slot: str, now: datetime) -> None:
    """Record a card that the pair was shown besides its current ones: it is never shown again."""
    work.add(
        ShownCard(
            id=work.new_id(), pair_id=pair_id, card_id=card_id, meeting_no=meeting_no, slot=slot, reasons=[],
            on_table=False, shown_at=now,
        )
    )  # fmt: skip
