"""Runs a season: the real app on a database in memory, a clock that jumps to the next due moment, simulated participants."""

from __future__ import annotations

import asyncio
import gc
import heapq
import io
import itertools
import json
import logging
import random
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from functools import partial
from typing import Any, Protocol
from zoneinfo import ZoneInfo

from sqlmodel import SQLModel, col, select

from adapters.app import build
from adapters.console.clock import SimulatedClock
from adapters.settings import Settings
from bot import directory
from bot.conversation.messages import Answered, Commanded, Content, Incoming, Left, Question, Said, Worded
from bot.inbox.door import handle
from bot.ports import Writer
from bot.programmes.apply import apply_plan, make_plan
from bot.programmes.programme_file import read_programme
from bot.programmes.roster_file import read_roster
from bot.rules.care import Concern, find_concern
from storage import ids, pairs, people
from storage.database import Database
from storage.tables import OutboxMessage, Pair, Person, StoredConversation
from storage.vault import row_id_of
from tests.support.organisation import KEY
from tests.support.season.participant import NewMark, Participant
from tests.support.season.population import PROGRAMME, Population, Profile
from tests.support.season.record import (
    Act,
    MarkedText,
    OutboxRow,
    Pairing,
    PairState,
    PersonState,
    Received,
    Record,
)
from tests.support.statement_counter import count_statements

PLATFORM = "console"
MARK = re.compile(r"qy[bcdfghjklmnpqrstvwxz]+yq")
VILNIUS = ZoneInfo("Europe/Vilnius")
START = datetime(2027, 1, 4, 8, 0, tzinfo=VILNIUS).astimezone(UTC)  # a Monday, an hour before the first word
END = datetime(2027, 10, 18, 12, 0, tzinfo=VILNIUS).astimezone(
    UTC
)  # when the card after three months has come
SCANNED_ON = (
    date(2027, 3, 15),
    date(2027, 6, 28),
    date(2027, 8, 23),
    date(2027, 10, 18),
)  # all rows, decrypted
WEEKS = 26
MOST_TAPS = 24  # in one go; then even the keenest goes back to work
BEATS_AT_ONE_MOMENT = 60
A_TAP = timedelta(seconds=1)
HEARTBEAT = timedelta(
    minutes=30
)  # what falls due within it happens at once, as after a busy moment of a real server
SLOTS = (
    time(7, 40),
    time(10, 30),
    time(13),
    time(16, 50),
    time(20),
)  # of people; one heartbeat then serves many
CHANGES_STATE = frozenset(
    {"language", "tone", "hours", "span", "zone", "how_long", "until", "sure", "paused", "how"}
)
LATE = frozenset(
    {"open-steps", "preparation", "agreement-shown", "expect-mirror"}
)  # looked up when they are shown


@dataclass(frozen=True, order=True)
class Plan:
    """Something that somebody will do."""

    at: datetime
    number: int
    who: str
    what: str  # "answers", or something they begin
    questions: tuple[Question, ...] = ()


class Model(Protocol):
    """A language model that people in a season may let help them."""

    async def open(self, season: Season) -> Writer:
        """Serve it, and say what it is asked with."""
        ...

    async def close(self) -> None:
        """The season is over."""
        ...


