"""People with their roles in programmes."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import bindparam
from sqlmodel import col, select

from storage.tables import Address, Membership, Person, Programme
from storage.unit_of_work import UnitOfWork

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
    """A person with their roles, and the programme whose defaults they fall back to: the one that began last."""

    person: Person
    programme: Programme
    roles: frozenset[tuple[str, str]]  # (programme id, role)
    address: Address | None = None  # the address that the person writes from, if they have just written

    def coordinates(self, programme_id: str) -> bool:
        """Whether the person is a coordinator of that programme."""
        return (programme_id, "coordinator") in self.roles

    def coordinated(self) -> tuple[str, ...]:
        """The ids of the programmes that the person coordinates."""
        return tuple(sorted(programme for programme, role in self.roles if role == "coordinator"))


def by_address(work: UnitOfWork, platform: str, workspace: str, user: str) -> Member | None:
    """The person with that address, locked until the transaction ends; one statement."""
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


def all_members(work: UnitOfWork) -> list[Member]:
    """Everyone on the roster of any programme, by name; one statement."""
    found = work.session.exec(
        select(Person, Membership, Programme)
        .join(Membership, col(Membership.person_id) == col(Person.id))
        .join(Programme, col(Programme.id) == col(Membership.programme_id))
        .order_by(col(Person.name), col(Person.id), col(Programme.starts_on).desc())
    ).all()
    return list(_members(found).values())


def by_email(work: UnitOfWork, email: str) -> Person | None:
    """The person with that e-mail address; case does not matter."""
    return work.session.exec(select(Person).where(Person.email == email.strip().lower())).first()


def on_rosters(work: UnitOfWork, programme_ids: Collection[str]) -> list[Person]:
    """The people on the rosters of these programmes, by name; one statement."""
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
    """Mark a person unreachable: nothing is sent to them until they write again."""
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
