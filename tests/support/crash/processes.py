"""Processes that are born quickly and killed for real.

A nursery is one interpreter that has everything imported and no thread of its own; each line it reads is a job that it
forks a process for. A job names a moment at which that process kills itself with SIGKILL: nothing is flushed, nothing is
said goodbye to, exactly as when the machine's power goes.
"""

from __future__ import annotations

import asyncio
import json
import os
import signal
import subprocess
import sys
import traceback
from collections.abc import Callable
from dataclasses import asdict, dataclass
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, event

from adapters.app import inline
from bot.conversation.messages import Incoming, Said
from bot.inbox.door import handle
from bot.outbox.deliver import deliver
from tests.support.fake_messengers import PLATFORM, FilePost
from tests.support.organisation import KEY, Organisation, open_store
from tests.support.ticking import tick

SURVIVED = 0
KILLED = -signal.SIGKILL
FAILED = 70
READS = ("SELECT", "PRAGMA", "BEGIN", "SAVEPOINT", "RELEASE")
FILE_EVENTS = frozenset({"open", "os.rename", "os.link", "os.chmod", "os.remove"})


@dataclass(frozen=True, slots=True)
class Job:
    """What a process does, and where it dies, if it does."""

    what: str  # open | tick | deliver | beat | handle
    file: str  # of the database
    now: str  # ISO
    own_keys: bool = False  # a key file beside it instead of the tests' key
    post: str = ""  # the file parcels are appended to
    text: str = ""  # for handle: what ``user`` says
    user: str = ""
    event_id: str = ""
    dies: str = ""  # write | commit | file | before_send | after_send
    nth: int = 0


class Nursery:
    """Bears processes for jobs."""

    def __init__(self) -> None:
        self._mother = subprocess.Popen(
            [sys.executable, "-m", "tests.support.crash.processes"],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=Path(__file__).parents[3],
        )  # fmt: skip

    def run(self, job: Job) -> int:
        """Run a job in a process of its own; how it ended: SURVIVED, KILLED, or an exit code."""
        assert self._mother.stdin is not None
        assert self._mother.stdout is not None
        self._mother.stdin.write(json.dumps(asdict(job)) + "\n")
        self._mother.stdin.flush()
        return int(self._mother.stdout.readline())

    def close(self) -> None:
        """No more jobs."""
        self._mother.communicate()


class Doom:
    """Kills this process at the n-th time it is met."""

    def __init__(self, nth: int) -> None:
        self._left = nth

    def __call__(self, *_: Any, **__: Any) -> None:
        self._left -= 1
        if self._left == 0:
            os.kill(os.getpid(), signal.SIGKILL)


def _do(job: Job) -> None:
    met = _doom(job) if job.what == "open" else {}
    database = open_store(f"sqlite:///{job.file}", keys=None if job.own_keys else KEY)
    met |= _doom(job) if job.what != "open" else {}
    organisation = Organisation(database, datetime.fromisoformat(job.now))
    if job.what in ("tick", "beat"):
        tick(organisation.installation, organisation.now)
    if job.what in ("deliver", "beat"):
        post = FilePost(Path(job.post))
        post.before, post.after = met.get("before_send", post.before), met.get("after_send", post.after)
        asyncio.run(deliver(organisation.installation, {PLATFORM: post}, organisation.now, inline))
    if job.what == "handle":
        incoming = Incoming(PLATFORM, "", job.user, job.event_id, Said(job.text))
        handle(organisation.installation, incoming, organisation.now)
    database.close()


def _doom(job: Job) -> dict[str, Callable[..., None]]:
    """Where this process dies, by what it meets there."""
    met: dict[str, Callable[..., None]] = {job.dies: Doom(job.nth)} if job.dies else {}
    if "write" in met:
        event.listen(Engine, "before_cursor_execute", partial(_on_statement, met["write"]))
    if "commit" in met:
        event.listen(Engine, "commit", met["commit"])
    if "file" in met:
        sys.addaudithook(partial(_on_file, job.file, met["file"]))
    return met


def _on_statement(doom: Callable[..., None], _connection: Any, _cursor: Any, statement: str, *_: Any) -> None:
    """Meets its doom where a statement changes something; dying while reading is dying before the next change."""
    if not statement.startswith(READS):
        doom()


def _on_file(file: str, doom: Callable[..., None], name: str, args: tuple[Any, ...]) -> None:
    """Meets its doom where a file beside the database is opened, renamed, linked or removed."""
    if name in FILE_EVENTS and isinstance(args[0], (str, Path)) and str(args[0]).startswith(file):
        doom()


def _warm_up() -> None:
    """Live a morning in memory, so that every child is born with what that imports and compiles."""
    organisation = Organisation(open_store("sqlite://"))
    organisation.found(1)
    organisation.arm("check_in", "check_in", organisation.now, "mentee-1", "pair-1")
    organisation.beat()
    organisation.presses("mentee-1", "yes")
    organisation.database.close()


def main() -> None:
    """Fork for each job on standard input, and say how each process ended."""
    _warm_up()
    for line in sys.stdin:
        child = os.fork()
        if child == 0:
            try:
                _do(Job(**json.loads(line)))
            except BaseException:  # noqa: BLE001 - a child must never go on with its mother's loop
                traceback.print_exc()
                os._exit(FAILED)
            os._exit(SURVIVED)
        _, status = os.waitpid(child, 0)
        print(os.waitstatus_to_exitcode(status), flush=True)  # noqa: T201 - the answer


if __name__ == "__main__":
    main()
