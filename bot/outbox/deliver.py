"""From the outbox to people: decide, put into words, send, finish. Commit first, send after.

An unasked message goes out in its reader's working hours and within their budget; what waits for the same person goes out
as one. A batch is written down before it is sent, so that a try whose outcome is unknown can be asked after.
"""

from __future__ import annotations

import logging
from collections import defaultdict
from collections.abc import Awaitable, Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, TypeVar

from bot.conversation.messages import Say, Worded, dump, name
from bot.inbox.service import Service
from bot.outbox.digest import FROM_PARTNER, OF_THE_DAY, asks, over, put_together, start_clock
from bot.ports import Messenger, RetryLater, Unreachable, Unsure
from bot.reader import hours_of
from bot.rules.exception_location import exception_location
from bot.rules.platforms import NAMES, allowed
from bot.rules.quiet import WEEK, WorkingHours, budget_opens, is_open, next_open
from bot.turn import Scene
from storage import outbox, pairs, people
from storage.database import UnitOfWork
from storage.outbox import NewMessage
from storage.pairs import Couple
from storage.people import Member
from storage.tables import Address, OutboxMessage

BATCH = 100
LEASE = timedelta(minutes=5)  # longer than a hundred sends take
BACKOFF = (
    timedelta(minutes=1),
    timedelta(minutes=5),
    timedelta(minutes=30),
    timedelta(hours=2),
    timedelta(hours=8),
)
NO_ADDRESS_RETRY = timedelta(days=1)
QUESTIONS_APART = timedelta(days=1)
UNSURE = Unsure.__name__  # what such a try leaves in its row
SOONEST = timedelta(seconds=1)  # a platform that says "at once" is not asked twice in one beat

Result = TypeVar("Result")
Hop = Callable[[Callable[[], Any]], Awaitable[Any]]

_log = logging.getLogger(__name__)


@dataclass(slots=True)
class Parcel:
    """What goes to one person as one: the outbox rows in it, and the words."""

    person_id: str
    address: Address
    key: str
    rows: tuple[str, ...]
    claimed_until: datetime
    attempts: int
    unsure: bool  # a try before this one may have arrived
    unasked: bool
    focus: str | None
    messages: tuple[Worded, ...]
    held: tuple[OutboxMessage, ...]  # questions that wait until the one in it is answered
    failure: Exception | None = field(default=None)


async def deliver(service: Service, messengers: Mapping[str, Messenger], now: datetime, hop: Hop) -> int:
    """Deliver what is due at ``now`` (aware). Returns how many parcels arrived. ``hop`` runs a transaction off the loop."""
    arrived = 0
    while True:
        claimed, parcels = await hop(lambda: prepare(service, now, frozenset(messengers)))
        for parcel in parcels:
            try:
                await _send(messengers, parcel)
            except Exception as failure:  # noqa: BLE001 - finish() tells failures apart
                parcel.failure = failure
        await hop(lambda sent=parcels: finish(service, sent, now, frozenset(messengers)))  # type: ignore[misc]
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


