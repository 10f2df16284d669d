"""What Telegram takes from a bot without complaint: one message a second into a chat, thirty a second in all."""

from __future__ import annotations

import asyncio

from adapters.waiting import rest

CHAT = (
    1.05  # seconds between two messages into one chat; the rest is for a network that carries them unevenly
)
ALL = 1 / 28  # seconds between two messages at all: 30 a second with room to spare
REMEMBERED = 1000  # chats: whoever waited long enough need not be


class Pace:
    """Whose turn it is. Who waits for a chat's turn takes nobody else's: turns in all are given when a message can go."""

    def __init__(self, chat: float = CHAT, all_chats: float = ALL) -> None:
        self._chat, self._all = chat, all_chats
        self._next_of: dict[int, float] = {}
        self._queues: dict[int, asyncio.Lock] = {}
        self._held: dict[int, float] = {}  # until when, by chat
        self._next = 0.0

    async def turn(self, chat: int) -> None:
        """Return when it is this caller's turn to write into the chat."""
        queue = self._queues.setdefault(chat, asyncio.Lock())
        async with queue:
            loop = asyncio.get_running_loop()
            if (wait := self._next_of.get(chat, 0.0) - loop.time()) > 0:
                await rest(wait)
            await self.any_turn()
            self._next_of[chat] = loop.time() + self._chat
        if len(self._next_of) > REMEMBERED:
            self._forget(loop.time())

    def hold(self, chat: int, seconds: float) -> None:
        """Telegram wants a chat to be left alone for so long."""
        self._held[chat] = asyncio.get_running_loop().time() + seconds

    def held(self, chat: int) -> float:
        """How many seconds a chat is to be left alone yet."""
        left = self._held.get(chat, 0.0) - asyncio.get_running_loop().time()
        if left <= 0:
            self._held.pop(chat, None)
        return max(left, 0.0)

    async def any_turn(self) -> None:
        """Return when something may be sent that counts for no chat."""
        now = asyncio.get_running_loop().time()
        due = max(now, self._next)
        self._next = due + self._all
        if due > now:
            await rest(due - now)

    def _forget(self, now: float) -> None:
        self._next_of = {chat: then for chat, then in self._next_of.items() if then > now}
        self._queues = {
            chat: queue for chat, queue in self._queues.items() if chat in self._next_of or queue.locked()
        }
