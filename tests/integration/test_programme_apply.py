"""Applying a programme to a real database: all or nothing, twice is once, and what people chose is theirs."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlmodel import SQLModel, select

from bot.programmes.apply import apply_plan, make_plan
from bot.programmes.faults import PlanFaultyError
from bot.programmes.plan import Plan
from bot.programmes.programme_file import read_programme
from bot.programmes.programme_spec import ProgrammeSpec
from bot.programmes.roster import Roster
from bot.programmes.roster_file import read_roster
from storage.database import Database
from storage.tables import Address, Membership, Pair, Person, Programme, ProgrammeEvent
from tests.support.statement_counter import count_statements

EXAMPLES = Path(__file__).parents[2] / "examples"
PROGRAMME = (EXAMPLES / "programme.toml").read_text(encoding="utf-8")
ROSTER = (EXAMPLES / "roster.csv").read_text(encoding="utf-8")
NOW = datetime(2026, 12, 1, 10, 0, tzinfo=UTC)
LATER = NOW + timedelta(days=7)
TABLES = (Programme, ProgrammeEvent, Person, Membership, Pair)

TOMAS = "tomas.petrauskas@siaures-vejas.example"
DARIUS = "darius.jankauskas@siaures-vejas.example"
VAIDA = "vaida.mockute@siaures-vejas.example"
RUTA = "ruta.kazlauske@siaures-vejas.example"
EMILY = "emily.carter@siaures-vejas.example"
LUKAS = "lukas.cerniauskas@siaures-vejas.example"
AUSRA = "ausra.stankeviciene@siaures-vejas.example"
NOT_IN_THE_ROSTER = "is not in the roster any more; ending it is a conversation, not a file: unchanged"


@dataclass(frozen=True)
class Organisation:
    """A database, and a coordinator's hands on it."""

    database: Database

    def plan(self, programme: str = PROGRAMME, roster: str = ROSTER, now: datetime = NOW) -> Plan:
        with self.database.transaction() as work:
            return make_plan(work, spec_of(programme), roster_of(roster), now)

    def apply(self, programme: str = PROGRAMME, roster: str = ROSTER, now: datetime = NOW) -> Plan:
        with self.database.transaction() as work:
            made = make_plan(work, spec_of(programme), roster_of(roster), now)
            apply_plan(work, made, now)
            return made

    def rows(self) -> dict[str, list[dict[str, Any]]]:
        """Everything that is stored, as plain values."""
        with self.database.transaction() as work:
            found = {table.__name__: work.session.exec(select(table)).all() for table in TABLES}
            return {
                name: sorted((row.model_dump() for row in rows), key=lambda values: str(values["id"]))
                for name, rows in found.items()
            }

    def person(self, email: str) -> Person:
        with self.database.transaction() as work:
            return work.session.exec(select(Person).where(Person.email == email)).one()

    def pair(self, mentor: str, mentee: str) -> Pair | None:
        ids = self.person(mentor).id, self.person(mentee).id
        with self.database.transaction() as work:
            statement = select(Pair).where(Pair.mentor_id == ids[0], Pair.mentee_id == ids[1])
            return work.session.exec(statement).first()

    def set(self, row: SQLModel, **values: Any) -> None:
        """What happens in the chat: somebody's row is changed there."""
        with self.database.transaction() as work:
            for column, value in values.items():
                setattr(row, column, value)
            work.session.add(row)

    def connect(self, email: str) -> None:
        person = self.person(email)
        with self.database.transaction() as work:
            work.add(
                Address(id=work.new_id(), person_id=person.id, platform="console", workspace="", user=email)
            )


@pytest.fixture
def organisation() -> Iterator[Organisation]:
    numbers = itertools.count(1)
    database = Database.open("sqlite://", keys=None, new_id=lambda: f"id-{next(numbers):05}")
    try:
        yield Organisation(database)
    finally:
        database.close()


