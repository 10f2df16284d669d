"""What the companion needs from outside, as protocols."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from typing import ParamSpec, Protocol, TypeVar

from bot.conversation.messages import Worded
from bot.writing.tasks import Task, Written

P = ParamSpec("P")
T = TypeVar("T")


class Clock(Protocol):
    """The only source of the present moment."""

    def now(self) -> datetime:
        """This moment, aware UTC."""
        ...


class Hop(Protocol):
    """Runs a transaction off the event loop, in the one thread (or the pool) that has the store."""

    async def __call__(self, transaction: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> T:
        """What ``transaction`` returns or raises."""
        ...


class Unreachable(Exception):
    """The person cannot be reached on this platform any more: they blocked the bot or left the workspace.

    ``lacking_rights``: it is not the person but the bot, which is not allowed to write to them there.
    """

    def __init__(self, *, lacking_rights: bool = False) -> None:
        super().__init__("the bot lacks the rights" if lacking_rights else "gone")
        self.lacking_rights = lacking_rights


class RetryLater(Exception):
    """The platform asks to be tried again later."""

    def __init__(self, after: timedelta) -> None:
        super().__init__(f"try again in {after.total_seconds():.0f} s")
        self.after = after


class Unsure(Exception):
    """It may have arrived or not, and the platform cannot be asked. It is tried once more, and then no more."""


class Messenger(Protocol):
    """A way to people on one platform."""

    platform: str

    async def send(self, workspace: str, user: str, messages: Sequence[Worded], *, key: str) -> None:
        """Deliver messages as one. ``key`` is the same at every try. Raises Unreachable, RetryLater, Unsure, or anything else."""
        ...

    async def was_sent(self, workspace: str, user: str, *, key: str) -> bool:
        """Whether a try whose outcome is unknown has arrived; asked before sending again."""
        ...


class Writer(Protocol):
    """A language model, asked one thing at a time; never inside a transaction."""

    model: str  # its name, as the installation calls it
    host: str  # where it is, as people are told: a host name, or that it is on this machine

    def ready(self) -> bool:
        """Whether it is worth asking now: not while it rests after failures."""
        ...

    async def write(self, task: Task) -> Written:
        """An answer in its form, within its seconds. Raises WriterFailed and nothing else."""
        ...
