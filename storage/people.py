"""People, their addresses and roles."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import bindparam
from sqlmodel import col, select

from storage.database import UnitOfWork
from storage.tables import Address, Membership, Person, Programme

# Built once: every tap asks this, and putting it together takes longer than the answer.
_BY_ADDRESS = (
    select(Person, Membership, Programme)
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
    return _members(found).get(found[0][0].id) if found else None


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
    """Remember where a person is reached; False where that address is known already."""
    known = work.session.exec(
        select(Address).where(
            Address.platform == platform, Address.workspace == workspace, Address.user == user
        )
    ).first()
    if known is not None:
        return False
    work.session.add(
        Address(id=work.new_id(), person_id=person.id, platform=platform, workspace=workspace, user=user)
    )
    return True


def addresses(work: UnitOfWork, person_ids: Collection[str]) -> dict[str, Address]:
    """The preferred address of each person that has one; one statement."""
    if not person_ids:
        return {}
    found = work.session.exec(
        select(Address)
        .where(col(Address.person_id).in_(sorted(person_ids)))
        .order_by(col(Address.preferred), col(Address.id))
    ).all()
    return {address.person_id: address for address in found}


def places(work: UnitOfWork, platform: str, person_ids: Collection[str]) -> list[tuple[str, str]]:
    """Workspace and user of these people on a platform; one statement."""
    found = work.session.exec(
        select(Address.workspace, Address.user)
        .where(Address.platform == platform, col(Address.person_id).in_(sorted(person_ids)))
        .order_by(col(Address.id))
    ).all()
    return [(workspace, user) for workspace, user in found]


def nowhere_on(work: UnitOfWork, platform: str) -> list[str]:
    """The e-mails of people on a roster who have no address on a platform yet, in order; one statement."""
    known = select(Address.person_id).where(Address.platform == platform)
    found = work.session.exec(
        select(Person.email)
        .where(col(Person.id).in_(select(Membership.person_id)), col(Person.id).not_in(known))
        .order_by(col(Person.email))
    ).all()
    return list(found)


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
