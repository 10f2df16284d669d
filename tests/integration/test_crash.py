"""kill -9 at every moment there is: what a process was doing is done once by the next one. Nothing is lost or doubled.

A crash is tried at statements that change something (each fourth; each one in ``make proof``), before each commit, and
before and after each message that is sent. Then another process goes on once the lease is over, and everybody must have
got what they would have got without the crash.
"""

from __future__ import annotations

import itertools
import shutil
import sqlite3
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from bot.outbox.deliveries import LEASE
from bot.schedule import tick as timers
from storage.tables import Note
from tests.integration.conftest import Found
from tests.support.crash.processes import KILLED, SURVIVED, Job, Nursery
from tests.support.fake_messengers import FilePost
from tests.support.organisation import Organisation, open_store, vilnius

NOW = vilnius(2027, 2, 22, 10)  # a Monday, seven weeks in
MOMENTS_AT_MOST = 300

STORED = (
    "SELECT key, outcome FROM timer",
    "SELECT key, outcome FROM outbox",
    "SELECT person_id, subject, closed_at IS NULL FROM conversation",
    "SELECT id, focus IS NULL FROM person",
)

Seen = list[Counter[tuple[str, ...]]]


@dataclass
class Scene:
    """A database as it is before the crash, and copies of it that a crash may happen to."""

    nursery: Nursery
    folder: Path
    file: Path
    number: Iterator[int]

    def copy(self) -> Copy:
        """The same moment again."""
        folder = self.folder / str(next(self.number))
        folder.mkdir()
        for part in self.file.parent.glob(f"{self.file.name}*"):
            shutil.copy(part, folder / part.name)
        return Copy(self.nursery, folder / self.file.name, folder / "post.jsonl")

    def moments(self, what: str, dies: str, step: int = 1, **more: str) -> Iterator[Copy]:
        """A copy for each moment at which the process can die, or each ``step``-th; the last, untouched run is not among them."""
        for nth in range(1, MOMENTS_AT_MOST, step):
            copy = self.copy()
            ended = copy.run(what, NOW, dies=dies, nth=nth, **more)
            if ended == SURVIVED:
                assert nth > step, "nothing was met at all"
                return
            assert ended == KILLED, f"{dies} {nth}: {ended}"
            yield copy
        raise AssertionError("there is no end to it")


@dataclass
class Copy:
    """One run: its database and what arrived at people's."""

    nursery: Nursery
    file: Path
    post: Path

    def run(self, what: str, now: datetime, *, dies: str = "", nth: int = 0, **more: str) -> int:
        """A process of its own does one thing; how it ended."""
        job = Job(what, str(self.file), now.isoformat(), post=str(self.post), dies=dies, nth=nth, **more)  # type: ignore[arg-type]
        return self.nursery.run(job)

    def goes_on(self, now: datetime) -> Seen:
        """The next process fires and delivers what is left; what there is then."""
        assert self.run("beat", now) == SURVIVED
        return self.seen()

    def seen(self) -> Seen:
        """What arrived at whom, what became of timers and messages, who is asked what."""
        lines = FilePost(self.post).lines()
        assert max(Counter(line["key"] for line in lines).values(), default=1) == 1, "a parcel came twice"
        with closing(sqlite3.connect(self.file)) as raw:
            assert raw.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
            assert raw.execute("PRAGMA foreign_key_check").fetchall() == []
            stored = [Counter(raw.execute(question)) for question in STORED]
        return [Counter((line["user"], line["text"]) for line in lines), *stored]


def make_due(organisation: Organisation) -> None:
    """A morning on which several things fall due, two of them for one person."""
    organisation.now = NOW
    for number, kind, to in [
        (1, "check_in", "mentee"),
        (3, "stall_mentee", "mentee"),
        (1, "silent", "mentee"),
        (2, "late_start", "mentee"),
    ]:
        organisation.arm(f"{kind}-{number}", kind, NOW, f"{to}-{number}", f"pair-{number}")


@pytest.fixture
def scene(found: Found, nursery: Nursery, tmp_path: Path) -> Scene:
    organisation = found(3)
    make_due(organisation)
    organisation.database.close()
    assert organisation.database.file is not None
    return Scene(nursery, tmp_path, organisation.database.file, itertools.count())


@pytest.fixture
def posted(scene: Scene) -> Scene:
    """The same morning, after the tick: everything waits in the outbox."""
    copy = scene.copy()
    assert copy.run("tick", NOW) == SURVIVED
    return Scene(scene.nursery, scene.folder, copy.file, scene.number)