def spec_of(text: str) -> ProgrammeSpec:
    read = read_programme(text.encode(), "programme.toml")
    assert read.faults == ()
    assert read.value is not None
    return read.value


def roster_of(text: str) -> Roster:
    read = read_roster(text.encode(), "roster.csv", spec_of(PROGRAMME))
    assert read.faults == ()
    assert read.value is not None
    return read.value


def swapped(text: str, *changes: tuple[str, str]) -> str:
    for old, new in changes:
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in the example"
        text = text.replace(old, new)
    return text


def without(row: str) -> str:
    kept = [line for line in ROSTER.splitlines() if not line.startswith(row)]
    assert len(kept) == len(ROSTER.splitlines()) - 1
    return "\n".join(kept)


def without_columns(*headings: str) -> str:
    table = [line.split(";") for line in ROSTER.splitlines()]
    kept = [place for place, heading in enumerate(table[0]) if heading not in headings]
    assert len(kept) == len(table[0]) - len(headings)
    return "\n".join(";".join(row[place] for place in kept) for row in table)


def with_mentor(mentee: str, mentor: str) -> str:
    """The example, but that mentee has another mentor; everybody has places enough."""
    rows = [line.split(";") for line in ROSTER.splitlines()]
    for row in rows[1:]:
        row[6] = mentor if row[2] == mentee else row[6]
        row[7] = "3" if row[7] else ""
    return "\n".join(";".join(row) for row in rows)


def test_a_plan_shows_everything_and_changes_nothing(organisation: Organisation) -> None:
    before = organisation.rows()
    made = organisation.plan()
    assert organisation.rows() == before == {table.__name__: [] for table in TABLES}
    assert made.changes
    assert len(made.lines()) == 1 + 6 + 13 + 6
    lines = str(made).splitlines()
    assert lines[0] == "+ programme Mentoring at Šiaurės vėjas (siaures-vejas-2027)"
    assert "+ event opening: Opening of the programme, 2027-01-07 14:00" in lines
    assert f"+ person Rūta Kazlauskė (mentee), {RUTA}" in lines
    assert "+ pair Tomas Petrauskas – Rūta Kazlauskė, begins 2027-01-04 09:00" in lines


def test_applying_stores_what_the_files_say(organisation: Organisation) -> None:
    organisation.apply()
    rows = organisation.rows()
    assert {name: len(found) for name, found in rows.items()} == {
        "Programme": 1,
        "ProgrammeEvent": 6,
        "Person": 13,
        "Membership": 13,
        "Pair": 6,
    }
    (programme,) = rows["Programme"]
    spec = spec_of(PROGRAMME)
    for column in (
        "slug",
        "name",
        "name_lt",
        "starts_on",
        "ends_on",
        "zone",
        "country",
        "address",
        "rhythm_weeks",
    ):
        assert programme[column] == getattr(spec, column), column
    assert programme["purposes"] == ["development", "succession"]
    assert programme["languages"] == ["lt", "en"]
    assert (programme["work_from"], programme["work_until"]) == ("09:00", "17:00")
    assert programme["retention_days"] == {"private_notes": 60, "shared_notes": 60, "meeting_facts": 365}
    assert [contact["for"] for contact in programme["help_contacts"]] == [
        "urgent", "support", "support", "occupational", "official", "authority",
    ]  # fmt: skip
    assert programme["created_at"] == NOW
    opening = next(event for event in rows["ProgrammeEvent"] if event["key"] == "opening")
    assert opening["starts_at"] == datetime(2027, 1, 7, 12, 0, tzinfo=UTC)
    assert (opening["kind"], opening["title_lt"]) == ("opening", "Programos pradžios renginys")

    emily = organisation.person(EMILY)
    assert (emily.name, emily.language, emily.zone, emily.manager_email) == (
        "Emily Carter",
        "en",
        "Europe/Vilnius",
        TOMAS,
    )
    assert (emily.welcomed_at, emily.stopped_kinds) == (None, [])
    tomas = organisation.person(TOMAS)
    (role,) = [found for found in rows["Membership"] if found["person_id"] == tomas.id]
    assert (role["role"], role["capacity"]) == ("mentor", 2)
    pair = organisation.pair(DARIUS, EMILY)
    assert pair is not None
    assert pair.started_at == datetime(2027, 1, 4, 7, 0, tzinfo=UTC)


