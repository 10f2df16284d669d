"""Each channel as one thing to talk through: what a story about any channel needs, and nothing of how a channel does it.

A bench runs a story - a coroutine that is given the bench - with a mentee, their mentor and a coordinator on its platform, all
of them English, on a Monday morning.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from datetime import timedelta
from pathlib import Path
from typing import Any, Protocol

from bot.conversation.messages import Document, Question
from bot.ports import RetryLater, Unreachable
from tests.support.organisation import COORDINATOR, START, Organisation
from tests.support.people import Person, Start, World, plain
from tests.support.simulated_loop import simulated
from tests.support.slack.person import SlackPerson
from tests.support.slack.running import PoraInSlack
from tests.support.slack.workspace import SlackWorkspace
from tests.support.telegram.api import TelegramPerson
from tests.support.telegram.organisation import PoraInTelegram

BEATS = 3  # what a delivery leads to is delivered, too

Story = Callable[["Bench"], Awaitable[None]]


class Somebody(Protocol):
    """A person on a platform."""

    async def says(self, text: str) -> None:
        """Type words, or a command with its slash."""
        ...

    async def presses(self, label: str) -> None:
        """Press a button of the newest question that has it, in whatever shape the platform gives it."""
        ...

    async def repeats(self) -> None:
        """The platform hands over their last act again."""
        ...

    async def presses_again(self) -> None:
        """Press on the message they pressed on first, whatever has become of it."""
        ...

    def text(self) -> str:
        """All they have got so far, as it stands now."""
        ...

    def files(self) -> list[str]:
        """The names of the files they have got."""
        ...


class Bench(Protocol):
    """A channel with three people on it."""

    @property
    def mentee(self) -> Somebody:
        """Who plans and writes."""
        ...

    @property
    def mentor(self) -> Somebody:
        """Who is told of it."""
        ...

    @property
    def coordinator(self) -> Somebody:
        """Who hears of what a person has to see to."""
        ...

    async def goes_on(self, **by: float) -> None:
        """Time passes, and what is due happens."""
        ...

    def gone(self) -> None:
        """From now on the mentor cannot be reached."""
        ...

    def busy(self, seconds: int) -> None:
        """The platform asks for patience at the next delivery to the mentor."""
        ...


# ---- the console, by way of what stands for it in stories --------------------------------------------------------------------


class ConsolePerson:
    """Somebody at the terminal."""

    def __init__(self, world: World, person: Person) -> None:
        self._world, self._person = world, person
        self._pressed: tuple[Question, str] | None = None

    async def says(self, text: str) -> None:
        self._person.says(text)

    async def presses(self, label: str) -> None:
        self._pressed = self._pressed or (self._person.question, label)
        self._person.presses(label)

    async def repeats(self) -> None:
        assert self._person.last is not None
        self._world.hand_in(self._person, self._person.last)

    async def presses_again(self) -> None:
        assert self._pressed is not None
        question, label = self._pressed
        self._person.presses(label, on=question)

    def text(self) -> str:
        return "\n".join(map(plain, self._person.got))

    def files(self) -> list[str]:
        return [one.name for one in self._person.got if isinstance(one, Document)]


class ConsoleBench:
    """The real app over the platform that keeps what people were sent."""

    def __init__(self, folder: Path) -> None:
        self._world = World(folder, Start(welcomed=True))
        self.mentee, self.mentor, self.coordinator = (
            ConsolePerson(self._world, self._world.person(handle)) for handle in ("emily", "james", "olivia")
        )

    async def goes_on(self, **by: float) -> None:
        self._world.advance(**by)

    def gone(self) -> None:
        self._world.platform.failures.append(Unreachable())

    def busy(self, seconds: int) -> None:
        self._world.platform.failures.append(RetryLater(timedelta(seconds=seconds)))


def on_console(story: Story, folder: Path) -> None:
    """A world has a loop of its own and nothing in it waits: the story runs through at once."""
    bench = ConsoleBench(folder)
    told = story(bench).__await__()
    try:
        next(told)
    except StopIteration:
        return
    finally:
        bench._world.close()
    raise AssertionError("a story at the console waited for something")


# ---- Slack -------------------------------------------------------------------------------------------------------------------


class SlackSomebody:
    """Somebody in the workspace. What opens in a window is answered there."""

    def __init__(self, person: SlackPerson) -> None:
        self.person = person
        self._first: Any = None

    async def says(self, text: str) -> None:
        await self.person.says(text)

    async def presses(self, label: str) -> None:
        if self.person.modal is not None and label not in self.person.buttons:
            await self.person.fills({self.person.fields[0]: label})
            return
        self._first = self._first or (self.person.messages[-1], label)
        await self.person.presses(label)

    async def repeats(self) -> None:
        await self.person.repeats()

    async def presses_again(self) -> None:
        message, label = self._first
        await self.person.presses(label, on=message)

    def text(self) -> str:
        return "\n".join([*(one.text for one in self.person.messages), self.person._modal_text()])

    def files(self) -> list[str]:
        return [str(file["name"]) for one in self.person.messages for file in one.files]


class SlackBench:
    """A workspace with Pora in it."""

    def __init__(self, slack: SlackWorkspace, pora: PoraInSlack) -> None:
        self._slack, self._pora = slack, pora
        self.mentee, self.mentor, self.coordinator = (
            SlackSomebody(slack.person(f"{handle}@vejas.example")) for handle in ("emily", "james", "olivia")
        )

    async def goes_on(self, **by: float) -> None:
        await self._pora.advance(**by)
        await self._pora.happen()
        for one in (self.mentee, self.mentor, self.coordinator):
            await one.person.looks()

    def gone(self) -> None:
        self._slack.deactivates("james@vejas.example")

    def busy(self, seconds: int) -> None:
        self._slack.limits("conversations.open", retry_after=seconds)


def on_slack(story: Story, folder: Path) -> None:
    """In the emulator's workspace; skipped where there is none."""

    async def run() -> None:
        async with SlackWorkspace() as slack, PoraInSlack(slack, folder) as pora:
            await story(SlackBench(slack, pora))

    asyncio.run(run())


