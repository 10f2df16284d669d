"""What falls due: claim it, pass each through the door, finish it. Work grows with what is due, not with how many pairs."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.conversation.messages import Message, Say, date_alone, day, name
from bot.flows import agreement
from bot.flows.pause import resume_pair
from bot.inbox.service import SEEN_KEPT, Service
from bot.reader import zone_of
from bot.rules.exception_location import exception_location
from bot.rules.pair_health import PairState, pair_health
from bot.schedule import handlers as asking
from bot.schedule.handlers import ask as _ask
from bot.schedule.pair import arm_pair
from bot.turn import Scene, Start
from storage import agreements, expectations, goals, invitations, pairs, people, retention, seen, timers
from storage.database import UnitOfWork
from storage.pairs import Couple
from storage.people import Member
from storage.tables import Timer
from storage.timers import NewTimer

BATCH = 100  # a commit for each hundred: 4-7 times faster than one each
LEASE = timedelta(minutes=2)
RETRY = timedelta(minutes=5)
MAX_ATTEMPTS = 5
REMIND_WORKING_DAYS = 3
MIRROR_AGAIN_WORKING_DAYS = 4
TAKE_ALONG_WINDOW = timedelta(days=14)  # from a new pair's start; later the command is there

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of timer: how late it may still fire, how long its message stays worth delivering, what it does."""

    catch_up: timedelta | None  # None: however late
    expires: timedelta
    fire: Callable[[Scene, Timer, timedelta], str]


def tick(service: Service, now: datetime) -> int:
    """Fire everything that is due at ``now`` (aware). Returns how many timers were finished."""
    finished = 0
    more = True
    while more:
        done, more = tick_batch(service, now)
        finished += done
    return finished


def tick_batch(service: Service, now: datetime) -> tuple[int, bool]:
    """Fire at most a hundred timers that are due: how many were finished, and whether more may be due.

    Between two batches whoever is writing to Pora gets their turn.
    """
    with service.database.transaction() as work:
        claimed = timers.claim(work, now, lease=LEASE, limit=BATCH)
    if not claimed:
        return 0, False
    return _fire_batch(service, claimed, now), len(claimed) == BATCH


def housekeeping(service: Service, now: datetime) -> int:
    """Forget what need not be remembered: events that no platform will deliver again, and all that is past its day."""
    with service.database.transaction() as work:
        counts = retention.expire(work, now)
        forgotten = seen.forget_before(work, now - SEEN_KEPT) + invitations.forget(work, now)
    service.database.checkpoint()  # what was erased leaves the write-ahead log, too
    _log.info(
        "housekeeping done",
        extra={"action": "housekeeping", **{f"gone_{kind}": n for kind, n in counts.items()}},
    )
    return forgotten + sum(counts.values())


def arm_welcomes(service: Service, now: datetime) -> int:
    """Invite everybody who was not invited yet, and start the clock of each new pair. Twice changes nothing."""
    with service.database.transaction() as work:
        everybody = people.everybody(work)
        new = [
            NewTimer(
                key=f"welcome:{member.person.id}", kind="welcome", due_at=max(now, _start_of(member)),
                person_id=member.person.id, pair_id=None, subject=None, turn=None,
            )
            for member in everybody
            if member.person.welcomed_at is None
        ]  # fmt: skip
        if new:
            timers.arm(work, new)
        by_id = {member.person.id: member for member in everybody}
        several = pairs.mentees_of_several(work)
        for couple in pairs.of_programmes(work, {member.programme.id for member in everybody}):
            if couple.pair.ended_at is None:
                arm_pair(Scene(work, now, by_id[couple.mentee.id], service.library, couple))
                if couple.mentee.id in several and now - couple.pair.started_at < TAKE_ALONG_WINDOW:
                    timers.arm(work, [_take_along(couple, now)])
        return len(new)


def _take_along(couple: Couple, now: datetime) -> NewTimer:
    """Asks a mentee who had a mentor before, as soon as the new pair begins; never again for this pair."""
    return NewTimer(
        key=f"take_along:{couple.pair.id}",
        kind="take_along",
        due_at=max(now, couple.pair.started_at),
        person_id=couple.mentee.id,
        pair_id=couple.pair.id,
    )


def _start_of(member: Member) -> datetime:
    zone = ZoneInfo(member.programme.zone)
    return datetime.combine(member.programme.starts_on, time(9), tzinfo=zone).astimezone(UTC)


