"""The record of a season: acts, received messages, rows of the outbox, and the states of persons and pairs over time."""

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
class OutboxRow:
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
class Received:
    """What a person received in one go: a delivery, or the answer to what they did."""

    person: str
    at: datetime
    messages: tuple[Worded, ...]
    parcel: str | None = None  # the key of a delivery; None for an answer
    rows: tuple[OutboxRow, ...] = ()

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
    """What a person did, and the answer."""

    person: str
    at: datetime
    event: str
    content: Content
    answer: Received
    values: Mapping[str, str | None] = field(default_factory=dict)  # what was answered, by field
    asked: Question | None = None  # what it answers


@dataclass(frozen=True, slots=True)
class ShownCards:
    """The cards that a person was shown, and what they had done to see them."""

    at: datetime
    cards: frozenset[str]
    act: Act


def _cards_on(question: Question) -> frozenset[str]:
    first = question.fields[0] if question.fields else None
    if first is None or first.name != "card":
        return frozenset()
    return frozenset(one.value for one in first.options) - {"another", "deeper", "why", "done"}


@dataclass(frozen=True, slots=True)
class PersonState:
    """The state of a person from a moment on: language, form of address, hours, what is stopped."""

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
class PairState:
    """The state of a pair from a moment on: paused, ended."""

    at: datetime
    paused_until: date | None = None
    ended: bool = False
    back_at: datetime | None = None  # when the pause is over by itself


@dataclass(slots=True)
class MarkedText:
    """A word that marks one text, stands nowhere else, and who was promised to see that text."""

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
    persona: str = ""

    @property
    def both(self) -> tuple[str, str]:
        return self.mentor, self.mentee

    def other(self, person: str) -> str:
        return self.mentor if person == self.mentee else self.mentee


@dataclass
class Record:
    """All that the rules of a season look at."""

    names: dict[str, str] = field(default_factory=dict)  # e-mail -> name
    coordinators: set[str] = field(default_factory=set)
    pairs: dict[str, Pairing] = field(default_factory=dict)
    received: list[Received] = field(default_factory=list)
    acts: list[Act] = field(default_factory=list)
    person_states: dict[str, list[PersonState]] = field(default_factory=lambda: defaultdict(list))
    pair_states: dict[str, list[PairState]] = field(default_factory=lambda: defaultdict(list))
    outbox_rows: dict[str, OutboxRow] = field(default_factory=dict)  # by key
    conversations: dict[str, tuple[str, str | None]] = field(default_factory=dict)  # id -> flow, pair
    marked_texts: list[MarkedText] = field(default_factory=list)
    repeated: list[tuple[Act, Received]] = field(
        default_factory=list
    )  # the same event again, and its second answer
    care_wrote: list[tuple[str, str]] = field(
        default_factory=list
    )  # a marked word of care, a statement that wrote
    leaks: list[tuple[str, str]] = field(default_factory=list)  # a marked word, and where it lay
    logged: str = ""
    outbox_text: str = ""  # every body in the outbox
    ended_at: datetime | None = None

    @cached_property
    def of_person(self) -> dict[str, list[Received]]:
        found: dict[str, list[Received]] = defaultdict(list)
        for one in self.received:
            found[one.person].append(one)
        return found

    @cached_property
    def pairs_of(self) -> dict[str, list[Pairing]]:
        found: dict[str, list[Pairing]] = defaultdict(list)
        for pairing in self.pairs.values():
            for person in pairing.both:
                found[person].append(pairing)
        return found

    def deliveries(self) -> Iterator[Received]:
        return (one for one in self.received if one.unasked)

    def person_state(self, person: str, at: datetime) -> PersonState:
        """The state of a person at a moment."""
        known = self.person_states[person]
        return known[max(bisect_right(known, at, key=lambda one: one.at) - 1, 0)]

    def pair_state(self, pair: str, at: datetime) -> PairState:
        """The state of a pair at a moment."""
        known = self.pair_states[pair]
        return known[max(bisect_right(known, at, key=lambda one: one.at) - 1, 0)]

    @cached_property
    def by_person(self) -> dict[str, list[Act]]:
        """What each person did, in order."""
        found: dict[str, list[Act]] = defaultdict(list)
        for act in self.acts:
            found[act.person].append(act)
        return found

    @cached_property
    def tables(self) -> dict[str, list[ShownCards]]:
        """The cards that each pair was shown as answers, in order."""
        found: dict[str, list[ShownCards]] = defaultdict(list)
        for act in self.acts:
            for question in act.answer.questions:
                pair = self.conversations.get(question.conversation, ("", None))[1]
                if pair is not None and (cards := _cards_on(question)):
                    found[pair].append(ShownCards(act.at, cards, act))
        return found

    def describe(self, one: Received) -> str:
        """Person, date and text, for the message of a failed test."""
        zone = (
            ZoneInfo(self.person_state(one.person, one.at).zone)
            if self.person_states[one.person]
            else ZoneInfo("UTC")
        )
        kinds = ", ".join(sorted(one.kinds)) or ("delivery" if one.unasked else "answer")
        words = "\n      ".join(one.text.splitlines()[:12])
        return f"{one.person} · {one.at.astimezone(zone):%A %Y-%m-%d %H:%M %Z} · {kinds}\n      {words}"
