"""People to talk as, in a world with the real app, a real database file and a clock that is pushed.

    world.ruta.says("kitą antradienį 15 val.").sees("antradienį, sausio 12 d., 15:00")
    world.ruta.presses("Taip")
    world.tomas.sees("Suplanuotas susitikimas")
    world.advance(days=8)

Between any two turns the process ends and begins anew on the same file: whatever is not in the database is lost.
"""

from __future__ import annotations

import asyncio
import functools
import logging
import random
import re
import sys
import tempfile
from collections.abc import Callable, Coroutine, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import Any, Self, TypeVar
from unittest.mock import patch
from zoneinfo import ZoneInfo

from sqlmodel import SQLModel, select

import adapters.app as app_module
from adapters.app import App, build
from adapters.console.clock import SimulatedClock
from adapters.settings import Settings
from bot import directory
from bot.conversation.messages import (
    Answered,
    Back,
    Commanded,
    Content,
    Document,
    Footnote,
    Incoming,
    Left,
    Linked,
    Question,
    Replaces,
    Reply,
    Said,
    ShownField,
    Worded,
)
from bot.conversation.text_folding import fold
from bot.ports import Unreachable, Writer
from bot.programmes.apply import apply_plan, make_plan
from bot.programmes.programme_file import read_programme
from bot.programmes.roster_file import read_roster
from bot.texts.loader import load_texts
from bot.writing.mark import marked
from bot.writing.tasks import Task, Written
from conversation_prompts.load import load_library
from storage import database, ids, migrate, people
from storage.engine import new_engine
from storage.keys import new_key

PLATFORM = "console"
LINKS = {"telegram": "https://t.me/pora_bot?start={code}"}  # where people can be invited to
ZONE = ZoneInfo("Europe/Vilnius")
KEY = new_key(lambda size: b"k" * size)
BEATS_AT_ONE_MOMENT = 100

PROGRAMME = """
slug = "siaures-vejas-2027"
name = { lt = "„Šiaurės vėjo“ mentorystė", en = "Mentoring at Šiaurės vėjas" }
purpose = ["development"]
starts = 2027-01-04
ends = 2027-07-02
zone = "Europe/Vilnius"
country = "LT"
languages = ["lt", "en"]
address = "tu"
rhythm_weeks = 3
hours = { from = "09:00", until = "17:00" }
[[help]]
name = { lt = "Bendrasis pagalbos numeris", en = "Emergency number" }
phone = "112"
checked = 2026-11-02
[[help]]
name = { lt = "Bendra emocinės paramos linija", en = "Joint emotional support line" }
phone = "1809"
checked = 2026-11-02
[[help]]
name = { lt = "„Vilties linija“", en = "Vilties linija" }
phone = "116 123"
round_the_clock = true
checked = 2026-11-02
[[help]]
for = "occupational"
name = { lt = "Įmonės psichologas", en = "The company's psychologist" }
link = "https://vejas.example/psichologas"
checked = 2026-11-02
[[help]]
for = "official"
name = { lt = "Pranešimų kanalas", en = "Reporting channel" }
link = "https://vejas.example/pranesti"
checked = 2026-11-02
[[help]]
for = "authority"
name = { lt = "Valstybinė darbo inspekcija", en = "State Labour Inspectorate" }
link = "https://www.vdi.lt"
checked = 2026-11-02
"""
ROSTER = """
name,role,email,language,mentor
Aušra Stankevičienė,coordinator,ausra@vejas.example,lt,
Olivia Grant,coordinator,olivia@vejas.example,en,
Tomas Petrauskas,mentor,tomas@vejas.example,lt,
James Walker,mentor,james@vejas.example,en,
Rūta Kazlauskė,mentee,ruta@vejas.example,lt,tomas@vejas.example
Emily Carter,mentee,emily@vejas.example,en,james@vejas.example
"""

Row = TypeVar("Row", bound=SQLModel)
Result = TypeVar("Result")
Table = type[Row]


@dataclass(frozen=True, slots=True)
class Start:
    """What a world begins from."""

    roster: str = ROSTER
    programme: str = PROGRAMME
    at: str = "2027-01-04T09:00"  # local
    welcomed: bool = False  # everybody went through the welcome beforehand, in their roster's language
    lived: Callable[[World], object] | None = None  # what has happened since: done once, copied for each test
    restarts: bool = True  # the process is rebuilt between any two turns
    platforms: tuple[str, ...] = (PLATFORM,)  # those that are open; the programme says which people may use
    writer: Writer | None = None  # the language model of the installation