def _fire_batch(service: Service, claimed: list[Timer], now: datetime) -> int:
    held = claimed[0].claimed_until or now
    with service.database.transaction() as work:
        ours = timers.still_held(work, [timer.id for timer in claimed], claimed_until=held)
        claimed = [timer for timer in claimed if timer.id in ours]
        couples = pairs.by_ids(work, {timer.pair_id for timer in claimed if timer.pair_id})
        wanted = {timer.person_id for timer in claimed if timer.person_id} | {
            person.id for couple in couples.values() for person in (couple.mentor, couple.mentee)
        }
        members = people.members(work, wanted)
        outcomes: dict[str, str] = {}
        for timer in claimed:
            outcome = _fire_one(service, work, timer, members, couples, now)
            if outcome is not None:
                outcomes[timer.id] = outcome
        timers.finish(work, outcomes, now, claimed_until=held)
        failed = [timer for timer in claimed if timer.id not in outcomes]
        if failed:
            timers.release(work, [timer.id for timer in failed], now + RETRY, claimed_until=held)
    return len(outcomes)


def _fire_one(
    service: Service,
    work: UnitOfWork,
    timer: Timer,
    members: Mapping[str, Member],
    couples: Mapping[str, Couple],
    now: datetime,
) -> str | None:
    """What became of one timer; None where it failed and is to be tried again. A failure takes nobody else along."""
    kind = KINDS.get(timer.kind)
    if kind is None:  # from a newer Pora, or an older one
        _log.error(
            "timer of no kind", extra={"action": "timer_unknown", "timer": timer.id, "kind": timer.kind}
        )
        return "dead"
    if kind.catch_up is not None and now - timer.due_at > kind.catch_up:
        _log.warning(
            "timer skipped: too late",
            extra={"action": "timer_skipped", "timer": timer.id, "kind": timer.kind},
        )
        return "skipped"
    couple = couples.get(timer.pair_id or "")
    member = members.get(timer.person_id or (couple.mentee.id if couple else ""))
    if member is None:
        return "stale"
    try:
        with work.session.begin_nested():
            scene = Scene(work, now, member, service.library, couple)
            outcome = kind.fire(scene, timer, kind.expires)
            service.settle(scene)
            work.flush()
    except Exception as failure:  # noqa: BLE001 - one failing timer takes nobody else along
        attempts = timer.attempts
        _log.error(
            "timer failed: %s",
            exception_location(failure),
            extra={"action": "timer_failed", "timer": timer.id, "kind": timer.kind},
        )
        return "dead" if attempts >= MAX_ATTEMPTS else None
    return outcome


def _welcome(scene: Scene, timer: Timer, expires: timedelta) -> str:
    if scene.person.welcomed_at is not None:
        return "stale"
    couples = pairs.of_person(scene.work, scene.person.id)
    scene.couple = couples[0] if couples else None
    again: tuple[dict[str, object], ...] = ()
    before: tuple[Message, ...] = (Say("welcome-again"),)
    if timer.kind == "welcome":
        before = ()
        again = (
            {
                "arm": "welcome_again",
                "key": f"welcome_again:{scene.person.id}",
                "working_days": REMIND_WORKING_DAYS,
            },
        )
    return _ask(scene, timer, Start("welcome"), expires, *before, on_delivered=again)


def _check_in(scene: Scene, timer: Timer, expires: timedelta) -> str:
    if scene.person.welcomed_at is None:
        return "skipped"
    facts = scene.facts()
    if timer.subject is None:
        if facts.planned_ahead(scene.now):
            return "stale"
        return _ask(scene, timer, Start("check-in", {"source": "rhythm"}), expires)
    if facts.planned_id != timer.subject or facts.planned_at is None:
        return "stale"
    on = facts.planned_at.astimezone(ZoneInfo(zone_of(scene.person, scene.member.programme))).date()
    about = {"source": "plan", "plan": timer.subject, "on": on.isoformat(), "when": day(on)}
    return _ask(scene, timer, Start("check-in", about, {"met_on": on.isoformat()}), expires)


def _first_meeting(scene: Scene, timer: Timer, expires: timedelta) -> str:
    if scene.person.welcomed_at is None:
        return (
            "skipped"  # the invitation and its one reminder have gone out; the coordinator sees it on day 14
        )
    return _ask(scene, timer, Start("nudge", {"reason": "first"}), expires)


def _expectations(scene: Scene, timer: Timer, expires: timedelta) -> str:
    """The mirror, to each of the two; a reminder once, some working days after it was delivered."""
    if scene.person.welcomed_at is None:
        return "skipped"
    if scene.person.id in expectations.of(scene.work, scene.pair.pair.id):
        return "stale"
    if timer.kind == "expectations_again":
        return _ask(scene, timer, Start("expect"), expires, Say("expect-remind"))
    again = {
        "arm": "expectations_again",
        "key": f"expectations_again:{scene.pair.pair.id}:{scene.person.id}",
        "pair_id": scene.pair.pair.id,
        "working_days": MIRROR_AGAIN_WORKING_DAYS,
    }
    return _ask(scene, timer, Start("expect"), expires, on_delivered=(again,))


