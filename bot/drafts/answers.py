"""What the person sees of a language model's answer, or of none: checked, restored, told once they are free."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import timedelta
from enum import StrEnum

from bot import kinds
from bot.conversation import refs
from bot.conversation.messages import Ask, Message, Replaces, Say
from bot.conversations import start as start_conversation
from bot.flows.guess import guess_start
from bot.flows.note_draft import draft_start, own_note, step_start
from bot.flows.supervision.hand_in import not_reworded, reworded
from bot.rules.care import find_concern
from bot.schedule import effects
from bot.turn import Start, Turn
from bot.writing.answer_checks import find_trouble
from bot.writing.placeholders import Redactor
from bot.writing.tasks import Adapted, Answer, Meant, Reworded, Summary, Task, Tokens, Trouble, Use, Wish
from storage import conversations, writer_jobs
from storage.outcomes import WriterJobOutcome
from storage.tables import WriterJob

PATIENCE = timedelta(hours=1)  # how long a question waits for what the person has begun meanwhile


def fault_in(task: Task, names: Sequence[str], answer: Answer) -> Trouble | None:
    """What is wrong with an answer; None where it may be shown. An answer that would ask for care is none."""
    if fault := find_trouble(task, answer, names=names):
        return fault
    return Trouble.ADVICE if find_concern(_words(answer)) is not None else None


def _words(answer: Answer) -> str:
    if isinstance(answer, Summary):
        return " . ".join((answer.summary, *answer.steps))
    if isinstance(answer, Adapted):
        return answer.question
    return answer.topic if isinstance(answer, Reworded) else ""


def restored(answer: Answer, hiding: Redactor) -> Answer:
    """The answer with names and addresses in their places again."""
    if isinstance(answer, Summary):
        steps = tuple(hiding.restore(step) for step in answer.steps)
        return replace(answer, summary=hiding.restore(answer.summary), steps=steps)
    if isinstance(answer, Adapted):
        return replace(answer, question=hiding.restore(answer.question))
    return replace(answer, topic=hiding.restore(answer.topic)) if isinstance(answer, Reworded) else answer


def show(turn: Turn, job: WriterJob, answer: Answer, tokens: Tokens) -> bool:
    """Tell the person what came; whether there is anything to tell."""
    messages: list[Message] = []
    words: str | None = None
    asked = writer_jobs.text_of(turn.store, job) or ""
    if isinstance(answer, Adapted):
        words = answer.question
        messages = [Say("writer-card", {"draft": refs.draft(job.id)})]
    elif isinstance(answer, Summary):
        note = own_note(turn, job.subject)
        messages = _asked(turn, draft_start(note, answer)) if note is not None else []
    elif isinstance(answer, Meant):
        guess = guess_start(turn.who, answer, asked) if job.waits or _another_offer(turn, answer) else None
        messages = _asked(turn, guess) if guess is not None else []
        if guess is None and job.waits:
            messages = [Say("not-understood")]
    elif isinstance(answer, Reworded):
        messages = reworded(turn, asked, answer.topic)
    writer_jobs.end(
        turn.store,
        job,
        WriterJobOutcome.WRITTEN,
        turn.who.now,
        tokens=(tokens.sent, tokens.written),
        answer=words,
    )
    return tell(turn, job, messages)


def _another_offer(turn: Turn, meant: Meant) -> bool:
    """Whether a guess adds something to the offer to keep a note, and that offer is still open."""
    offered = conversations.subject_of("heard", turn.who.couple.pair.id if turn.who.couple else None)
    still = conversations.open_on(turn.store, turn.who.person.id, offered) is not None
    return still and meant.wish is not Wish.NOTE


def without_answer(turn: Turn, job: WriterJob, outcome: StrEnum, tokens: Tokens | None = None) -> bool:
    """Nothing came: whoever was told to wait hears of it and gets the curated answer; whether there is anything to tell."""
    messages = CURATED[Use(job.use)](turn, job) if job.waits else []
    cost = (tokens.sent, tokens.written) if tokens is not None else (0, 0)
    writer_jobs.end(turn.store, job, outcome, turn.who.now, tokens=cost)
    return tell(turn, job, messages)


def _no_draft(turn: Turn, job: WriterJob) -> list[Message]:
    return [Say("draft-none"), *_asked(turn, step_start(job.subject or ""))]


CURATED: Mapping[Use, Callable[[Turn, WriterJob], list[Message]]] = {
    Use.SUMMARISE: _no_draft,
    Use.UNDERSTAND: lambda _, __: [Say("not-understood")],
    Use.REWORD: lambda turn, job: not_reworded(turn, writer_jobs.text_of(turn.store, job) or ""),
}


def _asked(turn: Turn, start: Start) -> list[Message]:
    row, state = start_conversation(turn, start)
    return [] if state.page is None else [Ask(row.id, state.turn)]


def tell(turn: Turn, job: WriterJob, messages: list[Message]) -> bool:
    """Have it delivered. A question waits until its person is through with what they have begun: they are typing there."""
    if messages:
        later = PATIENCE if _elsewhere(turn, messages) else timedelta(0)
        if job.waits and not later:
            messages = [Replaces(job.id), *messages]
        turn.tell(turn.who.person.id, kinds.DRAFT, messages, key=f"draft:{job.id}", after=later)
    effects.write(turn)
    return bool(messages)


def _elsewhere(turn: Turn, messages: Sequence[Message]) -> bool:
    """Whether typed words answer another question now: what is meant for that one must not be taken for this.

    A guess comes beside the offer to keep the same words as a note.
    """
    asked = {message.conversation for message in messages if isinstance(message, Ask)}
    focus = turn.who.person.focus
    if not asked or focus is None or focus in asked:
        return False
    row = conversations.open_by_id(turn.store, focus)
    return row is not None and row.flow != "heard"