def test_applying_twice_changes_nothing(organisation: Organisation) -> None:
    organisation.apply()
    before = organisation.rows()
    again = organisation.apply(now=LATER)
    assert not again.changes
    assert again.lines() == ()
    assert str(again) == "Nothing to change."
    assert organisation.rows() == before
    assert organisation.plan(now=datetime(2027, 3, 1, tzinfo=UTC)).lines() == ()


def test_an_empty_cell_falls_back_to_the_programme(organisation: Organisation) -> None:
    organisation.apply(
        roster=swapped(ROSTER, ("ruta.kazlauske@siaures-vejas.example;lt;Europe/Vilnius", f"{RUTA};;"))
    )
    ruta = organisation.person(RUTA)
    assert (ruta.language, ruta.zone) == (None, None)


def test_a_pair_made_late_begins_now(organisation: Organisation) -> None:
    late = datetime(2027, 2, 3, 11, 30, tzinfo=UTC)
    made = organisation.apply(now=late)
    pair = organisation.pair(TOMAS, RUTA)
    assert pair is not None
    assert pair.started_at == late
    assert "+ pair Tomas Petrauskas – Rūta Kazlauskė, begins 2027-02-03 13:30" in made.lines()


def test_that_a_language_model_may_help_is_shown_before_it_is_applied(organisation: Organisation) -> None:
    organisation.apply()
    allowed = swapped(PROGRAMME, ("writer = false", "writer = true"))
    assert organisation.plan(allowed).lines() == ("~ programme siaures-vejas-2027: writer off → on",)


def test_a_programme_that_is_put_off_takes_pairs_that_have_not_begun_along(
    organisation: Organisation,
) -> None:
    organisation.apply()
    moved = swapped(PROGRAMME, ("starts = 2027-01-04", "starts = 2027-01-06"))
    made = organisation.apply(moved)
    assert "~ programme siaures-vejas-2027: starts 2027-01-04 → 2027-01-06" in made.lines()
    assert (
        "~ pair Tomas Petrauskas – Rūta Kazlauskė: begins 2027-01-04 09:00 → 2027-01-06 09:00" in made.lines()
    )
    pair = organisation.pair(TOMAS, RUTA)
    assert pair is not None
    assert pair.started_at == datetime(2027, 1, 6, 7, 0, tzinfo=UTC)
    assert not organisation.plan(moved).changes

    begun = datetime(2027, 1, 6, 8, 0, tzinfo=UTC)
    once_more = swapped(PROGRAMME, ("starts = 2027-01-04", "starts = 2027-01-07"))
    assert not [line for line in organisation.apply(once_more, now=begun).lines() if "pair" in line]


def test_all_or_nothing(organisation: Organisation) -> None:
    def fall_over() -> None:
        with organisation.database.transaction() as work:
            apply_plan(work, make_plan(work, spec_of(PROGRAMME), roster_of(ROSTER), NOW), NOW)
            assert work.session.exec(select(Pair)).all()
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fall_over()
    assert organisation.rows() == {table.__name__: [] for table in TABLES}


def test_faulty_files_give_nothing_that_could_be_applied() -> None:
    roster = read_roster(
        (EXAMPLES / "roster_faulty.csv").read_bytes(), "roster_faulty.csv", spec_of(PROGRAMME)
    )
    assert roster.value is None
    assert [(fault.row, fault.column) for fault in roster.faults] == [
        (4, "el. paštas"),  # no top-level domain
        (5, "laiko juosta"),  # Vilnus
        (6, "mentorius"),  # her own manager
        (7, "vaidmuo"),  # ugditinis
        (8, "mentorius"),  # butkene
    ]