def prepare(service: Service, now: datetime, platforms: Collection[str]) -> tuple[int, list[Parcel]]:
    """Claim what is due and decide: how many rows were claimed, and the parcels to be sent now.

    ``platforms`` are those that are open at present.
    """
    with service.database.transaction() as work:
        rows = outbox.claim(work, now, lease=LEASE, limit=BATCH)
        if not rows:
            return 0, []
        if tried := {row.batch for row in rows if row.batch}:
            rows += outbox.claim_rest(work, tried, now, lease=LEASE)
        rows.sort(key=lambda row: (row.created_at, row.key))  # what waited for one moment keeps its order
        ids = {row.person_id for row in rows}
        members = people.members(work, ids)
        places = people.places_of(work, ids)
        couples = pairs.by_ids(work, {row.pair_id for row in rows if row.pair_id})
        several = pairs.in_several(work, ids)
        sent = outbox.recent_batches(work, ids, now - WEEK)
        later: dict[str, datetime] = {}
        ended: dict[str, list[str]] = defaultdict(list)
        ready: dict[tuple[str, str, str], list[OutboxMessage]] = defaultdict(list)
        for row in rows:
            member = members.get(row.person_id)
            place = _place(row, _open_to(member, places[row.person_id]), platforms)
            try:
                verdict = _verdict(row, member, place, couples, sent[row.person_id], now)
            except Exception as failure:  # noqa: BLE001 - one that cannot be judged holds up nobody else
                _log.error(
                    "judging failed: %s", exception_location(failure), extra={"action": "verdict_failed"}
                )
                _give_back(work, [row], failure, now)
                continue
            if isinstance(verdict, datetime):
                later[row.id] = verdict
            elif verdict is not None:
                ended[verdict].append(row.id)
            elif place is not None:
                ready[row.person_id, row.batch or "", place.id].append(row)
        parcels = []
        for (person_id, _, place_id), together in ready.items():
            there = next(one for one in places[person_id] if one.id == place_id)
            try:
                parcel = _parcel(
                    service,
                    work,
                    members[person_id],
                    there,
                    couples,
                    together,
                    now,
                    several=person_id in several,
                )
            except Exception as failure:  # noqa: BLE001 - one that cannot be worded holds up nobody else
                _log.error(
                    "wording failed: %s", exception_location(failure), extra={"action": "wording_failed"}
                )
                _give_back(work, together, failure, now)
                continue
            if parcel:
                parcels.append(parcel)
                hours = hours_of(members[person_id].person, members[person_id].programme)
                for row in parcel.held:
                    later[row.id] = _after(row.kind, sent[person_id], hours, now)
            kept = {*parcel.rows, *(row.id for row in parcel.held)} if parcel else set()
            ended["stale"] += [row.id for row in together if row.id not in kept]
        _not_now(work, later, ended, rows[0].claimed_until or now, now)
    return len(rows), parcels


def _not_now(
    work: UnitOfWork,
    later: Mapping[str, datetime],
    ended: Mapping[str, list[str]],
    held: datetime,
    now: datetime,
) -> None:
    """Give back what has to wait, and end what is not to be sent any more."""
    outbox.reschedule(work, later, claimed_until=held)
    for outcome, row_ids in ended.items():
        outbox.finish(work, row_ids, outcome, now, sent=False, batch=None, claimed_until=held)
        _log.info("not delivered", extra={"action": f"delivery_{outcome}", "count": len(row_ids)})


def _place(row: OutboxMessage, places: Sequence[Address], platforms: Collection[str]) -> Address | None:
    """Where a message goes: where it was tried or what it is for, then the preferred place, then any other that is open.

    None where no place can be reached at present.
    """
    bound = next((place for place in places if place.id == row.address_id), None)
    known = [bound] if bound is not None and bound.unreachable_since is None else places
    return next(
        (place for place in known if place.platform in platforms and place.unreachable_since is None), None
    )


def _open_to(member: Member | None, places: Sequence[Address]) -> list[Address]:
    """Those of somebody's places where their programme lets people talk: what it switched off is not written to."""
    allowed_there = member.programme.platforms if member is not None else ()
    return [place for place in places if allowed(allowed_there, place.platform)]


def _verdict(
    row: OutboxMessage,
    member: Member | None,
    place: Address | None,
    couples: Mapping[str, Couple],
    sent: Sequence[datetime],
    now: datetime,
) -> str | datetime | None:
    """An outcome that ends the row, a moment to wait for, or None: it may go now."""
    if member is None:
        return "unreachable"
    if outcome := over(row, member.person, couples.get(row.pair_id or ""), now):
        return outcome
    if place is None:
        return now + NO_ADDRESS_RETRY
    if row.unasked:
        hours = hours_of(member.person, member.programme)
        fits = now if row.batch else max(budget_opens(sent, now), _settled(row, sent, now))
        if fits > now or not is_open(now, hours):
            return next_open(fits, hours)
    return None


