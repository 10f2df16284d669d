"""Handles Telegram's updates: passes each to the app and has it answered.

An update is done with once its transaction is committed. The reply follows; if the process dies in between, Telegram delivers
the update again, and the app gives the same reply. Updates of one chat are handled in order, those of different chats beside
one another.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Coroutine
from typing import Any

from adapters.app_port import AppPort
from adapters.background import BackgroundTasks
from adapters.bounded import Bounded
from adapters.errors import UnreadableUpdate
from adapters.keyed_locks import KeyedLocks
from adapters.telegram.answering import Answering
from adapters.telegram.groups import Groups
from adapters.telegram.inbound import (
    BlockedEvent,
    EditEvent,
    GroupEvent,
    GroupMigratedEvent,
    MessageEvent,
    PressEvent,
    Update,
    parse,
)
from adapters.telegram.keyboards import Keyboards, asks_the_same
from adapters.telegram.menus import Menus
from adapters.telegram.send import PLATFORM, TelegramMessenger
from bot import directory
from bot.conversation.messages import Content, Incoming, Reply, Words

HELD_UP = 5.0  # seconds that an update waits for its reply to be sent; sending goes on in the background
DEBOUNCE = 10.0  # seconds: repeated presses of one button within this time are ignored
SPLIT = 2048  # UTF-16 units from which a message may be the first part of a longer text: Telegram splits those at 4,096 or before
PARTS_APART = 1  # seconds between the parts of a split text
EDIT_NOTICE_EVERY = 3600.0  # seconds until a person is told again that edits are not read

GRACE = 10.0  # seconds that the end of the process waits for tasks, such as one that waits for a lost network

_log = logging.getLogger(__name__)


class Listeners:
    """Handles each kind of update."""

    def __init__(self, app: AppPort, messenger: TelegramMessenger) -> None:
        self._app = app
        self.menus = Menus(app, messenger)
        self._keyboards = Keyboards(app, messenger)
        self._answering = Answering(app, messenger, self._keyboards, self.menus)
        self._groups = Groups(app, messenger)
        self._tasks = BackgroundTasks("telegram_failed")
        self._chats = KeyedLocks()
        self._under_way: dict[int, asyncio.Task[None]] = {}  # by update id
        self._last_press: Bounded[str, tuple[Any, str, float]] = Bounded()  # by user: message id, data, when
        self._long_message_at: Bounded[str, int] = (
            Bounded()
        )  # by user: second of a message that may continue in the next
        self._edit_notice_at: Bounded[str, float] = (
            Bounded()
        )  # by user: when they were told that edits are not read

    async def on_update(self, update: Update) -> None:
        """Handle an update. Returns once it is committed, and answered if that is quick; raises if it could not be committed."""
        update_id = int(update["update_id"])
        handling = self._under_way.get(update_id)
        if handling is None:
            handling = self._under_way[update_id] = self._tasks.start(self._dispatch(update_id, update))
            handling.add_done_callback(lambda _: self._under_way.pop(update_id, None))
        await asyncio.shield(handling)

    async def finish(self) -> None:
        """Finish what is under way; replies that wait for a lost network are given up."""
        await self._tasks.finish(GRACE)

    async def _dispatch(self, update_id: int, update: Update) -> None:
        try:
            event = parse(update)
        except (
            UnreadableUpdate
        ):  # dropped: it would be as unreadable at every redelivery, and hold up those behind it
            _log.error("an update cannot be read", extra={"action": "telegram_update_unreadable"})
            return
        if isinstance(event, MessageEvent):
            async with self._chats.hold(event.user):
                await self._on_message(update_id, event)
        elif isinstance(event, PressEvent):
            async with self._chats.hold(event.user):
                await self._on_press(update_id, event)
        elif isinstance(event, BlockedEvent):
            await self._app.run(
                directory.mark_unreachable,
                PLATFORM,
                "",
                event.user,
                self._app.clock.now(),
                frozenset(self._app.messengers),
            )
        elif isinstance(event, EditEvent):
            await self._on_edit(update_id, event)
        elif isinstance(event, GroupEvent):
            self._tasks.start(self._groups.tell(event.chat))
        elif isinstance(event, GroupMigratedEvent):
            self._groups.migrated(event.chat, event.to)

    async def _on_message(self, update_id: int, event: MessageEvent) -> None:
        continues = self._continues_a_split_text(event)
        if event.content is None or continues:
            text = "rest-left-out" if continues else "only-words"
            await self._say(event.user, update_id, text)
            return
        reply = await self._handle(event.user, update_id, event.content)
        await self._soon(self._answering.reply(event.user, update_id, reply))

    def _continues_a_split_text(self, event: MessageEvent) -> bool:
        """True if this message continues a text that Telegram split at 4,096 characters; the continuation is ignored."""
        before = self._long_message_at.pop(event.user, None)
        continues = before is not None and event.at - before <= PARTS_APART
        if event.size >= SPLIT:
            self._long_message_at[event.user] = event.at
        return continues

    async def _on_edit(self, update_id: int, event: EditEvent) -> None:
        """Tell a person who edits a message, at most once an hour, that edits are not read."""
        now = asyncio.get_running_loop().time()
        if now - self._edit_notice_at.get(event.user, -EDIT_NOTICE_EVERY) >= EDIT_NOTICE_EVERY:
            self._edit_notice_at[event.user] = now
            await self._say(event.user, update_id, "edits-not-read")

    async def _on_press(self, update_id: int, event: PressEvent) -> None:
        if event.content is None or not event.private:
            _log.warning("a button of another version", extra={"action": "telegram_unreadable"})
            await self._soon(self._answering.acknowledge(event))
            return
        now, button = asyncio.get_running_loop().time(), (event.message.get("message_id"), event.data)
        *last_button, then = self._last_press.get(event.user, (None, "", -DEBOUNCE))
        if tuple(last_button) == button and now - then < DEBOUNCE:
            await self._soon(self._answering.acknowledge(event))
            return
        handling = await self._tasks.wait_for(self._handle(event.user, update_id, event.content), HELD_UP)
        acknowledged = self._tasks.start(self._answering.acknowledge(event))  # even if handling takes longer
        reply: Reply = await handling
        if not asks_the_same(event.content, reply):
            self._last_press[event.user] = (*button, now)
        await self._soon(self._answer_press(update_id, event, reply, acknowledged))

    async def _answer_press(
        self, update_id: int, event: PressEvent, reply: Reply, acknowledged: asyncio.Task[None]
    ) -> None:
        await asyncio.wait({acknowledged})
        await self._keyboards.close(event, reply)
        await self._answering.reply(event.user, update_id, reply)

    async def _say(self, user: str, update_id: int, text: str) -> None:
        """Send a sentence of the adapter's own, by its text id."""
        words = await self._app.run(directory.say_to, PLATFORM, "", user, text, self._app.clock.now())
        await self._soon(self._answering.post(user, (Words(words),), f"said:{update_id}"))

    async def _handle(self, user: str, update_id: int, content: Content) -> Reply:
        return await self._app.handle(Incoming(PLATFORM, "", user, str(update_id), content))

    async def _soon(self, sending: Coroutine[Any, Any, None]) -> None:
        """Wait until this is sent, but no longer than HELD_UP."""
        await self._tasks.wait_for(sending, HELD_UP)
