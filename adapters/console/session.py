"""A terminal session: runs script lines as the people who speak in them, and shows what everybody gets."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import timedelta

from adapters.console.clock import SimulatedClock
from adapters.console.messenger import PLATFORM, ConsoleMessenger
from adapters.console.ports import AppPort
from adapters.console.screen import Screen
from adapters.console.script import Advance, ApplyRoster, Comment, Speak, parse
from adapters.errors import EndlessBeat, FaultyLine
from bot import directory
from bot.conversation.messages import Answered, Commanded, Content, Incoming, Question, Said, Worded
from bot.conversation.text_folding import fold
from bot.ports import Clock
from storage import people

MEANWHILE, BACK = "(meanwhile)", "(back)"
BEATS_AT_ONE_MOMENT = 1000  # after that EndlessBeat: a timer that stays due must not hang the terminal


@dataclass(frozen=True, slots=True)
class Participant:
    """A person who can speak at the terminal."""

    handle: str
    email: str
    name: str


class Session:
    """Runs lines, moves the clock, shows what people get."""

    def __init__(
        self,
        app: AppPort,
        clock: Clock,
        screen: Screen,
        *,
        new_id: Callable[[], str],
        apply: Callable[[str], Sequence[str]] | None = None,
    ) -> None:
        """``apply`` applies the roster of that name, and returns what has changed in lines."""
        self._app, self._clock, self._screen, self._apply = app, clock, screen, apply
        self._event = f"{new_id()}:"
        self._events = 0
        self._speaker: Participant | None = None
        self._asked: dict[str, Question] = {}
        self._people: dict[str, Participant] = {}
        self._names: dict[str, str] = {}
        app.messengers[PLATFORM] = ConsoleMessenger(self._deliver)

    @property
    def handles(self) -> Sequence[str]:
        """The names to speak as, without the @."""
        return sorted({participant.handle for participant in self._people.values()})

    @property
    def speaker(self) -> str | None:
        """The name of the last speaker, who also speaks the lines without a name."""
        return self._speaker.handle if self._speaker else None

    async def join_everybody(self) -> None:
        """Link everybody on the roster to the console, start their timers, and let what is due happen."""
        with self._app.installation.database.transaction() as work:
            found = [(member.person.email, member.person.name) for member in people.all_members(work)]
        parts = [fold(name).split() for _, name in found]
        for (email, name), names in zip(found, parts, strict=True):
            shared = sum(1 for other in parts if other[0] == names[0]) > 1
            participant = Participant(".".join([names[0], *names[-1:]]) if shared else names[0], email, name)
            self._people[participant.handle] = participant
            self._people.setdefault(".".join([names[0], names[-1]]), participant)
            self._names[email] = name
            directory.link(self._app.installation, PLATFORM, "", email, email)
        self._app.start()
        await self._beat()

    async def feed(self, line: str) -> None:
        """Run one line. Raises FaultyLine with what would be right."""
        parsed = parse(line)
        if isinstance(parsed, Comment):
            self._comment(parsed.text)
        elif isinstance(parsed, Advance):
            await self.advance(parsed.by)
        elif isinstance(parsed, ApplyRoster):
            await self._apply_roster(parsed.file)
        elif isinstance(parsed, Speak):
            await self._speak(parsed)

    def _comment(self, text: str) -> None:
        """Show a comment. Between "(meanwhile) …" and "(back)" everything happens and nothing is shown."""
        if text == BACK:
            self._screen.hidden = False
        elif text.startswith(MEANWHILE):
            if said := text.removeprefix(MEANWHILE).strip():
                self._screen.comment(said)
            self._screen.hidden = True
        else:
            self._screen.comment(text)

    async def advance(self, by: timedelta) -> None:
        """Move the simulated clock on; everything due on the way happens at its own time."""
        if not isinstance(self._clock, SimulatedClock):
            raise FaultyLine("the real clock cannot be pushed")
        target = self._clock.now() + by
        while (due := self._app.next_due()) is not None and due <= target:
            self._clock.move_to(due)
            await self._beat()
        self._clock.move_to(target)
        self._screen.time(self._clock.now())

    async def _apply_roster(self, file: str) -> None:
        """Apply a roster, and join the people who are new on it."""
        if self._apply is None:
            raise FaultyLine("there is no roster to change here: start with --programme and --roster")
        for line in self._apply(file) or ["Nothing to change."]:
            self._screen.comment(line)
        await self.join_everybody()

    async def _beat(self) -> None:
        """Do everything that is due by now; a heartbeat that finds nothing takes longer than looking first."""
        for _ in range(BEATS_AT_ONE_MOMENT):
            due = self._app.next_due()
            if due is None or due > self._clock.now():
                return
            await self._app.beat()
        raise EndlessBeat

    async def _speak(self, spoken: Speak) -> None:
        if spoken.handle is not None:
            self._speaker = self._participant(spoken.handle)
        if self._speaker is None:
            raise FaultyLine(
                f"nobody speaks yet: begin with a name, for instance @{next(iter(self.handles), 'ruta')}"
            )
        if spoken.text:
            await self._act(self._speaker, spoken.text)

    def _participant(self, handle: str) -> Participant:
        known = self._people.get(fold(handle.replace(".", " ")).replace(" ", "."))
        if known is None:
            alike = [name for name in self.handles if name.split(".")[0] == fold(handle)]
            choice = ", ".join(f"@{name}" for name in (alike or self.handles))
            raise FaultyLine(
                f"@{handle} is nobody here; there are: {choice}" if choice else "the roster is empty"
            )
        return known

    async def _act(self, participant: Participant, text: str) -> None:
        asked = self._asked.get(participant.email)
        pressed = _pressed(asked, text)
        self._screen.said(self._clock.now(), participant.name, text if pressed is None else f"[{pressed[1]}]")
        content = pressed[0] if pressed else _typed(text)
        self._events += 1
        incoming = Incoming(PLATFORM, "", participant.email, f"{self._event}{self._events}", content)
        reply = await self._app.handle(incoming)
        if not any(isinstance(message, Question) for message in reply.messages) and pressed:
            self._asked.pop(participant.email, None)
        self._deliver(participant.email, reply.messages)
        await self._beat()

    def _deliver(self, email: str, messages: Sequence[Worded]) -> None:
        for message in messages:
            if isinstance(message, Question):
                self._asked[email] = message
        self._screen.show(self._clock.now(), self._names.get(email, email), messages)


def _pressed(asked: Question | None, text: str) -> tuple[Content, str] | None:
    """A bare number as the answer with that option, and the option's label; None if it is no option of the question."""
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
        return Commanded(name.lower(), rest.strip())
    return Said(text)
