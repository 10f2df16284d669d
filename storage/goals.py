"""Goals as their owners work on them: which are open, how near they feel, whether one aims for a key role."""

from __future__ import annotations

from datetime import datetime

from sqlmodel import col, select

from storage.database import UnitOfWork
from storage.tables import Goal, GoalMark

PROFESSIONAL = "professional"
PERSONAL = "personal"
KINDS = (PROFESSIONAL, PERSONAL)


def open_goals(work: UnitOfWork, pair_id: str, owner_id: str) -> list[Goal]:
    """The goals somebody works towards in a pair, one of a kind at most, oldest first."""
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
    """The goals somebody works towards in all their pairs, oldest first; one statement."""
    return list(
        work.session.exec(
            select(Goal)
            .where(Goal.owner_id == owner_id, col(Goal.replaced_at).is_(None), col(Goal.reached_at).is_(None))
            .order_by(col(Goal.created_at), col(Goal.id))
        ).all()
    )


def all_of(work: UnitOfWork, pair_id: str, owner_id: str) -> list[Goal]:
    """Every goal somebody had in a pair, also those that were replaced or reached, oldest first."""
    found = select(Goal).where(Goal.pair_id == pair_id, Goal.owner_id == owner_id)
    return list(work.session.exec(found.order_by(col(Goal.created_at), col(Goal.id))).all())


def own(work: UnitOfWork, goal_id: str | None, owner_id: str) -> Goal | None:
    """Somebody's own goal; None for anybody else's."""
    goal = work.session.get(Goal, goal_id) if goal_id else None
    return goal if goal is not None and goal.owner_id == owner_id else None


def take_along(goal: Goal, pair_id: str) -> None:
    """Let an own goal go on in another pair with all its marks; its owner shows a key role there anew, or not."""
    goal.pair_id, goal.key_role_shown = pair_id, False


def mark(work: UnitOfWork, goal_id: str, value: int, *, day_begins: datetime, now: datetime) -> None:
    """Keep how near the owner feels, 0-10; a second mark on a day (that began at ``day_begins``) replaces the first."""
    known = marks_of(work, goal_id)
    if known and known[-1].created_at >= day_begins:
        known[-1].value, known[-1].created_at = value, now
    else:
        work.session.add(GoalMark(id=work.new_id(), goal_id=goal_id, value=value, created_at=now))
    work.flush()


def marks_of(work: UnitOfWork, goal_id: str) -> list[GoalMark]:
    """The marks of a goal, oldest first. They are its owner's alone."""
    found = select(GoalMark).where(GoalMark.goal_id == goal_id)
    return list(work.session.exec(found.order_by(col(GoalMark.created_at), col(GoalMark.id))).all())


def key_roles_shown(work: UnitOfWork, pair_id: str) -> set[str]:
    """Who of a pair aims for a key role and lets the coordinator see that much. No words."""
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