def _agreement_proposed(scene: Scene, timer: Timer, expires: timedelta) -> str:
    """A proposal, to the one of the two who is to confirm it."""
    proposed = agreements.of_pair(scene.work, scene.pair.pair.id).proposed
    if proposed is None or proposed.row.id != timer.subject or proposed.agreed_by(scene.role):
        return "stale"
    if scene.person.welcomed_at is None:
        return "skipped"  # the end of the welcome says that it waits
    start = Start("agreement-reply", {"agreement": proposed.row.id})
    return _ask(scene, timer, start, expires, Say(agreement.SHOWN, {"agreement": proposed.row.id}))


def _mentor_goal(scene: Scene, timer: Timer, expires: timedelta) -> str:
    """The mentor learns too: an own goal, asked for once (domain §1, S14)."""
    if scene.person.welcomed_at is None:
        return "skipped"
    if goals.open_goals(scene.work, scene.pair.pair.id, scene.person.id):
        return "stale"
    return _ask(scene, timer, Start("goal-invite"), expires)


def _stall_mentee(scene: Scene, timer: Timer, expires: timedelta) -> str:
    facts = scene.facts()
    if facts.planned_ahead(scene.now) or scene.person.welcomed_at is None:
        return "stale"
    delivered: tuple[dict[str, object], ...] = ({"pair": "stall_asked", "id": scene.pair.pair.id},)
    return _ask(scene, timer, Start("stalled"), expires, on_delivered=delivered)


def _stall_mentor(scene: Scene, timer: Timer, expires: timedelta) -> str:
    if scene.facts().planned_ahead(scene.now) or scene.person.welcomed_at is None:
        return "stale"
    return _ask(scene, timer, Start("nudge", {"reason": "mentor"}), expires)


def _tell_coordinators(scene: Scene, timer: Timer, expires: timedelta) -> str:
    """Two rhythms, or a fortnight without a first meeting: facts and dates only."""
    found = pair_health(scene.facts(), scene.now)
    if found.state not in (PairState.SILENT, PairState.LATE_START):
        return "stale"
    couple = scene.pair
    args = {
        "mentee": name(couple.mentee.id),
        "mentor": name(couple.mentor.id),
        "since": date_alone(found.since),
    }
    for coordinator in people.coordinators(scene.work, couple.programme.id):
        told = Say(f"coordinator-{found.state.value.replace('_', '-')}", args)
        scene.tell(
            coordinator.person.id,
            timer.kind,
            [told],
            key=f"timer:{timer.key}:{coordinator.person.id}",
            expires=expires,
        )
    return "fired"


def _pause_over(scene: Scene, timer: Timer, expires: timedelta) -> str:
    if scene.pair.pair.paused_until is None:
        return "stale"
    resume_pair(scene)
    for person in (scene.pair.mentee, scene.pair.mentor):
        partner = scene.pair.partner_of(person.id)
        told = Say("pause-over", {"partner": name(partner.id)})
        scene.tell(person.id, timer.kind, [told], key=f"timer:{timer.key}:{person.id}", expires=expires)
    return "fired"


KINDS: Mapping[str, Kind] = {
    "welcome": Kind(timedelta(days=14), timedelta(days=10), _welcome),
    "welcome_again": Kind(timedelta(days=14), timedelta(days=10), _welcome),
    "expectations": Kind(timedelta(days=14), timedelta(days=14), _expectations),
    "expectations_again": Kind(timedelta(days=7), timedelta(days=10), _expectations),
    "agreement_proposed": Kind(timedelta(days=7), timedelta(days=14), _agreement_proposed),
    "agreement_review": Kind(timedelta(days=14), timedelta(days=14), asking.agreement_review),
    "mentor_goal": Kind(timedelta(days=7), timedelta(days=10), _mentor_goal),
    "prepare": Kind(timedelta(days=2), timedelta(days=3), asking.prepare),
    "check_in": Kind(timedelta(days=2), timedelta(days=7), _check_in),
    "step_due": Kind(timedelta(days=7), timedelta(days=10), asking.step_due),
    "fit_check": Kind(timedelta(days=14), timedelta(days=14), asking.fit_check),
    "feedback_asked": Kind(timedelta(days=7), timedelta(days=14), asking.feedback_asked),
    "mid_review": Kind(timedelta(days=14), timedelta(days=14), asking.mid_review),
    "closing": Kind(timedelta(days=14), timedelta(days=14), asking.closing),
    "after_card": Kind(timedelta(days=30), timedelta(days=14), asking.afterwards),
    "first_meeting": Kind(timedelta(days=7), timedelta(days=10), _first_meeting),
    "take_along": Kind(TAKE_ALONG_WINDOW, timedelta(days=10), asking.take_along),
    "late_start": Kind(timedelta(days=14), timedelta(days=14), _tell_coordinators),
    "stall_mentee": Kind(timedelta(days=7), timedelta(days=10), _stall_mentee),
    "stall_mentor": Kind(timedelta(days=7), timedelta(days=10), _stall_mentor),
    "silent": Kind(timedelta(days=14), timedelta(days=14), _tell_coordinators),
    "pause_over": Kind(None, timedelta(days=7), _pause_over),
}