def test_the_programme_and_its_events_follow_the_file(organisation: Organisation) -> None:
    organisation.apply()
    text = swapped(
        PROGRAMME,
        ("ends = 2027-07-02", "ends = 2027-07-09"),
        ('until = "17:00"', 'until = "16:00"'),
        ('starts = "2027-07-01 14:00"', 'starts = "2027-07-08 15:00"'),
        ('phone = "1809"', 'phone = "1809"\nlink = "https://pagalbasau.lt"'),
        ('purpose = ["development", "succession"]', 'purpose = ["engagement"]'),
    )
    made = organisation.apply(text)
    assert made.lines() == (
        (
            "~ programme siaures-vejas-2027: purpose development + succession → engagement, "
            "ends 2027-07-02 → 2027-07-09, hours until 17:00 → 16:00, help changes"
        ),
        "~ event closing: starts 2027-07-01 14:00 → 2027-07-08 15:00",
    )
    rows = organisation.rows()
    assert rows["Programme"][0]["ends_on"] == date(2027, 7, 9)
    assert rows["Programme"][0]["help_contacts"][2]["link"] == "https://pagalbasau.lt"
    assert not organisation.plan(text).changes


def test_an_event_that_is_left_out_stays_and_is_told(organisation: Organisation) -> None:
    organisation.apply()
    start, end = PROGRAMME.index('[[event]]\nkey = "closing"'), PROGRAMME.index("# Whom to turn to")
    made = organisation.apply(PROGRAMME[:start] + PROGRAMME[end:])
    assert not made.changes
    assert made.lines() == ("= event closing is left out of the file: unchanged",)
    assert len(organisation.rows()["ProgrammeEvent"]) == 6


def test_names_roles_managers_and_places_follow_the_roster(organisation: Organisation) -> None:
    organisation.apply()
    text = swapped(
        ROSTER,
        ("Rūta Kazlauskė;ugdytinė;", "Rūta Kazlauskienė;ugdytinė + mentorė;"),
        (f";{TOMAS};{DARIUS};", f";;{DARIUS};"),
        (";;2", ";;3"),
    )
    made = organisation.apply(roster=text)
    assert made.lines() == (
        "~ mentor Tomas Petrauskas: places 2 → 3",
        "~ person Rūta Kazlauskienė: name “Rūta Kazlauskė” → “Rūta Kazlauskienė”",
        "+ role mentor: Rūta Kazlauskienė",
        f"~ person Emily Carter: manager {TOMAS} → none",
    )
    assert organisation.person(RUTA).name == "Rūta Kazlauskienė"
    assert organisation.person(EMILY).manager_email is None
    assert not organisation.plan(roster=text).changes


def test_a_column_that_is_not_there_decides_nothing(organisation: Organisation) -> None:
    organisation.apply()
    before = organisation.rows()
    made = organisation.apply(
        roster=without_columns("kalba", "laiko juosta", "vadovas", "mentorius", "vietos")
    )
    assert made.lines() == ()
    assert organisation.rows() == before


def test_language_and_zone_are_corrected_until_the_person_could_have_chosen(
    organisation: Organisation,
) -> None:
    organisation.apply()
    text = swapped(ROSTER, (f"{EMILY};en;Europe/Vilnius", f"{EMILY};lt;Europe/London"))
    assert organisation.plan(roster=text).lines() == (
        "~ person Emily Carter: language en → lt, zone Europe/Vilnius → Europe/London",
    )
    organisation.connect(EMILY)
    chosen = "but the person may have chosen it in the chat: unchanged"
    kept = (
        f"= Emily Carter: language is en; the roster says lt, {chosen}",
        f"= Emily Carter: zone is Europe/Vilnius; the roster says Europe/London, {chosen}",
    )
    made = organisation.apply(roster=text)
    assert not made.changes
    assert made.lines() == kept
    assert organisation.person(EMILY).language == "en"


