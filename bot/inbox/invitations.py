"""Somebody followed an invitation: from its code to a place of its person, or to a refusal that gives nothing away."""

from __future__ import annotations

from datetime import datetime, timedelta

from bot.conversation.messages import Incoming, Say, dump
from bot.rules.platforms import NAMES, allowed
from bot.turn import NOTICE_EXPIRES, Scene
from storage import address_book, invitations, people
from storage.outbox import NewMessage
from storage.people import Member
from storage.tables import InvitationLink, Person
from storage.unit_of_work import UnitOfWork

LINKED, AGAIN = "linked", "again"
REFUSALS = {
    "unknown": "link-unknown",
    "used": "link-used",
    "expired": "link-expired",
    "taken": "link-taken",
    "off": "link-off",
    "too_many": "link-too-many",
}
"""Outcome → the text that says it."""

REFUSED_AN_HOUR = 5  # of one account; then it waits
HOUR = timedelta(hours=1)


def follow(work: UnitOfWork, incoming: Incoming, code: str, member: Member | None, now: datetime) -> str:
    """What becomes of an invitation that was followed: LINKED, AGAIN, or a key of REFUSALS, which is written down.

    ``member`` is who writes from that account, if it is anybody's already.
    """
    known = invitations.earlier_refusal(work, incoming.platform, incoming.event_id)
    if known is not None:
        return known
    refused = invitations.refused_since(work, incoming.platform, incoming.user, now - HOUR)
    if refused >= REFUSED_AN_HOUR:
        return "too_many"
    link, outcome = invitations.find(work, code), "unknown"
    if link is not None:
        person = work.lock(
            Person, link.person_id
        )  # the person first, as everywhere: nobody waits in a circle
        link = work.lock(InvitationLink, link.id)
        if person is not None and link is not None:
            outcome = _outcome(work, incoming, code, link, person, member, now)
            if outcome == LINKED:
                address_book.add(work, person, incoming.platform, incoming.workspace, incoming.user)
            if outcome in (LINKED, AGAIN):
                _use_up(work, link, incoming.user, now)
                return outcome
    invitations.refuse(
        work,
        platform=incoming.platform,
        event_id=incoming.event_id,
        user=incoming.user,
        link=link,
        outcome=outcome,
        now=now,
    )
    return outcome


def _use_up(work: UnitOfWork, link: InvitationLink, user: str, now: datetime) -> None:
    if link.used_at is None and link.closed_at is None:
        link.used_at, link.used_by = now, user
        work.flush()
    invitations.close_open(work, link.person_id, link.platform, now)


def _outcome(
    work: UnitOfWork,
    incoming: Incoming,
    code: str,
    link: InvitationLink,
    person: Person,
    member: Member | None,
    now: datetime,
) -> str:
    if not invitations.code_fits(link, code) or link.platform != incoming.platform:
        link.attempts += 1
        return "unknown"
    if member is not None and member.person.id == person.id:
        return AGAIN
    if link.used_at is not None:
        return "used"
    if link.closed_at is not None or now >= link.expires_at:
        return "expired"
    if member is not None:
        return "taken"
    if link.made_by != person.id and address_book.of_people(work, [person.id])[person.id]:
        return "expired"  # they connect themselves by now: nobody steps into their shoes
    whole = people.members(work, [person.id]).get(person.id)
    if whole is None or not allowed(whole.programme.platforms, incoming.platform):
        return "off"
    return LINKED


def welcome_the_place(scene: Scene, outcome: str) -> None:
    """Say what became of the invitation; whoever is reached elsewhere too is told there, and asked where to write."""
    if outcome in REFUSALS:
        scene.say(REFUSALS[outcome])
        return
    place = scene.member.address
    assert place is not None  # noqa: S101 - it is where they followed the invitation
    platform = NAMES.get(place.platform, place.platform)
    if outcome == AGAIN:
        scene.say("link-again", platform=platform)
        return
    scene.say("link-done", platform=platform)
    scene.line("privacy-telegram")
    others = [
        other
        for other in address_book.of_people(scene.work, [scene.person.id])[scene.person.id]
        if other.id != place.id
    ]
    for other in others:
        told = Say("place-added", {"platform": platform})
        scene.outbox.append(
            NewMessage(
                key=f"place_added:{place.id}:{other.id}",
                person_id=scene.person.id,
                address_id=other.id,
                kind="place_added",
                unasked=False,  # whose place it is not has to hear of it at once
                body=[dump(told)],
                due_at=scene.now,
                expires_at=scene.now + NOTICE_EXPIRES,
            )
        )
    if others and scene.person.welcomed_at is not None:
        scene.begin("places")