class Failed(AssertionError):
    """Somebody was told that something failed, or a failure was logged."""


@dataclass
class Person:
    """Somebody in a world: what they do, and what they got."""

    world: World
    handle: str
    name: str
    email: str
    got: list[Worded] = field(default_factory=list)
    got_at: list[datetime] = field(default_factory=list)  # when each parcel that was delivered arrived
    last: Incoming | None = None
    platform: str = PLATFORM
    user: str = ""  # who they are on the platform; in the terminal their e-mail
    _new: int = 0  # where what is new to them begins
    _looked: bool = False

    def says(self, text: str) -> Self:
        """Type words, or a slash command."""
        if text.startswith("/"):
            name, _, rest = text[1:].partition(" ")
            return self.does(Commanded(name.lower(), rest.strip()))
        return self.does(Said(text))

    def presses(self, option: str | int, *, on: Question | None = None) -> Self:
        """Press an option by its label or its number as shown, on the newest question that has it or on an older one."""
        asked = [on] if on else list(reversed([one for one in self.got if isinstance(one, Question)]))
        for question in asked:
            first = question.fields[0]
            for number, (value, label) in enumerate(_buttons(first), start=1):
                if option == number if isinstance(option, int) else fold(option) == fold(label):
                    return self.does(Answered(question.turn, {first.name: value}, question.conversation))
        raise AssertionError(f"{self.handle} has no {option!r} to press. {self._report()}")

    def fills(self, **values: str | None) -> Self:
        """Send answers to the newest question as a whole page."""
        question = self.question
        return self.does(Answered(question.turn, values, question.conversation))

    def goes_back(self, *, on: Question | None = None) -> Self:
        """Press "back"."""
        question = on or self.question
        return self.does(Back(question.turn, question.conversation))

    def leaves(self, *, on: Question | None = None) -> Self:
        """Close the question."""
        question = on or self.question
        return self.does(Left(question.turn, question.conversation))

    def does(self, content: Content) -> Self:
        """Anything at all."""
        self._new, self._looked = len(self.got), False
        self.last = Incoming(self.platform, "", self.user or self.email, self.world.next_event(), content)
        self.world.hand_in(self, self.last)
        return self

    def on(self, platform: str) -> Person:
        """The same person's own account on another platform: what they do there, and what they got there."""
        return self.world.account(platform, f"{platform}:{self.handle}", self)

    def follows(self, link: str) -> Self:
        """Follow an invitation."""
        return self.does(Linked(link.partition("start=")[2]))

    @property
    def link(self) -> str:
        """The link that is new to them."""
        found = re.search(r"https://t\.me/\S+", self.new_text)
        if found is None:
            raise AssertionError(f"{self.handle} was given no link. {self._report()}")
        return found[0]

    def sees(self, *fragments: str) -> Self:
        """Each fragment stands in what is new since their last act, or since they looked and something came after."""
        text = self.new_text
        for fragment in fragments:
            if fragment not in text:
                raise AssertionError(f"{self.handle} does not see {fragment!r}. {self._report()}")
        self._looked = True
        return self

    def does_not_see(self, *fragments: str) -> Self:
        """None of the fragments stands in what is new."""
        for fragment in fragments:
            if fragment in self.new_text:
                raise AssertionError(f"{self.handle} sees {fragment!r}. {self._report()}")
        self._looked = True
        return self

    def sees_nothing(self) -> Self:
        """Nothing came since they acted or looked."""
        if self._new < len(self.got) and not self._looked:
            raise AssertionError(f"{self.handle} should have got nothing. {self._report()}")
        return self

    def never_saw(self, *fragments: str) -> Self:
        """None of the fragments stands in anything they ever got."""
        everything = "\n".join(map(plain, self.got))
        for fragment in fragments:
            if fragment in everything:
                raise AssertionError(f"{self.handle} has seen {fragment!r}:\n{everything}")
        return self

    def looks(self) -> Self:
        """Take note of what came, whatever it is."""
        self._looked = True
        return self

    @property
    def new(self) -> Sequence[Worded]:
        """What is new to them."""
        return self.got[self._new :]

    @property
    def new_text(self) -> str:
        """What is new to them, as a terminal would show it, with single spaces."""
        return "\n".join(map(plain, self.new))

    @property
    def question(self) -> Question:
        """The newest question they were asked."""
        for message in reversed(self.got):
            if isinstance(message, Question):
                return message
        raise AssertionError(f"{self.handle} was asked nothing. {self._report()}")

    @property
    def options(self) -> list[str]:
        """The labels that can be pressed on the newest question."""
        return [label for _, label in _buttons(self.question.fields[0])]

    def gets(self, messages: Sequence[Worded], *, delivered_at: datetime | None = None) -> None:
        """Something arrives."""
        if self._looked:
            self._new, self._looked = len(self.got), False
        self.got.extend(messages)
        if delivered_at is not None:
            self.got_at.append(delivered_at)

    def _report(self) -> str:
        return f"At {self.world.local:%A %Y-%m-%d %H:%M} they see:\n{self.new_text or '(nothing)'}"


