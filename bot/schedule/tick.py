"""The tick: claims timers that are due, fires each through its handler, finishes them.

Work grows with what is due, not with how many pairs there are.
"""

from __future__ import annotations

import logging
from collections.abc import Mapping
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.installation import Installation
from bot.kinds import KINDS, TAKE_ALONG, WELCOME
from bot.rules.exception_location import exception_location
from bot.schedule import effects
from bot.schedule.handlers import HANDLERS
from bot.schedule.pair import arm_pair
from bot.turn import Turn, Who
from storage import pairs, people, timers
from storage.outcomes import TimerOutcome
from storage.pairs import Couple
from storage.people import Member
from storage.tables import Timer
from storage.timers import NewTimer
from storage.unit_of_work import UnitOfWork

BATCH = 100  # a commit for each hundred: 4-7 times faster than one each
LEASE = timedelta(minutes=2)
RETRY = timedelta(minutes=5)
MAX_ATTEMPTS = 5
TAKE_ALONG_WINDOW = timedelta(days=14)  # from a new pair's start; later the command is there

_log = logging.getLogger(__name__)


def tick_batch(installation: Installation, now: datetime) -> tuple[int, bool]:
    """Fire at most a hundred timers due at ``now`` (aware): how many were finished, and whether more may be due.

    Between two batches people who write to Pora get their turn.
    """
    with installation.database.transaction() as work:
        claimed = timers.claim(work, now, lease=LEASE, limit=BATCH)
    if not claimed:
        return 0, False
    return _fire_batch(installation, claimed, now), len(claimed) == BATCH


def arm_welcomes(installation: Installation, now: datetime) -> int:
    """Arm the invitation of people who were not welcomed yet, and the timers of each pair. Twice changes nothing."""
    with installation.database.transaction() as work:
        everybody = people.all_members(work)
        new = [
            NewTimer(
                key=f"welcome:{member.person.id}",
                kind=WELCOME.name,
                due_at=max(now, _start_of(member)),
                person_id=member.person.id,
                pair_id=None,
            )
            for member in everybody
            if member.person.welcomed_at is None
        ]
        if new:
            timers.arm(work, new)
        by_id = {member.person.id: member for member in everybody}
        several = pairs.mentees_of_several(work)
        for couple in pairs.of_programmes(work, {member.programme.id for member in everybody}):
            if couple.pair.ended_at is None:
                arm_pair(Turn(Who(by_id[couple.mentee.id], now, couple), work, installation))
                if couple.mentee.id in several and now - couple.pair.started_at < TAKE_ALONG_WINDOW:
                    timers.arm(work, [_take_along(couple, now)])
        return len(new)


def _take_along(couple: Couple, now: datetime) -> NewTimer:
    """Asks a mentee who had a mentor before, as soon as the new pair begins; never again for this pair."""
    return NewTimer(
        key=f"take_along:{couple.pair.id}",
        kind=TAKE_ALONG.name,
        due_at=max(now, couple.pair.started_at),
        person_id=couple.mentee.id,
        pair_id=couple.pair.id,
    )


def _start_of(member: Member) -> datetime:
    zone = ZoneInfo(member.programme.zone)
    return datetime.combine(member.programme.starts_on, time(9), tzinfo=zone).astimezone(UTC)


def _fire_batch(installation: Installation, claimed: list[Timer], now: datetime) -> int:
    held = claimed[0].claimed_until or now
    with installation.database.transaction() as work:
        ours = timers.still_leased(work, [timer.id for timer in claimed], claimed_until=held)
        claimed = [timer for timer in claimed if timer.id in ours]
        couples = pairs.by_ids(work, {timer.pair_id for timer in claimed if timer.pair_id})
        wanted = {timer.person_id for timer in claimed if timer.person_id} | {
            person.id for couple in couples.values() for person in (couple.mentor, couple.mentee)
        }
        members = people.members(work, wanted)
        outcomes: dict[str, TimerOutcome] = {}
        for timer in claimed:
            outcome = _fire_one(installation, work, timer, members, couples, now)
            if outcome is not None:
                outcomes[timer.id] = outcome
        timers.finish(work, outcomes, now, claimed_until=held)
        failed = [timer for timer in claimed if timer.id not in outcomes]
        if failed:
            timers.release(work, [timer.id for timer in failed], now + RETRY, claimed_until=held)
    return len(outcomes)


def _fire_one(
    installation: Installation,
    work: UnitOfWork,
    timer: Timer,
    members: Mapping[str, Member],
    couples: Mapping[str, Couple],
    now: datetime,
) -> TimerOutcome | None:
    """What became of one timer; None where it failed and is to be tried again. A failure takes nobody else along."""
    kind = KINDS.get(timer.kind)
    if kind is None or kind.timer is None:  # from a newer Pora, or an older one
        _log.error(
            "timer of no kind", extra={"action": "timer_unknown", "timer": timer.id, "kind": timer.kind}
        )
        return TimerOutcome.DEAD
    if kind.timer.catch_up is not None and now - timer.due_at > kind.timer.catch_up:
        _log.warning(
            "timer skipped: too late",
            extra={"action": "timer_skipped", "timer": timer.id, "kind": timer.kind},
        )
        return TimerOutcome.SKIPPED
    couple = couples.get(timer.pair_id or "")
    member = members.get(timer.person_id or (couple.mentee.id if couple else ""))
    if member is None:
        return TimerOutcome.STALE
    try:
        with work.savepoint():
            turn = Turn(Who(member, now), work, installation).for_pair(couple)
            outcome = HANDLERS[kind.name](turn, timer, kind)
            effects.write(turn)
    except Exception as failure:  # noqa: BLE001 - one failing timer takes nobody else along
        _log.error(
            "timer failed: %s",
            exception_location(failure),
            extra={"action": "timer_failed", "timer": timer.id, "kind": timer.kind},
        )
        return TimerOutcome.DEAD if timer.attempts >= MAX_ATTEMPTS else None
    return outcome
