"""What a conversation or a command works with: one person, their pair, one transaction, and what is to be said."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from bot.conversation.flow import Flow
from bot.conversation.messages import Message, Say, dump
from bot.reader import Reader, hours_of, reader_of
from bot.rules.meeting_suggestions import suggest_meetings
from bot.rules.pair_facts import PairFacts
from bot.rules.quiet import WorkingHours
from bot.rules.visibility import Data, may_see, viewer_of
from conversation_prompts.card import Library
from storage import meetings as meeting_store
from storage import notes
from storage.database import UnitOfWork
from storage.outbox import NewMessage
from storage.pairs import Couple
from storage.people import Member
from storage.tables import Conversation as OpenRow
from storage.tables import Meeting, Note, Person

NOTICE_EXPIRES = timedelta(
    days=10
)  # longer than the week that a full budget makes it wait, and a holiday after it


@dataclass(frozen=True, slots=True)
class Start:
    """A conversation to begin once this one is over."""

    flow: str
    about: Mapping[str, Any] = field(default_factory=dict)
    answers: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Invitations:
    """Where people can be invited to: a link for each platform with ``{code}`` in it, and how long one is good for."""

    links: Mapping[str, str] = field(default_factory=dict)
    life: timedelta = timedelta(days=7)


TERMS = 1
"""Raise it when more is sent than people agreed to: they are asked anew."""


@dataclass(frozen=True, slots=True)
class Writing:
    """The language model of this installation, as people agree to it, and how often it may be asked a day."""

    place: str  # where it is: a host name
    model: str
    ready: Callable[[], bool]  # whether it is worth asking now
    person_a_day: int
    programme_a_day: int

    @property
    def terms(self) -> str:
        """What people agree to: what is sent, and to where."""
        return f"{TERMS}:{self.place}"


@dataclass
class Scene:
    """One event of one person, inside one transaction."""

    work: UnitOfWork
    now: datetime  # aware UTC
    member: Member
    library: Library
    couple: Couple | None = None
    about: dict[str, Any] = field(default_factory=dict)
    answers: Mapping[str, Any] = field(default_factory=dict)
    replies: list[Message] = field(default_factory=list)
    outbox: list[NewMessage] = field(default_factory=list)
    starts: list[Start] = field(default_factory=list)
    facts_changed: bool = False
    erase_person: bool = False  # once everything is said, the person's data goes
    unrecorded: bool = False  # the answer is not even remembered for a redelivery: somebody looked for help
    typed_is_kept: bool = (
        False  # what is being said stays in the platform's history: nothing private is taken from it
    )
    invitations: Invitations = field(default_factory=Invitations)
    writing: Writing | None = None
    asks_writer: bool = False  # a language model is to be asked once this transaction is over
    opened: dict[str, OpenRow] = field(default_factory=dict)  # conversations in hand, by id
    _meetings: list[Meeting] | None = None

    @property
    def person(self) -> Person:
        """Who acts, or to whom a timer speaks."""
        return self.member.person

    @property
    def reader(self) -> Reader:
        """The person as a reader."""
        return reader_of(self.person, self.member.programme, self.now)

    @property
    def pair(self) -> Couple:
        """The pair this is about; only conversations and commands of a pair ask for it."""
        if self.couple is None:
            raise LookupError("this needs a pair")
        return self.couple

    @property
    def partner(self) -> Person:
        """The other one of the pair."""
        return self.pair.partner_of(self.person.id)

    @property
    def role(self) -> str:
        """Mentor or mentee, in this pair."""
        return self.pair.role_of(self.person.id)

    @property
    def today(self) -> date:
        """The person's day."""
        return self.reader.today

    @property
    def meetings(self) -> list[Meeting]:
        """All meetings of the pair, read once."""
        if self._meetings is None:
            self._meetings = meeting_store.of_pairs(self.work, [self.pair.pair.id])[self.pair.pair.id]
        return self._meetings

    def may_see(self, data: Data, owner_id: str, couple: Couple | None = None) -> bool:
        """Whether the person may see what somebody in the pair gave (domain §6.1); whoever shows content asks first.

        ``couple`` is the pair it belongs to where that is not the scene's, as for a coordinator.
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
        """The same for what somebody gave in a programme, and in no pair of it."""
        viewer = viewer_of(
            viewer_id=self.person.id,
            owner_id=owner_id,
            pair_ids=(),
            pair_ended=False,
            coordinates=self.member.coordinates(programme_id),
        )
        return may_see(viewer, data)

    def facts(self) -> PairFacts:
        """What the rules may know of the pair."""
        return facts_of(self.pair, self.meetings)

    def hours(self, person: Person | None = None) -> WorkingHours:
        """Working hours of somebody in the pair; the person's own by default."""
        return hours_of(person or self.person, self.member.programme)

    def suggestions(self) -> list[str]:
        """Three moments for the next meeting as ``When`` keeps them, in the hours that both work."""
        mine, theirs = self.hours(), self.hours(self.partner)
        begin, end = max(mine.begin, theirs.begin), min(mine.end, theirs.end)
        if mine.zone != theirs.zone or begin >= end:
            begin, end = mine.begin, mine.end
        planned = [one.planned_at for one in meeting_store.held(self.meetings) if one.planned_at is not None]
        moments = suggest_meetings(
            self.facts(),
            self.now,
            begin=begin,
            end=end,
            zone=mine.zone,
            usual=planned[-1] if planned else None,
        )
        return [f"{moment:%Y-%m-%dT%H:%M}" for moment in moments]

    def instant(self, value: str) -> datetime:
        """The instant of a local moment that the person gave."""
        return datetime.fromisoformat(value).replace(tzinfo=ZoneInfo(self.hours().zone))

    def local_day(self, moment: datetime) -> date:
        """The person's day of a moment."""
        return moment.astimezone(ZoneInfo(self.hours().zone)).date()

    def say(self, text: str, /, **args: Any) -> None:
        """Answer the person who acted."""
        self.replies.append(Say(text, args))

    def line(self, text: str, /, **args: Any) -> None:
        """Add a line to what is being answered: a list is one message, not one a line."""
        self.replies.append(Say(text, args, attached=True))

    def day_just_planned(self) -> date | None:
        """The day of the open plan where it was today or yesterday and has begun: "we met" means that meeting."""
        planned = self.facts().planned_at
        if planned is None or planned > self.now:
            return None
        day = self.local_day(planned)
        return day if self.today - day <= timedelta(days=1) else None

    def write(
        self, visibility: str, text: str, *, meeting_id: str | None = None, drafted: bool = False
    ) -> Note:
        """Keep a note of the person's in this pair, private or shared, sealed."""
        return notes.add_note(
            self.work,
            pair_id=self.pair.pair.id,
            meeting_id=meeting_id,
            author_id=self.person.id,
            visibility=visibility,
            text=text,
            now=self.now,
            drafted=drafted,
        )

    def begin(
        self, flow: str, *, about: Mapping[str, Any] | None = None, answers: Mapping[str, Any] | None = None
    ) -> None:
        """Go on with another conversation."""
        self.starts.append(Start(flow, dict(about or {}), dict(answers or {})))

    def tell(
        self,
        person_id: str,
        kind: str,
        messages: Sequence[Message],
        *,
        key: str,
        expires: timedelta = NOTICE_EXPIRES,
        on_delivered: Sequence[Mapping[str, Any]] = (),
        after: timedelta = timedelta(0),
        unasked: bool = True,
    ) -> None:
        """Have something delivered to anybody, ``after`` a while or when they may be written to.

        The key is sent once for ever. What they asked for (``unasked`` is False) comes at any hour and outside the budget.
        """
        self.outbox.append(
            NewMessage(
                key=key,
                person_id=person_id,
                pair_id=self.couple.pair.id if self.couple else None,
                kind=kind,
                unasked=unasked,
                body=[dump(message) for message in messages],
                on_delivered=[dict(item) for item in on_delivered],
                due_at=self.now + after,
                expires_at=self.now + expires,
            )
        )


@dataclass(frozen=True, slots=True)
class Conversation:
    """A flow and what its pages do when they are completed."""

    flow: Flow
    done: Mapping[str, Callable[[Scene], None]] = field(default_factory=dict)
    resumes: bool = False  # begun again while it is open, it goes on where it was
    forgets: frozenset[str] = frozenset()  # what is typed into it is gone once it is over
    prepare: Callable[[Scene], None] | None = (
        None  # fills what the first page needs into the scene's ``about``
    )


def facts_of(couple: Couple, meetings: Sequence[Meeting]) -> PairFacts:
    """The dates of a pair, for the rules."""
    zone = ZoneInfo(couple.programme.zone)
    pair = couple.pair
    held = meeting_store.held(meetings)
    plan = meeting_store.open_plan(meetings)
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
