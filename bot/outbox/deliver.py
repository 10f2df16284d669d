"""Delivers the outbox: claim and decide (``parcels``), send, record. Commit first, send after.

A batch is recorded before it is sent, so that a try whose outcome is unknown can be asked after.
"""

from __future__ import annotations

import logging
from collections.abc import Collection, Mapping, Sequence
from datetime import datetime, timedelta

from bot import directory
from bot.installation import Installation
from bot.outbox.decide import NO_ADDRESS_RETRY
from bot.outbox.parcels import BATCH, UNSURE, Parcel, prepare
from bot.outbox.retries import retry_at
from bot.ports import Hop, Messenger, RetryLater, Unreachable, Unsure
from bot.rules.exception_location import exception_location
from bot.schedule import effects
from bot.turn import Turn, Who
from storage import outbox, people
from storage.outcomes import MessageOutcome
from storage.people import Member
from storage.unit_of_work import UnitOfWork

SOONEST = timedelta(seconds=1)  # a platform that says "at once" is not asked twice in one beat

_log = logging.getLogger(__name__)


async def deliver(
    installation: Installation, messengers: Mapping[str, Messenger], now: datetime, hop: Hop
) -> int:
    """Deliver what is due at ``now`` (aware); how many parcels arrived. ``hop`` runs a transaction off the event loop."""
    arrived = 0
    while True:
        claimed, parcels = await hop(prepare, installation, now, frozenset(messengers))
        for parcel in parcels:
            try:
                await _send(messengers, parcel)
            except Exception as failure:  # noqa: BLE001 - recording tells failures apart
                parcel.failure = failure
        await hop(record, installation, parcels, now, frozenset(messengers))
        arrived += sum(1 for parcel in parcels if parcel.failure is None)
        if claimed < BATCH:
            return arrived


async def _send(messengers: Mapping[str, Messenger], parcel: Parcel) -> None:
    messenger, address = messengers.get(parcel.address.platform), parcel.address
    if messenger is None:
        raise RetryLater(NO_ADDRESS_RETRY)
    if parcel.attempts > 1 and await messenger.was_sent(address.workspace, address.user, key=parcel.key):
        return
    await messenger.send(address.workspace, address.user, parcel.messages, key=parcel.key)


def record(
    installation: Installation, parcels: Sequence[Parcel], now: datetime, platforms: Collection[str]
) -> None:
    """Record what became of each parcel, and start the clocks that run from a delivery."""
    if not parcels:
        return
    with installation.database.transaction() as work:
        members = people.members(work, {parcel.person_id for parcel in parcels})
        for parcel in parcels:
            failure, member = parcel.failure, members.get(parcel.person_id)
            if member is None:
                continue  # they erased their data meanwhile, and the rows with it
            if failure is None:
                _arrived(Turn(Who(member, now), work, installation), parcel)
            elif isinstance(failure, RetryLater):
                due = dict.fromkeys(parcel.rows, now + max(failure.after, SOONEST))
                outbox.reschedule(work, due, claimed_until=parcel.claimed_until)
            elif isinstance(failure, Unreachable):
                _unreachable(installation, work, parcel, member, failure, now, platforms)
            else:
                _failed(work, parcel, failure, now)


def _arrived(turn: Turn, parcel: Parcel) -> None:
    finished = outbox.finish(
        turn.store,
        parcel.rows,
        MessageOutcome.SENT,
        turn.who.now,
        sent=True,
        batch=parcel.key,
        claimed_until=parcel.claimed_until,
    )
    if parcel.focus is not None:
        turn.who.person.focus = parcel.focus
    for row in outbox.by_ids(turn.store, finished).values():
        for effect in row.on_delivered:
            try:
                with turn.store.savepoint():
                    effects.on_delivered(turn, effect)
            except Exception as failure:  # noqa: BLE001 - the message arrived, whatever follows from it
                _log.error(
                    "clock failed: %s",
                    exception_location(failure),
                    extra={"action": "clock_failed", "row": row.id},
                )


def _unreachable(
    installation: Installation,
    work: UnitOfWork,
    parcel: Parcel,
    member: Member,
    failure: Unreachable,
    now: datetime,
    platforms: Collection[str],
) -> None:
    """Send it to another address of the person, where there is one."""
    turn = Turn(Who(member, now), work, installation)
    elsewhere = directory.lose_address(turn, parcel.address, platforms, lacking_rights=failure.lacking_rights)
    effects.write(turn)
    if elsewhere:
        outbox.send_elsewhere(work, parcel.rows, now, claimed_until=parcel.claimed_until)
    else:
        outbox.finish(
            work,
            parcel.rows,
            MessageOutcome.UNREACHABLE,
            now,
            sent=False,
            batch=None,
            claimed_until=parcel.claimed_until,
        )


def _failed(work: UnitOfWork, parcel: Parcel, failure: Exception, now: datetime) -> None:
    twice = parcel.unsure and isinstance(failure, Unsure)
    again = None if twice else retry_at(parcel.attempts, now)
    error = UNSURE if parcel.unsure else type(failure).__name__
    for row_id in parcel.rows:
        outbox.fail(work, row_id, error, again, now, claimed_until=parcel.claimed_until)
    action = "delivery_dead" if again is None else "delivery_failed"
    _log.error(
        "sending failed", extra={"action": action, "parcel": parcel.key, "error": type(failure).__name__}
    )
