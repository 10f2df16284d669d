"""A turn: one event of one person, handled in one transaction.

It has three parts: **who** acts and on which pair (frozen), the **store** (a unit of work and the rows read so far), and the
**effects** that are decided (replies, messages to others, what to begin next). Flows, commands and timer handlers read the
first two and add to the third; ``schedule.effects`` writes them, a presenter puts the replies into words.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from functools import cached_property
from typing import Any
from zoneinfo import ZoneInfo

from bot.conversation.flow import Flow
from bot.conversation.messages import Message, Say, dump
from bot.installation import Installation
from bot.kinds import Kind
from bot.reader import Reader, hours_of, reader_of
from bot.rules.intent import Intent
from bot.rules.meeting_suggestions import suggest_meetings
from bot.rules.pair_facts import PairFacts
from bot.rules.quiet import WorkingHours
from bot.rules.visibility import Data, may_see, viewer_of
from storage import meetings, notes
from storage.outbox import NewMessage
from storage.pairs import Couple
from storage.people import Member
from storage.tables import Meeting, Note, Person, StoredConversation
from storage.unit_of_work import UnitOfWork

# ---- who -----------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Who:
    """Who acts, or to whom a timer speaks; and the pair this is about, where it is about one."""

    member: Member
    now: datetime  # aware UTC
    couple: Couple | None = None

    @property
    def person(self) -> Person:
        """The member's person."""
        return self.member.person

    @cached_property
    def reader(self) -> Reader:
        """The person as a reader: language, form of address, local time."""
        return reader_of(self.person, self.member.programme, self.now)

    @property
    def pair(self) -> Couple:
        """The pair with its two people; only flows and commands of a pair ask for it. Raises LookupError."""
        if self.couple is None:
            raise LookupError("this needs a pair")
        return self.couple

    @property
    def pair_id(self) -> str:
        """The pair's id. Raises LookupError."""
        return self.pair.pair.id

    @property
    def partner(self) -> Person:
        """The other person of the pair."""
        return self.pair.partner_of(self.person.id)

    @property
    def role(self) -> str:
        """Mentor or mentee, in this pair."""
        return self.pair.role_of(self.person.id)

    @property
    def today(self) -> date:
        """The person's local day."""
        return self.reader.today

    def may_see(self, data: Data, owner_id: str, couple: Couple | None = None) -> bool:
        """Whether the person may see what its owner in the pair gave (docs/domain.md §6.1); asked before content is shown.

        ``couple`` is the pair it belongs to where that is not this turn's, as for a coordinator.
        """
        about = couple or self.pair
        viewer = viewer_of(
            viewer_id=self.person.id,
            owner_id=owner_id,
            pair_ids=(about.mentor.id, about.mentee.id),
            pair_ended=about.pair.ended_at is not None,
            coordinates=self.member.coordinates(about.programme.id),
        )
        return may_see(viewer, data)

    def may_see_in(self, programme_id: str, data: Data, owner_id: str) -> bool:
        """The same for what its owner gave in a programme, and in no pair of it."""
        viewer = viewer_of(
            viewer_id=self.person.id,
            owner_id=owner_id,
            pair_ids=(),
            pair_ended=False,
            coordinates=self.member.coordinates(programme_id),
        )
        return may_see(viewer, data)

    def hours(self, person: Person | None = None) -> WorkingHours:
        """Working hours of a person of the pair; by default of who acts."""
        return hours_of(person or self.person, self.member.programme)

    def instant(self, value: str) -> datetime:
        """The instant of a local moment (ISO text without a zone) that the person gave."""
        return datetime.fromisoformat(value).replace(tzinfo=ZoneInfo(self.hours().zone))

    def local_day(self, moment: datetime) -> date:
        """The person's local day of an instant."""
        return moment.astimezone(ZoneInfo(self.hours().zone)).date()


# ---- effects -------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Start:
    """Next: begin a conversation of the turn's person and pair."""

    flow: str
    about: Mapping[str, Any] = field(default_factory=dict)
    answers: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class AskAgain:
    """Next: ask again what an open conversation of the person asks."""

    conversation: str


@dataclass(frozen=True, slots=True)
class RunCommand:
    """Next: run a command, for this pair where one was chosen."""

    command: str
    rest: str = ""
    pair_id: str | None = None


