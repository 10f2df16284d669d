"""Deliveries: due outbox rows are claimed, decided about, and merged into one message for each person and address."""

from __future__ import annotations

import logging
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from bot.conversation.messages import Worded
from bot.installation import Installation
from bot.kinds import IN_BUDGET
from bot.outbox.decide import NO_ADDRESS_RETRY, ask_alone_at, drop_reason, send_at
from bot.outbox.digest import build_digest
from bot.outbox.retries import give_back
from bot.ports import Unsure
from bot.reader import hours_of
from bot.rules.exception_location import exception_location
from bot.rules.platforms import allowed
from bot.rules.quiet import WEEK
from bot.turn import Turn, Who
from storage import address_book, outbox, outbox_queries, pairs, people
from storage.outcomes import MessageOutcome
from storage.pairs import Couple
from storage.people import Member
from storage.tables import Address, OutboxMessage
from storage.unit_of_work import UnitOfWork

BATCH = 100  # rows
LEASE = timedelta(minutes=5)  # longer than a hundred sends take
UNSURE = Unsure.__name__  # what a try whose outcome is unknown leaves in its row

_log = logging.getLogger(__name__)


@dataclass(slots=True)
class Delivery:
    """What goes to one person as one: the outbox rows in it, and the words."""

    person_id: str
    address: Address
    key: str
    rows: tuple[str, ...]
    claimed_until: datetime
    attempts: int
    unsure: bool  # a try before this one may have arrived
    focus: str | None
    messages: tuple[Worded, ...]
    held_back: tuple[OutboxMessage, ...]  # questions that wait until the one in it is answered
    failure: Exception | None = field(default=None)


@dataclass(slots=True)
class _Decided:
    """What was decided about claimed rows."""

    ready: dict[tuple[str, str, str], list[OutboxMessage]] = field(default_factory=lambda: defaultdict(list))
    later: dict[str, datetime] = field(default_factory=dict)
    ended: dict[MessageOutcome, list[str]] = field(default_factory=lambda: defaultdict(list))


@dataclass(frozen=True, slots=True)
class _Readers:
    """Everything that deciding about a batch needs of its readers, read once."""

    members: Mapping[str, Member]
    addresses: Mapping[str, Sequence[Address]]
    couples: Mapping[str, Couple]
    several: frozenset[str]  # people in several pairs
    sent: Mapping[str, Sequence[datetime]]


def prepare(
    installation: Installation, now: datetime, platforms: Collection[str]
) -> tuple[int, list[Delivery]]:
    """Claim what is due and decide: how many rows were claimed, and the deliveries to be sent now.

    ``platforms`` are those that are open at present.
    """
    with installation.database.transaction() as work:
        rows = outbox.claim(work, now, lease=LEASE, limit=BATCH)
        if not rows:
            return 0, []
        if tried := {row.batch for row in rows if row.batch}:
            rows += outbox.claim_rest(work, tried, now, lease=LEASE)
        rows.sort(key=lambda row: (row.created_at, row.key))  # what waited for one moment keeps its order
        readers = _readers(work, rows, now)
        decided = _decide(work, rows, readers, now, platforms)
        deliveries = []
        for (person_id, _, address_id), together in decided.ready.items():
            address = next(one for one in readers.addresses[person_id] if one.id == address_id)
            try:
                delivery = _delivery(installation, work, readers, person_id, address, together, now)
            except Exception as failure:  # noqa: BLE001 - one that cannot be rendered holds up nobody else
                _log.error(
                    "rendering failed: %s", exception_location(failure), extra={"action": "wording_failed"}
                )
                give_back(work, together, failure, now)
                continue
            kept: set[str] = set()
            if delivery is not None:
                deliveries.append(delivery)
                kept = {*delivery.rows, *(row.id for row in delivery.held_back)}
                member = readers.members[person_id]
                hours = hours_of(member.person, member.programme)
                for row in delivery.held_back:
                    decided.later[row.id] = ask_alone_at(row, hours, readers.sent[person_id], now)
            decided.ended[MessageOutcome.STALE] += [row.id for row in together if row.id not in kept]
        _put_off(work, decided, rows[0].claimed_until or now, now)
    return len(rows), deliveries


