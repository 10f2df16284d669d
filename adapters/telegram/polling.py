"""The way in without a public address: Telegram is asked for updates, and told which are done with when asked again.

The offset goes past an update only when its answer is committed. A process that dies before gets the update again.
"""

from __future__ import annotations

import asyncio
import logging
from collections import defaultdict
from collections.abc import Awaitable, Callable, Mapping, Sequence
from typing import Any

from adapters.telegram.inbound import WANTED
from adapters.telegram.send import pause_of
from adapters.waiting import rest

LONG = 50  # seconds that Telegram holds a request while there is nothing
FIRST, LONGEST = 1.0, 60.0  # seconds before the next try after a failure
ELSEWHERE = 30.0  # seconds, while another process takes the same bot's updates

Ask = Callable[[int | None, int], Awaitable[Sequence[Mapping[str, Any]]]]
Take = Callable[[Mapping[str, Any]], Awaitable[None]]

_log = logging.getLogger(__name__)


async def persist(attempt: Callable[[], Awaitable[None]]) -> None:
    """Try until it succeeds, with growing pauses: a network that is gone comes back."""
    failures = 0
    while True:
        try:
            await attempt()
        except Exception as failure:  # noqa: BLE001 - nothing that happens to one request ends the way in
            wait = _wait(failure, failures)
            _log.log(
                logging.INFO if failures else logging.WARNING,
                "Telegram is not reached",
                extra={
                    "action": "telegram_not_reached",
                    "error": type(failure).__name__,
                    "again_in": round(wait),
                },
            )
            failures += 1
            await rest(wait)
        else:
            if failures:
                _log.warning(
                    "Telegram is reached again",
                    extra={"action": "telegram_reached_again", "failures": failures},
                )
            return


class Polling:
    """Asks for updates until it is stopped."""

    def __init__(self, ask: Ask, take: Take) -> None:
        self._ask = ask
        self._take = take
        self._offset: int | None = None
        self._confirmed: int | None = None
        self._done: set[int] = set()  # handled, but behind one that is not
        self._batch: asyncio.Task[None] | None = None

    async def run(self) -> None:
        """Take in updates for ever."""
        while True:
            await persist(self.once)

    async def once(self) -> None:
        """Ask once, and take in what there is. Raises what went wrong; what was taken in stays so."""
        began = asyncio.get_running_loop().time()
        updates = await self._ask(self._offset, LONG)
        self._confirmed = self._offset
        if updates:
            self._batch = asyncio.get_running_loop().create_task(self._all(updates))
            await asyncio.shield(self._batch)
        elif asyncio.get_running_loop().time() - began < FIRST:
            await rest(FIRST)  # whoever answers at once that there is nothing is not asked without end

    async def finish(self) -> None:
        """Finish the updates that are in hand, and tell Telegram that they are done with."""
        from telegram.error import TelegramError

        if self._batch is not None:
            await asyncio.wait({self._batch})
        if self._offset == self._confirmed:
            return
        try:
            await self._ask(self._offset, 0)
        except TelegramError as failure:
            _log.info(
                "the last updates will come again",
                extra={"action": "telegram_unconfirmed", "error": type(failure).__name__},
            )

    async def _all(self, updates: Sequence[Mapping[str, Any]]) -> None:
        """Chats beside one another, each in its own order; then the offset goes as far as all is done."""
        by_chat: dict[str, list[Mapping[str, Any]]] = defaultdict(list)
        for update in updates:
            by_chat[_chat(update)].append(update)
        outcomes = await asyncio.gather(
            *(self._in_order(chat) for chat in by_chat.values()), return_exceptions=True
        )
        for update in updates:
            number = int(update["update_id"])
            if number not in self._done:
                break
            self._offset = number + 1
        self._done = {number for number in self._done if self._offset is None or number >= self._offset}
        for outcome in outcomes:
            if isinstance(outcome, BaseException):
                raise outcome

    async def _in_order(self, updates: Sequence[Mapping[str, Any]]) -> None:
        for update in updates:
            number = int(update["update_id"])
            if number not in self._done:
                await self._take(update)
                self._done.add(number)


def _chat(update: Mapping[str, Any]) -> str:
    """Whose update it is: those of one person are taken in order."""
    for kind in WANTED:
        part = update.get(kind)
        whose = (part.get("from") or part.get("chat")) if isinstance(part, Mapping) else None
        if isinstance(whose, Mapping):
            return str(whose.get("id", ""))
    return ""


def _wait(failure: Exception, failures: int) -> float:
    from telegram.error import Conflict, RetryAfter

    if isinstance(failure, RetryAfter):
        return pause_of(failure).total_seconds()
    if isinstance(failure, Conflict):
        _log.error(
            "Another process takes this bot's updates, or a webhook is set. Only one may.",
            extra={"action": "telegram_conflict"},
        )
        return ELSEWHERE
    return min(LONGEST, FIRST * float(1 << min(failures, 10)))