class Recorder:
    """The platform: keeps what people were sent, over every restart of the app."""

    def __init__(self, world: World, platform: str = PLATFORM) -> None:
        self._world = world
        self.platform = platform
        self.blocked: set[str] = set()  # users who blocked the bot: e-mails in the terminal
        self.failures: list[Exception] = []  # what the next sends run into, first to last
        self.arrived: dict[str, str] = {}  # parcel key -> e-mail

    async def send(self, workspace: str, user: str, messages: Sequence[Worded], *, key: str) -> None:
        """Hand over a parcel."""
        if self.failures:
            raise self.failures.pop(0)
        if user in self.blocked:
            raise Unreachable
        if key in self.arrived:
            raise Failed(f"the same parcel twice to {user}: {messages}")
        self.arrived[key] = user
        self._world.account(self.platform, user).gets(messages, delivered_at=self._world.clock.now())

    async def was_sent(self, workspace: str, user: str, *, key: str) -> bool:
        """Whether the parcel arrived."""
        return key in self.arrived


class World:
    """Everybody on a roster, the app between them, and time."""

    def __init__(self, folder: Path, start: Start) -> None:
        self.start = start
        self.file = folder / "pora.db"
        self.log = _Log()
        self.by_email: dict[str, Person] = {}
        self.platform = Recorder(self)
        self.platforms = {name: Recorder(self, name) for name in start.platforms} | {PLATFORM: self.platform}
        self._accounts: dict[tuple[str, str], Person] = {}  # on other platforms than the terminal
        self._ids = random.Random("pora:tests")  # noqa: S311 - tests are repeatable
        self._events = 0
        self._runner = asyncio.Runner()
        self.restarted = 0
        self.clock = SimulatedClock(self.moment(start.at))
        saved = _saved(start)
        if saved is not None:
            self.file.write_bytes(saved.rows)
            self._ids.setstate(saved.ids)
            self._events = saved.events
            self.clock.move_to(saved.now)
        self.log.listen()
        self.app = self._build()
        if saved is None:
            self._apply(start.roster, start.programme)
        self._seat(connected=saved is not None)
        if saved is not None:
            self._resume(saved)
        self.app.start()
        self.happen()

    # ---- people ------------------------------------------------------------------------------------------------------

    def person(self, handle: str) -> Person:
        """Somebody by their first name in small plain letters, with the surname where two share it."""
        for person in self.by_email.values():
            if person.handle == handle:
                return person
        raise AttributeError(
            f"nobody is called {handle!r}; there are {[one.handle for one in self.everybody]}"
        )

    def __getattr__(self, handle: str) -> Person:
        return self.person(handle)

    @property
    def everybody(self) -> list[Person]:
        """Everybody, by name."""
        return list(self.by_email.values())

    def stranger(self, email: str) -> Person:
        """Somebody who is on no roster."""
        return self.by_email.setdefault(email, Person(self, email, email, email))

    def account(self, platform: str, user: str, of: Person | None = None) -> Person:
        """Whoever sits at an account of a platform; at a new one the person whose it is, or nobody that is known."""
        if platform == PLATFORM:
            return self.by_email[user]
        if (platform, user) not in self._accounts:
            handle, name, email = (of.handle, of.name, of.email) if of else (user, user, user)
            self._accounts[platform, user] = Person(self, handle, name, email, platform=platform, user=user)
        return self._accounts[platform, user]

    def welcome(
        self, *handles: str, language: str | None = None, address: str = "tu", goal: bool = False
    ) -> Self:
        """Take people (everybody by default) through the welcome, in their roster's language or another one.

        Mentees are asked for a goal at its end; they put it off unless ``goal`` is to stay open.
        """
        for person in [self.person(handle) for handle in handles] or self.everybody:
            with self.app.installation.database.transaction() as work:
                found = people.by_email(work, person.email)
            chosen = language or (found.language if found else None) or "lt"
            person.presses("Lietuviškai" if chosen == "lt" else "English")
            if chosen == "lt":
                person.presses("Tu" if address == "tu" else "Jūs")
            person.presses(1)  # who sees what
            unnamed = "Be vardo" if chosen == "lt" else "No name, please"
            person.presses(1 if len(person.options) > 2 else unnamed).presses(1)
            if person.question.title in ("Tikslas", "A goal") and not goal:
                person.leaves()
            person.looks()
        return self

    # ---- time --------------------------------------------------------------------------------------------------------

    @property
    def local(self) -> datetime:
        """The programme's local time."""
        return self.clock.now().astimezone(ZONE)

    @staticmethod
    def moment(local: str) -> datetime:
        """The instant of a local moment, ``2027-01-12T15:00``."""
        return datetime.fromisoformat(local).replace(tzinfo=ZONE).astimezone(UTC)

    def advance(self, **by: float) -> Self:
        """Push the clock (days=3, hours=2, weeks=1); everything due on the way happens at its own moment."""
        return self._advance_to(self.clock.now() + timedelta(**by))

    def advance_to(self, local: str) -> Self:
        """Push the clock to a local moment."""
        return self._advance_to(self.moment(local))

    def _advance_to(self, target: datetime) -> Self:
        if target < self.clock.now():
            raise AssertionError(f"it is {self.local:%Y-%m-%d %H:%M} already")
        due = self.app.next_due()
        while due is not None and due <= target:
            self.clock.move_to(due)
            due = self._happen(due)
        self.clock.move_to(target)
        self._between_turns()
        return self

    def skip_to(self, local: str) -> Self:
        """An outage: the clock goes on and nothing happens meanwhile; then the app wakes up."""
        self.clock.move_to(self.moment(local))
        self._between_turns()
        self.happen()
        return self

    # ---- the app -----------------------------------------------------------------------------------------------------

    def next_event(self) -> str:
        """The platform's id of the next event."""
        self._events += 1
        return f"event-{self._events}"

    def hand_in(self, person: Person, incoming: Incoming) -> Reply:
        """One turn: an event comes in, the reply goes back, what is due happens."""
        reply = self._runner.run(self.app.handle(incoming))
        self._check(reply)
        person.gets(reply.messages)
        self.happen()
        return reply

    def happen(self) -> None:
        """Everything due at this moment."""
        self._happen(self.app.next_due())

    def _happen(self, due: datetime | None) -> datetime | None:
        """Everything due at this moment, when something is ``due`` next; when something is due after that."""
        for _ in range(BEATS_AT_ONE_MOMENT):
            if due is None or due > self.clock.now():
                break  # a heartbeat that finds nothing takes longer than looking
            self._runner.run(self.app.beat())
            due = self.app.next_due()
        else:
            raise Failed("something stays due although it was handled")
        self.log.check()
        self._between_turns()
        return due

    def clean(self) -> Self:
        """The night's housekeeping."""
        self._runner.run(self.app.clean())
        return self

    def awaits(self, coming: Coroutine[Any, Any, Result]) -> Result:
        """Run something where the app runs: a server that it is to reach."""
        return self._runner.run(coming)

    def restart(self) -> Self:
        """The process ends and another one opens the same file."""
        self.app.close()
        self.app = self._build()
        self.restarted += 1
        return self

    def applies(self, roster: str, programme: str | None = None) -> Self:
        """The coordinator applies a roster anew, as ``pora programme apply`` does; whoever is new gets their place."""
        self._apply(roster, programme or self.start.programme)
        self._seat()
        self.app.start()
        self.happen()
        return self

    def rows(self, table: type[Row]) -> list[Row]:
        """What a table holds, for what no person can see."""
        with self.app.installation.database.transaction() as work:
            return list(work.session.exec(select(table)).all())

    @contextmanager
    def expecting(self, *actions: str) -> Iterator[None]:
        """Failures that are logged inside the block under these actions are what the test is about."""
        self.log.expected = actions
        yield
        self.log.expected = ()

    def close(self) -> None:
        """The end of the world."""
        self.app.close()
        self._runner.close()
        self.log.stop()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _between_turns(self) -> None:
        if self.start.restarts:
            self.restart()

    def _build(self) -> App:
        settings = _settings(f"sqlite:///{self.file}")
        with nothing_read_twice(), _migrated_before() if self.file.exists() else nullcontext():
            app = build(
                settings,
                clock=self.clock,
                new_id=partial(ids.new_id, self._ids),
                messengers=self.platforms,
                writer=self.start.writer,
            )
        for name in LINKS.keys() & self.platforms.keys():
            app.installation.invitations.add(name, LINKS[name])
        return app

    def _apply(self, table: str, programme: str) -> None:
        spec = read_programme(programme.encode(), "programme.toml")
        if spec.value is None:
            raise AssertionError(spec.faults)
        roster = read_roster(table.strip().encode(), "roster.csv", spec.value)
        if roster.value is None:
            raise AssertionError(roster.faults)
        with self.app.installation.database.transaction() as work:
            made = make_plan(work, spec.value, roster.value, self.clock.now())
            apply_plan(work, made, self.clock.now())

    def _seat(self, *, connected: bool = False) -> None:
        """Make a person of everybody on the roster and connect their account, unless it is ``connected`` already."""
        with self.app.installation.database.transaction() as work:
            found = [(member.person.email, member.person.name) for member in people.all_members(work)]
        first = [fold(name).split()[0] for _, name in found]
        for email, name in found:
            if email in self.by_email:
                continue
            parts = fold(name).split()
            handle = parts[0] if first.count(parts[0]) == 1 else f"{parts[0]}_{parts[-1]}"
            self.by_email[email] = Person(self, handle, name, email)
            if not connected:
                directory.link(self.app.installation, PLATFORM, "", email, email)

    def save(self) -> Saved:
        """Close the world; all that it takes to go on from here any number of times."""
        assert not self._accounts, "what is on other platforms is not saved"
        self.app.close()
        return Saved(
            rows=self.file.read_bytes(),
            ids=self._ids.getstate(),
            events=self._events,
            now=self.clock.now(),
            people=tuple(replace(one, got=list(one.got), got_at=list(one.got_at)) for one in self.everybody),
            arrived=dict(self.platform.arrived),
        )

    def _resume(self, saved: Saved) -> None:
        """Everybody has got what they had got in the world that was saved."""
        for one in saved.people:
            self.by_email[one.email] = replace(one, world=self, got=list(one.got), got_at=list(one.got_at))
        self.platform.arrived.update(saved.arrived)

    def _check(self, reply: Reply) -> None:
        self.log.check()
        for message in reply.messages:
            if plain(message).startswith(_apologies()):
                raise Failed(plain(message))


