"""What a language model is asked for, as rows, wherever the store is."""

from __future__ import annotations

from datetime import timedelta

from bot.writing.tasks import Trouble
from storage import writer_jobs
from storage.database import Database
from storage.outcomes import WriterJobOutcome
from storage.tables import WriterJob
from storage.writer_jobs import Usage
from tests.contracts.rows import NOW, SECRET, a_pair, store

LEASE = timedelta(minutes=3)


def ask(
    database: Database, *, person: str = "rasa", use: str = "understand", text: str | None = SECRET
) -> str:
    with database.transaction() as work:
        return writer_jobs.enqueue(
            work, person_id=person, programme_id="programme", pair_id=None, use=use, subject=None, text=text,
            waits=True, now=NOW,
        ).id  # fmt: skip


def claim(database: Database, after: timedelta = timedelta(0)) -> list[WriterJob]:
    with database.transaction() as work:
        return writer_jobs.claim(work, NOW + after, lease=LEASE, limit=10)


def test_what_was_typed_is_sealed_and_forgotten_once_it_is_answered(database: Database) -> None:
    store(database, *a_pair())
    key = ask(database)
    with database.transaction() as work:
        job = writer_jobs.by_id(work, key)
        assert job is not None
        assert SECRET.encode() not in bytes(job.text_sealed or b"")
        assert writer_jobs.text_of(work, job) == SECRET
        writer_jobs.record_sent(work, job, {"text": "…"}, "model-1")
        writer_jobs.end(work, job, WriterJobOutcome.WRITTEN, NOW, tokens=(100, 20), answer="Kaip sekasi?")
    with database.transaction() as work:
        job = writer_jobs.by_id(work, key)
        assert job is not None
        assert (writer_jobs.text_of(work, job), writer_jobs.answer_of(work, job)) == (None, "Kaip sekasi?")
        assert writer_jobs.sent_of(work, job) == {"text": "…"}


def test_one_worker_at_a_time_and_another_once_the_lease_is_over(database: Database) -> None:
    store(database, *a_pair())
    key = ask(database)
    [first] = claim(database)
    assert claim(database, timedelta(minutes=2)) == []
    [second] = claim(database, timedelta(minutes=4))
    assert (first.id, second.id, second.attempts) == (key, key, 2)
    with database.transaction() as work:
        assert first.claimed_until is not None
        assert writer_jobs.still_leased(work, [key], claimed_until=first.claimed_until) == frozenset()
        assert second.claimed_until is not None
        assert writer_jobs.still_leased(work, [key], claimed_until=second.claimed_until) == frozenset({key})


def test_what_is_stopped_is_held_by_nobody_any_more_and_its_words_are_gone(database: Database) -> None:
    store(database, *a_pair())
    mine, other = ask(database), ask(database, person="jonas")
    [held, _] = sorted(claim(database), key=lambda job: job.id != mine)
    with database.transaction() as work:
        writer_jobs.stop(work, "rasa", NOW)
    with database.transaction() as work:
        job = writer_jobs.by_id(work, mine)
        assert job is not None
        assert (job.outcome, job.text_sealed) == ("stopped", None)
        assert held.claimed_until is not None
        assert writer_jobs.still_leased(work, [mine, other], claimed_until=held.claimed_until) == frozenset(
            {other}
        )


def test_a_days_requests_are_counted_for_a_person_and_for_everybody(database: Database) -> None:
    store(database, *a_pair())
    for who in ("rasa", "rasa", "jonas"):
        ask(database, person=who)
    with database.transaction() as work:
        assert writer_jobs.asked_since(work, "rasa", "programme", NOW) == (2, 3)
        assert writer_jobs.asked_since(work, "milda", "programme", NOW) == (0, 3)
        assert writer_jobs.asked_since(work, "rasa", "programme", NOW + timedelta(seconds=1)) == (0, 0)
        assert writer_jobs.asked_since(work, "rasa", "another", NOW) == (2, 0)


def test_what_it_cost_is_added_up_by_use(database: Database) -> None:
    store(database, *a_pair())
    for use, outcome in (
        ("understand", WriterJobOutcome.WRITTEN),
        ("understand", Trouble.SLOW),
        ("summarise", WriterJobOutcome.WRITTEN),
    ):
        key = ask(database, use=use)
        with database.transaction() as work:
            job = writer_jobs.by_id(work, key)
            assert job is not None
            writer_jobs.end(work, job, outcome, NOW, tokens=(100, 20))
    with database.transaction() as work:
        assert writer_jobs.usage(work, NOW) == [
            Usage("spring", "summarise", 1, 1, 100, 20),
            Usage("spring", "understand", 2, 1, 200, 40),
        ]
        assert writer_jobs.usage(work, NOW + timedelta(days=1)) == []
