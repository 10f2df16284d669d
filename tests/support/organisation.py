"""A small organisation on a real store: pairs, a coordinator, a clock that is set, and hands to write and press with."""

from __future__ import annotations

import asyncio
import itertools
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from functools import cache
from typing import Any, TypeVar
from zoneinfo import ZoneInfo

from sqlmodel import SQLModel, select

from adapters.app import inline, random_id
from bot.conversation.messages import Answered, Commanded, Incoming, Question, Reply, Said, Worded
from bot.flows.welcome import NOTICE_VERSION
from bot.inbox.door import handle
from bot.installation import Installation
from bot.outbox.deliver import deliver
from bot.ports import Messenger
from bot.texts.loader import Texts, load_texts
from conversation_prompts.card import Library
from conversation_prompts.load import load_library
from storage import outbox, timers
from storage.database import Database
from storage.keys import new_key
from storage.tables import Address, Membership, OutboxMessage, Pair, Person, Programme, Timer
from tests.support.fake_messengers import PLATFORM, Post, words_of
from tests.support.ticking import tick

KEY = new_key(lambda size: b"k" * size)
VILNIUS = ZoneInfo("Europe/Vilnius")
START = datetime(2027, 1, 4, 9, 0, tzinfo=VILNIUS).astimezone(UTC)  # a Monday
END = date(2027, 7, 2)
COORDINATOR = "ausra"

Row = TypeVar("Row", bound=SQLModel)

_events = itertools.count(1)


@cache
def texts() -> Texts:
    """Every sentence of the bot, read once."""
    return load_texts()


@cache
def library() -> Library:
    """The question cards, read once."""
    return load_library()


def vilnius(*parts: int) -> datetime:
    """A local moment in Vilnius, as the instant it is."""
    return datetime(*parts, tzinfo=VILNIUS).astimezone(UTC)  # type: ignore[arg-type, misc]


def programme() -> Programme:
    """A programme in Vilnius, three weeks between meetings."""
    return Programme(
        id="programme", slug="vejas", name="Vėjas", name_lt="Vėjas", purposes=["development"],
        starts_on=START.date(), ends_on=END, zone="Europe/Vilnius", country="LT", languages=["en", "lt"],
        address="tu", rhythm_weeks=3, work_from="09:00", work_until="17:00",
        retention_days={"private_notes": 60, "shared_notes": 60, "meeting_facts": 365},
        help_contacts=[],
        created_at=START,
    )  # fmt: skip


def person(key: str, role: str, **more: Any) -> list[SQLModel]:
    """Somebody on the roster who has been welcomed and is reached at an address of the same name."""
    usual = {
        "language": "en",
        "welcomed_at": START,
        "created_at": START,
        "stopped_kinds": [],
        "notice_seen": NOTICE_VERSION,
    }
    return [
        Person(**{"id": key, "name": f"{key.title()} Test", "email": f"{key}@example.lt", **usual, **more}),
        Membership(id=f"m-{key}", programme_id="programme", person_id=key, role=role, created_at=START),
        Address(id=f"a-{key}", person_id=key, platform=PLATFORM, workspace="", user=key),
    ]


def pair(number: int, **more: Any) -> list[SQLModel]:
    """The pair of ``mentee-N`` and ``mentor-N``, since the first day."""
    usual = {"programme_id": "programme", "started_at": START, "created_at": START}
    return [
        *person(f"mentee-{number}", "mentee"),
        *person(f"mentor-{number}", "mentor"),
        Pair(**{"id": f"pair-{number}", "mentor_id": f"mentor-{number}", "mentee_id": f"mentee-{number}", **usual, **more}),
    ]  # fmt: skip