@dataclass(frozen=True, slots=True)
class Understand:
    """Next: understand free text again, now that its pair is known."""

    text: str
    pair_id: str


@dataclass(frozen=True, slots=True)
class Respond:
    """Next: do what an intent asks for; ``text`` is what the person typed."""

    intent: Intent
    text: str


Next = Start | AskAgain | RunCommand | Understand | Respond


@dataclass(slots=True)
class Effects:
    """What a turn decides. Nothing of it is done yet."""

    replies: list[Message] = field(default_factory=list)  # to the person who acted
    messages: list[NewMessage] = field(default_factory=list)  # outbox rows: to others, or later
    next: list[tuple[Couple | None, Next]] = field(
        default_factory=list
    )  # each with its pair, in this order, until one of them asks something
    changed: dict[str, Couple] = field(default_factory=dict)  # pairs whose facts changed: timers follow
    stale: bool = False  # what was pressed is not asked any more: nothing was taken
    erase_person: bool = False  # once everything is said, the person's data goes
    unrecorded: bool = False  # the reply is not kept for a redelivery: the person looked for help
    asks_writer: bool = False  # a language model is to be asked once this transaction is over


@dataclass(slots=True)
class Loaded:
    """Rows that were read or written in this turn, by id, so that none is read twice."""

    couples: dict[str, Couple] = field(default_factory=dict)
    meetings: dict[str, list[Meeting]] = field(default_factory=dict)  # by pair, oldest first
    conversations: dict[str, StoredConversation] = field(default_factory=dict)


# ---- the turn ------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Turn:
    """One event of one person: who, the store, the effects; in a conversation also its answers and what it is about."""

    who: Who
    store: UnitOfWork
    installation: Installation
    effects: Effects = field(default_factory=Effects)
    loaded: Loaded = field(default_factory=Loaded)
    about: dict[str, Any] = field(default_factory=dict)
    answers: Mapping[str, Any] = field(default_factory=dict)
    kept_by_platform: bool = (
        False  # typed words stay in the platform's history: no private text is taken from them
    )

    def for_pair(self, couple: Couple | None) -> Turn:
        """The same turn about a pair (or about none)."""
        if couple is not None:
            self.loaded.couples[couple.pair.id] = couple
        return replace(self, who=replace(self.who, couple=couple))

    def in_conversation(self, about: dict[str, Any], answers: Mapping[str, Any]) -> Turn:
        """The same turn inside a conversation."""
        return replace(self, about=about, answers=answers)

    def aside(self) -> Turn:
        """The same turn with effects of its own: for what is put together first and used afterwards."""
        return replace(self, effects=Effects())

    # ---- replies, messages, what is next

    def say(self, text: str, /, **args: Any) -> None:
        """Reply to the person who acted."""
        self.effects.replies.append(Say(text, args))

    def line(self, text: str, /, **args: Any) -> None:
        """Add a line to the last reply: a list is one message, not one a line."""
        self.effects.replies.append(Say(text, args, attached=True))

    def reply(self, *messages: Message) -> None:
        """Reply with messages that were put together elsewhere."""
        self.effects.replies.extend(messages)

    def begin(
        self, flow: str, *, about: Mapping[str, Any] | None = None, answers: Mapping[str, Any] | None = None
    ) -> None:
        """Go on with another conversation."""
        self.then(Start(flow, dict(about or {}), dict(answers or {})))

    def then(self, *steps: Next) -> None:
        """Go on with these."""
        self.effects.next.extend((self.who.couple, step) for step in steps)

    def tell(
        self,
        person_id: str,
        kind: Kind,
        messages: Sequence[Message],
        *,
        key: str,
        expires: timedelta | None = None,
        on_delivered: Sequence[Mapping[str, Any]] = (),
        after: timedelta = timedelta(0),
        address_id: str | None = None,
    ) -> None:
        """Have a message of a kind delivered, not before ``after``; the kind's row says when, and whether at all.

        ``key`` makes it one and the same message, however often it is told. ``expires`` takes the place of the kind's own.
        ``address_id`` binds it to one address; else it goes to the person's preferred one.
        """
        self.effects.messages.append(
            NewMessage(
                key=key,
                person_id=person_id,
                pair_id=self.who.couple.pair.id if self.who.couple else None,
                address_id=address_id,
                kind=kind.name,
                unasked=kind.unasked,
                body=[dump(message) for message in messages],
                on_delivered=[dict(item) for item in on_delivered],
                due_at=self.who.now + after,
                expires_at=self.who.now + (kind.expires if expires is None else expires),
            )
        )

    def pair_changed(self) -> None:
        """Note that a fact of the pair changed: its timers are set anew."""
        self.effects.changed[self.who.pair_id] = self.who.pair

    # ---- the pair's facts

    @property
    def meetings(self) -> list[Meeting]:
        """All meetings of the pair, oldest first; read once a turn."""
        pair_id = self.who.pair_id
        if pair_id not in self.loaded.meetings:
            self.loaded.meetings |= meetings.of_pairs(self.store, [pair_id])
        return self.loaded.meetings[pair_id]

    def facts(self) -> PairFacts:
        """What the rules may know of the pair."""
        return facts_of(self.who.pair, self.meetings)

    def suggestions(self) -> list[str]:
        """Three moments for the next meeting as ``When`` keeps them, in the hours that both work."""
        who = self.who
        mine, theirs = who.hours(), who.hours(who.partner)
        begin, end = max(mine.begin, theirs.begin), min(mine.end, theirs.end)
        if mine.zone != theirs.zone or begin >= end:
            begin, end = mine.begin, mine.end
        planned = [one.planned_at for one in meetings.took_place(self.meetings) if one.planned_at is not None]
        moments = suggest_meetings(
            self.facts(),
            who.now,
            begin=begin,
            end=end,
            zone=mine.zone,
            usual=planned[-1] if planned else None,
        )
        return [f"{moment:%Y-%m-%dT%H:%M}" for moment in moments]

    def day_just_planned(self) -> date | None:
        """The day of the open plan where it was today or yesterday and has begun: "we met" means that meeting."""
        planned = self.facts().planned_at
        if planned is None or planned > self.who.now:
            return None
        day = self.who.local_day(planned)
        return day if self.who.today - day <= timedelta(days=1) else None

    def add_note(
        self, visibility: str, text: str, *, meeting_id: str | None = None, drafted: bool = False
    ) -> Note:
        """Store a note of the person's in this pair, private or shared, sealed."""
        return notes.add_note(
            self.store,
            pair_id=self.who.pair_id,
            meeting_id=meeting_id,
            author_id=self.who.person.id,
            visibility=visibility,
            text=text,
            now=self.who.now,
            drafted=drafted,
        )