class Season:
    """Runs a population through a programme; with a language ``model`` where the writing help is to be tried.

    ``settings`` are the installation's own, ``born`` makes a participant of a profile; participants begin something by
    themselves in the first ``weeks``.
    """

    def __init__(
        self,
        population: Population,
        seed: int,
        *,
        programme: str = PROGRAMME,
        model: Model | None = None,
        born: Callable[[Profile, random.Random, NewMark, str], Participant] = Participant,
        settings: Mapping[str, Any] | None = None,
        weeks: int = WEEKS,
    ) -> None:
        self._weeks = weeks
        self.record = Record()
        self.clock = SimulatedClock(START)
        self._dice = random.Random(f"season:{seed}")  # noqa: S311 - the same season every time
        new_id = partial(ids.new_id, random.Random(f"ids:{seed}"))  # noqa: S311
        self.database = Database.open("sqlite://", keys=KEY, new_id=new_id)
        self._runner, self._model = asyncio.Runner(), model
        writer = self._runner.run(model.open(self)) if model is not None else None
        chosen = Settings(_env_file=None, database_url="sqlite://", encryption_keys=KEY, **(settings or {}))
        self.app = build(chosen, clock=self.clock, database=self.database, writer=writer)
        self.app.messengers[PLATFORM] = self
        self.platform = PLATFORM
        self._events, self._numbers, self._words = itertools.count(1), itertools.count(1), itertools.count(1)
        self._plans: list[Plan] = []
        self._fresh: list[Received] = []
        self._ids: dict[str, str] = {}  # a person's id -> e-mail
        self._participants: dict[str, Participant] = {}
        self._apply(population, programme)
        for profile in population.people:
            self._participants[profile.email] = born(
                profile, random.Random(f"{seed}:{profile.email}"), self._new_mark, profile.language  # noqa: S311
            )  # fmt: skip
            self._intend(profile)

    # ---- the platform ---------------------------------------------------------------------------------------------------

    async def send(self, workspace: str, user: str, messages: Sequence[Worded], *, key: str) -> None:
        """Something arrives at somebody's."""
        self._fresh.append(Received(user, self.clock.now(), tuple(messages), key))

    async def was_sent(self, workspace: str, user: str, *, key: str) -> bool:
        return any(one.parcel == key for one in self.record.received)

    # ---- the run -----------------------------------------------------------------------------------------------------------

    def run(self, until: datetime = END) -> Record:
        """From the first morning to the last card."""
        log = io.StringIO()
        handler = _Log(log)
        ours = [logging.getLogger(name) for name in ("bot", "adapters", "storage")]
        levels = [one.level for one in ours]
        for one in ours:
            one.addHandler(handler)
            one.setLevel(logging.DEBUG)
        gc.collect()
        gc.disable()
        gc.freeze()  # what is there by now stays; looking through it again and again takes a tenth of the time
        try:
            self.app.start()
            self._days(until)
        finally:
            gc.unfreeze()
            gc.enable()
            for one, level in zip(ours, levels, strict=True):
                one.removeHandler(handler)
                one.setLevel(level)
            if self._model is not None:
                self._runner.run(self._model.close())
            self._runner.close()
            self.app.close()
        self.record.logged, self.record.ended_at = log.getvalue(), until
        self.record.outbox_text = "\n".join(one.body for one in self.record.outbox_rows.values())
        return self.record

    def _days(self, until: datetime) -> None:
        """Jump to whatever comes next: a due moment, a person's plan, a night of cleaning."""
        nights = self._nights(until)
        night, due = next(nights, None), self._handle_due()
        while True:
            moments = [self._plans[0].at] if self._plans else []
            if due is not None:
                moments.append(_heartbeat(due))
            coming = min(moments, default=until)
            if night is not None and night <= min(coming, until):
                self.clock.move_to(night)
                self._night(night)
                night = next(nights, None)
                continue
            if coming >= until:
                self._night(until)
                return
            self.clock.move_to(coming)
            while self._plans and self._plans[0].at <= self.clock.now():
                self._do(heapq.heappop(self._plans))
            due = self._handle_due()

    @staticmethod
    def _nights(until: datetime) -> Iterator[datetime]:
        """Three in the morning of each Monday: rows are looked at before they are cleaned away."""
        at = datetime.combine(START.date() + timedelta(days=7), time(3), tzinfo=VILNIUS)
        while at < until:
            yield at.astimezone(UTC)
            at += timedelta(days=7)

    def _night(self, at: datetime) -> None:
        if at.astimezone(VILNIUS).day <= 7:  # once a month
            gc.collect()
        self._copy_rows()
        if at.astimezone(VILNIUS).date() in SCANNED_ON:
            self.scan_rows()
        self._runner.run(self.app.clean())

    def _handle_due(self) -> datetime | None:
        """Everything that is due at this moment; when something is due next."""
        for _ in range(BEATS_AT_ONE_MOMENT):
            self._runner.run(self.app.beat())
            due = self.app.next_due()
            if due is None or due > self.clock.now():
                break
        else:
            raise AssertionError("something stays due although it was handled")
        if self._fresh:
            self._receive()
        return due

    def _receive(self) -> None:
        """Read what arrived, and decide whether and when to answer."""
        rows: dict[str, list[OutboxRow]] = {}
        with self.database.transaction() as work:
            keys = [one.parcel for one in self._fresh]
            for row in work.session.exec(select(OutboxMessage).where(col(OutboxMessage.batch).in_(keys))):
                rows.setdefault(row.batch or "", []).append(self._outbox_row(row))
                self.record.outbox_rows[row.key] = rows[row.batch or ""][-1]  # it goes when its person goes
        arrived, self._fresh = self._fresh, []
        changed = set()
        for one in arrived:
            got = replace(one, rows=tuple(sorted(rows[one.parcel or ""], key=lambda row: row.created_at)))
            self.record.received.append(got)
            changed |= {row.pair for row in got.rows if row.kind == "pause_over" and row.pair}
            participant = self._participants[got.person]
            participant.sees(got.questions)
            if got.questions and (hours := participant.answers(got.questions)) is not None:
                self._plan(
                    got.person, "answers", self.clock.now() + timedelta(hours=hours), tuple(got.questions)
                )
        self._note_pairs(changed)

    # ---- people ---------------------------------------------------------------------------------------------------------------

    def _intend(self, profile: Profile) -> None:
        """What somebody will do by themselves, week by week."""
        if profile.role == "coordinator":
            for week in range(profile.language == "en", self._weeks + 1, 4):
                self._plan(
                    profile.email, "pairs", START + timedelta(weeks=week, hours=self._dice.uniform(2, 100))
                )
            return
        for week in range(self._weeks):
            for what, chance in profile.persona.weekly.items():
                if self._dice.random() < chance:
                    self._plan(
                        profile.email, what, START + timedelta(weeks=week, hours=self._dice.uniform(1, 167))
                    )
        for what, when in (("end", profile.ends_in), ("erase", profile.erases_in)):
            if when is not None:
                self._plan(
                    profile.email, what, START + timedelta(weeks=when, hours=self._dice.uniform(1, 167))
                )

    def _plan(self, who: str, what: str, at: datetime, questions: tuple[Question, ...] = ()) -> None:
        """At the next of the hours at which people act: before work, three times while it lasts, in the evening."""
        local = at.astimezone(VILNIUS)
        slot = next((one for one in SLOTS if one > local.time()), None)
        day = local.date() if slot else local.date() + timedelta(days=1)
        moment = datetime.combine(day, slot or SLOTS[0], tzinfo=VILNIUS).astimezone(UTC)
        heapq.heappush(self._plans, Plan(moment, next(self._numbers), who, what, questions))

    def _do(self, plan: Plan) -> None:
        participant = self._participants[plan.who]
        if self.record.person_states[plan.who] and self.record.person_states[plan.who][-1].erased:
            return
        if plan.what == "pairs":
            self._coordinators_round(participant)
        elif plan.what == "answers":
            for question in plan.questions:
                self._converse(participant, participant.responds(question), question)
        else:
            self._converse(participant, participant.begins(plan.what), None)

    def _coordinators_round(self, participant: Participant) -> None:
        """A coordinator's Monday."""
        mentee = self._dice.choice(list(self.record.pairs.values())).mentee
        name = self.record.names[mentee]
        for rest in ("", f"status {name}", f"why {name}", "stalled"):
            self._take_turn(participant, Commanded("pairs", rest), None)

    def _converse(self, participant: Participant, content: Content | None, question: Question | None) -> None:
        """Go on as long as something is asked and there is a will to answer."""
        for _ in range(MOST_TAPS):
            if content is None:
                return
            got = self._take_turn(participant, content, question)
            if not got.questions or isinstance(content, Left):
                return
            question = got.questions[-1]
            content = participant.responds(question)

    def _take_turn(self, participant: Participant, content: Content, question: Question | None) -> Received:
        """One turn; now and then the platform hands the same event in twice."""
        self.clock.move_to(self.clock.now() + A_TAP)
        now, event = self.clock.now(), f"event-{next(self._events)}"
        incoming = Incoming(PLATFORM, "", participant.email, event, content)
        cares = _cares(content)
        if cares:
            with count_statements(self.database) as sql:
                reply = handle(self.app.installation, incoming, now)
            word = self.record.marked_texts[-1].word
            writes = ("INSERT", "UPDATE", "DELETE")
            self.record.care_wrote += [(word, one) for one in sql.statements if one.startswith(writes)]
        else:
            reply = handle(self.app.installation, incoming, now)
        got = Received(participant.email, now, reply.messages)
        values = dict(content.values) if isinstance(content, Answered) else {}
        asked = self._asked(participant, content, question)
        act = Act(participant.email, now, event, content, got, values, asked)
        self.record.received.append(got)
        self.record.acts.append(act)
        participant.sees(got.questions)
        self._share(act)
        if CHANGES_STATE & values.keys() or participant.stops(content):
            self._note_person(participant)
        if self._dice.random() < 0.01 and not cares and not {"how", "sure"} & values.keys():
            again = Received(participant.email, now, handle(self.app.installation, incoming, now).messages)
            self.record.repeated.append((act, again))
        return got

    @staticmethod
    def _asked(participant: Participant, content: Content, question: Question | None) -> Question | None:
        """The question that an answer belongs to: an old button is another one's."""
        if isinstance(content, Answered) and (
            question is None or question.conversation != content.conversation
        ):
            return next((one for one in participant.asked if one.conversation == content.conversation), None)
        return question

    def _new_mark(self, author: str, seen_by: str) -> str:
        """A word that stands nowhere else, and the promise it was written under."""
        number, letters = next(self._words), ""
        while number:
            number, rest = divmod(number, 20)
            letters = "bcdfghjklmnpqrstvwxz"[rest] + letters
        word = f"qy{letters}yq"
        self.record.marked_texts.append(MarkedText(word, author, seen_by, self.clock.now()))
        return word

    def _share(self, act: Act) -> None:
        """What an act lets the partner see: what was written for both, what was sent, what was confirmed as shared."""
        pair = self._pair_of(act)
        mine = [one for one in reversed(self.record.marked_texts[-60:]) if one.author == act.person]
        for one in mine:
            one.pair = one.pair or pair
        if act.values.get("keep") == "shared" or act.values.get("heard") == "shared":
            wanted = ("draft",)
        elif act.values.get("send") == "send":
            wanted = ("sent",)
        else:
            return
        for one in mine:
            if one.seen_by in wanted and one.shared_at is None:
                one.shared_at = act.at

    def _pair_of(self, act: Act) -> str | None:
        known = self.record.pairs_of.get(act.person, [])
        return known[0].id if len(known) == 1 else None

    # ---- what is written down -----------------------------------------------------------------------------------------------

    def _apply(self, population: Population, programme: str) -> None:
        """The programme and its roster, as a coordinator applies them."""
        spec = read_programme(programme.encode(), "programme.toml")
        assert spec.value is not None, spec.faults
        roster = read_roster(population.roster.encode(), "roster.csv", spec.value)
        assert roster.value is not None, roster.faults
        with self.database.transaction() as work:
            apply_plan(work, make_plan(work, spec.value, roster.value, START), START)
        with self.database.transaction() as work:
            everybody = people.all_members(work)
            self._ids = {one.person.id: one.person.email for one in everybody}
            self.record.names = {one.person.email: one.person.name for one in everybody}
            self.record.coordinators = {one.person.email for one in everybody if one.coordinated()}
            for couple in pairs.of_programmes(work, {one.programme.id for one in everybody}):
                kind = population.kinds[couple.mentee.email]
                self.record.pairs[couple.pair.id] = Pairing(
                    couple.pair.id, couple.mentor.email, couple.mentee.email, kind
                )
                self.record.pair_states[couple.pair.id].append(PairState(START))
        for email in self.record.names:
            directory.link(self.app.installation, PLATFORM, "", email, email)
        self._note_everybody()

    def _note_everybody(self) -> None:
        with self.database.transaction() as work:
            for one in people.all_members(work):
                self._note(one.person, one.programme.zone, one.programme.work_from, one.programme.work_until)

    def _note(self, person: Person, zone: str, begin: str, end: str) -> None:
        """How a person stands from now on, where that is new."""
        known = self.record.person_states[self._ids[person.id]]
        state = PersonState(
            at=self.clock.now(),
            language=person.language or (known[-1].language if known else "lt"),
            address=person.address or (known[-1].address if known else "tu"),
            zone=person.zone or zone,
            begin=time.fromisoformat(person.work_from or begin),
            end=time.fromisoformat(person.work_until or end),
            not_before=person.paused_until,
            stopped=frozenset(person.stopped_kinds),
            erased=person.erased_at is not None,
        )
        if not known or replace(known[-1], at=state.at) != state:
            known.append(state)

    def _note_person(self, participant: Participant) -> None:
        person_id = next(key for key, email in self._ids.items() if email == participant.email)
        with self.database.transaction() as work:
            person = work.session.get(Person, person_id)
            assert person is not None
            self._note(person, "Europe/Vilnius", "09:00", "17:00")
        participant.language = self.record.person_states[participant.email][-1].language
        self._note_pairs({one.id for one in self.record.pairs_of.get(participant.email, [])})

    def _note_pairs(self, pair_ids: set[str]) -> None:
        if not pair_ids:
            return
        with self.database.transaction() as work:
            for pair in work.session.exec(select(Pair).where(col(Pair.id).in_(pair_ids))):
                until = pair.paused_until
                back = datetime.combine(until, time(9, 30), tzinfo=VILNIUS).astimezone(UTC) if until else None
                state = PairState(self.clock.now(), until, pair.ended_at is not None, back)
                known = self.record.pair_states[pair.id]
                if replace(known[-1], at=state.at) != state:
                    known.append(state)

    def _outbox_row(self, row: OutboxMessage) -> OutboxRow:
        return OutboxRow(
            key=row.key, kind=row.kind, person=self._ids[row.person_id], pair=row.pair_id, created_at=row.created_at,
            expires_at=row.expires_at, ended_at=row.ended_at, outcome=row.outcome, batch=row.batch,
            asks=any("ask" in part for part in row.body),
            late=any("say" not in part or part["say"] in LATE or "note" in json.dumps(part) for part in row.body),
            body=json.dumps(row.body, ensure_ascii=False), with_an_answer=row.outcome == "sent" and not row.unasked,
        )  # fmt: skip

    def _copy_rows(self) -> None:
        """Copy what the outbox and the conversations say before they are cleaned."""
        with self.database.transaction() as work:
            for row in work.session.exec(select(OutboxMessage)):
                self.record.outbox_rows[row.key] = self._outbox_row(row)
            columns = select(StoredConversation.id, StoredConversation.flow, StoredConversation.pair_id)
            for conversation_id, flow, pair_id in work.session.exec(columns):
                self.record.conversations[conversation_id] = flow, pair_id

    def scan_rows(self) -> None:
        """Read every value of every row, decrypted: words of care in none, other words of people in no plain column."""
        words = {one.word: one.seen_by == "care" for one in self.record.marked_texts}
        with self.database.transaction() as work:
            for table in SQLModel.metadata.sorted_tables:
                for row in work.session.execute(table.select()).mappings():
                    row_id = row_id_of(*(row[part.name] for part in table.primary_key))
                    for column in table.columns:
                        value = row[column.name]
                        if sealed := isinstance(value, bytes):
                            value = work.vault.open(
                                value, table=table.name, column=column.name, row_id=row_id
                            )
                        for word in MARK.findall(str(value)):
                            if words.get(word, False) or not sealed:
                                self.record.leaks.append((word, f"{table.name}.{column.name}"))


def _cares(content: Content) -> bool:
    """Whether somebody writes that they are in danger or harassed: that is entered nowhere, whatever was asked."""
    return isinstance(content, Said) and find_concern(content.text) in (Concern.DANGER, Concern.HARASSMENT)


def _heartbeat(due: datetime) -> datetime:
    """The first heartbeat from a moment on."""
    return due + (START - due) % HEARTBEAT


class _Log(logging.Handler):
    """Everything a record carries, also what a formatter would leave out."""

    def __init__(self, lines: io.StringIO) -> None:
        super().__init__(logging.DEBUG)
        self._lines = lines

    def emit(self, record: logging.LogRecord) -> None:
        self._lines.write(f"{record.getMessage()} {record.__dict__!r}\n")