@dataclass
class Organisation:
    """An open store with everything above it. ``now`` is what the clock shows; tests set it."""

    database: Database
    now: datetime = START
    post: Post = field(default_factory=Post)
    asked: dict[str, Question] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.installation = Installation(self.database, texts(), library())

    # ---- rows ----

    def store(self, *rows: SQLModel) -> None:
        """Put rows in as they are."""
        with self.database.transaction() as work:
            work.add(*rows)

    def found(self, pairs: int) -> None:
        """A programme, its coordinator, and so many welcomed pairs."""
        self.store(programme(), *person(COORDINATOR, "coordinator"))
        self.store(*(row for number in range(1, pairs + 1) for row in pair(number)))

    @contextmanager
    def row(self, table: type[Row], key: str) -> Iterator[Row]:
        """A row to change."""
        with self.database.transaction() as work:
            found = work.session.get(table, key)
            assert found is not None, key
            yield found

    def all(self, table: type[Row]) -> list[Row]:
        """Every row of a table."""
        with self.database.transaction() as work:
            return list(work.session.exec(select(table)).all())

    def timer(self, key: str) -> Timer | None:
        """The timer with this key."""
        return next((row for row in self.all(Timer) if row.key == key), None)

    def outcomes(self, kind: str | None = None) -> dict[str, str | None]:
        """What became of each message in the outbox, by key."""
        return {row.key: row.outcome for row in self.all(OutboxMessage) if kind in (None, row.kind)}

    # ---- people ----

    def sends(self, who: str, content: Any, event: str | None = None) -> Reply:
        """Something comes in from somebody; what is asked in the answer is remembered for ``presses``."""
        event = event or f"event-{next(_events)}"
        reply = handle(self.installation, Incoming(PLATFORM, "", who, event, content), self.now)
        self._remember(who, reply.messages)
        return reply

    def says(self, who: str, text: str, event: str | None = None) -> str:
        """Somebody types; the words of the answer."""
        if text.startswith("/"):
            name, _, rest = text[1:].partition(" ")
            return words_of(self.sends(who, Commanded(name, rest), event).messages)
        return words_of(self.sends(who, Said(text), event).messages)

    def presses(self, who: str, value: str | None, event: str | None = None) -> str:
        """Somebody presses an option of what they were asked last; the words of the answer."""
        question = self.asked[who]
        answered = Answered(question.turn, {question.fields[0].name: value}, question.conversation)
        return words_of(self.sends(who, answered, event).messages)

    def _remember(self, who: str, messages: tuple[Worded, ...]) -> None:
        for message in messages:
            if isinstance(message, Question):
                self.asked[who] = message

    # ---- time ----

    def tick(self) -> int:
        """Fire what is due."""
        return tick(self.installation, self.now)

    def deliver(self, messengers: Mapping[str, Messenger] | None = None) -> int:
        """Deliver what is due; what arrives as a question can be pressed."""
        known = len(self.post.arrived)
        ways = {PLATFORM: self.post} if messengers is None else messengers
        sent = asyncio.run(deliver(self.installation, ways, self.now, inline))
        for parcel in self.post.arrived[known:]:
            self._remember(parcel.user, parcel.messages)
        return sent

    def beat(self, **by: float) -> None:
        """Some time passes, then one heartbeat."""
        self.now += timedelta(**by)
        self.tick()
        self.deliver()

    def settle(self, until: datetime) -> None:
        """Let everything up to a moment happen, each at its own."""
        for _ in range(1000):
            due = self.next_due()
            if due is None or due > until:
                self.now = max(self.now, until)
                return
            self.now = max(self.now, due)
            self.tick()
            self.deliver()
        raise AssertionError("something stays due for ever")

    def next_due(self) -> datetime | None:
        """When something is due next."""
        with self.database.transaction() as work:
            moments = [one for one in (timers.next_due(work), outbox.next_due(work)) if one is not None]
        return min(moments, default=None)

    def arm(self, key: str, kind: str, due: datetime, who: str | None = None, of: str | None = None) -> None:
        """Arm one timer."""
        with self.database.transaction() as work:
            timers.arm(work, [timers.NewTimer(key=key, kind=kind, due_at=due, person_id=who, pair_id=of)])

    def post_to(self, who: str, key: str, **more: Any) -> None:
        """Put a message in the outbox: a nudge, or with ``unasked=False`` a notice about the reader's own account."""
        usual: dict[str, Any] = {
            "kind": "mentor_goal" if more.get("unasked", True) else "place_added",
            "unasked": True, "body": [{"say": "thanks-back", "args": {}}],
            "due_at": self.now, "expires_at": self.now + timedelta(days=7),
        }  # fmt: skip
        with self.database.transaction() as work:
            outbox.post(
                work, [outbox.NewMessage(**{"key": key, "person_id": who, **usual, **more})], self.now
            )


def open_store(url: str, *, keys: str | None = KEY) -> Database:
    """A store with ids that nobody can guess."""
    return Database.open(url, keys=keys, new_id=random_id)