def undisturbed(scene: Scene) -> Seen:
    """How the morning goes when nothing happens."""
    seen = scene.copy().goes_on(NOW)
    arrived, fired, delivered, *_ = seen
    assert {user for user, _ in arrived} == {"mentee-1", "mentee-3", "ausra"}
    assert {outcome for _, outcome in fired} == {"fired", None}
    assert {outcome for _, outcome in delivered} == {"sent"}
    return seen


EACH_WRITE = pytest.param("write", 1, id="each-write", marks=pytest.mark.proof)


@pytest.mark.parametrize(("dies", "step"), [("write", 4), EACH_WRITE, ("commit", 1)])
def test_killed_during_a_tick(scene: Scene, dies: str, step: int) -> None:
    as_usual = undisturbed(scene)
    for copy in scene.moments("tick", dies, step):
        assert copy.goes_on(NOW + timers.LEASE) == as_usual


@pytest.mark.parametrize(
    ("dies", "step"), [("write", 4), EACH_WRITE, ("commit", 1), ("before_send", 1), ("after_send", 1)]
)
def test_killed_during_a_delivery(posted: Scene, dies: str, step: int) -> None:
    as_usual = undisturbed(posted)
    for copy in posted.moments("deliver", dies, step):
        assert copy.goes_on(NOW + LEASE) == as_usual


def test_killed_again_and_again(posted: Scene) -> None:
    """Every process dies right after its first message: people still get each message once."""
    as_usual = undisturbed(posted)
    copy, now = posted.copy(), NOW
    for _ in range(20):
        if copy.run("deliver", now, dies="after_send", nth=1) == SURVIVED:
            break
        now += LEASE
    assert copy.seen() == as_usual


def test_nothing_is_sent_before_the_lease_is_over(posted: Scene) -> None:
    """Whoever holds the messages may be alive and only slow."""
    copy = posted.copy()
    assert copy.run("deliver", NOW, dies="before_send", nth=1) == KILLED
    assert copy.run("deliver", NOW + LEASE - timedelta(seconds=1)) == SURVIVED
    assert FilePost(copy.post).lines() == []


NOTE = "We agreed to rehearse the board meeting."


@pytest.mark.parametrize(("dies", "step"), [("write", 4), EACH_WRITE, ("commit", 1), ("", 1)])
def test_killed_while_somebody_is_answered(
    found: Found, nursery: Nursery, tmp_path: Path, dies: str, step: int
) -> None:
    """The platform hands the event over again; whether the crash was before the commit or after, it counts once."""
    organisation = found(1)
    organisation.now = NOW
    organisation.says("mentee-1", "note")
    organisation.presses("mentee-1", "shared")
    organisation.database.close()
    assert organisation.database.file is not None
    scene = Scene(nursery, tmp_path, organisation.database.file, itertools.count())
    if dies:
        copies = list(scene.moments("handle", dies, step, user="mentee-1", text=NOTE, event_id="once"))
    else:  # the process dies after the commit and before the answer
        copies = [scene.copy()]
        assert copies[0].run("handle", NOW, user="mentee-1", text=NOTE, event_id="once") == SURVIVED
    for copy in copies:
        database = open_store(f"sqlite:///{copy.file}")
        try:
            again = Organisation(database, NOW)
            answers = {again.says("mentee-1", NOTE, "once") for _ in range(3)}
            assert len(answers) == 1
            assert "Written down for the two of you" in answers.pop()
            assert len(again.all(Note)) == 1
            assert len(again.outcomes("note_shared")) == 1
            again.deliver()
            assert [NOTE in text for text in again.post.to("mentor-1")] == [True]
        finally:
            database.close()


@pytest.mark.parametrize(("dies", "step"), [("write", 24), EACH_WRITE, ("commit", 1), ("file", 1)])
def test_killed_at_its_first_start(nursery: Nursery, tmp_path: Path, dies: str, step: int) -> None:
    """A half-made schema, a key file without a database that knows it: the next start makes a whole one."""
    for nth in itertools.count(1, step):
        folder = tmp_path / str(nth)
        folder.mkdir()
        file = folder / "pora.db"
        job = Job("open", str(file), NOW.isoformat(), own_keys=True, dies=dies, nth=nth)
        ended = nursery.run(job)
        if ended == SURVIVED:
            assert nth > step
            return
        assert ended == KILLED
        for _ in range(2):  # once to make it whole, once to see that it is
            database = open_store(f"sqlite:///{file}", keys=None)
            organisation = Organisation(database, NOW)
            if not organisation.all(Note):
                organisation.found(1)
                organisation.says("mentee-1", f"/mentor note {NOTE}")
                organisation.presses("mentee-1", "private")
            assert NOTE in organisation.says("mentee-1", "notes")
            database.close()
