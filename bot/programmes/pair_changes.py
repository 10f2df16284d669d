"""Works out what a roster changes in the pairs of a programme.

A file makes pairs and never ends one. Where the roster gives a mentee another mentor, the new pair waits
until the old one was ended in a conversation; a pair that was ended is not revived.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, time
from zoneinfo import ZoneInfo

from bot.programmes.differences import describe_changes, format_value
from bot.programmes.faults import Fault
from bot.programmes.plan import Change
from bot.programmes.programme_spec import ProgrammeSpec
from bot.programmes.roster import Roster, RosterPerson
from bot.programmes.roster_checks import manager_and_report, manager_refusal
from storage.programmes import Stored
from storage.tables import Pair
from storage.unit_of_work import UnitOfWork

BEGINS = time(9)  # local, on the programme's first day


@dataclass(frozen=True, slots=True)
class PairChanges:
    """The changes, a line on each pair that stays although the roster differs, and a fault for each pair that is forbidden."""

    changes: list[Change] = field(default_factory=list)
    unchanged: list[str] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)


def pairs_begin(spec: ProgrammeSpec, now: datetime) -> datetime:
    """The start of new pairs: nine in the morning of the programme's first day, or now if that is past; aware UTC."""
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
    """The changes of a roster in the pairs of a programme. ``ids`` are person ids by e-mail, of new people too."""
    result = PairChanges()
    people = _people_after(stored, roster, ids)
    begins = pairs_begin(spec, now)
    known = {(pair.mentor_id, pair.mentee_id): pair for pair in stored.pairs}
    wanted = [(ids[mentor], ids[mentee]) for mentor, mentee in roster.pairs]
    running = [both for both, pair in known.items() if pair.ended_at is None]
    mentee_count = Counter(mentor for mentor, _ in running)
    mentors_now = {mentee: mentor for mentor, mentee in running}

    for both in wanted:
        mentor, mentee = (people[person_id] for person_id in both)
        pair = known.get(both)
        title = f"pair {mentor.name} – {mentee.name}"
        if pair is not None and pair.ended_at is not None:
            ended = format_value(pair.ended_at, spec.zone)[:10]
            result.unchanged.append(f"{title} ended on {ended}; a file does not revive it: unchanged")
        elif pair is not None:
            if pair.started_at > now and pair.started_at != begins:
                values = {"started_at": begins}
                line = f"~ {title}: {describe_changes(pair, values, {'started_at': 'begins'}, spec.zone)}"
                result.changes.append(Change(line, altered=(pair, values)))
        elif found := manager_and_report(mentor, mentee):
            message = manager_refusal(*found)
            result.faults.append(Fault(roster.file, mentee.row, roster.headings.get("mentor"), message))
        elif mentee_has := mentors_now.get(both[1]):
            old = f"{people[mentee_has].name} – {mentee.name}"
            result.unchanged.append(
                f"{title} is not made while pair {old} goes on; when that has ended, apply again"
            )
        elif mentor.capacity is not None and mentee_count[both[0]] >= mentor.capacity:
            result.unchanged.append(
                f"{title} is not made while {mentor.name} has no place; when one is free, apply again"
            )
        else:
            mentee_count[both[0]] += 1
            row = Pair(
                id=work.new_id(),
                programme_id=programme_id,
                mentor_id=both[0],
                mentee_id=both[1],
                started_at=begins,
                created_at=now,
            )
            result.changes.append(Change(f"+ {title}, begins {format_value(begins, spec.zone)}", new=(row,)))

    for both in running:
        result.unchanged.extend(_running_notes(both, wanted, people, roster))
    return result


def _running_notes(
    both: tuple[str, str], wanted: list[tuple[str, str]], people: dict[str, RosterPerson], roster: Roster
) -> Iterator[str]:
    """Notes for the coordinator on a running pair that the roster contradicts."""
    mentor, mentee = (people[person_id] for person_id in both)
    title = f"pair {mentor.name} – {mentee.name}"
    if "mentor" in roster.headings and both not in wanted:
        yield f"{title} is not in the roster any more; ending it is a conversation, not a file: unchanged"
    if found := manager_and_report(mentor, mentee):
        manager, report = found
        yield f"{title}: {manager.name} is now the manager of {report.name}; offer them a change: unchanged"


def _people_after(stored: Stored, roster: Roster, ids: dict[str, str]) -> dict[str, RosterPerson]:
    """Everybody by id, as they will be: from the roster where it has the column, else as stored."""
    capacities = {found.person_id: found.capacity for found in stored.memberships if found.role == "mentor"}
    people = {
        person.id: RosterPerson(
            row=0,
            name=person.name,
            email=person.email,
            roles=(),
            manager=person.manager_email,
            capacity=capacities.get(person.id),
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
