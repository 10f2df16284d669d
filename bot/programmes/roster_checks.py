"""What the rows of a roster must be to one another: one e-mail each, mentors on it, no manager as mentor."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from bot.programmes.roster import RosterPerson

Complain = Callable[[int | None, str | None, str], None]
"""Notes a fault: row, column, what it says."""

_ONCE = ("name", "language", "zone", "manager", "mentor", "capacity")


def check_together(rows: Sequence[RosterPerson], complain: Complain) -> tuple[RosterPerson, ...]:
    """The people of these rows, each once, after all checks of a roster as a whole.

    What could not be read in a row is empty there: no e-mail, no name, no role. Nothing is concluded from it.
    """
    people = _merged(rows, complain)
    for row in rows:
        person = people.get(row.email, row)
        _check_manager(row, complain)
        _check_mentor(row, person, people, complain)
        _check_places(row, person, rows, complain)
    if all(row.roles for row in rows) and not any("coordinator" in row.roles for row in rows):
        complain(
            None,
            None,
            "nobody on the roster is a coordinator. Write coordinator (koordinatorius, koordinatorė) "
            "as somebody's role.",
        )
    return tuple(people.values())


def managed(mentor: RosterPerson, mentee: RosterPerson) -> tuple[RosterPerson, RosterPerson] | None:
    """The manager and the direct report, where these two are that, whichever is the mentor; else None."""
    if mentee.manager == mentor.email:
        return mentor, mentee
    return (mentee, mentor) if mentor.manager == mentee.email else None


def why_refused(manager: RosterPerson, report: RosterPerson) -> str:
    """What a fault says of a pair of these two."""
    says = f"{manager.name or manager.email} is the manager of {report.name or report.email}. "
    return says + "Write another mentor: a manager is not paired with a direct report."


def _merged(rows: Sequence[RosterPerson], complain: Complain) -> dict[str, RosterPerson]:
    people: dict[str, RosterPerson] = {}
    for row in rows:
        if not row.email:
            continue
        first = people.setdefault(row.email, row)
        if first is row:
            continue
        if both := [role for role in row.roles if role in first.roles]:
            complain(
                row.row,
                "email",
                f"{row.email} is {' and '.join(both)} in row {first.row} already. Write each person once, "
                "or in each row another role.",
            )
            continue
        values = {}
        for column in _ONCE:
            here, there = getattr(row, column), getattr(first, column)
            values[column] = there or here
            if here and there and here != there:
                complain(
                    row.row,
                    column,
                    f"“{here}” for {row.email} is “{there}” in row {first.row}. Write the same in both rows, "
                    "or leave one of them empty.",
                )
        people[row.email] = replace(first, roles=first.roles + row.roles, **values)
    return people


def _check_manager(row: RosterPerson, complain: Complain) -> None:
    if row.manager and row.manager == row.email:
        complain(
            row.row,
            "manager",
            f"{row.email} is their own manager here. Write the manager's e-mail, or leave it empty.",
        )


def _check_mentor(
    row: RosterPerson, person: RosterPerson, people: Mapping[str, RosterPerson], complain: Complain
) -> None:
    if not row.mentor:
        return
    mentor = people.get(row.mentor)
    if person.roles and "mentee" not in person.roles:
        says = f"only a mentee has a mentor, and {person.name or person.email} is {_roles(person)}. "
        complain(row.row, "mentor", says + "Leave the cell empty, or add “+ mentee” to the role.")
    elif row.mentor == row.email:
        complain(
            row.row, "mentor", f"{row.email} is their own mentor here. Write the e-mail of another mentor."
        )
    elif mentor is None:
        complain(row.row, "mentor", f"{row.mentor} is not on the roster. {_mentor_like(row.mentor, people)}")
    elif mentor.roles and "mentor" not in mentor.roles:
        says = f"{mentor.name or row.mentor} is {_roles(mentor)} in row {mentor.row}, not mentor. "
        complain(
            row.row, "mentor", says + f"Write the e-mail of a mentor, or add “+ mentor” in row {mentor.row}."
        )
    elif found := managed(mentor, person):
        complain(row.row, "mentor", why_refused(*found))


def _roles(person: RosterPerson) -> str:
    return " and ".join(person.roles)


def _mentor_like(email: str, people: Mapping[str, RosterPerson]) -> str:
    mentors = [person.email for person in people.values() if "mentor" in person.roles]
    near = difflib.get_close_matches(email, mentors, n=1, cutoff=0.8)
    return f"Write {near[0]}." if near else "Write the e-mail of a mentor on it, or add a row for this one."


def _check_places(
    row: RosterPerson, person: RosterPerson, rows: Sequence[RosterPerson], complain: Complain
) -> None:
    if row.capacity is None or not row.email:
        return
    if person.roles and "mentor" not in person.roles:
        says = f"only a mentor has places, and {person.name or person.email} is {_roles(person)}. "
        complain(row.row, "capacity", says + "Leave the cell empty, or add “+ mentor” to the role.")
        return
    mentees = [other.row for other in rows if other.mentor == row.email and other.email != row.email]
    if len(mentees) > row.capacity:
        where = ", ".join(str(number) for number in mentees)
        complain(
            row.row,
            "capacity",
            f"{len(mentees)} mentees name {person.name or row.email} (rows {where}), not {row.capacity}. "
            f"Write {len(mentees)}, or give a mentee another mentor.",
        )
