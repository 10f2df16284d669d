"""The writer: asks a language model one task at a time, within a time budget, behind a circuit breaker."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable

from adapters.ai.access import ModelAccess
from adapters.ai.breaker import CircuitBreaker
from adapters.ai.connection import Connection, FailedTry
from adapters.ai.model_request import ModelRequest, request_for
from adapters.waiting import rest
from bot.writing.tasks import Task, Tokens, Trouble, WriterFailed, Written

PAUSE = 0.5  # seconds before the second try, if the server does not say how long
OF_THE_TASK = frozenset({Trouble.REFUSED, Trouble.FILTERED, Trouble.CUT_OFF})
"""Failures of one task that say nothing about the model's health: the circuit breaker does not count them."""

_log = logging.getLogger(__name__)


class ModelWriter:
    """A ``Writer``. Tests pass in their own time.

    ``now`` is a monotonic clock in seconds, the loop's by default; ``sleep`` waits; ``budget`` makes the timeout of one answer.
    """

    def __init__(
        self,
        access: ModelAccess,
        *,
        now: Callable[[], float] | None = None,
        sleep: Callable[[float], Awaitable[None]] = rest,
        budget: Callable[[float], asyncio.Timeout] = asyncio.timeout,
    ) -> None:
        self.model = access.model
        self.host = access.host
        self._seconds = access.seconds
        self._connection = Connection(access)
        self._now = now
        self._sleep = sleep
        self._budget = budget
        self._breaker = CircuitBreaker(self._time)

    def ready(self) -> bool:
        """True if the circuit breaker would admit a request. May be called from any thread."""
        return self._breaker.ready()

    async def write(self, task: Task) -> Written:
        """Ask for a task: two tries at most, within the time budget. Raises WriterFailed and nothing else."""
        self._now = self._now or asyncio.get_running_loop().time
        request = request_for(task)
        if not self._breaker.admit():
            raise WriterFailed(Trouble.RESTING)
        began = self._time()
        try:
            outcome = await self._within_budget(request)
        except BaseException:
            self._breaker.abandoned()  # the caller was cancelled
            raise
        trouble = outcome.trouble if isinstance(outcome, FailedTry) else None
        if trouble is None or trouble in OF_THE_TASK:
            self._breaker.succeeded()
        else:
            self._breaker.failed()
        if not self._breaker.ready():
            _log.warning("the writer rests", extra={"action": "writer_rests", "model": self.model})
        _log.info(
            "asked the writer",
            extra={
                "action": "writer_asked",
                "use": request.use.value,
                "trouble": trouble.value if trouble else "none",
                "model": self.model,
                "tokens_sent": outcome.tokens.sent,
                "tokens_written": outcome.tokens.written,
                "milliseconds": round((self._time() - began) * 1000),
            },
        )
        if isinstance(outcome, FailedTry):
            raise WriterFailed(outcome.trouble, outcome.tokens)
        return outcome

    async def _within_budget(self, request: ModelRequest) -> Written | FailedTry:
        spent = _Spent()
        try:
            async with self._budget(self._seconds) as budget:
                outcome = await self._two_tries(request, spent, budget)
        except TimeoutError:
            return FailedTry(Trouble.SLOW, spent.tokens)
        if isinstance(outcome, FailedTry):
            return FailedTry(outcome.trouble, spent.tokens)
        return Written(outcome.answer, spent.tokens)

    async def _two_tries(
        self, request: ModelRequest, spent: _Spent, budget: asyncio.Timeout
    ) -> Written | FailedTry:
        first = await self._connection.try_once(request)
        spent.tokens += first.tokens
        if isinstance(first, Written) or not first.again:
            return first
        wait = PAUSE if first.after is None else first.after
        ends = budget.when()
        if ends is not None and asyncio.get_running_loop().time() + wait >= ends:
            return first
        await self._sleep(wait)
        second = await self._connection.try_once(request)
        spent.tokens += second.tokens
        return second

    def _time(self) -> float:
        return self._now() if self._now else 0.0


class _Spent:
    """The tokens of all tries, also of those that the end of the budget cut off."""

    tokens = Tokens()
