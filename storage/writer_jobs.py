"""Language-model requests: queued in the transaction that asks, claimed with a lease (``storage.leases``), ended once."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

from sqlalchemy import case, func, or_, select, update
from sqlmodel import col

from storage.leases import Queue
from storage.outcomes import WriterJobOutcome
from storage.tables import Programme, WriterJob
from storage.unit_of_work import UnitOfWork

_queue = Queue(WriterJob, "ended_at")


def enqueue(
    work: UnitOfWork,
    *,
    person_id: str,
    programme_id: str,
    pair_id: str | None,
    use: str,
    subject: str | None,
    text: str | None,
    waits: bool,
    now: datetime,
) -> WriterJob:
    """Queue a request, to be sent after this transaction. ``text`` is sealed."""
    key = work.new_id()
    job = WriterJob(
        id=key, key=key, person_id=person_id, programme_id=programme_id, pair_id=pair_id, use=use, subject=subject,
        text_sealed=_seal(work, key, "text", text), waits=waits, asked_at=now, due_at=now,
    )  # fmt: skip
    work.add(job)
    return job


def claim(work: UnitOfWork, now: datetime, *, lease: timedelta, limit: int) -> list[WriterJob]:
    """Lease up to ``limit`` due requests until ``now + lease``; counts an attempt each. One statement."""
    return _queue.claim(work, now, lease=lease, limit=limit)


def still_leased(work: UnitOfWork, ids: Collection[str], *, claimed_until: datetime) -> frozenset[str]:
    """The ids of those requests that are still leased with this token, locked until the transaction ends."""
    return _queue.still_leased(work, ids, claimed_until)


def next_due(work: UnitOfWork) -> datetime | None:
    """When a request can be claimed next, which may be past; None when none waits."""
    return _queue.next_due(work)


def by_id(work: UnitOfWork, job_id: str) -> WriterJob | None:
    """A request by id."""
    return work.session.get(WriterJob, job_id)


def text_of(work: UnitOfWork, job: WriterJob) -> str | None:
    """The text that the person typed for the request, if it is stored nowhere else. Raises CannotUnseal."""
    return _open(work, job, "text", job.text_sealed)


def record_sent(work: UnitOfWork, job: WriterJob, sent: Mapping[str, Any], model: str) -> None:
    """Save the input exactly as it is sent, and the model that it is sent to."""
    job.sent_sealed = _seal(work, job.id, "sent", json.dumps(dict(sent), ensure_ascii=False, sort_keys=True))
    job.model = model
    work.add(job)


def sent_of(work: UnitOfWork, job: WriterJob) -> dict[str, Any] | None:
    """The input as it was sent; None where nothing was sent. Raises CannotUnseal."""
    found = _open(work, job, "sent", job.sent_sealed)
    return None if found is None else dict(json.loads(found))


def answer_of(work: UnitOfWork, job: WriterJob) -> str | None:
    """The text of the result, if it is stored nowhere else. Raises CannotUnseal."""
    return _open(work, job, "answer", job.answer_sealed)


def end(
    work: UnitOfWork,
    job: WriterJob,
    outcome: StrEnum,
    now: datetime,
    *,
    tokens: tuple[int, int] = (0, 0),
    answer: str | None = None,
) -> None:
    """End a request with its outcome (WriterJobOutcome, or a Trouble of the model) and its cost: tokens sent and written.

    The text that the person typed for it is deleted.
    """
    job.ended_at, job.outcome, job.text_sealed = now, outcome, None
    job.tokens_sent, job.tokens_written = tokens
    job.answer_sealed = _seal(work, job.id, "answer", answer)
    work.add(job)


def stop(work: UnitOfWork, person_id: str, now: datetime) -> None:
    """End a person's open requests: nothing more is sent. One statement."""
    work.session.execute(
        update(WriterJob)
        .where(col(WriterJob.person_id) == person_id, _queue.waiting)
        .values(ended_at=now, outcome=WriterJobOutcome.STOPPED, text_sealed=None),
        execution_options={"synchronize_session": False},
    )


def asked_since(work: UnitOfWork, person_id: str, programme_id: str, since: datetime) -> tuple[int, int]:
    """The number of requests since an instant: of the person in all programmes, and of everyone in this one. One statement."""
    of_person, in_programme = (
        col(WriterJob.person_id) == person_id,
        col(WriterJob.programme_id) == programme_id,
    )
    mine, everybody_s = (func.sum(case((which, 1), else_=0)) for which in (of_person, in_programme))
    counted = select(func.coalesce(mine, 0), func.coalesce(everybody_s, 0)).where(
        or_(of_person, in_programme), col(WriterJob.asked_at) >= since
    )
    own, everybody = work.session.execute(counted).one()
    return int(own), int(everybody)


def latest_sent(work: UnitOfWork, person_id: str, limit: int) -> list[WriterJob]:
    """A person's requests of which something was sent, the latest first."""
    return list(
        work.session.scalars(
            select(WriterJob)
            .where(col(WriterJob.person_id) == person_id, col(WriterJob.sent_sealed).is_not(None))
            .order_by(col(WriterJob.asked_at).desc(), col(WriterJob.id))
            .limit(limit)
        )
    )


@dataclass(frozen=True, slots=True)
class Usage:
    """The cost of one use of the language model to a programme."""

    programme: str
    use: str
    asked: int
    written: int
    tokens_sent: int
    tokens_written: int


def usage(work: UnitOfWork, since: datetime) -> list[Usage]:
    """The number and cost of requests since an instant, by programme and use; without names."""
    answered = func.sum(case((col(WriterJob.outcome) == WriterJobOutcome.WRITTEN, 1), else_=0))
    rows = work.session.execute(
        select(
            col(Programme.slug),
            col(WriterJob.use),
            func.count(),
            answered,
            func.sum(col(WriterJob.tokens_sent)),
            func.sum(col(WriterJob.tokens_written)),
        )
        .join(Programme, col(Programme.id) == col(WriterJob.programme_id))
        .where(col(WriterJob.asked_at) >= since)
        .group_by(col(Programme.slug), col(WriterJob.use))
        .order_by(col(Programme.slug), col(WriterJob.use))
    )
    return [
        Usage(slug, use, int(n), int(done), int(out), int(back)) for slug, use, n, done, out, back in rows
    ]


def _seal(work: UnitOfWork, job_id: str, what: str, text: str | None) -> bytes | None:
    if text is None:
        return None
    return work.vault.seal(text, table="writer_job", column=f"{what}_sealed", row_id=job_id)


def _open(work: UnitOfWork, job: WriterJob, what: str, sealed: bytes | None) -> str | None:
    if sealed is None:
        return None
    return work.vault.open(sealed, table="writer_job", column=f"{what}_sealed", row_id=job.id)