class _Log(logging.Handler):
    """Failures that were caught and logged fail the test, with what was behind them."""

    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.seen: list[tuple[logging.LogRecord, BaseException | None]] = []
        self.expected: tuple[str, ...] = ()

    def listen(self) -> None:
        logging.getLogger("bot").addHandler(self)

    def stop(self) -> None:
        logging.getLogger("bot").removeHandler(self)

    def emit(self, record: logging.LogRecord) -> None:
        if getattr(record, "action", None) not in self.expected:
            self.seen.append((record, sys.exc_info()[1]))

    def check(self) -> None:
        if self.seen:
            record, behind = self.seen.pop(0)
            raise Failed(f"{getattr(record, 'action', '')}: {record.getMessage()}") from behind


def plain(message: Worded) -> str:
    """A message as plain text: its words, and its options between brackets."""
    if isinstance(message, Question):
        lines = [card.whole for card in message.above]
        for shown in message.fields:
            lines += [*([shown.unclear] if shown.unclear else []), shown.question]
            lines += [marked(shown.draft, drafted=True)] if shown.draft else []
            lines += [f"[{label}]" for _, label in _buttons(shown)]
            lines.append(shown.seen_by)
        return "\n".join(lines)
    if isinstance(message, Footnote):
        return message.small
    if isinstance(message, Replaces):
        return ""
    return message.content if isinstance(message, Document) else message.whole


