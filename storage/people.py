"""People, their addresses and roles."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import bindparam, update
from sqlmodel import col, select

from storage.database import UnitOfWork
from storage.tables import Address, Membership, OutboxMessage, Person, Programme

# Built once: every tap asks this, and putting it together takes longer than the answer.
_BY_ADDRESS = (
    select(Person, Membership, Programme, Address)
    .join(Address, col(Address.person_id) == col(Person.id))
    .join(Membership, col(Membership.person_id) == col(Person.id))
    .join(Programme, col(Programme.id) == col(Membership.programme_id))
    .where(
        col(Address.platform) == bindparam("platform"),
        col(Address.workspace) == bindparam("workspace"),
        col(Address.user) == bindparam("user"),
    )
    .order_by(col(Programme.starts_on).desc(), col(Programme.id))
    .with_for_update(of=Person)
)


@dataclass(frozen=True, slots=True)
class Member:
    """A person with the roles they have, and the programme whose defaults they fall back to."""

    person: Person
    programme: Programme
    roles: frozenset[tuple[str, str]]  # (programme id, role)
    address: Address | None = None  # where the person writes from, where they do

    def coordinates(self, programme_id: str) -> bool:
        """Whether the person is a coordinator of that programme."""
        return (programme_id, "coordinator") in self.roles

    def coordinated(self) -> tuple[str, ...]:
        """The programmes the person coordinates."""
        return tuple(sorted(programme for programme, role in self.roles if role == "coordinator"))


def by_address(work: UnitOfWork, platform: str, workspace: str, user: str) -> Member | None:
    """The person who writes from that address, locked until the transaction ends; one statement."""
    where = {"platform": platform, "workspace": workspace, "user": user}
    found = work.session.exec(_BY_ADDRESS, params=where).all()
    if not found:
        return None
    member = _members([(person, role, programme) for person, role, programme, _ in found])[found[0][0].id]
    return replace(member, address=found[0][3])


def members(work: UnitOfWork, person_ids: Collection[str]) -> dict[str, Member]:
    """People by id; one statement for all of them."""
    if not person_ids:
        return {}
    found = work.session.exec(
        select(Person, Membership, Programme)
        .join(Membership, col(Membership.person_id) == col(Person.id))
        .join(Programme, col(Programme.id) == col(Membership.programme_id))
        .where(col(Person.id).in_(sorted(person_ids)))
        .order_by(col(Programme.starts_on).desc(), col(Programme.id))
    ).all()
    return _members(found)


def coordinators(work: UnitOfWork, programme_id: str) -> list[Member]:
    """The coordinators of a programme, by name; one statement."""
    found = work.session.exec(
        select(Person, Membership, Programme)
        .join(Membership, col(Membership.person_id) == col(Person.id))
        .join(Programme, col(Programme.id) == col(Membership.programme_id))
        .where(Membership.programme_id == programme_id, Membership.role == "coordinator")
        .order_by(col(Person.name), col(Person.id))
    ).all()
    return list(_members(found).values())


def everybody(work: UnitOfWork) -> list[Member]:
    """All people on all rosters, by name; one statement."""
    found = work.session.exec(
        select(Person, Membership, Programme)
        .join(Membership, col(Membership.person_id) == col(Person.id))
        .join(Programme, col(Programme.id) == col(Membership.programme_id))
        .order_by(col(Person.name), col(Person.id), col(Programme.starts_on).desc())
    ).all()
    return list(_members(found).values())


def by_email(work: UnitOfWork, email: str) -> Person | None:
    """The person with that e-mail, in whatever case it is written."""
    return work.session.exec(select(Person).where(Person.email == email.strip().lower())).first()


def connect(work: UnitOfWork, person: Person, platform: str, workspace: str, user: str) -> bool:
    """Remember where a person is reached, preferred if it is their first place; False where that address is known."""
    known = work.session.exec(
        select(Address).where(
            Address.platform == platform, Address.workspace == workspace, Address.user == user
        )
    ).first()
    if known is not None:
        return False
    preferred = not places_of(work, [person.id])[person.id]
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


def places_of(work: UnitOfWork, person_ids: Collection[str]) -> dict[str, list[Address]]:
    """Where each of these people is reached, the preferred place first; one statement."""
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


def prefer(work: UnitOfWork, person_id: str, address_id: str) -> None:
    """Write to the person there from now on."""
    mine = places_of(work, [person_id])[person_id]
    for place in mine:
        place.preferred = False
    work.flush()  # one preferred place at any time
    for place in mine:
        place.preferred = place.id == address_id
    work.flush()


def disconnect(work: UnitOfWork, person: Person, address_id: str) -> None:
    """Forget one of a person's places; what waits for it goes where the person is reached then."""
    rest = [place for place in places_of(work, [person.id])[person.id] if place.id != address_id]
    gone = work.session.get(Address, address_id)
    if gone is None or not rest:
        raise LookupError("there is no other place")
    if gone.preferred:
        prefer(work, person.id, rest[0].id)
    work.session.execute(
        update(OutboxMessage).where(col(OutboxMessage.address_id) == address_id).values(address_id=None)
    )
    if gone.platform not in {place.platform for place in rest}:
        person.left_platforms = sorted({*person.left_platforms, gone.platform})
    work.session.delete(gone)