def _settled(row: OutboxMessage, sent: Sequence[datetime], now: datetime) -> datetime:
    """A question of Pora's own leaves a day to the message before it, unless it is about a meeting."""
    if not sent or row.kind in (*OF_THE_DAY, *FROM_PARTNER) or not asks(row):
        return now
    return sent[-1] + QUESTIONS_APART


def _parcel(
    service: Service,
    work: UnitOfWork,
    member: Member,
    address: Address,
    couples: Mapping[str, Couple],
    rows: Sequence[OutboxMessage],
    now: datetime,
    *,
    several: bool,
) -> Parcel | None:
    """The rows as one message to one person; None where all of it is out of date."""
    scenes = {
        row.id: Scene(work, now, member, service.library, couples.get(row.pair_id or "")) for row in rows
    }
    together = put_together(scenes, rows, service.whole, service.wording, several=several)
    shown = together.shown
    if not shown:
        return None
    key = shown[0].batch or shown[0].id
    for row in shown:
        row.batch, row.address_id = key, address.id
    work.flush()
    return Parcel(
        person_id=member.person.id,
        address=address,
        key=key,
        rows=tuple(row.id for row in shown),
        claimed_until=shown[0].claimed_until or now,
        attempts=max(row.attempts for row in shown),
        unsure=any(row.error == UNSURE for row in shown),
        unasked=any(row.unasked for row in shown),
        focus=together.focus,
        messages=tuple(together.words),
        held=tuple(together.held),
    )


def _after(row_kind: str, sent: Sequence[datetime], hours: WorkingHours, now: datetime) -> datetime:
    """When a question held back goes out by itself, should the one before it stay unanswered.

    One that can wait takes no other's place in the week: it is asked within it only once the person is through.
    """
    patience = timedelta(days=1) if row_kind in OF_THE_DAY else WEEK
    return next_open(max(budget_opens([*sent, now], now), now + patience), hours)


def finish(service: Service, parcels: Sequence[Parcel], now: datetime, platforms: Collection[str]) -> None:
    """Write down what became of each parcel, and start the clocks that run from a delivery."""
    if not parcels:
        return
    with service.database.transaction() as work:
        members = people.members(work, {parcel.person_id for parcel in parcels})
        for parcel in parcels:
            failure, member = parcel.failure, members.get(parcel.person_id)
            if member is None:
                continue  # they erased their data meanwhile, and the rows with it
            if failure is None:
                _arrived(service, work, parcel, member, now)
            elif isinstance(failure, RetryLater):
                due = dict.fromkeys(parcel.rows, now + max(failure.after, SOONEST))
                outbox.reschedule(work, due, claimed_until=parcel.claimed_until)
            elif isinstance(failure, Unreachable):
                _unreachable(work, parcel, member, failure, now, platforms)
            else:
                _failed(work, parcel, failure, now)


def _arrived(service: Service, work: UnitOfWork, parcel: Parcel, member: Member, now: datetime) -> None:
    held = outbox.finish(
        work, parcel.rows, "sent", now, sent=True, batch=parcel.key, claimed_until=parcel.claimed_until
    )
    if parcel.focus is not None:
        member.person.focus = parcel.focus
    for row_id in parcel.rows:
        row = work.session.get(OutboxMessage, row_id)
        if row is None or row_id not in held:
            continue
        for effect in row.on_delivered:
            try:
                with work.session.begin_nested():
                    start_clock(work, service.library, effect, member, now)
                    work.flush()
            except Exception as failure:  # noqa: BLE001 - the message arrived, whatever follows from it
                _log.error(
                    "clock failed: %s",
                    exception_location(failure),
                    extra={"action": "clock_failed", "row": row_id},
                )


