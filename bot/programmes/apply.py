"""Applying a programme: first a plan of what would change, then all of it or nothing."""

from __future__ import annotations

from datetime import datetime

from bot.programmes.pair_changes import pair_changes
from bot.programmes.people_changes import people_changes
from bot.programmes.plan import Plan
from bot.programmes.programme_changes import event_changes, programme_changes
from bot.programmes.programme_file import ProgrammeSpec
from bot.programmes.roster import Roster
from storage import programmes
from storage.tables import Pair, ProgrammeEvent
from storage.unit_of_work import UnitOfWork


class PlanFaultyError(Exception):
    """The plan has faults and is not applied: nothing was changed."""

    def __init__(self) -> None:
        super().__init__(self.__doc__)


def plan(work: UnitOfWork, spec: ProgrammeSpec, roster: Roster, now: datetime) -> Plan:
    """What applying these two would change at ``now`` (aware UTC). Changes nothing itself.

    It is empty where they were applied already. What a file may change and what only people may stands in
    ``people_changes`` and ``pair_changes``.
    """
    stored = programmes.stored(work, spec.slug, [entry.email for entry in roster.people])
    programme_id, of_programme = programme_changes(work, stored, spec, now)
    of_events, events_left = event_changes(work, stored, spec, programme_id)
    people = people_changes(work, stored, roster, programme_id, now)
    pairs = pair_changes(work, stored, spec, roster, programme_id, people.ids, now)
    return Plan(
        changes=(*of_programme, *of_events, *people.changes, *pairs.changes),
        unchanged=(*events_left, *people.unchanged, *pairs.unchanged),
        faults=tuple(pairs.faults),
    )


def apply(work: UnitOfWork, plan: Plan, now: datetime) -> None:
    """Do what a plan says, in the transaction in which it was made.

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
