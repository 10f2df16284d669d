"""One Pora with Slack and Telegram, and a record of what everybody did and saw: a story across two platforms.

async with SlackWorkspace(members=…) as slack, PoraInBoth(slack, BotApi(limits=False), folder) as pora:
    tale = Tale(pora)
    ruta = tale.in_slack("ruta@vejas.example", "Rūta Kazlauskė")
    await ruta.says("kitą antradienį 15 val.")
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, TypeVar

from adapters.app import App
from adapters.running import Channel
from adapters.settings import Settings
from adapters.telegram.channel import TelegramAccess, TelegramChannel
from adapters.telegram.client import Client
from tests.support.people import ZONE
from tests.support.slack.person import SlackPerson
from tests.support.slack.running import PoraInSlack
from tests.support.slack.workspace import SlackWorkspace
from tests.support.telegram.api import TOKEN, BotApi, Direct, TelegramPerson
from tests.support.unlimited import Unlimited

CODE = re.compile(r"(\?start=)\w+|(/start )\w+")  # of an invitation: another one each time


class PoraInBoth(PoraInSlack):
    """A running Pora with both channels. Telegram hands its updates over itself, as to a webhook."""

    def __init__(self, slack: SlackWorkspace, api: BotApi, folder: Path, **more: Any) -> None:
        super().__init__(slack, folder, **more)
        self.api = api
        self.telegram: TelegramChannel
        self._updates: list[dict[str, Any]] = []

    def _channels(self, settings: Settings, app: App) -> list[Channel]:
        access = TelegramAccess(
            "https://telegram.invalid", "webhook", TOKEN, "https://pora.example", "scrubbed"
        )
        client = Client(TOKEN, access.api_url, request=Direct(self.api), polling=Direct(self.api))
        self.telegram = TelegramChannel(access, app, client=client, limiter=Unlimited())
        self.api.deliver = self._updates.append
        return [*super()._channels(settings, app), self.telegram]

    async def happen(self) -> None:
        """What people did on either platform is answered, and everything due happens."""
        await self.api.until(lambda: bool(self.api.webhook))
        while self._updates:
            await self.telegram.listeners.on_update(self._updates.pop(0))
        await self.telegram.listeners.finish()
        await super().happen()
        await self.telegram.listeners.finish()


Person = TypeVar("Person", bound="_Teller")


class Tale:
    """What everybody did and saw, as lines to read."""

    def __init__(self, pora: PoraInBoth) -> None:
        self.pora = pora
        self.lines: list[str] = []
        self._people: list[_Teller] = []
        self._at = ""

    def in_slack(self, email: str, name: str) -> InSlack:
        """Somebody in the workspace."""
        return self._seat(InSlack(self, f"{name} · Slack", self.pora.slack.person(email)))

    def in_telegram(self, number: int, name: str, language: str) -> InTelegram:
        """Somebody with Telegram on their telephone."""
        return self._seat(InTelegram(self, f"{name} · Telegram", self.pora.api.person(number, language)))

    def remarks(self, text: str) -> None:
        """A line for readers."""
        self.lines += ["", f"# {text}"]

    async def passes(self, **by: float) -> None:
        """Time goes on; what comes meanwhile is told."""
        await self.pora.advance(**by)
        await self.looks()

    async def goes_on(self, pora: PoraInBoth) -> None:
        """The process has ended, and another one goes on with the same people."""
        self.pora = pora
        await self.looks()

    async def looks(self) -> None:
        """Tell what is new to anybody."""
        for one in self._people:
            await one.reads()

    def time(self) -> None:
        """Tell what time it is, where it is another one."""
        at = f"{self.pora.clock.now().astimezone(ZONE):%A %Y-%m-%d %H:%M}"
        if at != self._at:
            self._at = at
            self.lines += ["", f"── {at} ".ljust(80, "─")]

    def text(self) -> str:
        """All of it."""
        whole = "\n".join(line.rstrip() for line in self.lines) + "\n"
        return CODE.sub(lambda found: f"{found[1] or found[2]}…", whole).lstrip("\n")

    def _seat(self, one: Person) -> Person:
        self._people.append(one)
        return one


class _Teller:
    """Somebody on one platform."""

    def __init__(self, tale: Tale, name: str) -> None:
        self.tale, self.name = tale, name
        self._seen: dict[str, str] = {}

    def did(self, what: str) -> None:
        self.tale.time()
        self.tale.lines += ["", f"{self.name} ▸ {what}"]

    def screen(self) -> Mapping[str, str]:
        """What stands before them, by what it is."""
        raise NotImplementedError

    async def reads(self) -> None:
        """Tell what is new on their screen."""
        now = self.screen()
        for key, text in now.items():
            before = self._seen.get(key, "")
            closed = before.startswith(f"{text}\n[")
            told = f"({text.partition(chr(10))[0]} – its buttons are gone)" if closed else text
            if text and before != told:
                self.tale.time()
                self.tale.lines += [
                    "",
                    f"{self.name}",
                    *(f"    {line}" for line in told.strip().splitlines()),
                ]
        self._seen = dict(now)


class InSlack(_Teller):
    """Somebody in the workspace."""

    def __init__(self, tale: Tale, name: str, person: SlackPerson) -> None:
        super().__init__(tale, name)
        self.person = person

    def screen(self) -> Mapping[str, str]:
        window = self.person._modal_text()
        return {
            **{one.ts: one.text for one in self.person.messages},
            "window": f"[ window ]\n{window}" if window else "",
        }

    async def reads(self) -> None:
        await self.person.looks()
        await super().reads()

    async def says(self, text: str) -> None:
        self.did(text)
        await self.person.says(text)
        await self.tale.looks()

    async def presses(self, label: str) -> None:
        self.did(f"[{label}]")
        await self.person.presses(label)
        await self.tale.looks()

    async def fills(self, *answers: str | None) -> None:
        """Answer the fields of the open window, in their order, and send it."""
        self.did("[ window ] " + " · ".join(answer for answer in answers if answer))
        fields = dict(zip(self.person.fields, answers, strict=False))
        await self.person.fills({label: answer for label, answer in fields.items() if answer is not None})
        await self.tale.looks()


class InTelegram(_Teller):
    """Somebody with Telegram on their telephone."""

    def __init__(self, tale: Tale, name: str, person: TelegramPerson) -> None:
        super().__init__(tale, name)
        self.person = person

    def screen(self) -> Mapping[str, str]:
        return {str(message["message_id"]): _shown(message) for message in self.person.messages}

    @property
    def options(self) -> list[str]:
        """What can be pressed on the newest question."""
        return self.person.buttons

    async def says(self, text: str) -> None:
        await self._does(text, lambda: self.person.says(text))

    async def presses(self, label: str) -> None:
        await self._does(f"[{label}]", lambda: self.person.presses(label))

    async def _does(self, what: str, act: Callable[[], Any]) -> None:
        self.did(what)
        act()
        await self.tale.pora.happen()
        await self.tale.looks()


def _shown(message: Mapping[str, Any]) -> str:
    rows = (message.get("reply_markup") or {}).get("inline_keyboard", ())
    keys = ["  ".join(f"[{button['text']}]" for button in row) for row in rows]
    if "document" in message:
        return f"[{message['document']['file_name']}]"
    return "\n".join([str(message.get("text", "")), *keys])


def link_in(lines: list[str], already: int = 0) -> str:
    """The code of the newest invitation that was told."""
    found = re.findall(r"\?start=(\w+)", "\n".join(lines[already:]))
    assert found, "nobody was invited"
    return str(found[-1])
