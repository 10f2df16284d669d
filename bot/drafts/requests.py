"""What leaves for the language model for each use, without names and addresses."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from bot import writing_help
from bot.flows.note_draft import own_note
from bot.rules.care import find_concern
from bot.rules.visibility import Data
from bot.turn import Turn
from bot.writing.placeholders import Redactor
from bot.writing.tasks import Adapt, Reword, Summarise, Task, Understand, Use
from storage import notes, writer_jobs
from storage.tables import WriterJob


def task_of(turn: Turn, job: WriterJob, hiding: Redactor) -> Task | None:
    """What is asked, without names and addresses; None where what it is about is gone."""
    return _TASKS[Use(job.use)](turn, job, hiding)


def _adapt(turn: Turn, job: WriterJob, hiding: Redactor) -> Task | None:
    card, goal, reader = (
        turn.installation.library.by_id(job.subject or ""),
        writing_help.goal_to_send(turn),
        turn.who.reader,
    )
    if card is None or goal is None:
        return None
    text = card.text(reader.language, reader.address)
    return Adapt(text, hiding.redact(goal), reader.language, reader.address)


def _summarise(turn: Turn, job: WriterJob, hiding: Redactor) -> Task | None:
    note = own_note(turn, job.subject)
    if note is None or not turn.who.may_see(Data.PRIVATE_NOTE, note.author_id):
        return None
    text = notes.note_text(turn.store, note)
    if find_concern(text) is not None:
        return None
    return Summarise(hiding.redact(text), turn.who.reader.language, turn.who.reader.address)


def _understand(turn: Turn, job: WriterJob, hiding: Redactor) -> Task | None:
    text = _typed(turn, job)
    return None if text is None else Understand(hiding.redact(text), turn.who.reader.language, turn.who.today)


def _reword(turn: Turn, job: WriterJob, hiding: Redactor) -> Task | None:
    text = _typed(turn, job)
    return None if text is None else Reword(hiding.redact(text), turn.who.reader.language)


def _typed(turn: Turn, job: WriterJob) -> str | None:
    """What the person typed for it; None where it asks for care."""
    text = writer_jobs.text_of(turn.store, job)
    return None if text is None or find_concern(text) is not None else text


_TASKS: Mapping[Use, Callable[[Turn, WriterJob, Redactor], Task | None]] = {
    Use.ADAPT: _adapt,
    Use.SUMMARISE: _summarise,
    Use.UNDERSTAND: _understand,
    Use.REWORD: _reword,
}