def test_what_the_person_chose_is_kept_and_only_the_empty_is_filled(organisation: Organisation) -> None:
    organisation.apply()
    ruta = organisation.person(RUTA)
    organisation.set(ruta, language="en", zone=None, called="Rūta", address="jus", welcomed_at=LATER)
    made = organisation.apply(now=LATER)
    assert [change.line for change in made.changes] == ["~ person Rūta Kazlauskė: zone none → Europe/Vilnius"]
    ruta = organisation.person(RUTA)
    assert (ruta.language, ruta.zone, ruta.called, ruta.address) == ("en", "Europe/Vilnius", "Rūta", "jus")
    empty = swapped(ROSTER, (f"{RUTA};lt;Europe/Vilnius", f"{RUTA};;"))
    assert organisation.apply(roster=empty).lines() == ()
    assert organisation.person(RUTA).language == "en"


def test_people_who_are_left_out_stay_and_are_told(organisation: Organisation) -> None:
    organisation.apply()
    before = organisation.rows()
    made = organisation.apply(roster=without("Lukas Černiauskas"))
    assert not made.changes
    assert made.lines() == (
        "= mentee Lukas Černiauskas is left out of the roster: unchanged",
        f"= pair Vaida Mockutė – Lukas Černiauskas {NOT_IN_THE_ROSTER}",
    )
    assert organisation.rows() == before


def test_a_coordinator_who_is_left_out_can_look_no_more(organisation: Organisation) -> None:
    organisation.apply()
    text = swapped(
        ROSTER,
        ("Aušra Stankevičienė;koordinatorė", "Milda Kairytė;koordinatorė"),
        (AUSRA, "milda.kairyte@siaures-vejas.example"),
    )
    made = organisation.apply(roster=text)
    assert [line[:30] for line in made.lines()] == [
        "+ person Milda Kairytė (coordi",
        "- coordinator Aušra Stankevičie"[:30],
    ]
    ausra = organisation.person(AUSRA)
    roles = [(found["person_id"], found["role"]) for found in organisation.rows()["Membership"]]
    assert ausra.id not in {person_id for person_id, _ in roles}
    assert [role for _, role in roles].count("coordinator") == 1
    assert not organisation.plan(roster=text).changes


def test_another_mentor_waits_until_the_old_pair_has_ended(organisation: Organisation) -> None:
    organisation.apply(roster=with_mentor(LUKAS, VAIDA))
    text = with_mentor(LUKAS, TOMAS)
    before = organisation.rows()
    made = organisation.apply(roster=text)
    assert not made.changes
    assert made.lines() == (
        (
            "= pair Tomas Petrauskas – Lukas Černiauskas is not made while pair Vaida Mockutė – "
            "Lukas Černiauskas goes on; when that has ended, apply again"
        ),
        f"= pair Vaida Mockutė – Lukas Černiauskas {NOT_IN_THE_ROSTER}",
    )
    assert organisation.rows() == before

    old = organisation.pair(VAIDA, LUKAS)
    assert old is not None
    organisation.set(old, ended_at=LATER)
    made = organisation.apply(roster=text, now=LATER)
    assert made.lines() == ("+ pair Tomas Petrauskas – Lukas Černiauskas, begins 2027-01-04 09:00",)
    assert organisation.pair(TOMAS, LUKAS) is not None


def test_a_pair_that_was_ended_is_not_brought_back(organisation: Organisation) -> None:
    organisation.apply()
    pair = organisation.pair(TOMAS, RUTA)
    assert pair is not None
    organisation.set(pair, ended_at=LATER)
    made = organisation.apply(now=LATER)
    assert not made.changes
    assert made.lines() == (
        "= pair Tomas Petrauskas – Rūta Kazlauskė ended on 2026-12-08; a file does not revive it: unchanged",
    )
    pair = organisation.pair(TOMAS, RUTA)
    assert pair is not None
    assert pair.ended_at == LATER