def lose_place(
    work: UnitOfWork, person_id: str, address_id: str, now: datetime, platforms: Collection[str]
) -> Address | None:
    """Nobody is reached there any more: the next of the person's places on these platforms, preferred from now on."""
    places = places_of(work, [person_id])[person_id]
    for place in places:
        if place.id == address_id:
            place.unreachable_since = place.unreachable_since or now
    others = [place for place in places if place.unreachable_since is None and place.platform in platforms]
    if others and not others[0].preferred:
        prefer(work, person_id, others[0].id)
    return others[0] if others else None


def places(work: UnitOfWork, platform: str, person_ids: Collection[str]) -> list[tuple[str, str]]:
    """Workspace and user of these people on a platform; one statement."""
    found = work.session.exec(
        select(Address.workspace, Address.user)
        .where(Address.platform == platform, col(Address.person_id).in_(sorted(person_ids)))
        .order_by(col(Address.id))
    ).all()
    return [(workspace, user) for workspace, user in found]


def nowhere_on(work: UnitOfWork, platform: str) -> list[str]:
    """The e-mails of people who may be looked for on a platform and have no address there yet, in order; one statement.

    Their programme is on that platform, and they have not left it themselves.
    """
    known = select(Address.person_id).where(Address.platform == platform)
    found = work.session.exec(
        select(Person, Programme)
        .join(Membership, col(Membership.person_id) == col(Person.id))
        .join(Programme, col(Programme.id) == col(Membership.programme_id))
        .where(col(Person.id).not_in(known))
        .order_by(col(Person.email))
    ).all()
    emails = [
        person.email
        for person, programme in found
        if platform in programme.platforms and platform not in person.left_platforms
    ]
    return list(dict.fromkeys(emails))


def astray(work: UnitOfWork, platform: str, workspace: str) -> list[str]:
    """The users of a workspace to whom nothing gets any more, in order; one statement."""
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


def found_again(work: UnitOfWork, platform: str, workspace: str, user: str) -> None:
    """Whoever is meant there is written to again."""
    place = work.session.exec(
        select(Address).where(
            Address.platform == platform, Address.workspace == workspace, Address.user == user
        )
    ).first()
    person = work.session.get(Person, place.person_id) if place is not None else None
    if place is not None and person is not None:
        place.unreachable_since = person.unreachable_since = None


def on_rosters(work: UnitOfWork, programme_ids: Collection[str]) -> list[Person]:
    """Everybody in these programmes, by name; one statement."""
    members = select(Membership.person_id).where(col(Membership.programme_id).in_(sorted(programme_ids)))
    return list(
        work.session.exec(
            select(Person).where(col(Person.id).in_(members)).order_by(col(Person.name), col(Person.id))
        ).all()
    )


def names(work: UnitOfWork, person_ids: Collection[str]) -> dict[str, str]:
    """Names by id; one statement."""
    if not person_ids:
        return {}
    found = work.session.exec(
        select(Person.id, Person.name).where(col(Person.id).in_(sorted(person_ids)))
    ).all()
    return dict(found)


def mark_unreachable(person: Person, now: datetime) -> None:
    """Nothing is sent to the person until they write again."""
    person.unreachable_since = person.unreachable_since or now


def _members(found: Sequence[tuple[Person, Membership, Programme]]) -> dict[str, Member]:
    roles: dict[str, set[tuple[str, str]]] = {}
    first: dict[str, tuple[Person, Programme]] = {}
    for person, membership, programme in found:
        first.setdefault(person.id, (person, programme))
        roles.setdefault(person.id, set()).add((membership.programme_id, membership.role))
    return {
        key: Member(person, programme, frozenset(roles[key])) for key, (person, programme) in first.items()
    }
