"""Applies a programme's two files to the store: first a plan of the changes, then all of it or nothing."""

from __future__ import annotations

from datetime import datetime

from bot.programmes.faults import PlanFaultyError
from bot.programmes.pair_changes import pair_changes
from bot.programmes.people_changes import people_changes
from bot.programmes.plan import Plan
from bot.programmes.programme_changes import event_changes, programme_changes
from bot.programmes.programme_spec import ProgrammeSpec
from bot.programmes.roster import Roster
from storage import programmes
from storage.tables import Pair, ProgrammeEvent
from storage.unit_of_work import UnitOfWork


def make_plan(work: UnitOfWork, spec: ProgrammeSpec, roster: Roster, now: datetime) -> Plan:
    """The changes that applying both files at ``now`` (aware UTC) would make; makes none itself.

    The plan is empty where they were applied already. Which changes a file may make, and which only people may, is decided
    in ``people_changes`` and ``pair_changes``.
    """
    stored = programmes.stored(work, spec.slug, [entry.email for entry in roster.people])
    programme_id, changes = programme_changes(work, stored, spec, now)
    event_lines, events_unchanged = event_changes(work, stored, spec, programme_id)
    people = people_changes(work, stored, roster, programme_id, now)
    pairs = pair_changes(work, stored, spec, roster, programme_id, people.ids, now)
    return Plan(
        changes=(*changes, *event_lines, *people.changes, *pairs.changes),
        unchanged=(*events_unchanged, *people.unchanged, *pairs.unchanged),
        faults=tuple(pairs.faults),
    )


def apply_plan(work: UnitOfWork, plan: Plan, now: datetime) -> None:
    """Make the changes of a plan, in the transaction in which it was made.

    ``now`` is aware UTC; no pair begins before it. Raises PlanFaultyError.
    """
    if plan.faults:
        raise PlanFaultyError
    new = [row for change in plan.changes for row in change.new]
    for row in new:
        if not isinstance(row, ProgrammeEvent):
            row.created_at = now
        if isinstance(row, Pair):
            row.started_at = max(row.started_at, now)
    programmes.write(
        work,
        new=new,
        altered=[change.altered for change in plan.changes if change.altered],
        removed=[change.removed for change in plan.changes if change.removed],
    )
