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
from collections.abc import Callable
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, event

from adapters.app import inline
from bot.conversation.messages import Incoming, Said
from bot.delivery import deliver
from bot.timers import tick
from storage.migrate import _upgrade  # noqa: F401 - its module is imported before the first fork
from tests.support.organisation import Organisation, library, open_store, texts
from tests.support.post import PLATFORM, FilePost

SURVIVED = 0
KILLED = -signal.SIGKILL


@dataclass(frozen=True, slots=True)
class Job:
    """What a process does: open, tick, deliver or handle; and where it dies, if it does."""

    what: str
    url: str
    now: str  # ISO
    post: str = ""  # the file parcels are appended to
    text: str = ""  # for handle: what ``user`` says
    user: str = ""
    event_id: str = ""
    dies: str = ""  # statement | commit | before_send | after_send
    nth: int = 0


class Nursery:
    """Bears processes for jobs."""

    def __init__(self) -> None:
        self._mother = subprocess.Popen(
            [sys.executable, "-m", "tests.support.nursery"],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=Path(__file__).parents[2],
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
    doom: dict[str, Callable[..., None]] = {job.dies: Doom(job.nth)} if job.dies else {}
    if "statement" in doom:
        event.listen(Engine, "before_cursor_execute", doom["statement"])
    if "commit" in doom:
        event.listen(Engine, "commit", doom["commit"])
    organisation = Organisation(open_store(job.url), datetime.fromisoformat(job.now))
    if job.what == "tick":
        tick(organisation.service, organisation.now)
    elif job.what == "deliver":
        post = FilePost(Path(job.post))
        post.before, post.after = doom.get("before_send", post.before), doom.get("after_send", post.after)
        asyncio.run(deliver(organisation.service, {PLATFORM: post}, organisation.now, inline))
    elif job.what == "handle":
        incoming = Incoming(PLATFORM, "", job.user, job.event_id, Said(job.text))
        organisation.service.handle(incoming, organisation.now)
    organisation.database.close()


def main() -> None:
    """Fork for each job on standard input, and say how each process ended."""
    import alembic.command
    import alembic.config  # noqa: F401 - what a first start needs

    texts()
    library()
    for line in sys.stdin:
        child = os.fork()
        if child == 0:
            _do(Job(**json.loads(line)))
            os._exit(SURVIVED)
        _, status = os.waitpid(child, 0)
        print(os.waitstatus_to_exitcode(status), flush=True)  # noqa: T201 - the answer


if __name__ == "__main__":
    main()
