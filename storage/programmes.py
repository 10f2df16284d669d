"""Programmes when their files are applied: reading the stored rows of one, and writing changes."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlmodel import col, select

from storage.tables import Address, Membership, Pair, Person, Programme, ProgrammeEvent
from storage.unit_of_work import UnitOfWork

Row = Programme | ProgrammeEvent | Person | Membership | Pair


@dataclass(frozen=True, slots=True)
class Stored:
    """The stored rows of one programme and of the people on its roster."""

    programme: Programme | None = None
    events: Mapping[str, ProgrammeEvent] = field(default_factory=dict)  # by key
    people: Mapping[str, Person] = field(
        default_factory=dict
    )  # by e-mail; also those of the programme who are not on the roster
    memberships: Sequence[Membership] = ()  # of this programme
    pairs: Sequence[Pair] = ()  # of this programme, ended ones too
    connected: frozenset[str] = frozenset()  # ids of the people who have an address, so may have written


def stored(work: UnitOfWork, slug: str, emails: Collection[str]) -> Stored:
    """The stored rows of a programme and of people by e-mail (lower case); at most six statements."""
    session = work.session
    programme = session.exec(select(Programme).where(Programme.slug == slug)).first()
    if programme is None:
        people = session.exec(select(Person).where(col(Person.email).in_(sorted(emails)))).all()
        return Stored(people=_by_email(people), connected=_connected(work, people))
    events = session.exec(select(ProgrammeEvent).where(ProgrammeEvent.programme_id == programme.id)).all()
    memberships = session.exec(select(Membership).where(Membership.programme_id == programme.id)).all()
    pairs = session.exec(
        select(Pair).where(Pair.programme_id == programme.id).order_by(col(Pair.created_at), col(Pair.id))
    ).all()
    inside = {membership.person_id for membership in memberships}
    inside |= {person_id for pair in pairs for person_id in (pair.mentor_id, pair.mentee_id)}
    people = session.exec(
        select(Person).where(col(Person.email).in_(sorted(emails)) | col(Person.id).in_(sorted(inside)))
    ).all()
    return Stored(
        programme=programme,
        events={event.key: event for event in events},
        people=_by_email(people),
        memberships=memberships,
        pairs=pairs,
        connected=_connected(work, people),
    )


def applied(work: UnitOfWork) -> list[Programme]:
    """All programmes, by slug; one statement."""
    return list(work.session.exec(select(Programme).order_by(Programme.slug)).all())


def write(
    work: UnitOfWork,
    *,
    new: Sequence[Row],
    altered: Sequence[tuple[Row, Mapping[str, Any]]],
    removed: Sequence[Membership],
) -> None:
    """Insert new rows, set columns of stored ones, delete memberships; flushed here."""
    work.add(*new)
    for row, values in altered:
        for column, value in values.items():
            setattr(row, column, value)
        work.add(row)
    for membership in removed:
        work.session.delete(membership)
    work.flush()


def _by_email(people: Sequence[Person]) -> dict[str, Person]:
    return {person.email: person for person in people}


def _connected(work: UnitOfWork, people: Sequence[Person]) -> frozenset[str]:
    ids = sorted(person.id for person in people)
    if not ids:
        return frozenset()
    return frozenset(
        work.session.exec(select(Address.person_id).where(col(Address.person_id).in_(ids))).all()
    )
