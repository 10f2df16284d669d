"""Long polling: asks Telegram for updates, and confirms them by the offset of the next request. Needs no public address.

The offset moves past an update only when its transaction is committed. A process that dies before gets the update again.
"""

from __future__ import annotations

import asyncio
import logging
from collections import defaultdict
from collections.abc import Awaitable, Callable, Mapping, Sequence
from typing import Any

from adapters.telegram.delivery_errors import retry_after
from adapters.telegram.inbound import WANTED
from adapters.waiting import rest

LONG = 50  # seconds that Telegram holds a request while there are no updates
FIRST, LONGEST = 1.0, 60.0  # seconds before the next try after a failure
ELSEWHERE = 30.0  # seconds, while another process receives the same bot's updates

GetUpdates = Callable[[int | None, int], Awaitable[Sequence[Mapping[str, Any]]]]
OnUpdate = Callable[[Mapping[str, Any]], Awaitable[None]]

_log = logging.getLogger(__name__)


async def retry_for_ever(attempt: Callable[[], Awaitable[None]]) -> None:
    """Try until it succeeds, with growing pauses. The first failure and the recovery are logged as warnings."""
    failures = 0
    while True:
        try:
            await attempt()
        except Exception as failure:  # noqa: BLE001 - no failure of one request ends the polling
            pause = _pause(failure, failures)
            _log.log(
                logging.INFO if failures else logging.WARNING,
                "Telegram is not reached",
                extra={
                    "action": "telegram_not_reached",
                    "error": type(failure).__name__,
                    "again_in": round(pause),
                },
            )
            failures += 1
            await rest(pause)
        else:
            if failures:
                _log.warning(
                    "Telegram is reached again",
                    extra={"action": "telegram_reached_again", "failures": failures},
                )
            return


class Polling:
    """Receives updates until it is cancelled."""

    def __init__(self, get_updates: GetUpdates, on_update: OnUpdate) -> None:
        self._get_updates = get_updates
        self._on_update = on_update
        self._offset: int | None = None
        self._confirmed: int | None = None
        self._handled: set[int] = set()  # ids past the offset: handled, but behind one that is not
        self._batch: asyncio.Task[None] | None = None

    async def run(self) -> None:
        """Receive updates for ever."""
        while True:
            await retry_for_ever(self.poll_once)

    async def poll_once(self) -> None:
        """Ask once, and handle the updates that come. Raises the first failure; what was handled before it stays handled."""
        began = asyncio.get_running_loop().time()
        updates = await self._get_updates(self._offset, LONG)
        self._confirmed = self._offset
        if updates:
            self._batch = asyncio.get_running_loop().create_task(self._handle_batch(updates))
            await asyncio.shield(self._batch)
        elif asyncio.get_running_loop().time() - began < FIRST:
            await rest(FIRST)  # a server that does not hold the request is not asked without a pause

    async def finish(self) -> None:
        """Finish the updates in hand, and confirm them to Telegram."""
        from telegram.error import TelegramError

        if self._batch is not None:
            await asyncio.wait({self._batch})
        if self._offset == self._confirmed:
            return
        try:
            await self._get_updates(self._offset, 0)
        except TelegramError as failure:
            _log.info(
                "the last updates will come again",
                extra={"action": "telegram_unconfirmed", "error": type(failure).__name__},
            )

    async def _handle_batch(self, updates: Sequence[Mapping[str, Any]]) -> None:
        """Handle chats beside one another, each in its own order; then move the offset up to the first unhandled update."""
        by_chat: dict[str, list[Mapping[str, Any]]] = defaultdict(list)
        for update in updates:
            by_chat[_chat(update)].append(update)
        outcomes = await asyncio.gather(
            *(self._handle_in_order(chat) for chat in by_chat.values()), return_exceptions=True
        )
        for update in updates:
            update_id = int(update["update_id"])
            if update_id not in self._handled:
                break
            self._offset = update_id + 1
        self._handled = {one for one in self._handled if self._offset is None or one >= self._offset}
        for outcome in outcomes:
            if isinstance(outcome, BaseException):
                raise outcome

    async def _handle_in_order(self, updates: Sequence[Mapping[str, Any]]) -> None:
        for update in updates:
            update_id = int(update["update_id"])
            if update_id not in self._handled:
                await self._on_update(update)
                self._handled.add(update_id)


def _chat(update: Mapping[str, Any]) -> str:
    """The person or chat of an update: their updates are handled in order."""
    for kind in WANTED:
        part = update.get(kind)
        whose = (part.get("from") or part.get("chat")) if isinstance(part, Mapping) else None
        if isinstance(whose, Mapping):
            return str(whose.get("id", ""))
    return ""


def _pause(failure: Exception, failures: int) -> float:
    """Seconds until the next try, after so many failures before this one."""
    from telegram.error import Conflict, RetryAfter

    if isinstance(failure, RetryAfter):
        return retry_after(failure).total_seconds()
    if isinstance(failure, Conflict):
        _log.error(
            "Another process takes this bot's updates, or a webhook is set. Only one may.",
            extra={"action": "telegram_conflict"},
        )
        return ELSEWHERE
    return min(LONGEST, FIRST * float(1 << min(failures, 10)))
