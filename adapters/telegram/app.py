"""What people do in Telegram, answered where they did it.

An update is done with once its answer is committed; the words of the answer follow, or are sent again with the update
when the process dies in between. Updates of one chat are taken in order, those of different chats beside one another.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Coroutine, Mapping, Sequence
from datetime import timedelta
from typing import TYPE_CHECKING, Any, Protocol

from adapters.telegram import render, wire
from adapters.telegram.inbound import Acted, Blocked, InGroup, Migrated, Pressed, Update, happened
from adapters.telegram.menus import Menus
from adapters.telegram.pace import rest
from adapters.telegram.send import PLATFORM, TelegramMessenger, errors, markup, never_left, no_preview
from bot.conversation.messages import Answered, Content, Incoming, Left, Question, Reply, Words
from bot.ports import RetryLater, Unreachable, Unsure

if TYPE_CHECKING:
    from telegram import InlineKeyboardMarkup

PATIENCE = 5.0  # seconds that an update is held up by what has to be sent to answer it
TRIES = 2  # after the first, for what is sent after an answer
MANY = 130  # for what never left: some two hours
LONGEST_WAIT = timedelta(minutes=1)  # that Telegram may ask for before an answer is given up
GRACE = 10.0  # seconds that the end waits for what is under way
PAUSE = 2.0  # seconds before a second try

_log = logging.getLogger(__name__)


class Companion(Protocol):
    """The app as Telegram needs it."""

    async def handle(self, incoming: Incoming) -> Reply:
        """Answer whoever acted."""
        ...

    async def menu(self, platform: str, workspace: str, user: str) -> list[tuple[str, str]]:
        """The commands for whoever is reached there, each a word and what it does; none for a stranger."""
        ...

    def menus(self) -> dict[str, list[tuple[str, str]]]:
        """The commands for somebody who is not known yet, by language."""
        ...

    def open_to_invitations(self, platform: str, link: str) -> None:
        """From now on people can be invited to a platform. ``link`` has ``{code}`` where the invitation's code goes."""
        ...

    async def lost(self, platform: str, workspace: str, user: str) -> None:
        """Nobody is reached there any more."""
        ...

    async def say_to(self, platform: str, workspace: str, user: str, text: str) -> str:
        """A text for whoever is reached there, in their words; for a stranger in every language."""
        ...

    def in_every_language(self, text: str) -> str:
        """A text for whoever reads it."""
        ...


