"""Redeems a platform invitation code: links the account to the person, or refuses without revealing why."""

from __future__ import annotations

from datetime import datetime, timedelta

from bot.conversation.messages import Incoming, Say
from bot.kinds import ADDRESS_ADDED
from bot.rules.platforms import NAMES, allowed
from bot.turn import Turn
from storage import address_book, invitations, people
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


def redeem(work: UnitOfWork, incoming: Incoming, code: str, member: Member | None, now: datetime) -> str:
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


def welcome_address(turn: Turn, outcome: str) -> None:
    """Say what became of the invitation; a person with other addresses is told there, too, and asked where to write."""
    if outcome in REFUSALS:
        turn.say(REFUSALS[outcome])
        return
    person, address = turn.who.person, turn.who.member.address
    assert address is not None  # noqa: S101 - it is where they redeemed the invitation
    platform = NAMES.get(address.platform, address.platform)
    if outcome == AGAIN:
        turn.say("link-again", platform=platform)
        return
    turn.say("link-done", platform=platform)
    turn.line("privacy-telegram")
    known = address_book.of_people(turn.store, [person.id])[person.id]
    others = [other for other in known if other.id != address.id]
    for other in others:
        told = Say("place-added", {"platform": platform})
        key = f"place_added:{address.id}:{other.id}"
        turn.for_pair(None).tell(person.id, ADDRESS_ADDED, [told], key=key, address_id=other.id)
    if others and person.welcomed_at is not None:
        turn.begin("places")