@dataclass(frozen=True, slots=True)
class Conversation:
    """A flow, and what its pages do when they are completed."""

    flow: Flow
    done: Mapping[str, Callable[[Turn], None]] = field(default_factory=dict)
    resumes: bool = False  # begun again while it is open, it goes on where it was
    forgets: frozenset[str] = frozenset()  # what is typed into it is gone once it is over
    prepare: Callable[[Turn], None] | None = None  # fills what the first page needs into ``about``


def facts_of(couple: Couple, of_pair: Sequence[Meeting]) -> PairFacts:
    """The dates of a pair, for the rules."""
    zone = ZoneInfo(couple.programme.zone)
    pair = couple.pair
    held = meetings.took_place(of_pair)
    plan = meetings.open_plan(of_pair)
    return PairFacts(
        zone=couple.programme.zone,
        country=couple.programme.country,
        rhythm_weeks=pair.rhythm_weeks or couple.programme.rhythm_weeks,
        started_on=pair.started_at.astimezone(zone).date(),
        ends_on=couple.programme.ends_on,
        last_met_on=held[-1].met_on if held else None,
        met_count=len(held),
        planned_id=plan.id if plan else None,
        planned_at=plan.planned_at if plan else None,
        paused_since=pair.paused_since,
        paused_until=pair.paused_until,
        resumed_on=pair.resumed_at.astimezone(zone).date() if pair.resumed_at else None,
        help_asked_at=pair.help_asked_at,
        stall_asked_at=pair.stall_asked_at,
        stall_answered_at=pair.stall_answered_at,
        ended_at=pair.ended_at,
    )
