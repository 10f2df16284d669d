"""Goals of people in a pair, sealed: setting them, how near their owners feel to them, and key roles."""

from __future__ import annotations

from datetime import datetime

from sqlmodel import col, select

from storage.tables import Goal, GoalMark
from storage.unit_of_work import UnitOfWork

PROFESSIONAL = "professional"
PERSONAL = "personal"
KINDS = (PROFESSIONAL, PERSONAL)


def set_goal(
    work: UnitOfWork,
    *,
    pair_id: str,
    owner_id: str,
    area: str,
    text: str,
    situation: str | None,
    now: datetime,
    kind: str = PROFESSIONAL,
) -> Goal:
    """Save a person's goal. It replaces their goal of the same kind; if that was not reached, its key-role mark is kept."""
    key_role, shown = False, False
    for old in work.session.exec(
        select(Goal).where(
            Goal.pair_id == pair_id,
            Goal.owner_id == owner_id,
            Goal.kind == kind,
            col(Goal.replaced_at).is_(None),
        )
    ).all():
        old.replaced_at = now
        if old.reached_at is None:
            key_role, shown = old.key_role, old.key_role_shown
    key = work.new_id()
    goal = Goal(
        id=key, pair_id=pair_id, owner_id=owner_id, kind=kind, area=area, key_role=key_role, key_role_shown=shown,
        created_at=now,
        text_sealed=work.vault.seal(text, table="goal", column="text_sealed", row_id=key),
        situation_sealed=work.vault.seal(situation, table="goal", column="situation_sealed", row_id=key)
        if situation else None,
    )  # fmt: skip
    work.session.add(goal)
    return goal


def text_of(work: UnitOfWork, goal: Goal) -> str:
    """The text of a goal. Raises CannotUnseal."""
    return work.vault.open(goal.text_sealed, table="goal", column="text_sealed", row_id=goal.id)


def of_pair(work: UnitOfWork, pair_id: str) -> list[Goal]:
    """The current goals of both people of a pair, reached ones too, oldest first."""
    return list(
        work.session.exec(
            select(Goal)
            .where(Goal.pair_id == pair_id, col(Goal.replaced_at).is_(None))
            .order_by(col(Goal.created_at), col(Goal.id))
        ).all()
    )


def open_goals(work: UnitOfWork, pair_id: str, owner_id: str) -> list[Goal]:
    """The goals that a person works towards in a pair, at most one of a kind, oldest first."""
    return list(
        work.session.exec(
            select(Goal)
            .where(
                Goal.pair_id == pair_id,
                Goal.owner_id == owner_id,
                col(Goal.replaced_at).is_(None),
                col(Goal.reached_at).is_(None),
            )
            .order_by(col(Goal.created_at), col(Goal.id))
        ).all()
    )


def open_of(work: UnitOfWork, owner_id: str) -> list[Goal]:
    """The goals that a person works towards in all their pairs, oldest first; one statement."""
    return list(
        work.session.exec(
            select(Goal)
            .where(Goal.owner_id == owner_id, col(Goal.replaced_at).is_(None), col(Goal.reached_at).is_(None))
            .order_by(col(Goal.created_at), col(Goal.id))
        ).all()
    )


def all_of(work: UnitOfWork, pair_id: str, owner_id: str) -> list[Goal]:
    """Every goal that a person had in a pair, replaced and reached ones too, oldest first."""
    found = select(Goal).where(Goal.pair_id == pair_id, Goal.owner_id == owner_id)
    return list(work.session.exec(found.order_by(col(Goal.created_at), col(Goal.id))).all())


def own(work: UnitOfWork, goal_id: str | None, owner_id: str) -> Goal | None:
    """A goal by id, if this person owns it; None otherwise."""
    goal = work.session.get(Goal, goal_id) if goal_id else None
    return goal if goal is not None and goal.owner_id == owner_id else None


def move_to_pair(goal: Goal, pair_id: str) -> None:
    """Move a goal with its marks to another pair of its owner's; whether the coordinator sees a key role is asked again there."""
    goal.pair_id, goal.key_role_shown = pair_id, False


def mark(work: UnitOfWork, goal_id: str, value: int, *, day_begins: datetime, now: datetime) -> None:
    """Save how near the owner feels to a goal, 0-10; it replaces a mark of the same day, which began at ``day_begins``."""
    known = marks_of(work, goal_id)
    if known and known[-1].created_at >= day_begins:
        known[-1].value, known[-1].created_at = value, now
    else:
        work.session.add(GoalMark(id=work.new_id(), goal_id=goal_id, value=value, created_at=now))
    work.flush()


def marks_of(work: UnitOfWork, goal_id: str) -> list[GoalMark]:
    """The marks of a goal, oldest first. Only for its owner."""
    found = select(GoalMark).where(GoalMark.goal_id == goal_id)
    return list(work.session.exec(found.order_by(col(GoalMark.created_at), col(GoalMark.id))).all())


def key_roles_shown(work: UnitOfWork, pair_id: str) -> set[str]:
    """Ids of those of a pair who aim for a key role and let the coordinator see that. Nothing is decrypted."""
    return set(
        work.session.exec(
            select(Goal.owner_id).where(
                Goal.pair_id == pair_id,
                col(Goal.key_role).is_(True),
                col(Goal.key_role_shown).is_(True),
                col(Goal.reached_at).is_(None),
                col(Goal.replaced_at).is_(None),
            )
        ).all()
    )
