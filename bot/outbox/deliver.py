"""Delivers the outbox: claim and decide (``deliveries``), send, record. Commit first, send after.

A batch is recorded before it is sent, so that a try whose outcome is unknown can be asked after.
"""

from __future__ import annotations

import logging
from collections.abc import Collection, Mapping, Sequence
from datetime import datetime, timedelta

from bot import directory
from bot.installation import Installation
from bot.outbox.decide import NO_ADDRESS_RETRY
from bot.outbox.deliveries import BATCH, UNSURE, Delivery, prepare
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
    """Deliver what is due at ``now`` (aware); how many deliveries arrived. ``hop`` runs a transaction off the event loop."""
    arrived = 0
    while True:
        claimed, deliveries = await hop(prepare, installation, now, frozenset(messengers))
        for delivery in deliveries:
            try:
                await _send(messengers, delivery)
            except Exception as failure:  # noqa: BLE001 - recording tells failures apart
                delivery.failure = failure
        await hop(record, installation, deliveries, now, frozenset(messengers))
        arrived += sum(1 for delivery in deliveries if delivery.failure is None)
        if claimed < BATCH:
            return arrived


async def _send(messengers: Mapping[str, Messenger], delivery: Delivery) -> None:
    messenger, address = messengers.get(delivery.address.platform), delivery.address
    if messenger is None:
        raise RetryLater(NO_ADDRESS_RETRY)
    if delivery.attempts > 1 and await messenger.was_sent(address.workspace, address.user, key=delivery.key):
        return
    await messenger.send(address.workspace, address.user, delivery.messages, key=delivery.key)


def record(
    installation: Installation, deliveries: Sequence[Delivery], now: datetime, platforms: Collection[str]
) -> None:
    """Record what became of each delivery, and start the clocks that run from a delivery."""
    if not deliveries:
        return
    with installation.database.transaction() as work:
        members = people.members(work, {delivery.person_id for delivery in deliveries})
        for delivery in deliveries:
            failure, member = delivery.failure, members.get(delivery.person_id)
            if member is None:
                continue  # they erased their data meanwhile, and the rows with it
            if failure is None:
                _arrived(Turn(Who(member, now), work, installation), delivery)
            elif isinstance(failure, RetryLater):
                due = dict.fromkeys(delivery.rows, now + max(failure.after, SOONEST))
                outbox.reschedule(work, due, claimed_until=delivery.claimed_until)
            elif isinstance(failure, Unreachable):
                _unreachable(installation, work, delivery, member, failure, now, platforms)
            else:
                _failed(work, delivery, failure, now)


def _arrived(turn: Turn, delivery: Delivery) -> None:
    finished = outbox.finish(
        turn.store,
        delivery.rows,
        MessageOutcome.SENT,
        turn.who.now,
        sent=True,
        batch=delivery.key,
        claimed_until=delivery.claimed_until,
    )
    if delivery.focus is not None:
        turn.who.person.focus = delivery.focus
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
    delivery: Delivery,
    member: Member,
    failure: Unreachable,
    now: datetime,
    platforms: Collection[str],
) -> None:
    """Send it to another address of the person, where there is one."""
    turn = Turn(Who(member, now), work, installation)
    elsewhere = directory.lose_address(
        turn, delivery.address, platforms, lacking_rights=failure.lacking_rights
    )
    effects.write(turn)
    if elsewhere:
        outbox.send_elsewhere(work, delivery.rows, now, claimed_until=delivery.claimed_until)
    else:
        outbox.finish(
            work,
            delivery.rows,
            MessageOutcome.UNREACHABLE,
            now,
            sent=False,
            batch=None,
            claimed_until=delivery.claimed_until,
        )


def _failed(work: UnitOfWork, delivery: Delivery, failure: Exception, now: datetime) -> None:
    twice = delivery.unsure and isinstance(failure, Unsure)
    again = None if twice else retry_at(delivery.attempts, now)
    error = UNSURE if delivery.unsure else type(failure).__name__
    for row_id in delivery.rows:
        outbox.fail(work, row_id, error, again, now, claimed_until=delivery.claimed_until)
    action = "delivery_dead" if again is None else "delivery_failed"
    _log.error(
        "sending failed", extra={"action": action, "delivery": delivery.key, "error": type(failure).__name__}
    )
