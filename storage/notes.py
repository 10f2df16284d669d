"""Notes and steps, sealed. The caller checks that the reader may see a text before it is decrypted here."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from sqlmodel import col, or_, select

from storage.tables import Note, Step
from storage.unit_of_work import UnitOfWork

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
    """Save a note. ``drafted``: a language model wrote the text."""
    key = work.new_id()
    sealed = work.vault.seal(text, table="note", column="text_sealed", row_id=key)
    note = Note(
        id=key, pair_id=pair_id, meeting_id=meeting_id, author_id=author_id, visibility=visibility,
        text_sealed=sealed, drafted=drafted, created_at=now,
    )  # fmt: skip
    work.session.add(note)
    return note


def rewrite(work: UnitOfWork, note: Note, text: str, *, drafted: bool) -> None:
    """Replace the text of a note. ``drafted``: a language model wrote it, and the author took it unchanged."""
    note.text_sealed = work.vault.seal(text, table="note", column="text_sealed", row_id=note.id)
    note.drafted = drafted
    work.add(note)


def move_to_pair(note: Note, pair_id: str) -> None:
    """Move a private note to another pair of its author's; it loses its meeting, which stays with the old pair."""
    note.pair_id, note.meeting_id = pair_id, None


def note_text(work: UnitOfWork, note: Note) -> str:
    """The text of a note. Raises CannotUnseal."""
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
    """The texts of shared notes and open steps: the only texts that may influence which cards both people see."""
    notes = work.session.exec(select(Note).where(Note.pair_id == pair_id, Note.visibility == SHARED)).all()
    steps = work.session.exec(select(Step).where(Step.pair_id == pair_id, col(Step.done_at).is_(None))).all()
    return [note_text(work, note) for note in notes] + [step_text(work, step) for step in steps]


def note_by_id(work: UnitOfWork, note_id: str) -> Note | None:
    """A note by id."""
    return work.session.get(Note, note_id)


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
    """Save a step that the pair agreed on. ``drafted``: a language model wrote the text, and it was taken unchanged."""
    key = work.new_id()
    step = Step(
        id=key, pair_id=pair_id, meeting_id=meeting_id, author_id=author_id, owner_id=owner_id, due_on=due_on, drafted=drafted,
        text_sealed=work.vault.seal(text, table="step", column="text_sealed", row_id=key), created_at=now,
    )  # fmt: skip
    work.session.add(step)
    return step


def step_text(work: UnitOfWork, step: Step) -> str:
    """The text of a step. Raises CannotUnseal."""
    return work.vault.open(step.text_sealed, table="step", column="text_sealed", row_id=step.id)


def open_steps(work: UnitOfWork, pair_id: str) -> list[Step]:
    """The steps of a pair that are not done, the nearest due first."""
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
    """Mark a step of the pair as done; None where the pair has no such step."""
    step = work.session.get(Step, step_id)
    if step is None or step.pair_id != pair_id:
        return None
    step.done_at = step.done_at or now
    return step


def drop_step(work: UnitOfWork, pair_id: str, step_id: str, now: datetime) -> None:
    """Close a step of the pair that nobody did and that is not needed any more."""
    step = finish_step(work, pair_id, step_id, now)
    if step is not None:
        step.erased_at = step.erased_at or now


def take_back_step(work: UnitOfWork, pair_id: str, step_id: str) -> None:
    """Delete a step of the pair, for an author who takes it back while they are still entering it."""
    step = work.session.get(Step, step_id)
    if step is not None and step.pair_id == pair_id:
        work.session.delete(step)


def step_by_id(work: UnitOfWork, step_id: str) -> Step | None:
    """A step by id."""
    return work.session.get(Step, step_id)
