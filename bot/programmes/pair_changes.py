"""From a roster to its ready pairs.

A file makes pairs and never ends one. Where the roster gives a mentee another mentor, the new pair waits
until the old one was ended in a conversation; a pair that was ended is not revived.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, time
from zoneinfo import ZoneInfo

from bot.programmes.differences import in_words, shown
from bot.programmes.faults import Fault
from bot.programmes.plan import Change
from bot.programmes.programme_file import ProgrammeSpec
from bot.programmes.roster import Roster, RosterPerson
from bot.programmes.roster_checks import managed, why_refused
from storage.programmes import Stored
from storage.tables import Pair
from storage.unit_of_work import UnitOfWork

BEGINS = time(9)  # local, on the programme's first day


@dataclass(frozen=True, slots=True)
class PairChanges:
    """What changes, what stays although the roster differs, and pairs that what is stored forbids."""

    changes: list[Change] = field(default_factory=list)
    unchanged: list[str] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)


def pairs_begin(spec: ProgrammeSpec, now: datetime) -> datetime:
    """When new pairs begin: at nine in the morning of the first day, or now if that is past; aware UTC."""
    first = datetime.combine(spec.starts_on, BEGINS, tzinfo=ZoneInfo(spec.zone))
    return max(first.astimezone(UTC), now)


def pair_changes(
    work: UnitOfWork,
    stored: Stored,
    spec: ProgrammeSpec,
    roster: Roster,
    programme_id: str,
    ids: dict[str, str],
    now: datetime,
) -> PairChanges:
    """What a roster changes in the pairs of a programme. ``ids`` are everybody's by e-mail, new or not."""
    result = PairChanges()
    people = _people(stored, roster, ids)
    begins = pairs_begin(spec, now)
    known = {(pair.mentor_id, pair.mentee_id): pair for pair in stored.pairs}
    wanted = [(ids[mentor], ids[mentee]) for mentor, mentee in roster.pairs]
    going_on = [two for two, pair in known.items() if pair.ended_at is None]
    taken = Counter(mentor for mentor, _ in going_on)
    mentors_now = {mentee: mentor for mentor, mentee in going_on}

    for two in wanted:
        mentor, mentee = (people[person_id] for person_id in two)
        pair = known.get(two)
        title = f"pair {mentor.name} – {mentee.name}"
        if pair is not None and pair.ended_at is not None:
            ended = shown(pair.ended_at, spec.zone)[:10]
            result.unchanged.append(f"{title} ended on {ended}; a file does not revive it: unchanged")
        elif pair is not None:
            if pair.started_at > now and pair.started_at != begins:
                values = {"started_at": begins}
                line = f"~ {title}: {in_words(pair, values, {'started_at': 'begins'}, spec.zone)}"
                result.changes.append(Change(line, altered=(pair, values)))
        elif found := managed(mentor, mentee):
            says = why_refused(*found)
            result.faults.append(Fault(roster.file, mentee.row, roster.headings.get("mentor"), says))
        elif mentee_has := mentors_now.get(two[1]):
            old = f"{people[mentee_has].name} – {mentee.name}"
            result.unchanged.append(
                f"{title} is not made while pair {old} goes on; when that has ended, apply again"
            )
        elif mentor.capacity is not None and taken[two[0]] >= mentor.capacity:
            result.unchanged.append(
                f"{title} is not made while {mentor.name} has no place; when one is free, apply again"
            )
        else:
            taken[two[0]] += 1
            row = Pair(
                id=work.new_id(),
                programme_id=programme_id,
                mentor_id=two[0],
                mentee_id=two[1],
                started_at=begins,
                created_at=now,
            )
            result.changes.append(Change(f"+ {title}, begins {shown(begins, spec.zone)}", new=(row,)))

    for two in going_on:
        result.unchanged.extend(_still(two, wanted, people, roster))
    return result


def _still(
    two: tuple[str, str], wanted: list[tuple[str, str]], people: dict[str, RosterPerson], roster: Roster
) -> Iterator[str]:
    """What the coordinator should know of a pair that goes on although the roster says otherwise."""
    mentor, mentee = (people[person_id] for person_id in two)
    title = f"pair {mentor.name} – {mentee.name}"
    if "mentor" in roster.headings and two not in wanted:
        yield f"{title} is not in the roster any more; ending it is a conversation, not a file: unchanged"
    if found := managed(mentor, mentee):
        manager, report = found
        yield f"{title}: {manager.name} is now the manager of {report.name}; offer them a change: unchanged"


def _people(stored: Stored, roster: Roster, ids: dict[str, str]) -> dict[str, RosterPerson]:
    """Everybody by id, as they will be: the roster's word where it has the column, else what is stored."""
    places = {found.person_id: found.capacity for found in stored.memberships if found.role == "mentor"}
    people = {
        person.id: RosterPerson(
            row=0,
            name=person.name,
            email=person.email,
            roles=(),
            manager=person.manager_email,
            capacity=places.get(person.id),
        )
        for person in stored.people.values()
    }
    for entry in roster.people:
        before = people.get(ids[entry.email], entry)
        people[ids[entry.email]] = replace(
            entry,
            manager=entry.manager if "manager" in roster.headings else before.manager,
            capacity=entry.capacity if "capacity" in roster.headings else before.capacity,
        )
    return people
