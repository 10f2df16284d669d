"""What a language model is asked for, as rows: asked in the transaction of whoever asks, claimed with a lease, ended once."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import case, func, or_, select, update
from sqlmodel import col

from storage.database import UnitOfWork
from storage.leases import Queue
from storage.tables import Programme, WriterJob

WRITTEN = "written"

_queue = Queue(WriterJob, "ended_at")


def ask(
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
    """Have a language model asked once this transaction is over. ``text`` is sealed."""
    key = work.new_id()
    job = WriterJob(
        id=key, key=key, person_id=person_id, programme_id=programme_id, pair_id=pair_id, use=use, subject=subject,
        text_sealed=_seal(work, key, "text", text), waits=waits, asked_at=now, due_at=now,
    )  # fmt: skip
    work.add(job)
    return job


def claim(work: UnitOfWork, now: datetime, *, lease: timedelta, limit: int) -> list[WriterJob]:
    """Take up to ``limit`` of what is to be asked until ``now + lease``; counts an attempt each. One statement."""
    return _queue.claim(work, now, lease=lease, limit=limit)


def held(work: UnitOfWork, ids: Collection[str], *, claimed_until: datetime) -> frozenset[str]:
    """Those that are still held with this token, kept until the transaction ends."""
    return _queue.held(work, ids, claimed_until)


def next_due(work: UnitOfWork) -> datetime | None:
    """When something can be claimed next, which may be past; None when nothing waits."""
    return _queue.next_due(work)


def by_id(work: UnitOfWork, job_id: str) -> WriterJob | None:
    """One of them."""
    return work.session.get(WriterJob, job_id)


def text_of(work: UnitOfWork, job: WriterJob) -> str | None:
    """What the person typed for it, where it stands nowhere else. Raises CannotOpen."""
    return _open(work, job, "text", job.text_sealed)


def keep_sent(work: UnitOfWork, job: WriterJob, sent: Mapping[str, Any], model: str) -> None:
    """Note what leaves, as it leaves, and for which model."""
    job.sent_sealed = _seal(work, job.id, "sent", json.dumps(dict(sent), ensure_ascii=False, sort_keys=True))
    job.model = model
    work.add(job)


def sent_of(work: UnitOfWork, job: WriterJob) -> dict[str, Any] | None:
    """What left; None where nothing did. Raises CannotOpen."""
    found = _open(work, job, "sent", job.sent_sealed)
    return None if found is None else dict(json.loads(found))


def answer_of(work: UnitOfWork, job: WriterJob) -> str | None:
    """The words that came of it, where they stand nowhere else. Raises CannotOpen."""
    return _open(work, job, "answer", job.answer_sealed)


def end(
    work: UnitOfWork,
    job: WriterJob,
    outcome: str,
    now: datetime,
    *,
    tokens: tuple[int, int] = (0, 0),
    answer: str | None = None,
) -> None:
    """Note what became of it, and what it cost: tokens sent and written. What the person typed for it is forgotten."""
    job.ended_at, job.outcome, job.text_sealed = now, outcome, None
    job.tokens_sent, job.tokens_written = tokens
    job.answer_sealed = _seal(work, job.id, "answer", answer)
    work.add(job)


def stop(work: UnitOfWork, person_id: str, now: datetime) -> None:
    """End what is still to be asked for a person: nothing more leaves. One statement."""
    work.session.execute(
        update(WriterJob)
        .where(col(WriterJob.person_id) == person_id, _queue.waiting)
        .values(ended_at=now, outcome="stopped", text_sealed=None),
        execution_options={"synchronize_session": False},
    )


def asked_since(work: UnitOfWork, person_id: str, programme_id: str, since: datetime) -> tuple[int, int]:
    """How often was asked since an instant: for the person, in whatever programme, and in this one. One statement."""
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
    """What left for a person, the latest first."""
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
    """What one use cost a programme."""

    programme: str
    use: str
    asked: int
    written: int
    tokens_sent: int
    tokens_written: int


def usage(work: UnitOfWork, since: datetime) -> list[Usage]:
    """What was asked since an instant and what it cost, by programme and use; counts alone, nobody's name."""
    answered = func.sum(case((col(WriterJob.outcome) == WRITTEN, 1), else_=0))
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


def _seal(work: UnitOfWork, job_id: str, what: str, words: str | None) -> bytes | None:
    if words is None:
        return None
    return work.vault.seal(words, table="writer_job", column=f"{what}_sealed", row_id=job_id)


def _open(work: UnitOfWork, job: WriterJob, what: str, sealed: bytes | None) -> str | None:
    if sealed is None:
        return None
    return work.vault.open(sealed, table="writer_job", column=f"{what}_sealed", row_id=job.id)
