"""Addresses of people: adding and removing them, which one is preferred, and which are unreachable."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import update
from sqlmodel import col, select

from storage.tables import Address, Membership, OutboxMessage, Person, Programme
from storage.unit_of_work import UnitOfWork


def of_people(work: UnitOfWork, person_ids: Collection[str]) -> dict[str, list[Address]]:
    """The addresses of each of these people, the preferred one first; one statement."""
    found: dict[str, list[Address]] = {person_id: [] for person_id in person_ids}
    if not found:
        return found
    rows = work.session.exec(
        select(Address)
        .where(col(Address.person_id).in_(sorted(found)))
        .order_by(col(Address.preferred).desc(), col(Address.id))
    ).all()
    for row in rows:
        found[row.person_id].append(row)
    return found


def on_platform(work: UnitOfWork, platform: str, person_ids: Collection[str]) -> list[tuple[str, str]]:
    """Workspace and user of these people's addresses on a platform; one statement."""
    found = work.session.exec(
        select(Address.workspace, Address.user)
        .where(Address.platform == platform, col(Address.person_id).in_(sorted(person_ids)))
        .order_by(col(Address.id))
    ).all()
    return [(workspace, user) for workspace, user in found]


def add(work: UnitOfWork, person: Person, platform: str, workspace: str, user: str) -> bool:
    """Link an account to a person; their first address is the preferred one. False where the address is known already."""
    if _find(work, platform, workspace, user) is not None:
        return False
    preferred = not of_people(work, [person.id])[person.id]
    work.add(
        Address(
            id=work.new_id(),
            person_id=person.id,
            platform=platform,
            workspace=workspace,
            user=user,
            preferred=preferred,
        )
    )
    person.left_platforms = [one for one in person.left_platforms if one != platform]
    return True


def remove(work: UnitOfWork, person: Person, address_id: str) -> None:
    """Unlink one of a person's addresses; messages bound to it go to the preferred one. LookupError for their only address."""
    rest = [address for address in of_people(work, [person.id])[person.id] if address.id != address_id]
    gone = work.session.get(Address, address_id)
    if gone is None or not rest:
        raise LookupError("there is no other address")
    if gone.preferred:
        prefer(work, person.id, rest[0].id)
    work.session.execute(
        update(OutboxMessage).where(col(OutboxMessage.address_id) == address_id).values(address_id=None)
    )
    if gone.platform not in {address.platform for address in rest}:
        person.left_platforms = sorted({*person.left_platforms, gone.platform})
    work.session.delete(gone)


def prefer(work: UnitOfWork, person_id: str, address_id: str) -> None:
    """Make one of a person's addresses the preferred one."""
    addresses = of_people(work, [person_id])[person_id]
    for address in addresses:
        address.preferred = False
    work.flush()  # a unique index allows one preferred address at any time
    for address in addresses:
        address.preferred = address.id == address_id
    work.flush()


def mark_unreachable(
    work: UnitOfWork, person_id: str, address_id: str, now: datetime, platforms: Collection[str]
) -> Address | None:
    """Mark an address unreachable and prefer the person's next reachable one on these platforms; that one, or None."""
    addresses = of_people(work, [person_id])[person_id]
    for address in addresses:
        if address.id == address_id:
            address.unreachable_since = address.unreachable_since or now
    others = [
        address
        for address in addresses
        if address.unreachable_since is None and address.platform in platforms
    ]
    if others and not others[0].preferred:
        prefer(work, person_id, others[0].id)
    return others[0] if others else None


def mark_reachable(work: UnitOfWork, platform: str, workspace: str, user: str) -> None:
    """Mark an address and its person reachable again; nothing happens for an unknown address."""
    address = _find(work, platform, workspace, user)
    person = work.session.get(Person, address.person_id) if address is not None else None
    if address is not None and person is not None:
        address.unreachable_since = person.unreachable_since = None


def unreachable_users(work: UnitOfWork, platform: str, workspace: str) -> list[str]:
    """The users of a workspace whose addresses are marked unreachable, in order; one statement."""
    found = work.session.exec(
        select(Address.user)
        .where(
            Address.platform == platform,
            Address.workspace == workspace,
            col(Address.unreachable_since).is_not(None),
        )
        .order_by(col(Address.id))
    ).all()
    return list(found)


def unlinked_emails(work: UnitOfWork, platform: str) -> list[str]:
    """The e-mails of people to look up on a platform, in order: they have no address there; one statement.

    Their programme uses that platform, and they have not left it themselves.
    """
    linked = select(Address.person_id).where(Address.platform == platform)
    found = work.session.exec(
        select(Person, Programme)
        .join(Membership, col(Membership.person_id) == col(Person.id))
        .join(Programme, col(Programme.id) == col(Membership.programme_id))
        .where(col(Person.id).not_in(linked))
        .order_by(col(Person.email))
    ).all()
    emails = [
        person.email
        for person, programme in found
        if platform in programme.platforms and platform not in person.left_platforms
    ]
    return list(dict.fromkeys(emails))


def _find(work: UnitOfWork, platform: str, workspace: str, user: str) -> Address | None:
    return work.session.exec(
        select(Address).where(
            Address.platform == platform, Address.workspace == workspace, Address.user == user
        )
    ).first()