def test_a_pair_waits_for_a_free_place(organisation: Organisation) -> None:
    organisation.apply()
    rows = [line.split(";") for line in without("Lukas Černiauskas").splitlines()]
    rows.append(["Nojus Balsys", "ugdytinis", "nojus.balsys@siaures-vejas.example", "", "", "", VAIDA, ""])
    made = organisation.apply(roster="\n".join(";".join(row) for row in rows))
    assert "= pair Vaida Mockutė – Nojus Balsys is not made while Vaida Mockutė has no place" in str(made)
    assert organisation.pair(VAIDA, "nojus.balsys@siaures-vejas.example") is None


def test_a_manager_that_only_the_store_knows_is_refused_too(organisation: Organisation) -> None:
    organisation.apply(roster=without_columns("mentorius"))
    rows = [line.split(";") for line in without_columns("vadovas").splitlines()]
    for row in rows[1:]:
        row[5] = TOMAS if row[2] == EMILY else row[5]
    text = "\n".join(";".join(row) for row in rows)
    before = organisation.rows()
    made = organisation.plan(roster=text)
    assert [str(fault) for fault in made.faults] == [
        (
            "roster.csv, row 10, column “mentorius”: Tomas Petrauskas is the manager of Emily Carter. "
            "Write another mentor: a manager is not paired with a direct report."
        )
    ]
    with pytest.raises(PlanFaultyError, match="nothing was changed"):
        organisation.apply(roster=text)
    assert organisation.rows() == before


def test_a_mentor_who_becomes_the_manager_is_told_and_the_pair_goes_on(organisation: Organisation) -> None:
    organisation.apply()
    text = swapped(
        without_columns("mentorius"),
        (f"{EMILY};en;Europe/Vilnius;{TOMAS}", f"{EMILY};en;Europe/Vilnius;{DARIUS}"),
    )
    made = organisation.apply(roster=text)
    assert made.lines() == (
        f"~ person Emily Carter: manager {TOMAS} → {DARIUS}",
        (
            "= pair Darius Jankauskas – Emily Carter: Darius Jankauskas is now the manager of Emily Carter; "
            "offer them a change: unchanged"
        ),
    )


def test_a_second_programme_knows_the_people_of_the_first(organisation: Organisation) -> None:
    organisation.apply()
    organisation.set(organisation.person(EMILY), language="lt", welcomed_at=LATER)
    second = swapped(PROGRAMME, ('slug = "siaures-vejas-2027"', 'slug = "siaures-vejas-2028"'))
    made = organisation.apply(second)
    assert "+ role mentee: Emily Carter" in made.lines()
    assert "+ pair Darius Jankauskas – Emily Carter, begins 2027-01-04 09:00" in made.lines()
    rows = organisation.rows()
    assert {name: len(found) for name, found in rows.items()} == {
        "Programme": 2,
        "ProgrammeEvent": 12,
        "Person": 13,
        "Membership": 26,
        "Pair": 12,
    }
    assert organisation.person(EMILY).language == "lt"
    assert not organisation.plan(second).changes
    assert not organisation.plan().changes


def test_a_big_roster_takes_no_more_statements_than_a_small_one(organisation: Organisation) -> None:
    organisation.apply()
    more = "\n".join(
        f"Jonas {number};mentorius;jonas{number}@siaures-vejas.example;;;;;" for number in range(300)
    )
    with count_statements(organisation.database) as planned:
        made = organisation.plan(roster=ROSTER + more)
    assert len(made.changes) == 300
    assert planned.count == 6
    with count_statements(organisation.database) as applied:
        organisation.apply(roster=ROSTER + more)
    assert applied.count <= planned.count + 4