def _readers(work: UnitOfWork, rows: Sequence[OutboxMessage], now: datetime) -> _Readers:
    ids = {row.person_id for row in rows}
    return _Readers(
        members=people.members(work, ids),
        addresses=address_book.of_people(work, ids),
        couples=pairs.by_ids(work, {row.pair_id for row in rows if row.pair_id}),
        several=pairs.in_several(work, ids),
        sent=outbox_queries.recent_batches(work, ids, now - WEEK, kinds=IN_BUDGET),
    )


def _decide(
    work: UnitOfWork,
    rows: Sequence[OutboxMessage],
    readers: _Readers,
    now: datetime,
    platforms: Collection[str],
) -> _Decided:
    """Drop, hold or make ready each row; one that cannot be decided about holds up nobody else."""
    decided = _Decided()
    for row in rows:
        member, couple = readers.members.get(row.person_id), readers.couples.get(row.pair_id or "")
        address = _address(row, _open_to(member, readers.addresses[row.person_id]), platforms)
        try:
            dropped = drop_reason(row, member.person, couple, now) if member else MessageOutcome.UNREACHABLE
            if dropped is not None or member is None:
                decided.ended[dropped or MessageOutcome.UNREACHABLE].append(row.id)
                continue
            moment = send_at(row, member, couple, readers.sent[row.person_id], now)
        except Exception as failure:  # noqa: BLE001
            _log.error("deciding failed: %s", exception_location(failure), extra={"action": "verdict_failed"})
            give_back(work, [row], failure, now)
            continue
        if address is None:
            decided.later[row.id] = now + NO_ADDRESS_RETRY
        elif moment > now:
            decided.later[row.id] = moment
        else:
            decided.ready[row.person_id, row.batch or "", address.id].append(row)
    return decided


def _put_off(work: UnitOfWork, decided: _Decided, claimed_until: datetime, now: datetime) -> None:
    """Give back what has to wait, and end what is not to be sent any more."""
    outbox.reschedule(work, decided.later, claimed_until=claimed_until)
    for outcome, row_ids in decided.ended.items():
        if row_ids:
            outbox.finish(work, row_ids, outcome, now, sent=False, batch=None, claimed_until=claimed_until)
            _log.info("not delivered", extra={"action": f"delivery_{outcome}", "count": len(row_ids)})


def _address(row: OutboxMessage, addresses: Sequence[Address], platforms: Collection[str]) -> Address | None:
    """Where a message goes: where it was tried or what it is for, then the preferred address, then any other that is open.

    None where no address can be reached at present.
    """
    bound = next((one for one in addresses if one.id == row.address_id), None)
    known = [bound] if bound is not None and bound.unreachable_since is None else addresses
    return next((one for one in known if one.platform in platforms and one.unreachable_since is None), None)


def _open_to(member: Member | None, addresses: Sequence[Address]) -> list[Address]:
    """The addresses on platforms that the person's programme has switched on."""
    allowed_there = member.programme.platforms if member is not None else ()
    return [one for one in addresses if allowed(allowed_there, one.platform)]


def _delivery(
    installation: Installation,
    work: UnitOfWork,
    readers: _Readers,
    person_id: str,
    address: Address,
    rows: Sequence[OutboxMessage],
    now: datetime,
) -> Delivery | None:
    """The rows as one message to one person; None where all of it is out of date."""
    base = Turn(Who(readers.members[person_id], now), work, installation)
    turns = {row.id: base.for_pair(readers.couples.get(row.pair_id or "")) for row in rows}
    digest = build_digest(turns, rows, several=person_id in readers.several)
    if not digest.shown:
        return None
    first = digest.shown[0]
    key = first.batch or first.id
    for row in digest.shown:
        row.batch, row.address_id = key, address.id
    work.flush()
    return Delivery(
        person_id=person_id,
        address=address,
        key=key,
        rows=tuple(row.id for row in digest.shown),
        claimed_until=first.claimed_until or now,
        attempts=max(row.attempts for row in digest.shown),
        unsure=any(row.error == UNSURE for row in digest.shown),
        focus=digest.focus,
        messages=tuple(digest.words),
        held_back=tuple(digest.held_back),
    )
