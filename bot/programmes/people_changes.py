"""Works out what a roster changes in people and their roles.

The roster decides on names, roles, managers and places. Language and zone are the person's own: the roster
fills them while they are empty, and corrects them only until the person could have chosen in the chat. A
column that the roster does not have decides nothing. Mentors and mentees who are left out stay: people
leave a programme in a conversation. A coordinator who is left out goes: the right to look at pairs ends
with the row.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from bot.programmes.differences import changed_columns, describe_changes
from bot.programmes.plan import Change
from bot.programmes.roster import Roster, RosterPerson
from storage.programmes import Stored
from storage.tables import Membership, Person
from storage.unit_of_work import UnitOfWork

_PERSON = {"manager_email": "manager"}
_MEMBERSHIP = {"capacity": "places"}


@dataclass(frozen=True, slots=True)
class PeopleChanges:
    """The changes, a line on each person that stays although the roster differs, and every person id by e-mail."""

    changes: list[Change] = field(default_factory=list)
    unchanged: list[str] = field(default_factory=list)
    ids: dict[str, str] = field(default_factory=dict)


def people_changes(
    work: UnitOfWork, stored: Stored, roster: Roster, programme_id: str, now: datetime
) -> PeopleChanges:
    """The changes of a roster in people and their roles in one programme."""
    result = PeopleChanges(ids={email: person.id for email, person in stored.people.items()})
    memberships = {(membership.person_id, membership.role): membership for membership in stored.memberships}
    for entry in roster.people:
        known = stored.people.get(entry.email)
        if known is None:
            person = _new_person(work, entry, now)
            result.ids[entry.email] = person.id
            rows = [_new_membership(work, entry, role, programme_id, person.id, now) for role in entry.roles]
            line = f"+ person {entry.name} ({' + '.join(entry.roles)}), {entry.email}"
            result.changes.append(Change(line, new=(person, *rows)))
            continue
        _known_person(result, known, entry, roster, stored)
        for role in entry.roles:
            membership = memberships.get((known.id, role))
            if membership is None:
                row = _new_membership(work, entry, role, programme_id, known.id, now)
                result.changes.append(Change(f"+ role {role}: {entry.name}", new=(row,)))
            elif "capacity" in roster.headings and (
                altered := changed_columns(membership, {"capacity": _capacity_in(entry, role)})
            ):
                line = f"~ {role} {entry.name}: {describe_changes(membership, altered, _MEMBERSHIP)}"
                result.changes.append(Change(line, altered=(membership, altered)))
    _left_out(result, stored, roster, memberships)
    return result


def _known_person(
    result: PeopleChanges, known: Person, entry: RosterPerson, roster: Roster, stored: Stored
) -> None:
    values: dict[str, Any] = {"name": entry.name}
    if "manager" in roster.headings:
        values["manager_email"] = entry.manager
    may_have_chosen = known.welcomed_at is not None or known.id in stored.connected
    for column in ("language", "zone"):
        wanted, chosen = getattr(entry, column), getattr(known, column)
        if wanted is None or wanted == chosen:
            continue
        if chosen is None or not may_have_chosen:
            values[column] = wanted
        else:
            why = f"the roster says {wanted}, but the person may have chosen it in the chat: unchanged"
            result.unchanged.append(f"{entry.name}: {column} is {chosen}; {why}")
    if altered := changed_columns(known, values):
        line = f"~ person {entry.name}: {describe_changes(known, altered, _PERSON)}"
        result.changes.append(Change(line, altered=(known, altered)))


def _left_out(
    result: PeopleChanges, stored: Stored, roster: Roster, memberships: Mapping[tuple[str, str], Membership]
) -> None:
    listed = {(result.ids[entry.email], role) for entry in roster.people for role in entry.roles}
    names = {person.id: person.name for person in stored.people.values()}
    left = [
        (names[who], role, found) for (who, role), found in memberships.items() if (who, role) not in listed
    ]
    for name, role, membership in sorted(left, key=lambda found: found[:2]):
        if role == "coordinator":
            line = f"- coordinator {name}: left out of the roster, so no longer sees how the pairs are doing"
            result.changes.append(Change(line, removed=membership))
        else:
            result.unchanged.append(f"{role} {name} is left out of the roster: unchanged")


def _new_person(work: UnitOfWork, entry: RosterPerson, now: datetime) -> Person:
    return Person(
        id=work.new_id(),
        name=entry.name,
        email=entry.email,
        manager_email=entry.manager,
        language=entry.language,
        zone=entry.zone,
        stopped_kinds=[],
        created_at=now,
    )


def _new_membership(
    work: UnitOfWork, entry: RosterPerson, role: str, programme_id: str, person_id: str, now: datetime
) -> Membership:
    return Membership(
        id=work.new_id(),
        programme_id=programme_id,
        person_id=person_id,
        role=role,
        capacity=_capacity_in(entry, role),
        created_at=now,
    )


def _capacity_in(entry: RosterPerson, role: str) -> int | None:
    return entry.capacity if role == "mentor" else None