class Desk:
    """Takes in what happens in Telegram and answers it."""

    def __init__(
        self, companion: Companion, messenger: TelegramMessenger, *, patience: float = PATIENCE
    ) -> None:
        self._companion = companion
        self._messenger = messenger
        self._patience = patience
        self.menus = Menus(companion, messenger)
        self._tasks: set[asyncio.Task[Any]] = set()
        self._chats: dict[str, asyncio.Lock] = {}  # one thing at a time in a chat
        self._groups: set[int] = (
            set()
        )  # groups that were told where Pora works; nothing else is known of them
        self._in_hand: dict[int, asyncio.Task[None]] = {}  # updates, by their number

    async def take(self, update: Update) -> None:
        """Take in an update. Returns once it is committed, and answered if that goes fast; raises where it is not."""
        number = int(update["update_id"])
        under_way = self._in_hand.get(number)
        if under_way is None:
            under_way = self._in_hand[number] = self._spawn(self._take(number, update))
            under_way.add_done_callback(lambda _: self._in_hand.pop(number, None))
        await asyncio.shield(under_way)

    async def rest(self) -> None:
        """Finish what is under way; what waits for a network that is gone is let go."""
        if self._tasks:
            _, left = await asyncio.wait(self._tasks, timeout=GRACE)
            for task in left:
                task.cancel()
            await asyncio.gather(*left, return_exceptions=True)

    async def _take(self, number: int, update: Update) -> None:
        event = happened(update)
        if isinstance(event, Acted):
            async with self._chat(event.user):
                await self._acted(number, event)
        elif isinstance(event, Pressed):
            async with self._chat(event.user):
                await self._pressed(number, event)
        elif isinstance(event, Blocked):
            await self._companion.lost(PLATFORM, "", event.user)
        elif isinstance(event, InGroup):
            self._spawn(self._only_in_private(event.chat))
        elif isinstance(event, Migrated) and event.chat in self._groups:
            self._groups.add(event.to)

    def _chat(self, user: str) -> asyncio.Lock:
        if len(self._chats) > 1000:
            self._chats = {name: lock for name, lock in self._chats.items() if lock.locked()}
        return self._chats.setdefault(user, asyncio.Lock())

    # ---- what people do --------------------------------------------------------------------------------------------------

    async def _acted(self, number: int, event: Acted) -> None:
        if event.content is None:
            text = await self._companion.say_to(PLATFORM, "", event.user, "only-words")
            await self._soon(self._post(event.user, (Words(text),), str(number)))
            return
        reply = await self._turn(event.user, number, event.content)
        await self._soon(self._answer(event.user, number, reply))

    async def _pressed(self, number: int, event: Pressed) -> None:
        if event.content is None or not event.private:
            _log.warning("a button of another version", extra={"action": "telegram_unreadable"})
            await self._soon(self._received(event))
            return
        turn = self._spawn(self._turn(event.user, number, event.content))
        await asyncio.wait({turn}, timeout=self._patience)  # whoever pressed does not wait for longer
        received = self._spawn(self._received(event))
        reply = await turn
        await self._soon(self._after_press(number, event, reply, received))

    async def _after_press(
        self, number: int, event: Pressed, reply: Reply, received: asyncio.Task[None]
    ) -> None:
        await asyncio.wait({received})
        await self._close(event, reply)
        await self._answer(event.user, number, reply)

    async def _turn(self, user: str, number: int, content: Content) -> Reply:
        return await self._companion.handle(Incoming(PLATFORM, "", user, str(number), content))

    async def _soon(self, sending: Coroutine[Any, Any, None]) -> None:
        """Go on when this is sent, or when that takes too long; it is sent all the same."""
        await asyncio.wait({self._spawn(sending)}, timeout=self._patience)

    # ---- answering -------------------------------------------------------------------------------------------------------

    async def _answer(self, user: str, number: int, reply: Reply) -> None:
        await self._post(user, reply.messages, f"reply:{number}")
        if reply.person_id is not None:
            await self.menus.renew(user)

    async def _post(self, user: str, messages: Sequence[Any], key: str) -> None:
        """Send to a person. A platform that is busy is asked again, and a network that is gone is waited for.

        What may have arrived is sent once more at most.
        """
        from telegram.error import TelegramError

        unsure = False
        for failures in range(MANY):
            try:
                await self._messenger.send("", user, messages, key=key)
            except RetryLater as busy:
                if failures >= TRIES or busy.after > LONGEST_WAIT:
                    raise
                wait = busy.after.total_seconds()
            except Unreachable:
                await self._companion.lost(PLATFORM, "", user)
                return
            except Unsure:
                if unsure:
                    raise
                unsure, wait = True, PAUSE
            except TelegramError as failure:
                if failures >= TRIES and not never_left(failure):
                    raise
                wait = min(LONGEST_WAIT.total_seconds(), PAUSE * float(1 << min(failures, 10)))
            else:
                return
            await rest(wait)

    async def _received(self, event: Pressed) -> None:
        """Tell Telegram that a press was taken in: the button stops turning. One that waited too long is let be."""
        try:
            await self._messenger.bot.answer_callback_query(event.query)
        except _telegram_error() as failure:
            _log.info(
                "a press could not be confirmed",
                extra={"action": "telegram_press_unconfirmed", "error": type(failure).__name__},
            )

    async def _close(self, event: Pressed, reply: Reply) -> None:
        """The message that was pressed shows what was chosen, and has no buttons left that lead nowhere."""
        content, message = event.content, event.message
        if not message or _asks_the_same(content, reply):
            return
        label = "" if reply.stale else render.pressed_label(message, event.data)
        keyboard: render.Keyboard = ()
        if isinstance(content, Left):
            question = wire.Asked(content.conversation, content.turn)
            answer = await self._companion.say_to(PLATFORM, "", event.user, "control-open")
            keyboard = (((answer, wire.about(wire.OPEN, question)),),)
        elif event.data.startswith(wire.DO):
            keyboard = render.without(message, event.data)
        marked = render.answered(message, label)
        try:
            await self._edit(message, marked, markup(keyboard))
        except (_telegram_error(), RetryLater, Unreachable, Unsure) as failure:
            _log.warning(
                "an answered message could not be closed",
                extra={"action": "telegram_edit_failed", "error": type(failure).__name__},
            )

    async def _edit(
        self,
        message: Mapping[str, Any],
        marked: tuple[str, list[dict[str, Any]]] | None,
        keyboard: InlineKeyboardMarkup | None,
    ) -> None:
        from telegram import MessageEntity

        bot, chat, number = self._messenger.bot, int(message["chat"]["id"]), int(message["message_id"])
        await self._messenger.pace.any_turn()
        with errors():
            if marked is None:
                await bot.edit_message_reply_markup(chat_id=chat, message_id=number, reply_markup=keyboard)
                return
            text, entities = marked
            await bot.edit_message_text(
                text,
                chat_id=chat,
                message_id=number,
                entities=MessageEntity.de_list(entities, bot),
                reply_markup=keyboard,
                link_preview_options=no_preview(),
            )

    async def _only_in_private(self, chat: int) -> None:
        """Say in a group, once, that Pora works in private; what is written there is neither read nor kept."""
        from telegram.error import ChatMigrated

        if chat in self._groups:
            return
        self._groups.add(chat)
        text = self._companion.in_every_language("only-in-private")
        await self._messenger.pace.turn(chat)
        try:
            await self._messenger.bot.send_message(chat, text)
        except ChatMigrated as moved:
            self._groups.add(moved.new_chat_id)
            await self._messenger.bot.send_message(moved.new_chat_id, text)

    # ---- tasks -----------------------------------------------------------------------------------------------------------

    def _spawn(self, work: Coroutine[Any, Any, Any]) -> asyncio.Task[Any]:
        task = asyncio.get_running_loop().create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._finished)
        return task

    def _finished(self, task: asyncio.Task[Any]) -> None:
        self._tasks.discard(task)
        if not task.cancelled() and (failure := task.exception()) is not None:
            _log.error(
                "answering failed", extra={"action": "telegram_failed", "error": type(failure).__name__}
            )


def _asks_the_same(content: object, reply: Reply) -> bool:
    """Whether what was pressed was not understood: the same is asked, and can be pressed, as before."""
    return isinstance(content, Answered) and not reply.stale and any(
        isinstance(one, Question) and (one.conversation, one.turn) == (content.conversation, content.turn)
        for one in reply.messages
    )  # fmt: skip


def _telegram_error() -> type[Exception]:
    from telegram.error import TelegramError

    return TelegramError
