"""Telegram: what was promised takes the place of "one moment"; where that is gone it comes as a message of its own."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from bot.conversation.messages import Replaces, Words
from tests.integration.conftest import Found
from tests.support.simulated_loop import simulated
from tests.support.telegram.api import TelegramPerson
from tests.support.telegram.organisation import PoraInTelegram

MOMENT, ANSWER = "One moment, I'm thinking about it…", "I didn't understand that."


def told(found: Found, story: Callable[[PoraInTelegram, TelegramPerson, str], Awaitable[None]]) -> None:
    async def run() -> None:
        async with PoraInTelegram(found(1)) as pora:
            ruta = pora.person("mentee-1")
            await story(pora, ruta, str(ruta.number))

    simulated(run())


def texts(person: TelegramPerson) -> list[str]:
    return [str(message.get("text", "")) for message in person.messages]


def test_what_comes_takes_the_place_of_one_moment(found: Found) -> None:
    async def story(pora: PoraInTelegram, ruta: TelegramPerson, user: str) -> None:
        send = pora.channel.messenger.send
        await send("", user, [Words(MOMENT, placeholder="job-1")], key="reply:1")
        await send("", user, [Replaces("job-1"), Words(ANSWER)], key="draft")
        assert texts(ruta)[-1] == ANSWER
        assert MOMENT not in texts(ruta)

    told(found, story)


def test_a_message_that_was_deleted_meanwhile_is_not_missed(found: Found) -> None:
    async def story(pora: PoraInTelegram, ruta: TelegramPerson, user: str) -> None:
        send = pora.channel.messenger.send
        await send("", user, [Words(MOMENT, placeholder="job-1")], key="reply:1")
        pora.api.chats[ruta.number].popitem()
        await send("", user, [Replaces("job-1"), Words(ANSWER)], key="draft")
        assert texts(ruta)[-1] == ANSWER

    told(found, story)


def test_what_nothing_holds_a_place_for_comes_as_its_own(found: Found) -> None:
    async def story(pora: PoraInTelegram, ruta: TelegramPerson, user: str) -> None:
        send = pora.channel.messenger.send
        await send("", user, [Words(MOMENT, placeholder="job-1")], key="reply:1")
        await send("", user, [Replaces("job-2"), Words(ANSWER)], key="draft")
        assert texts(ruta)[-2:] == [MOMENT, ANSWER]

    told(found, story)


def test_words_that_stand_with_others_keep_their_place(found: Found) -> None:
    async def story(pora: PoraInTelegram, ruta: TelegramPerson, user: str) -> None:
        send = pora.channel.messenger.send
        await send("", user, [Words("Noted."), Words(MOMENT, placeholder="job-1")], key="reply:1")
        await send("", user, [Replaces("job-1"), Words(ANSWER)], key="draft")
        assert "Noted." in texts(ruta)[-2]
        assert texts(ruta)[-1] == ANSWER

    told(found, story)
