"""Runs a season in which half of the participants let a language model help them, some for a while only."""

from __future__ import annotations

import random
from collections import Counter
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from sqlmodel import SQLModel, select

from storage import people
from storage.tables import Note, WriterJob
from tests.support.fake_messengers import words_of
from tests.support.season.authors import ALLOWED, HABITS, Author, Typed
from tests.support.season.captured_requests import CapturedRequest, CapturingServer
from tests.support.season.participant import NewMark
from tests.support.season.personas import OfPairs
from tests.support.season.population import Population, Profile, draw_population
from tests.support.season.record import Act, Record
from tests.support.season.run import MARK, START, Plan, Season
from tests.support.season.sentences import says

A_DAY_PERSON, A_DAY_PROGRAMME = 3, 14
BUSY = (5, 14)  # weeks with a day on which everybody asks more than they may
BUSY_TIMES = 4
OWN_WORDS = frozenset({"free", "heard", "strain", "danger"})  # typed to nobody's question


@dataclass
class WritingRecord:
    """What left for the language model in a season, and all that it is compared with."""

    record: Record
    requests: list[CapturedRequest]
    typed: dict[str, Typed]  # by their word
    ids: frozenset[str]  # of every row there was
    notes: dict[str, str]  # a note's id -> its author's e-mail
    outcomes: Counter[tuple[str, str]]  # use and what became of it -> how often
    behaved: Counter[str]  # how the model did
    switches: dict[str, list[tuple[datetime, bool]]] = field(default_factory=dict)  # e-mail -> on and off

    def opted_in(self, email: str, at: datetime) -> bool:
        """Whether somebody had the help switched on, by what they pressed and were told."""
        return ([False] + [on for moment, on in self.switches.get(email, []) if moment <= at])[-1]


class WritingSeason(Season):
    """A season whose language model keeps what it is asked, and some of whose participants use it."""

    def __init__(self, seed: int, kinds_of_pairs: OfPairs, weeks: int) -> None:
        population = draw_population(random.Random(f"writers:{seed}"), kinds_of_pairs)  # noqa: S311 - the same every time
        self._model_server = CapturingServer(seed)
        self._typed: list[Typed] = []
        self._row_ids: set[str] = set()
        self._note_authors: dict[str, str] = {}
        self._jobs: dict[str, tuple[str, str]] = {}
        self._habits = habits(population, weeks)
        names = [one.name for one in population.people]

        def born(profile: Profile, chance: random.Random, new_mark: NewMark, language: str) -> Author:
            return Author(profile, chance, new_mark, language, names=names, typed=self._typed)

        super().__init__(
            population,
            seed,
            programme=ALLOWED,
            model=self._model_server,
            born=born,
            settings={"writer_day_person": A_DAY_PERSON, "writer_day_programme": A_DAY_PROGRAMME},
            weeks=weeks,
        )

    def run_and_capture(self) -> WritingRecord:
        """Run the season; what left for the language model in it."""
        record = self.run(START + timedelta(weeks=self._weeks + 1))
        return WritingRecord(
            record,
            self._model_server.requests,
            {one.word: one for one in self._typed},
            frozenset(self._row_ids),
            self._note_authors,
            Counter(self._jobs.values()),
            self._model_server.behaved,
            switches(record),
        )

    def _intend(self, profile: Profile) -> None:
        """Besides all else: switch the help on and off as is their habit, and ask too much on busy days."""
        super()._intend(profile)
        on = False
        for week, what in self._habits.get(profile.email, []):
            on = on or what == "on"
            if what == "off":  # asked and switched off in one breath: nothing of it leaves
                self._plan(profile.email, "free", START + timedelta(weeks=week, hours=3))
            for again in range(3):  # somebody may be in the middle of something else
                self._plan(profile.email, f"help {what}", START + timedelta(weeks=week, days=again, hours=3))
        if on:
            for week in BUSY:
                for _ in range(BUSY_TIMES):
                    self._plan(profile.email, "free", START + timedelta(weeks=week, days=2, hours=1))

    def _do(self, plan: Plan) -> None:
        if plan.what in OWN_WORDS and self._asked_something(plan.who):  # or these would be the answer
            super()._do(Plan(plan.at, plan.number, plan.who, "leave"))
        super()._do(plan)

    def _share(self, act: Act) -> None:
        """What a guess was made of may be shared long after it was typed."""
        super()._share(act)
        if act.values.get("heard") == "shared" and act.asked is not None:
            shown = MARK.findall(words_of([act.asked]))
            for one in self.record.marked_texts:
                if one.word in shown and one.author == act.person:
                    one.shared_at = one.shared_at or act.at

    def _asked_something(self, email: str) -> bool:
        with self.database.transaction() as work:
            person = people.by_email(work, email)
            return person is not None and person.focus is not None

    def _copy_rows(self) -> None:
        super()._copy_rows()
        emails = self._ids
        with self.database.transaction() as work:
            for table in SQLModel.metadata.sorted_tables:
                if "id" in table.columns:
                    self._row_ids |= {str(one) for one in work.session.scalars(select(table.c.id))}
            for note in work.session.exec(select(Note)):
                self._note_authors[note.id] = emails[note.author_id]
            for job in work.session.exec(select(WriterJob)):
                self._jobs[job.id] = job.use, job.outcome or "waits"


def habits(population: Population, weeks: int) -> dict[str, list[tuple[int, str]]]:
    """E-mail -> in which of so many weeks somebody wants the help switched on or off."""
    found: dict[str, list[tuple[int, str]]] = {}
    mentees = [one for one in population.people if one.role == "mentee"]
    for number, mentee in enumerate(mentees):
        for email, habit in zip((mentee.email, mentee.mentor), HABITS[number % len(HABITS)], strict=True):
            words = habit.split()
            known = [] if habit == "never" else list(zip(map(int, words[1::2]), words[::2], strict=True))
            found.setdefault(email, known)
    assert all(week < weeks for known in found.values() for week, _ in known)
    return found


def switches(record: Record) -> dict[str, list[tuple[datetime, bool]]]:
    """When each person switched the help on and off, by what they pressed and were told."""
    found: dict[str, list[tuple[datetime, bool]]] = {}
    for act in record.acts:
        if act.values.get("choice") == "on" and says(act.answer.prose, "writing-on"):
            found.setdefault(act.person, []).append((act.at, True))
        if (act.values.get("choice") == "off" and says(act.answer.prose, "writing-off")) or says(
            act.answer.prose, "erase-done"
        ):
            found.setdefault(act.person, []).append((act.at, False))
    return found
