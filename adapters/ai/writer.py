"""The writer: a language model asked one thing at a time, within its seconds, and left alone while it fails."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable

from adapters.ai.access import Access
from adapters.ai.asking import Asked, asked
from adapters.ai.breaker import Breaker
from adapters.ai.connection import Connection, Miss
from adapters.waiting import rest
from bot.writing.tasks import Task, Tokens, Trouble, WriterFailed, Written

PAUSE = 0.5  # seconds before the second try, where the server does not say how long
THE_TASKS = frozenset({Trouble.REFUSED, Trouble.FILTERED, Trouble.CUT_OFF})
"""What goes wrong with one task and says nothing about the next."""

_log = logging.getLogger(__name__)


class ModelWriter:
    """A ``Writer``. ``now`` is a clock in seconds that never runs back: the loop's, unless a test hands in another."""

    def __init__(
        self,
        access: Access,
        *,
        now: Callable[[], float] | None = None,
        pause: float = PAUSE,
        resting: Callable[[float], Awaitable[None]] = rest,
    ) -> None:
        self.model = access.model
        self.place = access.place
        self._seconds = access.seconds
        self._connection = Connection(access)
        self._now = now
        self._pause = pause
        self._rest = resting
        self._breaker = Breaker(self._time)

    def ready(self) -> bool:
        """Whether it is worth asking now: not while it rests after failures. May be asked from any thread."""
        return self._breaker.ready()

    async def write(self, task: Task) -> Written:
        """An answer in its form, within its seconds. Raises WriterFailed and nothing else."""
        self._now = self._now or asyncio.get_running_loop().time
        question = asked(task)
        if not self._breaker.admit():
            raise WriterFailed(Trouble.RESTING)
        began = self._time()
        try:
            outcome = await self._within_its_seconds(question)
        except BaseException:
            self._breaker.unknown()  # whoever asked has gone
            raise
        trouble = outcome.trouble if isinstance(outcome, Miss) else None
        if trouble is None or trouble in THE_TASKS:
            self._breaker.worked()
        else:
            self._breaker.failed()
        if not self._breaker.ready():
            _log.warning("the writer rests", extra={"action": "writer_rests", "model": self.model})
        _log.info(
            "asked the writer",
            extra={
                "action": "writer_asked",
                "use": question.use.value,
                "trouble": trouble.value if trouble else "none",
                "model": self.model,
                "tokens_sent": outcome.tokens.sent,
                "tokens_written": outcome.tokens.written,
                "milliseconds": round((self._time() - began) * 1000),
            },
        )
        if isinstance(outcome, Miss):
            raise WriterFailed(outcome.trouble, outcome.tokens)
        return outcome

    async def _within_its_seconds(self, question: Asked) -> Written | Miss:
        spent = _Spent()
        try:
            async with asyncio.timeout(self._seconds) as budget:
                outcome = await self._two_tries(question, spent, budget)
        except TimeoutError:
            return Miss(Trouble.SLOW, spent.tokens)
        if isinstance(outcome, Miss):
            return Miss(outcome.trouble, spent.tokens)
        return Written(outcome.answer, spent.tokens)

    async def _two_tries(self, question: Asked, spent: _Spent, budget: asyncio.Timeout) -> Written | Miss:
        first = await self._connection.try_once(question)
        spent.tokens += first.tokens
        if isinstance(first, Written) or not first.again:
            return first
        wait = self._pause if first.after is None else first.after
        ends = budget.when()
        if ends is not None and asyncio.get_running_loop().time() + wait >= ends:
            return first
        await self._rest(wait)
        second = await self._connection.try_once(question)
        spent.tokens += second.tokens
        return second

    def _time(self) -> float:
        return self._now() if self._now else 0.0


class _Spent:
    """What all tries cost, also those that the end of the budget cut off."""

    tokens = Tokens()
