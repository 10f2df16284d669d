"""Checks the rows of a roster against each other: each person once, every mentor listed, no manager as mentor."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from bot.programmes.roster import RosterPerson

ReportFault = Callable[[int | None, str | None, str], None]
"""Notes a fault: row, column, message."""

_SAME_IN_ALL_ROWS = ("name", "language", "zone", "manager", "mentor", "capacity")


def check_roster(rows: Sequence[RosterPerson], report_fault: ReportFault) -> tuple[RosterPerson, ...]:
    """The people of these rows, each once, after all checks of a roster as a whole.

    A cell that could not be read is empty in its row (no e-mail, no name, no role) and is not checked further.
    """
    people = _merge_rows(rows, report_fault)
    for row in rows:
        person = people.get(row.email, row)
        _check_manager(row, report_fault)
        _check_mentor(row, person, people, report_fault)
        _check_capacity(row, person, rows, report_fault)
    if all(row.roles for row in rows) and not any("coordinator" in row.roles for row in rows):
        report_fault(
            None,
            None,
            "nobody on the roster is a coordinator. Write coordinator (koordinatorius, koordinatorė) "
            "as somebody's role.",
        )
    return tuple(people.values())


def manager_and_report(
    mentor: RosterPerson, mentee: RosterPerson
) -> tuple[RosterPerson, RosterPerson] | None:
    """The manager and the direct report among the two, whichever of them is the mentor; None where neither manages the other."""
    if mentee.manager == mentor.email:
        return mentor, mentee
    return (mentee, mentor) if mentor.manager == mentee.email else None


def manager_refusal(manager: RosterPerson, report: RosterPerson) -> str:
    """The message of a fault for a pair of a manager and a direct report."""
    message = f"{manager.name or manager.email} is the manager of {report.name or report.email}. "
    return message + "Write another mentor: a manager is not paired with a direct report."


def _merge_rows(rows: Sequence[RosterPerson], report_fault: ReportFault) -> dict[str, RosterPerson]:
    people: dict[str, RosterPerson] = {}
    for row in rows:
        if not row.email:
            continue
        first = people.setdefault(row.email, row)
        if first is row:
            continue
        if both := [role for role in row.roles if role in first.roles]:
            report_fault(
                row.row,
                "email",
                f"{row.email} is {' and '.join(both)} in row {first.row} already. Write each person once, "
                "or in each row another role.",
            )
            continue
        values = {}
        for column in _SAME_IN_ALL_ROWS:
            here, there = getattr(row, column), getattr(first, column)
            values[column] = there or here
            if here and there and here != there:
                report_fault(
                    row.row,
                    column,
                    f"“{here}” for {row.email} is “{there}” in row {first.row}. Write the same in both rows, "
                    "or leave one of them empty.",
                )
        people[row.email] = replace(first, roles=first.roles + row.roles, **values)
    return people


def _check_manager(row: RosterPerson, report_fault: ReportFault) -> None:
    if row.manager and row.manager == row.email:
        report_fault(
            row.row,
            "manager",
            f"{row.email} is their own manager here. Write the manager's e-mail, or leave it empty.",
        )


def _check_mentor(
    row: RosterPerson, person: RosterPerson, people: Mapping[str, RosterPerson], report_fault: ReportFault
) -> None:
    if not row.mentor:
        return
    mentor = people.get(row.mentor)
    if person.roles and "mentee" not in person.roles:
        message = f"only a mentee has a mentor, and {person.name or person.email} is {_roles(person)}. "
        report_fault(row.row, "mentor", message + "Leave the cell empty, or add “+ mentee” to the role.")
    elif row.mentor == row.email:
        report_fault(
            row.row, "mentor", f"{row.email} is their own mentor here. Write the e-mail of another mentor."
        )
    elif mentor is None:
        report_fault(
            row.row, "mentor", f"{row.mentor} is not on the roster. {_nearest_mentor(row.mentor, people)}"
        )
    elif mentor.roles and "mentor" not in mentor.roles:
        message = f"{mentor.name or row.mentor} is {_roles(mentor)} in row {mentor.row}, not mentor. "
        report_fault(
            row.row,
            "mentor",
            message + f"Write the e-mail of a mentor, or add “+ mentor” in row {mentor.row}.",
        )
    elif found := manager_and_report(mentor, person):
        report_fault(row.row, "mentor", manager_refusal(*found))


def _roles(person: RosterPerson) -> str:
    return " and ".join(person.roles)


def _nearest_mentor(email: str, people: Mapping[str, RosterPerson]) -> str:
    mentors = [person.email for person in people.values() if "mentor" in person.roles]
    near = difflib.get_close_matches(email, mentors, n=1, cutoff=0.8)
    return f"Write {near[0]}." if near else "Write the e-mail of a mentor on it, or add a row for this one."


def _check_capacity(
    row: RosterPerson, person: RosterPerson, rows: Sequence[RosterPerson], report_fault: ReportFault
) -> None:
    if row.capacity is None or not row.email:
        return
    if person.roles and "mentor" not in person.roles:
        message = f"only a mentor has places, and {person.name or person.email} is {_roles(person)}. "
        report_fault(row.row, "capacity", message + "Leave the cell empty, or add “+ mentor” to the role.")
        return
    mentees = [other.row for other in rows if other.mentor == row.email and other.email != row.email]
    if len(mentees) > row.capacity:
        where = ", ".join(str(number) for number in mentees)
        report_fault(
            row.row,
            "capacity",
            f"{len(mentees)} mentees name {person.name or row.email} (rows {where}), not {row.capacity}. "
            f"Write {len(mentees)}, or give a mentee another mentor.",
        )
