"""What happened in a season: who did what, who got what, what was promised, and how each person and pair stood."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time
from functools import cached_property
from zoneinfo import ZoneInfo

from bot.conversation.messages import Content, Document, Footnote, Question, Worded, Words
from tests.support.fake_messengers import words_of


@dataclass(frozen=True, slots=True)
class Promise:
    """A row of the outbox, as it stood when it was last looked at."""

    key: str
    kind: str
    person: str
    pair: str | None
    created_at: datetime
    expires_at: datetime
    ended_at: datetime | None = None
    outcome: str | None = None
    batch: str | None = None
    asks: bool = False  # a question of a conversation, which may be over by the time it would be shown
    late: bool = False  # what it shows is looked up only then, and may be gone
    body: str = ""
    with_an_answer: bool = False  # it waited, its person wrote, and it came with the answer


@dataclass(frozen=True)
class Got:
    """What arrived at somebody's in one go: unasked, or as the answer to what they did."""

    person: str
    at: datetime
    messages: tuple[Worded, ...]
    parcel: str | None = None  # the key of a delivery; None for an answer
    rows: tuple[Promise, ...] = ()

    @property
    def unasked(self) -> bool:
        return self.parcel is not None

    @cached_property
    def kinds(self) -> frozenset[str]:
        return frozenset(row.kind for row in self.rows)

    @cached_property
    def text(self) -> str:
        """Every word of it, with documents."""
        return words_of(self.messages)

    @cached_property
    def prose(self) -> str:
        """What Pora says in it: no documents, which are data."""
        return words_of([one for one in self.messages if not isinstance(one, Document)])

    @property
    def questions(self) -> list[Question]:
        return [one for one in self.messages if isinstance(one, Question)]

    @property
    def footed(self) -> bool:
        return any(isinstance(one, Footnote) for one in self.messages)

    @property
    def paragraphs(self) -> list[str]:
        return [one.text for one in self.messages if isinstance(one, Words)]


@dataclass(frozen=True)
class Act:
    """Something that somebody did, and what they were answered."""

    person: str
    at: datetime
    event: str
    content: Content
    got: Got
    values: Mapping[str, str | None] = field(default_factory=dict)  # what was answered, by field
    asked: Question | None = None  # what it answers


@dataclass(frozen=True, slots=True)
class Table:
    """The cards that lay before somebody, and what they had done to see them."""

    at: datetime
    cards: frozenset[str]
    act: Act


def _cards_on(question: Question) -> frozenset[str]:
    first = question.fields[0] if question.fields else None
    if first is None or first.name != "card":
        return frozenset()
    return frozenset(one.value for one in first.options) - {"another", "deeper", "why", "done"}


@dataclass(frozen=True, slots=True)
class Standing:
    """How a person stood from a moment on."""

    at: datetime
    language: str
    address: str
    zone: str
    begin: time
    end: time
    not_before: date | None = None
    stopped: frozenset[str] = frozenset()
    erased: bool = False


@dataclass(frozen=True, slots=True)
class PairStanding:
    """How a pair stood from a moment on."""

    at: datetime
    paused_until: date | None = None
    ended: bool = False
    back_at: datetime | None = None  # when the pause is over by itself


@dataclass(slots=True)
class Secret:
    """A word that stands in one text only, and who was promised to see that text."""

    word: str
    author: str
    seen_by: (
        str  # as the question said: me | sent | pair | settings; draft: to be confirmed; care: kept nowhere
    )
    written_at: datetime
    pair: str | None = None
    shared_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Pairing:
    """The two of a pair."""

    id: str
    mentor: str
    mentee: str
    temper: str = ""

    @property
    def both(self) -> tuple[str, str]:
        return self.mentor, self.mentee

    def other(self, person: str) -> str:
        return self.mentor if person == self.mentee else self.mentee


@dataclass
class Record:
    """A season, whole."""

    names: dict[str, str] = field(default_factory=dict)  # e-mail -> name
    coordinators: set[str] = field(default_factory=set)
    pairs: dict[str, Pairing] = field(default_factory=dict)
    got: list[Got] = field(default_factory=list)
    acts: list[Act] = field(default_factory=list)
    standings: dict[str, list[Standing]] = field(default_factory=lambda: defaultdict(list))
    pair_standings: dict[str, list[PairStanding]] = field(default_factory=lambda: defaultdict(list))
    promises: dict[str, Promise] = field(default_factory=dict)  # by key
    conversations: dict[str, tuple[str, str | None]] = field(default_factory=dict)  # id -> flow, pair
    secrets: list[Secret] = field(default_factory=list)
    repeated: list[tuple[Act, Got]] = field(
        default_factory=list
    )  # the same event again, and its second answer
    care_wrote: list[tuple[str, str]] = field(
        default_factory=list
    )  # a secret of care, a statement that wrote
    leaks: list[tuple[str, str]] = field(default_factory=list)  # a secret, and where it lay
    logged: str = ""
    outbox: str = ""  # every body that was ever promised
    ended_at: datetime | None = None

    @cached_property
    def of_person(self) -> dict[str, list[Got]]:
        found: dict[str, list[Got]] = defaultdict(list)
        for one in self.got:
            found[one.person].append(one)
        return found

    @cached_property
    def pairs_of(self) -> dict[str, list[Pairing]]:
        found: dict[str, list[Pairing]] = defaultdict(list)
        for pairing in self.pairs.values():
            for person in pairing.both:
                found[person].append(pairing)
        return found

    def deliveries(self) -> Iterator[Got]:
        return (one for one in self.got if one.unasked)

    def stood(self, person: str, at: datetime) -> Standing:
        """How a person stood at a moment."""
        known = self.standings[person]
        return known[max(bisect_right(known, at, key=lambda one: one.at) - 1, 0)]

    def pair_stood(self, pair: str, at: datetime) -> PairStanding:
        """How a pair stood at a moment."""
        known = self.pair_standings[pair]
        return known[max(bisect_right(known, at, key=lambda one: one.at) - 1, 0)]

    @cached_property
    def by_person(self) -> dict[str, list[Act]]:
        """What each person did, in order."""
        found: dict[str, list[Act]] = defaultdict(list)
        for act in self.acts:
            found[act.person].append(act)
        return found

    @cached_property
    def tables(self) -> dict[str, list[Table]]:
        """The cards that each pair was shown as answers, in order."""
        found: dict[str, list[Table]] = defaultdict(list)
        for act in self.acts:
            for question in act.got.questions:
                pair = self.conversations.get(question.conversation, ("", None))[1]
                if pair is not None and (cards := _cards_on(question)):
                    found[pair].append(Table(act.at, cards, act))
        return found

    def told(self, one: Got) -> str:
        """Who, when and what: for whoever reads a failure."""
        zone = (
            ZoneInfo(self.stood(one.person, one.at).zone) if self.standings[one.person] else ZoneInfo("UTC")
        )
        kinds = ", ".join(sorted(one.kinds)) or ("delivery" if one.unasked else "answer")
        words = "\n      ".join(one.text.splitlines()[:12])
        return f"{one.person} · {one.at.astimezone(zone):%A %Y-%m-%d %H:%M %Z} · {kinds}\n      {words}"
