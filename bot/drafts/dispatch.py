"""Dispatches requests to the language model: claimed and answered in transactions, awaited outside them.

First a transaction says what leaves, then the network, then another transaction checks what came, and decides. Whatever goes
wrong, the person has the curated answer, and hears that nothing came where they were told to wait.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot import writing_help
from bot.conversation.messages import Say
from bot.drafts.answers import CURATED, fault_in, restored, show, tell, without_answer
from bot.drafts.requests import task_of
from bot.installation import Installation
from bot.ports import Clock, Hop, Writer
from bot.rules.exception_location import exception_location
from bot.turn import Turn, Who
from bot.writing.placeholders import Redactor
from bot.writing.tasks import Task, Trouble, Use, WriterFailed, Written, sent, use_of
from storage import pairs, people, writer_jobs
from storage.outcomes import WriterJobOutcome
from storage.tables import WriterJob
from storage.unit_of_work import UnitOfWork

AT_ONCE = 8  # requests
LEASE = timedelta(minutes=3)  # longer than any budget of seconds
TRIES = 2  # a process may end in the middle of one
TOO_LATE = timedelta(minutes=15)  # after a longer silence nobody waits any more

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
    installation: Installation,
    writer: Writer | None,
    clock: Clock,
    hop: Hop,
    told: Callable[[], Awaitable[None]],
) -> None:
    """Ask what is to be asked, a few at once; ``told`` is awaited after each, so that nobody waits for the slowest.

    Without a ``writer`` whoever waits hears that nothing comes.
    """
    now = clock.now()
    requests, ended = await hop(prepare, installation, writer, now)
    if ended:
        await told()

    async def one(request: Request) -> None:
        result = await _ask(writer, request.task)
        then = clock.now()
        if await hop(finish, installation, request, result, then):
            await told()

    await asyncio.gather(*(one(request) for request in requests))


async def _ask(writer: Writer | None, task: Task) -> Written | WriterFailed:
    if writer is None:
        return WriterFailed(Trouble.RESTING)
    try:
        return await writer.write(task)
    except WriterFailed as failure:
        return failure


def prepare(installation: Installation, writer: Writer | None, now: datetime) -> tuple[list[Request], bool]:
    """Claim what is to be asked and note what leaves; whether somebody is to be told that nothing comes."""
    with installation.database.transaction() as work:
        requests, told = [], False
        for job in writer_jobs.claim(work, now, lease=LEASE, limit=AT_ONCE):
            try:
                with work.savepoint():
                    found = _prepared(installation, work, writer, job, now)
            except Exception as failure:  # noqa: BLE001 - one that cannot be put together holds up nobody else
                _log.error(
                    "request failed: %s",
                    exception_location(failure),
                    extra={"action": "request_failed", "use": job.use},
                )
                found = _unprepared(installation, work, job, now)
            if isinstance(found, Request):
                requests.append(found)
            else:
                told |= found
        return requests, told


def _prepared(
    installation: Installation, work: UnitOfWork, writer: Writer | None, job: WriterJob, now: datetime
) -> Request | bool:
    """What leaves for one; where nothing does, whether its person is to be told."""
    turn = _turn(installation, work, job, now)
    if turn is None:
        writer_jobs.end(work, job, WriterJobOutcome.STALE, now)
        return False
    if writer is None or not writing_help.has_agreed(turn):
        return without_answer(turn, job, WriterJobOutcome.STOPPED)
    if job.attempts > TRIES or now - job.asked_at > TOO_LATE:
        return without_answer(turn, job, WriterJobOutcome.LOST)
    names = tuple(writing_help.names_to_replace(turn))
    hiding = Redactor(names)
    task = task_of(turn, job, hiding)
    if task is None:
        return without_answer(turn, job, WriterJobOutcome.STALE)
    writer_jobs.record_sent(work, job, sent(task), writer.model)
    return Request(job.id, job.claimed_until or now, task, hiding, names)


def _unprepared(installation: Installation, work: UnitOfWork, job: WriterJob, now: datetime) -> bool:
    """End one that cannot be put together, without its words: they may be what cannot be read."""
    turn = _turn(installation, work, job, now)
    writer_jobs.end(work, job, WriterJobOutcome.FAILED, now)
    if turn is None or not job.waits:
        return False
    own = Use(job.use) is Use.REWORD
    return tell(
        turn,
        job,
        [Say("supervision-not-reworded")] if own else CURATED[Use(job.use)](turn, job),
    )


def finish(
    installation: Installation, request: Request, result: Written | WriterFailed, now: datetime
) -> bool:
    """Check what came and make of it what the person sees; whether there is something to deliver."""
    with installation.database.transaction() as work:
        if not writer_jobs.still_leased(work, [request.job_id], claimed_until=request.claimed_until):
            return False  # opted out or erased meanwhile, or somebody else took over
        job = writer_jobs.by_id(work, request.job_id)
        if job is None:
            return False
        tokens = result.tokens
        turn = _turn(installation, work, job, now)
        if turn is None:
            writer_jobs.end(work, job, WriterJobOutcome.STALE, now, tokens=(tokens.sent, tokens.written))
            return False
        trouble = (
            result.trouble
            if isinstance(result, WriterFailed)
            else fault_in(request.task, request.names, result.answer)
        )
        if isinstance(result, Written) and trouble is None and writing_help.has_agreed(turn):
            answer = restored(result.answer, request.hiding)
            try:
                with work.savepoint():
                    told = show(turn, job, answer, tokens)
            except Exception as failure:  # noqa: BLE001 - whatever it is, the person gets the curated answer
                _log.error(
                    "draft failed: %s",
                    exception_location(failure),
                    extra={"action": "draft_failed", "use": job.use},
                )
                turn = _turn(installation, work, job, now)
            else:
                return told
        outcome = trouble or WriterJobOutcome.STOPPED
        _log.info(
            "no draft",
            extra={"action": "no_draft", "use": use_of(request.task).value, "trouble": outcome.value},
        )
        return turn is not None and without_answer(turn, job, outcome, tokens)


def _turn(installation: Installation, work: UnitOfWork, job: WriterJob, now: datetime) -> Turn | None:
    """The person and the pair that it is for; None once they are gone, or the pair has ended."""
    member = people.members(work, [job.person_id]).get(job.person_id)
    couple = pairs.by_ids(work, [job.pair_id]).get(job.pair_id) if job.pair_id else None
    if member is None or (couple is not None and couple.pair.ended_at is not None):
        return None
    return Turn(Who(member, now), work, installation).for_pair(couple)
