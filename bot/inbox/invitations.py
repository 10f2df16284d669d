"""Redeems a platform invitation code: links the account to the person, or refuses without revealing why."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from enum import Enum, auto

from bot.conversation.messages import Incoming, Say
from bot.kinds import ADDRESS_ADDED
from bot.rules.platforms import NAMES, allowed
from bot.turn import Turn
from storage import address_book, invitations, people
from storage.outcomes import LinkRefusal
from storage.people import Member
from storage.tables import InvitationLink, Person
from storage.unit_of_work import UnitOfWork


class Redeemed(Enum):
    """What became of an invitation code that was not refused for a reason of its own (``LinkRefusal``)."""

    LINKED = auto()
    AGAIN = auto()  # the account was linked to this person before
    TOO_MANY = auto()  # refused unread: too many wrong codes of one account


REFUSALS: Mapping[Redeemed | LinkRefusal, str] = {
    LinkRefusal.UNKNOWN: "link-unknown",
    LinkRefusal.USED: "link-used",
    LinkRefusal.EXPIRED: "link-expired",
    LinkRefusal.TAKEN: "link-taken",
    LinkRefusal.OFF: "link-off",
    Redeemed.TOO_MANY: "link-too-many",
}
"""The text that says why a code was refused."""

REFUSED_AN_HOUR = 5  # of one account; then it waits
HOUR = timedelta(hours=1)


def redeem(
    work: UnitOfWork, incoming: Incoming, code: str, member: Member | None, now: datetime
) -> Redeemed | LinkRefusal:
    """Redeem an invitation code; a refusal is recorded, and the same event gets it again.

    ``member`` is the person whose account it is already, if there is one.
    """
    earlier = invitations.earlier_refusal(work, incoming.platform, incoming.event_id)
    if earlier is not None:
        return earlier
    refused = invitations.refused_since(work, incoming.platform, incoming.user, now - HOUR)
    if refused >= REFUSED_AN_HOUR:
        return Redeemed.TOO_MANY
    link, refusal = invitations.find(work, code), LinkRefusal.UNKNOWN
    if link is not None:
        person = work.lock(Person, link.person_id)  # the person first, as everywhere: no deadlock
        link = work.lock(InvitationLink, link.id)
        if person is not None and link is not None:
            outcome = _outcome(work, incoming, code, link, person, member, now)
            if outcome is Redeemed.LINKED:
                address_book.add(work, person, incoming.platform, incoming.workspace, incoming.user)
            if isinstance(outcome, Redeemed):
                _use_up(work, link, incoming.user, now)
                return outcome
            refusal = outcome
    invitations.refuse(
        work,
        platform=incoming.platform,
        event_id=incoming.event_id,
        user=incoming.user,
        link=link,
        outcome=refusal,
        now=now,
    )
    return refusal


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
) -> Redeemed | LinkRefusal:
    if not invitations.code_fits(link, code) or link.platform != incoming.platform:
        link.attempts += 1
        return LinkRefusal.UNKNOWN
    if member is not None and member.person.id == person.id:
        return Redeemed.AGAIN
    if link.used_at is not None:
        return LinkRefusal.USED
    if link.closed_at is not None or now >= link.expires_at:
        return LinkRefusal.EXPIRED
    if member is not None:
        return LinkRefusal.TAKEN
    if link.made_by != person.id and address_book.of_people(work, [person.id])[person.id]:
        return LinkRefusal.EXPIRED  # they link accounts themselves by now
    whole = people.members(work, [person.id]).get(person.id)
    if whole is None or not allowed(whole.programme.platforms, incoming.platform):
        return LinkRefusal.OFF
    return Redeemed.LINKED


def welcome_address(turn: Turn, outcome: Redeemed | LinkRefusal) -> None:
    """Say what became of the invitation; a person with other addresses is told there, too, and asked where to write."""
    if outcome in REFUSALS:
        turn.say(REFUSALS[outcome])
        return
    person, address = turn.who.person, turn.who.member.address
    assert address is not None  # noqa: S101 - it is where they redeemed the invitation
    platform = NAMES.get(address.platform, address.platform)
    if outcome is Redeemed.AGAIN:
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