def _buttons(shown: ShownField) -> list[tuple[str | None, str]]:
    pressed: list[tuple[str | None, str]] = [(option.value, option.label) for option in shown.options]
    return [*pressed, (None, shown.skip)] if shown.skip else pressed


@functools.cache
def _apologies() -> tuple[str, ...]:
    texts = load_texts()
    whole = (
        texts.say("failure", language, address, {"id": "\0"})
        for language in ("lt", "en")
        for address in ("tu", "jus")
    )
    return tuple(text.partition("\0")[0] for text in whole)


@contextmanager
def nothing_read_twice() -> Iterator[None]:
    """Building an app anew takes a tenth of the time: the cards are read once, and SQL is compiled once a place.

    Nothing that an app learns while it runs is kept: its connections end when it is closed.
    """
    with patch.object(database, "new_engine", _engine), patch.object(app_module, "load_library", _cards):
        yield


def _migrated_before() -> AbstractContextManager[object]:
    """A file that a world has written has the newest schema; looking for it takes a third of a restart."""
    return patch.object(migrate, "bring_up_to_date")


_engine = functools.cache(new_engine)
_cards = functools.cache(load_library)


@functools.cache
def _settings(url: str) -> Settings:
    """The settings of a world at a place; reading them takes as long as opening its database."""
    return Settings(_env_file=None, database_url=url, encryption_keys=KEY)


