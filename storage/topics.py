"""Which question cards a pair was shown."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlmodel import col, select

from storage.database import UnitOfWork
from storage.tables import Pair, TopicUse


def of_pair(work: UnitOfWork, pair_id: str) -> list[TopicUse]:
    """Every card the pair was shown, in that order."""
    return list(
        work.session.exec(
            select(TopicUse)
            .where(TopicUse.pair_id == pair_id)
            .order_by(col(TopicUse.shown_at), col(TopicUse.id))
        ).all()
    )


def on_tables(work: UnitOfWork, pair_ids: Sequence[str]) -> dict[str, list[TopicUse]]:
    """The cards that lie on the table of each pair; one statement for all pairs."""
    found: dict[str, list[TopicUse]] = {pair_id: [] for pair_id in pair_ids}
    if found:
        laid = select(TopicUse).where(
            col(TopicUse.pair_id).in_(sorted(found)), col(TopicUse.on_table).is_(True)
        )
        for use in work.session.exec(laid.order_by(col(TopicUse.shown_at), col(TopicUse.id))).all():
            found[use.pair_id].append(use)
    return found


def shown_elsewhere(work: UnitOfWork, pair_id: str, mentee_id: str) -> frozenset[str]:
    """The cards somebody was shown as a mentee in pairs other than this one; one statement."""
    found = select(TopicUse.card_id).join(Pair, col(Pair.id) == col(TopicUse.pair_id))
    return frozenset(work.session.exec(found.where(Pair.mentee_id == mentee_id, Pair.id != pair_id)).all())


def lay(
    work: UnitOfWork,
    used: Sequence[TopicUse],
    pair_id: str,
    meeting_no: int,
    cards: Sequence[tuple[str, str, Sequence[str]]],
    now: datetime,
) -> None:
    """Put cards (id, slot, reasons) on the pair's table; what lay there and is not among them is taken off."""
    laid = {card_id for card_id, _, _ in cards}
    known = {use.card_id: use for use in used}
    for use in used:
        use.on_table = use.card_id in laid
    for card_id, slot, reasons in cards:
        if card_id not in known:
            work.session.add(
                TopicUse(
                    id=work.new_id(),
                    pair_id=pair_id,
                    card_id=card_id,
                    meeting_no=meeting_no,
                    slot=slot,
                    reasons=list(reasons),
                    shown_at=now,
                )
            )


def use(work: UnitOfWork, pair_id: str, meeting_no: int, card_id: str, slot: str, now: datetime) -> None:
    """Note that the pair was shown a card beside those on its table: it is never shown again."""
    work.add(
        TopicUse(
            id=work.new_id(), pair_id=pair_id, card_id=card_id, meeting_no=meeting_no, slot=slot, reasons=[],
            on_table=False, shown_at=now,
        )
    )  # fmt: skip
