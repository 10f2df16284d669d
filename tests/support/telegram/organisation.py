"""An organisation whose people talk in Telegram: the real app and channel against a strict Bot API, on a simulated clock."""

from __future__ import annotations

import asyncio
from datetime import datetime, timedelta
from types import TracebackType
from typing import Any, Self

from sqlmodel import SQLModel, select

from adapters.app import App
from adapters.telegram.channel import TelegramAccess, TelegramChannel
from adapters.telegram.client import Client
from bot.flows.welcome import NOTICE_VERSION, WITH_TELEGRAM
from storage.tables import Address, Person, Programme
from tests.support.organisation import COORDINATOR, Organisation
from tests.support.simulated_loop import passes
from tests.support.telegram.api import TOKEN, BotApi, Direct, TelegramPerson

SECRET = "a-secret-that-telegram-brings"
NUMBERS = 7_000_000
SOON = 30.0  # seconds in which everything that people did is answered


class Clock:
    """Shows what the organisation's clock shows, and goes on as the loop does."""

    def __init__(self, organisation: Organisation) -> None:
        self._organisation = organisation
        self._began = asyncio.get_running_loop().time()

    def now(self) -> datetime:
        passed = asyncio.get_running_loop().time() - self._began
        return self._organisation.now + timedelta(seconds=passed)


class PoraInTelegram:
    """Telegram with Pora in it. Leaving it ends the process as it should end; ``dies`` does not."""

    def __init__(
        self,
        organisation: Organisation,
        api: BotApi | None = None,
        *,
        mode: str = "polling",
        app: Any = None,
    ) -> None:
        self.organisation = organisation
        self.api = api or BotApi()
        self.mode = mode
        self._app_port = app

    async def __aenter__(self) -> Self:
        _move_to_telegram(self.organisation)
        self.app = App(self.organisation.installation, Clock(self.organisation))
        if self._app_port is not None:
            self._app_port.app = self.app
        access = TelegramAccess("https://telegram.invalid", self.mode, TOKEN, "https://pora.example", SECRET)
        client = Client(TOKEN, access.api_url, request=Direct(self.api), polling=Direct(self.api))
        self.channel = TelegramChannel(access, self._app_port or self.app, client=client)
        self.app.messengers["telegram"] = self.channel.messenger
        await self.channel.start()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if kind is None:
            await self.channel.stop()

    async def dies(self) -> None:
        """The process is gone: nothing is finished, nothing is said goodbye to."""
        mine = asyncio.current_task()
        others = [task for task in asyncio.all_tasks() if task is not mine]
        for task in others:
            task.cancel()
        await asyncio.gather(*others, return_exceptions=True)

    async def goes_on(self, seconds: float = SOON) -> None:
        """What people did is answered."""
        await passes(seconds)

    def person(self, handle: str) -> TelegramPerson:
        """Somebody of the organisation, who has opened the chat once."""
        person = self.api.person(number_of(self.organisation, handle), "en")
        if not self.api.chats[person.number]:
            self.api._new(person.number, **{"from": person.account, "text": "/start"})
        return person

    def rows(self, table: type[SQLModel]) -> list[Any]:
        with self.organisation.database.transaction() as work:
            return list(work.session.exec(select(table)).all())


def number_of(organisation: Organisation, handle: str) -> int:
    """Somebody's number in Telegram."""
    with organisation.database.transaction() as work:
        address = work.session.exec(select(Address).where(Address.person_id == handle)).one()
        return int(address.user)


def _move_to_telegram(organisation: Organisation) -> None:
    """Everybody is reached in Telegram from now on."""
    with organisation.database.transaction() as work:
        for programme in work.session.exec(select(Programme)):
            programme.platforms = ["slack", "telegram"]
        for person in work.session.exec(select(Person)):
            person.notice_seen = NOTICE_VERSION + WITH_TELEGRAM
        addresses = work.session.exec(
            select(Address).where(Address.platform == "test").order_by(Address.id)
        ).all()
        for index, address in enumerate(addresses, start=1):
            address.platform, address.user = "telegram", str(NUMBERS + index)


def everybody_but_the_coordinator(organisation: Organisation) -> list[str]:
    with organisation.database.transaction() as work:
        found = work.session.exec(select(Address).where(Address.person_id != COORDINATOR)).all()
        return [address.person_id for address in found]