def _unreachable(
    work: UnitOfWork,
    parcel: Parcel,
    member: Member,
    failure: Unreachable,
    now: datetime,
    platforms: Collection[str],
) -> None:
    if _lose(work, member, parcel.address, now, platforms, lacking_rights=failure.lacking_rights):
        outbox.send_elsewhere(work, parcel.rows, now, claimed_until=parcel.claimed_until)
        return
    outbox.finish(
        work, parcel.rows, "unreachable", now, sent=False, batch=None, claimed_until=parcel.claimed_until
    )


def lost(
    service: Service, platform: str, workspace: str, user: str, now: datetime, platforms: Collection[str]
) -> None:
    """Nobody is reached there any more, as the platform itself says; ``platforms`` are those that are open."""
    with service.database.transaction() as work:
        member = people.by_address(work, platform, workspace, user)
        if member is not None and member.address is not None and member.address.unreachable_since is None:
            _lose(work, member, member.address, now, platforms)


def astray(service: Service, platform: str, workspace: str) -> list[str]:
    """The users of a workspace to whom nothing gets any more."""
    with service.database.transaction() as work:
        return people.astray(work, platform, workspace)


def found_again(service: Service, platform: str, workspace: str, user: str) -> None:
    """Whoever is meant there can be reached again, as the platform says: what is due from now on goes to them."""
    with service.database.transaction() as work:
        people.found_again(work, platform, workspace, user)
    _log.info("reached again", extra={"action": "reached_again"})


def _lose(
    work: UnitOfWork,
    member: Member,
    place: Address,
    now: datetime,
    platforms: Collection[str],
    *,
    lacking_rights: bool = False,
) -> bool:
    """Go on at another place of the person's, preferred from now on; whether there is one.

    Without any nothing more goes to them until they write, and the coordinators learn that much.
    """
    if people.lose_place(work, member.person.id, place.id, now, platforms) is not None:
        told = dump(Say("place-lost", {"platform": NAMES.get(place.platform, place.platform)}))
        outbox.post(
            work,
            [
                NewMessage(
                    key=f"place_lost:{place.id}:{now:%Y%m%d}",
                    person_id=member.person.id,
                    kind="place_lost",
                    unasked=False,
                    body=[told],
                    due_at=now,
                    expires_at=now + timedelta(days=7),
                )
            ],
            now,
        )
        return True
    people.mark_unreachable(member.person, now)
    text = "coordinator-no-rights" if lacking_rights else "coordinator-unreachable"
    told = dump(Say(text, {"who": name(member.person.id)}))
    outbox.post(
        work,
        [
            NewMessage(
                key=f"unreachable:{member.person.id}:{now:%Y%m%d}:{coordinator.person.id}",
                person_id=coordinator.person.id,
                kind="unreachable",
                unasked=True,
                body=[told],
                due_at=now,
                expires_at=now + timedelta(days=7),
            )
            for coordinator in people.coordinators(work, member.programme.id)
            if coordinator.person.id != member.person.id
        ],
        now,
    )
    return False


def _retry_at(attempts: int, now: datetime) -> datetime | None:
    """When to try again after that many attempts; None: never."""
    return now + BACKOFF[attempts - 1] if attempts <= len(BACKOFF) else None


def _give_back(work: UnitOfWork, rows: Sequence[OutboxMessage], failure: Exception, now: datetime) -> None:
    for row in rows:
        again = _retry_at(row.attempts, now)
        outbox.fail(work, row.id, type(failure).__name__, again, now, claimed_until=row.claimed_until or now)


def _failed(work: UnitOfWork, parcel: Parcel, failure: Exception, now: datetime) -> None:
    twice = parcel.unsure and isinstance(failure, Unsure)
    again = None if twice else _retry_at(parcel.attempts, now)
    error = UNSURE if parcel.unsure else type(failure).__name__
    for row_id in parcel.rows:
        outbox.fail(work, row_id, error, again, now, claimed_until=parcel.claimed_until)
    action = "delivery_dead" if again is None else "delivery_failed"
    _log.error(
        "sending failed", extra={"action": action, "parcel": parcel.key, "error": type(failure).__name__}
    )
