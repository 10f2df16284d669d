"""From what was asked of a language model to what the person sees: the model is awaited outside every transaction.

First a transaction says what leaves, then the network, then another transaction checks what came, and decides. Whatever goes
wrong, the person has the curated answer, and hears that nothing came where they were told to wait.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from bot import writing_help as drafting
from bot.conversation.messages import Ask, Message, Say, Takes, draft
from bot.conversations import open_one
from bot.flows import supervision
from bot.flows.guess import guess_of
from bot.flows.note_draft import draft_of, own_note, without_draft
from bot.inbox.service import Service
from bot.ports import Clock, Writer
from bot.rules.care import find_concern
from bot.rules.exception_location import exception_location
from bot.rules.visibility import Data
from bot.turn import Scene, Start
from bot.writing.answer_checks import find_trouble
from bot.writing.placeholders import Redactor
from bot.writing.tasks import (
    Adapt,
    Adapted,
    Answer,
    Meant,
    Reword,
    Reworded,
    Summarise,
    Summary,
    Task,
    Tokens,
    Trouble,
    Understand,
    Use,
    Wish,
    WriterFailed,
    Written,
    sent,
    use_of,
)
from storage import conversations, notes, pairs, people, writer_jobs
from storage.database import UnitOfWork
from storage.tables import WriterJob

AT_ONCE = 8  # requests
LEASE = timedelta(minutes=3)  # longer than any budget of seconds
TRIES = 2  # a process may end in the middle of one
TOO_LATE = timedelta(minutes=15)  # after a longer silence nobody waits any more
KEPT = timedelta(days=1)  # how long a draft is worth delivering
PATIENCE = timedelta(hours=1)  # how long a question waits for what somebody has begun meanwhile

Hop = Callable[[Callable[[], Any]], Awaitable[Any]]

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Request:
    """What leaves for one person, and how it is put back together."""

    job_id: str
    claimed_until: datetime
    task: Task
    hiding: Redactor
    names: tuple[str, ...]  # of everybody in the programme: none of them was given


async def write_due(
    service: Service, writer: Writer | None, clock: Clock, hop: Hop, told: Callable[[], Awaitable[None]]
) -> None:
    """Ask what is to be asked, a few at once; ``told`` is awaited after each, so that nobody waits for the slowest.

    Without a ``writer`` whoever waits hears that nothing comes.
    """
    now = clock.now()
    requests, ended = await hop(lambda: prepare(service, writer, now))
    if ended:
        await told()

    async def one(request: Request) -> None:
        result = await _ask(writer, request.task)
        then = clock.now()
        if await hop(lambda: finish(service, request, result, then)):
            await told()

    await asyncio.gather(*(one(request) for request in requests))


async def _ask(writer: Writer | None, task: Task) -> Written | WriterFailed:
    if writer is None:
        return WriterFailed(Trouble.RESTING)
    try:
        return await writer.write(task)
    except WriterFailed as failure:
        return failure


def prepare(service: Service, writer: Writer | None, now: datetime) -> tuple[list[Request], bool]:
    """Claim what is to be asked and note what leaves; whether somebody is to be told that nothing comes."""
    with service.database.transaction() as work:
        requests, told = [], False
        for job in writer_jobs.claim(work, now, lease=LEASE, limit=AT_ONCE):
            try:
                with work.session.begin_nested():
                    found = _prepared(service, work, writer, job, now)
                    work.flush()
            except Exception as failure:  # noqa: BLE001 - one that cannot be put together holds up nobody else
                _log.error(
                    "request failed: %s",
                    exception_location(failure),
                    extra={"action": "request_failed", "use": job.use},
                )
                found = _unprepared(service, work, job, now)
            if isinstance(found, Request):
                requests.append(found)
            else:
                told |= found
        return requests, told


def _prepared(
    service: Service, work: UnitOfWork, writer: Writer | None, job: WriterJob, now: datetime
) -> Request | bool:
    """What leaves for one; where nothing does, whether its person is to be told."""
    scene = _scene(service, work, job, now)
    if scene is None:
        writer_jobs.end(work, job, "stale", now)
        return False
    if writer is None or not drafting.agreed(scene):
        return _without(service, scene, job, "stopped")
    if job.attempts > TRIES or now - job.asked_at > TOO_LATE:
        return _without(service, scene, job, "lost")
    names = tuple(drafting.names_around(scene))
    hiding = Redactor(names)
    task = _task(scene, job, hiding)
    if task is None:
        return _without(service, scene, job, "stale")
    writer_jobs.keep_sent(work, job, sent(task), writer.model)
    return Request(job.id, job.claimed_until or now, task, hiding, names)


def _unprepared(service: Service, work: UnitOfWork, job: WriterJob, now: datetime) -> bool:
    """End one that cannot be put together, without its words: they may be what cannot be read."""
    scene = _scene(service, work, job, now)
    writer_jobs.end(work, job, "failed", now)
    if scene is None or not job.waits:
        return False
    own = Use(job.use) is Use.REWORD
    return _tell(
        service,
        scene,
        job,
        [Say("supervision-not-reworded")] if own else _CURATED[Use(job.use)](scene, job),
    )


def finish(service: Service, request: Request, result: Written | WriterFailed, now: datetime) -> bool:
    """Check what came and make of it what the person sees; whether there is something to deliver."""
    with service.database.transaction() as work:
        if not writer_jobs.held(work, [request.job_id], claimed_until=request.claimed_until):
            return False  # opted out or erased meanwhile, or somebody else took over
        job = writer_jobs.by_id(work, request.job_id)
        if job is None:
            return False
        tokens = result.tokens
        scene = _scene(service, work, job, now)
        if scene is None:
            writer_jobs.end(work, job, "stale", now, tokens=(tokens.sent, tokens.written))
            return False
        trouble = result.trouble if isinstance(result, WriterFailed) else _fault(request, result.answer)
        if isinstance(result, Written) and trouble is None and drafting.agreed(scene):
            answer = _restored(result.answer, request.hiding)
            try:
                with work.session.begin_nested():
                    told = _shown(service, scene, job, answer, tokens)
                    work.flush()
            except Exception as failure:  # noqa: BLE001 - whatever it is, the person gets the curated answer
                _log.error(
                    "draft failed: %s",
                    exception_location(failure),
                    extra={"action": "draft_failed", "use": job.use},
                )
                scene = _scene(service, work, job, now)
            else:
                return told
        outcome = trouble.value if trouble is not None else "stopped"
        _log.info(
            "no draft", extra={"action": "no_draft", "use": use_of(request.task).value, "trouble": outcome}
        )
        return scene is not None and _without(service, scene, job, outcome, tokens)


def _scene(service: Service, work: UnitOfWork, job: WriterJob, now: datetime) -> Scene | None:
    """The person and the pair that it is for; None once they are gone, or the pair has ended."""
    member = people.members(work, [job.person_id]).get(job.person_id)
    couple = pairs.by_ids(work, [job.pair_id]).get(job.pair_id) if job.pair_id else None
    if member is None or (couple is not None and couple.pair.ended_at is not None):
        return None
    return Scene(work, now, member, service.library, couple, writing=service.writing)


# ---- what leaves ---------------------------------------------------------------------------------------------------------


def _task(scene: Scene, job: WriterJob, hiding: Redactor) -> Task | None:
    """What is asked, without names and addresses; None where what it is about is gone."""
    return _TASKS[Use(job.use)](scene, job, hiding)


def _adapt(scene: Scene, job: WriterJob, hiding: Redactor) -> Task | None:
    card, goal, reader = scene.library.by_id(job.subject or ""), drafting.goal_to_send(scene), scene.reader
    if card is None or goal is None:
        return None
    text = card.text(reader.language, reader.address)
    return Adapt(text, hiding.redact(goal), reader.language, reader.address)


def _summarise(scene: Scene, job: WriterJob, hiding: Redactor) -> Task | None:
    note = own_note(scene, job.subject)
    if note is None or not scene.may_see(Data.PRIVATE_NOTE, note.author_id):
        return None
    text = notes.note_text(scene.work, note)
    if find_concern(text) is not None:
        return None
    return Summarise(hiding.redact(text), scene.reader.language, scene.reader.address)


def _understand(scene: Scene, job: WriterJob, hiding: Redactor) -> Task | None:
    text = _typed(scene, job)
    return None if text is None else Understand(hiding.redact(text), scene.reader.language, scene.today)


def _reword(scene: Scene, job: WriterJob, hiding: Redactor) -> Task | None:
    text = _typed(scene, job)
    return None if text is None else Reword(hiding.redact(text), scene.reader.language)


def _typed(scene: Scene, job: WriterJob) -> str | None:
    """What the person typed for it; None where it asks for care."""
    text = writer_jobs.text_of(scene.work, job)
    return None if text is None or find_concern(text) is not None else text


_TASKS: Mapping[Use, Callable[[Scene, WriterJob, Redactor], Task | None]] = {
    Use.ADAPT: _adapt,
    Use.SUMMARISE: _summarise,
    Use.UNDERSTAND: _understand,
    Use.REWORD: _reword,
}


# ---- what comes ----------------------------------------------------------------------------------------------------------


def _fault(request: Request, answer: Answer) -> Trouble | None:
    """What is wrong with an answer; None where it may be shown. An answer that would ask for care is none."""
    if fault := find_trouble(request.task, answer, names=request.names):
        return fault
    return Trouble.ADVICE if find_concern(_words(answer)) is not None else None


def _words(answer: Answer) -> str:
    if isinstance(answer, Summary):
        return " . ".join((answer.summary, *answer.steps))
    if isinstance(answer, Adapted):
        return answer.question
    return answer.topic if isinstance(answer, Reworded) else ""


def _restored(answer: Answer, hiding: Redactor) -> Answer:
    """The answer with names and addresses in their places again."""
    if isinstance(answer, Summary):
        steps = tuple(hiding.restore(step) for step in answer.steps)
        return replace(answer, summary=hiding.restore(answer.summary), steps=steps)
    if isinstance(answer, Adapted):
        return replace(answer, question=hiding.restore(answer.question))
    return replace(answer, topic=hiding.restore(answer.topic)) if isinstance(answer, Reworded) else answer


def _shown(service: Service, scene: Scene, job: WriterJob, answer: Answer, tokens: Tokens) -> bool:
    """Tell the person what came; whether there is anything to tell."""
    messages: list[Message] = []
    words: str | None = None
    asked = writer_jobs.text_of(scene.work, job) or ""
    if isinstance(answer, Adapted):
        words = answer.question
        messages = [Say("writer-card", {"draft": draft(job.id)})]
    elif isinstance(answer, Summary):
        note = own_note(scene, job.subject)
        messages = _asked(scene, draft_of(note, answer)) if note is not None else []
    elif isinstance(answer, Meant):
        guess = guess_of(scene, answer, asked) if job.waits or _another_offer(scene, answer) else None
        messages = _asked(scene, guess) if guess is not None else []
        if guess is None and job.waits:
            messages = [Say("not-understood")]
    elif isinstance(answer, Reworded):
        messages = supervision.reworded(scene, asked, answer.topic)
    writer_jobs.end(
        scene.work, job, writer_jobs.WRITTEN, scene.now, tokens=(tokens.sent, tokens.written), answer=words
    )
    return _tell(service, scene, job, messages)


def _another_offer(scene: Scene, meant: Meant) -> bool:
    """Whether a guess adds something to the offer to keep a note, and that offer is still open."""
    offered = conversations.subject_of("heard", scene.couple.pair.id if scene.couple else None)
    still = conversations.open_on(scene.work, scene.person.id, offered) is not None
    return still and meant.wish is not Wish.NOTE


def _without(
    service: Service, scene: Scene, job: WriterJob, outcome: str, tokens: Tokens | None = None
) -> bool:
    """Nothing came: whoever was told to wait hears of it and gets the curated answer; whether there is anything to tell."""
    messages = _CURATED[Use(job.use)](scene, job) if job.waits else []
    cost = (tokens.sent, tokens.written) if tokens is not None else (0, 0)
    writer_jobs.end(scene.work, job, outcome, scene.now, tokens=cost)
    return _tell(service, scene, job, messages)


def _no_draft(scene: Scene, job: WriterJob) -> list[Message]:
    return [Say("draft-none"), *_asked(scene, without_draft(job.subject or ""))]


_CURATED: Mapping[Use, Callable[[Scene, WriterJob], list[Message]]] = {
    Use.SUMMARISE: _no_draft,
    Use.UNDERSTAND: lambda _, __: [Say("not-understood")],
    Use.REWORD: lambda scene, job: supervision.not_reworded(
        scene, writer_jobs.text_of(scene.work, job) or ""
    ),
}


def _asked(scene: Scene, start: Start) -> list[Message]:
    row, state = open_one(scene, start)
    return [] if state.page is None else [Ask(row.id, state.turn)]


def _tell(service: Service, scene: Scene, job: WriterJob, messages: list[Message]) -> bool:
    """Have it delivered. A question waits until its person is through with what they have begun: they are typing there."""
    if messages:
        later = PATIENCE if _elsewhere(scene, messages) else timedelta(0)
        if job.waits and not later:
            messages = [Takes(job.id), *messages]
        scene.tell(
            scene.person.id,
            "draft",
            messages,
            key=f"draft:{job.id}",
            expires=KEPT,
            after=later,
            unasked=False,
        )
    service.settle(scene)
    return bool(messages)


def _elsewhere(scene: Scene, messages: Sequence[Message]) -> bool:
    """Whether typed words answer another question now: what is meant for that one must not be taken for this.

    A guess comes beside the offer to keep the same words as a note.
    """
    asked = {message.conversation for message in messages if isinstance(message, Ask)}
    focus = scene.person.focus
    if not asked or focus is None or focus in asked:
        return False
    row = conversations.open_by_id(scene.work, focus)
    return row is not None and row.flow != "heard"
