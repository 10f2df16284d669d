"""What people do in Telegram, answered where they did it.

An update is done with once its answer is committed; the words of the answer follow, or are sent again with the update
when the process dies in between. Updates of one chat are taken in order, those of different chats beside one another.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Collection, Coroutine, Mapping, Sequence
from datetime import timedelta
from typing import TYPE_CHECKING, Any, Protocol

from adapters.telegram import render, wire
from adapters.telegram.inbound import (
    Acted,
    Blocked,
    Edited,
    InGroup,
    Migrated,
    Pressed,
    Unreadable,
    Update,
    happened,
)
from adapters.telegram.menus import Menus
from adapters.telegram.send import PLATFORM, TelegramMessenger, errors, markup, never_left, no_preview
from adapters.waiting import rest
from bot.conversation.messages import Answered, Content, Incoming, Left, Question, Reply, Words
from bot.ports import RetryLater, Unreachable, Unsure

if TYPE_CHECKING:
    from telegram import InlineKeyboardMarkup

PATIENCE = 5.0  # seconds that an update is held up by what has to be sent to answer it
TRIES = 2  # after the first, for what is sent after an answer
MANY = 130  # for what never left: some two hours
LONGEST_WAIT = timedelta(minutes=15)  # that Telegram may ask for before an answer is given up
LONGEST_PAUSE = 60.0  # seconds between two tries while there is no network
GRACE = 10.0  # seconds that the end waits for what is under way
PAUSE = 2.0  # seconds before a second try
TWICE = 10.0  # seconds in which the same button pressed again is a finger that trembled
SPLIT = 2048  # units from which a message may be the first part of a longer text: Telegram parts those at 4,096 or before
TOGETHER = 1  # seconds between the parts of such a text
SAID_ONCE = 3600.0  # seconds until somebody is told again that changes are not read
REMEMBERED = 1000  # people of whom something is kept in mind

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

    async def still_asked(
        self, platform: str, workspace: str, user: str, questions: Collection[tuple[str, int]]
    ) -> Collection[tuple[str, int]]:
        """Those of these questions, each a conversation and its turn, that whoever is reached there can answer still."""
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
        self._pressed_last: dict[str, tuple[Any, str, float]] = {}  # by person: the message, the button, when
        self._long: dict[str, int] = {}  # by person: the second of a message that may go on in the next one
        self._told_of_edits: dict[str, float] = {}  # by person: when

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
        try:
            event = happened(update)
        except (
            Unreadable
        ):  # it comes as it is however often it comes: whoever waits behind it does not wait for ever
            _log.error("an update cannot be read", extra={"action": "telegram_update_unreadable"})
            return
        if isinstance(event, Acted):
            async with self._chat(event.user):
                await self._acted(number, event)
        elif isinstance(event, Pressed):
            async with self._chat(event.user):
                await self._pressed(number, event)
        elif isinstance(event, Blocked):
            await self._companion.lost(PLATFORM, "", event.user)
        elif isinstance(event, Edited):
            await self._edited(number, event)
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
        left_out = self._goes_on(event)
        if event.content is None or left_out:
            await self._say(event.user, number, "rest-left-out" if left_out else "only-words")
            return
        reply = await self._turn(event.user, number, event.content)
        await self._soon(self._answer(event.user, number, reply))

    def _goes_on(self, event: Acted) -> bool:
        """Whether this is the rest of a text that Telegram parted: alone it would be taken for an answer, or for all of it."""
        before = self._long.pop(event.user, None)
        rest = before is not None and event.at - before <= TOGETHER
        if event.size >= SPLIT:
            self._long[event.user] = event.at
            _keep_few(self._long)
        return rest

    async def _edited(self, number: int, event: Edited) -> None:
        """Whoever corrects a message is told, now and then, that it was read as it was."""
        now = asyncio.get_running_loop().time()
        if now - self._told_of_edits.get(event.user, -SAID_ONCE) >= SAID_ONCE:
            self._told_of_edits[event.user] = now
            _keep_few(self._told_of_edits)
            await self._say(event.user, number, "edits-not-read")

    async def _say(self, user: str, number: int, text: str) -> None:
        """A sentence of this platform's own."""
        words = await self._companion.say_to(PLATFORM, "", user, text)
        await self._soon(self._post(user, (Words(words),), f"said:{number}"))

    async def _pressed(self, number: int, event: Pressed) -> None:
        if event.content is None or not event.private:
            _log.warning("a button of another version", extra={"action": "telegram_unreadable"})
            await self._soon(self._received(event))
            return
        button, now = (event.message.get("message_id"), event.data), asyncio.get_running_loop().time()
        *last, then = self._pressed_last.get(event.user, (None, "", -TWICE))
        if tuple(last) == button and now - then < TWICE:
            await self._soon(self._received(event))
            return
        turn = self._spawn(self._turn(event.user, number, event.content))
        await asyncio.wait({turn}, timeout=self._patience)  # whoever pressed does not wait for longer
        received = self._spawn(self._received(event))
        reply = await turn
        if not _asks_the_same(event.content, reply):
            self._pressed_last[event.user] = (*button, now)
            _keep_few(self._pressed_last)
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
        await self._put_away(user)
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
                wait = min(LONGEST_PAUSE, PAUSE * float(1 << min(failures, 10)))
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
        self._messenger.closed(int(message["chat"]["id"]), int(message["message_id"]))
        await self._without_buttons(message, render.answered(message, label), markup(keyboard))

    async def _put_away(self, user: str) -> None:
        """Questions that were answered otherwise, by words or elsewhere, lose the buttons that this process gave them."""
        chat = int(user)
        shown = self._messenger.asked_in(chat)
        if not shown:
            return
        open_still = await self._companion.still_asked(
            PLATFORM, "", user, {(one.conversation, one.turn) for one in shown.values()}
        )
        for number, question in shown.items():
            if (question.conversation, question.turn) not in open_still:
                self._messenger.closed(chat, number)
                await self._without_buttons({"chat": {"id": chat}, "message_id": number}, None, None)

    async def _without_buttons(
        self,
        message: Mapping[str, Any],
        marked: tuple[str, list[dict[str, Any]]] | None,
        keyboard: InlineKeyboardMarkup | None,
    ) -> None:
        try:
            await self._edit(message, marked, keyboard)
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


def _keep_few(known: dict[str, Any]) -> None:
    """Forget whoever was longest in mind, where there are too many."""
    if len(known) > REMEMBERED:
        known.pop(next(iter(known)))


def _asks_the_same(content: object, reply: Reply) -> bool:
    """Whether what was pressed was not understood: the same is asked, and can be pressed, as before."""
    return isinstance(content, Answered) and not reply.stale and any(
        isinstance(one, Question) and (one.conversation, one.turn) == (content.conversation, content.turn)
        for one in reply.messages
    )  # fmt: skip


def _telegram_error() -> type[Exception]:
    from telegram.error import TelegramError

    return TelegramError