# ---- Telegram ----------------------------------------------------------------------------------------------------------------


class TelegramSomebody:
    """Somebody with Telegram on their telephone."""

    def __init__(self, pora: PoraInTelegram, person: TelegramPerson) -> None:
        self._pora, self._person = pora, person
        self._first: tuple[dict[str, Any], str] | None = None
        self._last: dict[str, Any] = {}

    async def says(self, text: str) -> None:
        self._last = self._person.says(text)
        await self._pora.goes_on()

    async def presses(self, label: str) -> None:
        for message in reversed(self._person.messages):
            for row in (message.get("reply_markup") or {}).get("inline_keyboard", ()):
                for button in row:
                    if button["text"] == label:
                        self._first = self._first or (dict(message), button["callback_data"])
                        self._last = self._person.presses_on(message, button["callback_data"])
                        await self._pora.goes_on()
                        return
        raise AssertionError(f"no button {label!r}: {self._person.buttons}")

    async def repeats(self) -> None:
        self._pora.api.repeats(self._last)
        await self._pora.goes_on()

    async def presses_again(self) -> None:
        assert self._first is not None
        self._person.presses_on(*self._first)
        await self._pora.goes_on()

    def text(self) -> str:
        return "\n".join(str(one.get("text", "")) for one in self._person.messages)

    def files(self) -> list[str]:
        return [one["document"]["file_name"] for one in self._person.messages if "document" in one]


class TelegramBench:
    """A strict Bot API with Pora on it."""

    def __init__(self, pora: PoraInTelegram, house: Organisation) -> None:
        self._pora, self._house = pora, house
        self.mentee, self.mentor, self.coordinator = (
            TelegramSomebody(pora, pora.person(handle)) for handle in ("mentee-1", "mentor-1", COORDINATOR)
        )

    async def goes_on(self, **by: float) -> None:
        await self._pora.goes_on(max(timedelta(**by).total_seconds(), 1.0))
        for _ in range(BEATS):
            await self._pora.app.beat()
            await self._pora.goes_on(1.0)

    def gone(self) -> None:
        self._pora.api.blocked.add(self.mentor._person.number)

    def busy(self, seconds: int) -> None:
        self._pora.api.patience[self.mentor._person.number] = seconds


def on_telegram(story: Story, house: Organisation) -> None:
    """On the simulated clock."""
    house.now = START + timedelta(hours=1)

    async def run() -> None:
        async with PoraInTelegram(house) as pora:
            await story(TelegramBench(pora, house))

    simulated(run())
