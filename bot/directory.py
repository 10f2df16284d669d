"""Who is reached where: linking accounts to people on the roster, addresses that are lost and found again."""

from __future__ import annotations

import logging
from collections.abc import Collection
from datetime import datetime

from bot import kinds
from bot.conversation import refs
from bot.conversation.date_fields import is_zone
from bot.conversation.messages import Say
from bot.installation import Installation
from bot.presentation.presenter import wording_of
from bot.reader import reader_of
from bot.rules.platforms import NAMES, allowed
from bot.schedule import effects
from bot.texts.loader import LANGUAGES, Texts
from bot.turn import Turn, Who
from storage import address_book, people
from storage.tables import Address

_log = logging.getLogger(__name__)


def link(
    installation: Installation,
    platform: str,
    workspace: str,
    user: str,
    email: str,
    zone: str | None = None,
) -> bool:
    """Link an account to the person on the roster with this e-mail; False where there is none.

    ``zone`` is the IANA zone that the platform knows of; it is kept until the person says otherwise in their welcome.
    """
    with installation.database.transaction() as work:
        person = people.by_email(work, email)
        if person is None:
            return False
        member = people.members(work, [person.id]).get(person.id)
        if member is None or not allowed(member.programme.platforms, platform):
            return False
        address_book.add(work, person, platform, workspace, user)
        if zone and person.zone is None and person.welcomed_at is None and is_zone(zone):
            person.zone = zone
        return True


def addresses(
    installation: Installation, platform: str, person_ids: Collection[str]
) -> list[tuple[str, str]]:
    """Where people are reached on a platform: workspace and user."""
    with installation.database.transaction() as work:
        return address_book.on_platform(work, platform, person_ids)


def unlinked(installation: Installation, platform: str) -> list[str]:
    """The e-mails of people on a roster who have no account on a platform yet."""
    with installation.database.transaction() as work:
        return address_book.unlinked_emails(work, platform)


def unreachable_users(installation: Installation, platform: str, workspace: str) -> list[str]:
    """Users of a workspace who are marked unreachable."""
    with installation.database.transaction() as work:
        return address_book.unreachable_users(work, platform, workspace)


def mark_unreachable(
    installation: Installation,
    platform: str,
    workspace: str,
    user: str,
    now: datetime,
    platforms: Collection[str],
) -> None:
    """A platform says that a user cannot be reached any more; ``platforms`` are those that are open at present."""
    with installation.database.transaction() as work:
        member = people.by_address(work, platform, workspace, user)
        if member is not None and member.address is not None and member.address.unreachable_since is None:
            turn = Turn(Who(member, now), work, installation)
            lose_address(turn, member.address, platforms)
            effects.write(turn)


def mark_reachable(installation: Installation, platform: str, workspace: str, user: str) -> None:
    """A platform says that a user can be reached again: what is due from now on goes there."""
    with installation.database.transaction() as work:
        address_book.mark_reachable(work, platform, workspace, user)
    _log.info("reached again", extra={"action": "reached_again"})


def lose_address(
    turn: Turn, address: Address, platforms: Collection[str], *, lacking_rights: bool = False
) -> bool:
    """Go on at another address of the person's, preferred from now on; whether there is one.

    Without any nothing more goes to them until they write, and the coordinators learn that much.
    """
    who, person = turn.who, turn.who.person
    if address_book.mark_unreachable(turn.store, person.id, address.id, who.now, platforms) is not None:
        told = Say("place-lost", {"platform": NAMES.get(address.platform, address.platform)})
        turn.tell(person.id, kinds.ADDRESS_LOST, [told], key=f"place_lost:{address.id}:{who.now:%Y%m%d}")
        return True
    people.mark_unreachable(person, who.now)
    text = "coordinator-no-rights" if lacking_rights else "coordinator-unreachable"
    told = Say(text, {"who": refs.person(person.id)})
    for coordinator in people.coordinators(turn.store, who.member.programme.id):
        if coordinator.person.id != person.id:
            key = f"unreachable:{person.id}:{who.now:%Y%m%d}:{coordinator.person.id}"
            turn.tell(coordinator.person.id, kinds.UNREACHABLE, [told], key=key)
    return False


def say_to(
    installation: Installation, platform: str, workspace: str, user: str, text: str, now: datetime
) -> str:
    """A text in the words of the person who is reached there; for a stranger in every language."""
    with installation.database.transaction() as work:
        member = people.by_address(work, platform, workspace, user)
        reader = reader_of(member.person, member.programme, now) if member else None
    if reader is None:
        return in_every_language(installation.texts, text)
    return wording_of(installation).say(text, reader)


def in_every_language(texts: Texts, text: str) -> str:
    """A text for a person whose language is not known yet."""
    return " · ".join(texts.say(text, language) for language in LANGUAGES)
