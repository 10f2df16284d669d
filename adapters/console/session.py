"""A rehearsal in a terminal: several people at one keyboard, the real engine, a clock that is pushed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol

from adapters.console.clock import SimulatedClock
from adapters.console.messenger import PLATFORM, ConsoleMessenger
from adapters.console.screen import Screen
from adapters.console.script import Comment, FaultyLine, Push, Roster, Speak, parse
from bot.conversation.flow import fold
from bot.conversation.messages import Answered, Command, Content, Incoming, Question, Reply, Said, Worded
from bot.inbox.service import Service
from bot.ports import Clock, Messenger
from storage import people

MEANWHILE, BACK = "(meanwhile)", "(back)"
BEATS_AT_ONE_MOMENT = 1000  # something that stays due for ever is a fault, not a reason to hang


class Companion(Protocol):
    """The app as the terminal needs it."""

    service: Service
    messengers: dict[str, Messenger]

    async def handle(self, incoming: Incoming) -> Reply:
        """Answer whoever acted."""
        ...

    def start(self) -> int:
        """Start the clocks."""
        ...

    async def beat(self) -> None:
        """Let happen what is due."""
        ...

    def next_due(self) -> datetime | None:
        """When something falls due next."""
        ...


class EndlessBeat(RuntimeError):
    """Something stays due although it was handled."""


@dataclass(frozen=True, slots=True)
class Sitter:
    """Somebody at the terminal."""

    handle: str
    email: str
    name: str


class Session:
    """Reads lines, moves the clock, shows what people get."""

    def __init__(
        self,
        app: Companion,
        clock: Clock,
        screen: Screen,
        *,
        new_id: Callable[[], str],
        apply: Callable[[str], Sequence[str]] | None = None,
    ) -> None:
        """``apply`` applies the roster of that name and says in lines what has changed."""
        self._app, self._clock, self._screen, self._apply = app, clock, screen, apply
        self._event = f"{new_id()}:"
        self._events = 0
        self._speaker: Sitter | None = None
        self._asked: dict[str, Question] = {}
        self._people: dict[str, Sitter] = {}
        self._names: dict[str, str] = {}
        app.messengers[PLATFORM] = ConsoleMessenger(self._deliver)

    @property
    def handles(self) -> Sequence[str]:
        """The names people are spoken for by, without the @."""
        return sorted({sitter.handle for sitter in self._people.values()})

    @property
    def speaker(self) -> str | None:
        """Who speaks when no name is given."""
        return self._speaker.handle if self._speaker else None

    async def seat(self) -> None:
        """Give everybody on the roster a place at the terminal, start the clocks and let happen what is due."""
        with self._app.service.database.transaction() as work:
            found = [(member.person.email, member.person.name) for member in people.everybody(work)]
        parts = [fold(name).split() for _, name in found]
        for (email, name), names in zip(found, parts, strict=True):
            shared = sum(1 for other in parts if other[0] == names[0]) > 1
            sitter = Sitter(".".join([names[0], *names[-1:]]) if shared else names[0], email, name)
            self._people[sitter.handle] = sitter
            self._people.setdefault(".".join([names[0], names[-1]]), sitter)
            self._names[email] = name
            self._app.service.connect(PLATFORM, "", email, email)
        self._app.start()
        await self._beat()

    async def feed(self, line: str) -> None:
        """Do what one line says. Raises FaultyLine with what would be right."""
        parsed = parse(line)
        if isinstance(parsed, Comment):
            self._comment(parsed.text)
        elif isinstance(parsed, Push):
            await self.push(parsed.by)
        elif isinstance(parsed, Roster):
            await self._change(parsed.file)
        elif isinstance(parsed, Speak):
            await self._speak(parsed)

    def _comment(self, text: str) -> None:
        """A comment; between "(meanwhile) …" and "(back)" everything happens and nothing is shown."""
        if text == BACK:
            self._screen.folded = False
        elif text.startswith(MEANWHILE):
            if said := text.removeprefix(MEANWHILE).strip():
                self._screen.comment(said)
            self._screen.folded = True
        else:
            self._screen.comment(text)

    async def push(self, by: timedelta) -> None:
        """Move the clock on; everything due on the way happens at its own moment."""
        if not isinstance(self._clock, SimulatedClock):
            raise FaultyLine("the real clock cannot be pushed")
        target = self._clock.now() + by
        while (due := self._app.next_due()) is not None and due <= target:
            self._clock.move_to(due)
            await self._beat()
        self._clock.move_to(target)
        self._screen.time(self._clock.now())

    async def _change(self, file: str) -> None:
        """A roster comes in; whoever is new on it gets a place."""
        if self._apply is None:
            raise FaultyLine("there is no roster to change here: start with --programme and --roster")
        for line in self._apply(file) or ["Nothing to change."]:
            self._screen.comment(line)
        await self.seat()

    async def _beat(self) -> None:
        """Do everything that is due by now; a heartbeat that finds nothing takes longer than looking first."""
        for _ in range(BEATS_AT_ONE_MOMENT):
            due = self._app.next_due()
            if due is None or due > self._clock.now():
                return
            await self._app.beat()
        raise EndlessBeat(EndlessBeat.__doc__)

    async def _speak(self, spoken: Speak) -> None:
        if spoken.handle is not None:
            self._speaker = self._sitter(spoken.handle)
        if self._speaker is None:
            raise FaultyLine(
                f"nobody speaks yet: begin with a name, for instance @{next(iter(self.handles), 'ruta')}"
            )
        if spoken.text:
            await self._act(self._speaker, spoken.text)

    def _sitter(self, handle: str) -> Sitter:
        known = self._people.get(fold(handle.replace(".", " ")).replace(" ", "."))
        if known is None:
            alike = [name for name in self.handles if name.split(".")[0] == fold(handle)]
            choice = ", ".join(f"@{name}" for name in (alike or self.handles))
            raise FaultyLine(
                f"@{handle} is nobody here; there are: {choice}" if choice else "the roster is empty"
            )
        return known

    async def _act(self, sitter: Sitter, text: str) -> None:
        asked = self._asked.get(sitter.email)
        pressed = _pressed(asked, text)
        self._screen.said(self._clock.now(), sitter.name, text if pressed is None else f"[{pressed[1]}]")
        content = pressed[0] if pressed else _typed(text)
        self._events += 1
        incoming = Incoming(PLATFORM, "", sitter.email, f"{self._event}{self._events}", content)
        reply = await self._app.handle(incoming)
        if not any(isinstance(message, Question) for message in reply.messages) and pressed:
            self._asked.pop(sitter.email, None)
        self._deliver(sitter.email, reply.messages)
        await self._beat()

    def _deliver(self, email: str, messages: Sequence[Worded]) -> None:
        for message in messages:
            if isinstance(message, Question):
                self._asked[email] = message
        self._screen.show(self._clock.now(), self._names.get(email, email), messages)


def _pressed(asked: Question | None, text: str) -> tuple[Content, str] | None:
    """A bare number as the press of an option, and that option's label; None where it is none."""
    if asked is None or not text.isdecimal() or len(text) > 3:
        return None
    first = asked.fields[0]
    number = int(text)
    if first.kind == "scale":
        chosen = next((option for option in first.options if option.value == text), None)
    else:
        chosen = first.options[number - 1] if 1 <= number <= len(first.options) else None
    if chosen is not None:
        return Answered(asked.turn, {first.name: chosen.value}, asked.conversation), chosen.label
    if first.skip and number == len(first.options) + 1:
        return Answered(asked.turn, {first.name: None}, asked.conversation), first.skip
    return None


def _typed(text: str) -> Content:
    if text.startswith("/"):
        name, _, rest = text[1:].partition(" ")
        return Command(name.lower(), rest.strip())
    return Said(text)
