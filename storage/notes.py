"""What people write: notes, goals, steps. Text is opened only here, for a reader whom the caller has checked."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from sqlmodel import col, or_, select

from storage.database import UnitOfWork
from storage.tables import Goal, Note, Step

PRIVATE = "private"
SHARED = "shared"


def add_note(
    work: UnitOfWork,
    *,
    pair_id: str,
    meeting_id: str | None,
    author_id: str,
    visibility: str,
    text: str,
    now: datetime,
    drafted: bool = False,
) -> Note:
    """Keep a note, sealed. ``drafted``: a machine wrote its words."""
    key = work.new_id()
    sealed = work.vault.seal(text, table="note", column="text_sealed", row_id=key)
    note = Note(
        id=key, pair_id=pair_id, meeting_id=meeting_id, author_id=author_id, visibility=visibility,
        text_sealed=sealed, drafted=drafted, created_at=now,
    )  # fmt: skip
    work.session.add(note)
    return note


def rewrite(work: UnitOfWork, note: Note, text: str, *, drafted: bool) -> None:
    """Other words in a note's place. ``drafted``: a machine wrote them and its author took them as they were."""
    note.text_sealed = work.vault.seal(text, table="note", column="text_sealed", row_id=note.id)
    note.drafted = drafted
    work.add(note)


def take_along(note: Note, pair_id: str) -> None:
    """Let a private note go on in another pair of its author's; the meeting it was about stays behind."""
    note.pair_id, note.meeting_id = pair_id, None


def note_text(work: UnitOfWork, note: Note) -> str:
    """The words of a note."""
    return work.vault.open(note.text_sealed, table="note", column="text_sealed", row_id=note.id)


def notes_for(work: UnitOfWork, pair_id: str, reader_id: str) -> list[Note]:
    """The notes of a pair that one of the two may read: their own and the shared ones, oldest first."""
    return list(
        work.session.exec(
            select(Note)
            .where(
                Note.pair_id == pair_id, or_(col(Note.author_id) == reader_id, col(Note.visibility) == SHARED)
            )
            .order_by(col(Note.created_at), col(Note.id))
        ).all()
    )


def shared_texts(work: UnitOfWork, pair_id: str) -> list[str]:
    """The words of shared notes and open steps: the only words that may steer which cards both see."""
    notes = work.session.exec(select(Note).where(Note.pair_id == pair_id, Note.visibility == SHARED)).all()
    steps = work.session.exec(select(Step).where(Step.pair_id == pair_id, col(Step.done_at).is_(None))).all()
    return [note_text(work, note) for note in notes] + [step_text(work, step) for step in steps]


def note_by_id(work: UnitOfWork, note_id: str) -> Note | None:
    """One note."""
    return work.session.get(Note, note_id)


def set_goal(
    work: UnitOfWork,
    *,
    pair_id: str,
    owner_id: str,
    area: str,
    text: str,
    situation: str | None,
    now: datetime,
    kind: str = "professional",
) -> Goal:
    """Keep a person's goal; the one of its kind before it is replaced, and passes on its key-role mark while it is open."""
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


def goals_of(work: UnitOfWork, pair_id: str) -> list[Goal]:
    """The goals of both people of a pair as they stand."""
    return list(
        work.session.exec(
            select(Goal)
            .where(Goal.pair_id == pair_id, col(Goal.replaced_at).is_(None))
            .order_by(col(Goal.created_at), col(Goal.id))
        ).all()
    )


def goal_text(work: UnitOfWork, goal: Goal) -> str:
    """The words of a goal."""
    return work.vault.open(goal.text_sealed, table="goal", column="text_sealed", row_id=goal.id)


def add_step(
    work: UnitOfWork,
    *,
    pair_id: str,
    meeting_id: str | None,
    author_id: str,
    owner_id: str,
    text: str,
    due_on: date | None,
    now: datetime,
    drafted: bool = False,
) -> Step:
    """Keep a step that the pair agreed on. ``drafted``: a machine found the words, and they were taken as they were."""
    key = work.new_id()
    step = Step(
        id=key, pair_id=pair_id, meeting_id=meeting_id, author_id=author_id, owner_id=owner_id, due_on=due_on, drafted=drafted,
        text_sealed=work.vault.seal(text, table="step", column="text_sealed", row_id=key), created_at=now,
    )  # fmt: skip
    work.session.add(step)
    return step


def step_text(work: UnitOfWork, step: Step) -> str:
    """The words of a step."""
    return work.vault.open(step.text_sealed, table="step", column="text_sealed", row_id=step.id)


def open_steps(work: UnitOfWork, pair_id: str) -> list[Step]:
    """Steps of a pair that are not done, the nearest due first."""
    return open_steps_of(work, [pair_id])[pair_id]


def open_steps_of(work: UnitOfWork, pair_ids: Sequence[str]) -> dict[str, list[Step]]:
    """The steps of each pair that are not done, the nearest due first; one statement for all pairs."""
    found: dict[str, list[Step]] = {pair_id: [] for pair_id in pair_ids}
    if not found:
        return found
    still_open = select(Step).where(col(Step.pair_id).in_(sorted(found)), col(Step.done_at).is_(None))
    for step in sorted(
        work.session.exec(still_open).all(),
        key=lambda step: (step.due_on or date.max, step.created_at, step.id),
    ):
        found[step.pair_id].append(step)
    return found


def finish_step(work: UnitOfWork, pair_id: str, step_id: str, now: datetime) -> Step | None:
    """Mark a step of the pair as done; None where there is no such step."""
    step = work.session.get(Step, step_id)
    if step is None or step.pair_id != pair_id:
        return None
    step.done_at = step.done_at or now
    return step


def drop_step(work: UnitOfWork, pair_id: str, step_id: str, now: datetime) -> None:
    """Take a step of the pair off the list: it is not needed any more, and nobody did it."""
    step = finish_step(work, pair_id, step_id, now)
    if step is not None:
        step.erased_at = step.erased_at or now


def take_back_step(work: UnitOfWork, pair_id: str, step_id: str) -> None:
    """Delete a step of the pair that its author takes back while they are still writing it down."""
    step = work.session.get(Step, step_id)
    if step is not None and step.pair_id == pair_id:
        work.session.delete(step)


def step_by_id(work: UnitOfWork, step_id: str) -> Step | None:
    """One step."""
    return work.session.get(Step, step_id)