@dataclass(frozen=True)
class Saved:
    """A world that was put aside: its database, and what its people and the platform remember."""

    rows: bytes
    ids: tuple[Any, ...]  # the state of the source of ids
    events: int  # how many there were
    now: datetime
    people: tuple[Person, ...] = ()
    arrived: Mapping[str, str] = field(default_factory=dict)


@dataclass(unsafe_hash=True)
class _Unasked:
    """Stands for a language model while a world is saved: consent names its place, but it must not be asked anything."""

    model: str
    host: str

    def ready(self) -> bool:
        """Always."""
        return True

    async def write(self, task: Task) -> Written:
        """Raises AssertionError: each test that goes on from the world has a model of its own."""
        raise AssertionError(f"what has happened before a test asks no language model: {task}")


def _saved(start: Start) -> Saved | None:
    """The world that a start goes on from; None where nothing has happened yet."""
    if start.lived is not None:
        writer = start.writer and _Unasked(start.writer.model, start.writer.host)
        return _lived(replace(start, restarts=False, writer=writer))
    if start.welcomed:
        return welcomed(replace(start, welcomed=False, restarts=False, writer=None))
    return None


@functools.cache
def _lived(start: Start) -> Saved:
    assert start.lived is not None
    with tempfile.TemporaryDirectory() as folder, World(Path(folder), replace(start, lived=None)) as world:
        start.lived(world)
        return world.save()


@functools.cache
def welcomed(start: Start) -> Saved:
    """A world in which everybody wrote first, three weeks before.

    They went through the welcome and answered what each expects, so that nothing unasked has gone out when the story begins.
    """
    early = replace(
        start, at=f"{World.moment(start.at).astimezone(ZONE) - timedelta(weeks=3):%Y-%m-%dT%H:%M}"
    )
    with tempfile.TemporaryDirectory() as folder, World(Path(folder), early) as world:
        for person in world.everybody:
            person.says("labas")
        world.welcome()
        for person in world.everybody:
            _expect(person)
        return replace(world.save(), now=World.moment(start.at), people=(), arrived={})


def _expect(person: Person) -> None:
    """Answer what the person expects, for each of their pairs."""
    person.says("/mentor lūkesčiai")
    if not isinstance(person.new[-1], Question):
        return  # they have no pair
    if person.question.fields[0].name == "pair":
        for partner in person.options:
            person.says("/mentor lūkesčiai").presses(partner)
            person.fills(**{shown.name: shown.options[0].value for shown in person.question.fields})
        return
    person.fills(**{shown.name: shown.options[0].value for shown in person.question.fields})
