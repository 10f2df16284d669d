"""``pora check`` as somebody at a terminal meets it: a line for each thing, what would be right, and how it ends."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from adapters.app import SystemClock
from adapters.cli import check
from adapters.cli.diagnostics.installation import Finding, Installation, Level
from adapters.cli.rehearsal import rehearsal
from adapters.cli.terminal import plain
from storage.keys import new_key
from storage.migrate import revisions
from tests.integration.test_cli import EXAMPLES, PROGRAMME, ROSTER, pora, refused

NOW = datetime(2027, 3, 1, 10, tzinfo=UTC)
SLUG = "siaures-vejas-2027"

Clock = Callable[[datetime], None]


@pytest.fixture
def set_clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    """Set the machine's clock."""

    def to(moment: datetime) -> None:
        monkeypatch.setattr(SystemClock, "now", lambda _: moment)

    to(NOW)
    return to


@pytest.fixture
def applied(set_clock: Clock) -> Clock:
    """The example is applied; the clock can be set further."""
    assert pora("programme", "apply", PROGRAMME, ROSTER).code == 0
    return set_clock


def apply_changed(*changes: tuple[str, str]) -> None:
    """Apply the example with other lines in it."""
    text = Path(PROGRAMME).read_text("utf-8")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    Path("programme.toml").write_text(text, "utf-8")
    assert pora("programme", "apply", "programme.toml", ROSTER).code == 0


def test_an_installation_in_order(applied: Clock) -> None:
    ran = pora("check")
    assert (ran.code, ran.lines) == (
        0,
        [
            "ok       settings: readable.",
            f"ok       database: {Path('pora.db').resolve()} opens, its schema is the newest ({revisions()[-1]}).",
            f"ok       encryption key: fits, from {Path('pora.db.key').resolve()}.",
            ran.lines[3],
            f"ok       programme {SLUG}: 2027-01-04 to 2027-07-02, pairs: 6.",
            f"ok       help contacts of {SLUG}: 6, checked within a year.",
            "ok       language model: none is set; Pora needs none.",
        ],
    )
    assert ran.lines[3].startswith("ok       cards: ")


def test_it_may_be_run_while_pora_runs_and_changes_nothing(applied: Clock) -> None:
    with rehearsal(
        None, None, "sqlite:///pora.db", None, 1, plain
    ):  # it holds the database as a process of its own does
        with closing(sqlite3.connect("pora.db")) as raw:
            before = list(raw.iterdump())
        assert pora("check").code == 0
        with closing(sqlite3.connect("pora.db")) as raw:
            assert list(raw.iterdump()) == before


def test_nothing_is_made_where_there_is_nothing(set_clock: Clock) -> None:
    ran = pora("check")
    assert ran.code == 1
    assert ran.lines[1].startswith("fault    database: ")
    assert "there is no such file; start Pora on it once." in ran.lines[1]
    assert list(Path().iterdir()) == []


def test_a_database_without_a_programme_is_a_warning(applied: Clock) -> None:
    with closing(sqlite3.connect("pora.db")) as raw, raw:
        for table in ("timer", "outbox", "pair", "membership", "programme_event", "programme"):
            raw.execute(f"DELETE FROM {table}")  # noqa: S608 - our own names
    ran = pora("check")
    assert ran.code == 0
    assert "warning  programme: none is applied yet: pora programme apply PROGRAMME ROSTER" in ran.lines


def test_a_programme_that_nobody_coordinates_is_a_warning(applied: Clock) -> None:
    with closing(sqlite3.connect("pora.db")) as raw, raw:
        raw.execute("DELETE FROM membership WHERE role = 'coordinator'")
    ran = pora("check")
    assert ran.code == 0
    assert f"warning  programme {SLUG}: nobody coordinates it" in ran.out


@pytest.mark.parametrize(
    ("moment", "overdue"),
    [
        (datetime(2027, 11, 2, 21, 59, tzinfo=UTC), 0),  # a year to the day, where the programme is
        (datetime(2027, 11, 2, 22, 0, tzinfo=UTC), 6),  # midnight in Vilnius
    ],
)
def test_contacts_are_made_sure_of_once_a_year(set_clock: Clock, moment: datetime, overdue: int) -> None:
    apply_changed(("ends = 2027-07-02", "ends = 2028-07-02"))
    set_clock(moment)
    ran = pora("check")
    assert ran.code == 0
    late = [line for line in ran.lines if line.startswith("warning  help contact ")]
    assert len(late) == overdue
    assert (f"help contacts of {SLUG}: 6, checked within a year" in ran.out) is (overdue == 0)
    if late:
        assert late[1] == (
            f"warning  help contact “Vilties linija, free, round the clock, in Lithuanian” (116 123) of {SLUG}: it was "
            "checked on 2026-11-02, more than a year ago. Make sure that it is right, write today's date at checked in "
            "the programme file, and apply it."
        )
        assert "“State Labour Inspectorate” (https://www.vdi.lt)" in late[5]


@pytest.mark.parametrize(
    ("stored", "says"),
    [
        ('"checked": ""', "it has no day on which it was checked."),
        ('"checked": "2027-03-02"', "the day on which it was checked, 2027-03-02, is in the future."),
    ],
)
def test_a_day_that_an_older_pora_let_through_is_a_warning(applied: Clock, stored: str, says: str) -> None:
    with closing(sqlite3.connect("pora.db")) as raw, raw:
        raw.execute(
            "UPDATE programme SET help_contacts = replace(help_contacts, ?, ?)",
            ('"checked": "2026-11-02"', stored),
        )
    ran = pora("check")
    assert ran.code == 0
    assert ran.out.count(says) == 6


def test_contacts_of_an_ended_programme_are_left_alone(applied: Clock) -> None:
    applied(datetime(2028, 1, 1, tzinfo=UTC))
    ran = pora("check")
    assert (ran.code, ran.lines[4:-1]) == (0, [f"ok       programme {SLUG}: ended on 2027-07-02."])


def test_a_missing_official_channel_is_a_warning_of_both_commands(set_clock: Clock) -> None:
    text = Path(PROGRAMME).read_text("utf-8").replace('for = "official"', 'for = "support"')
    Path("programme.toml").write_text(text, "utf-8")
    for dry in (["--dry-run"], []):
        ran = pora("programme", "apply", "programme.toml", ROSTER, *dry)
        assert ran.code == 0
        assert ran.err.startswith(
            "Warning: there is no official channel for reports of harassment and violence."
        )
        assert 'for = "official"' in ran.err
    ran = pora("check")
    assert ran.code == 0
    assert ran.lines[-2].startswith(f"warning  help contacts of {SLUG}: there is no official channel")
    assert "Warning" not in pora("programme", "apply", PROGRAMME, ROSTER).err


def test_a_day_of_checking_in_the_future_is_refused(set_clock: Clock) -> None:
    set_clock(datetime(2026, 11, 1, 12, tzinfo=UTC))
    ran = pora("programme", "apply", PROGRAMME, ROSTER)
    refused(ran, "“help.checked”: 2026-11-02 is in the future.", "6 to mend; nothing was changed.")
    assert pora("chat", "--programme", PROGRAMME, "--roster", ROSTER, "--script", "-", typed="").code == 0


class TestFaults:
    """What has to be mended ends with 1, and the rest is looked at all the same."""

    def test_a_database_of_another_kind(self, set_clock: Clock) -> None:
        ran = pora("check", "--database", "oracle://scott:tiger@h/x")
        assert ran.code == 1
        assert "fault    database: DATABASE_URL cannot be used: Pora does not know oracle://" in ran.out
        assert "tiger" not in ran.out + ran.err
        assert "ok       cards:" in ran.out

    def test_a_schema_that_is_not_the_newest(self, applied: Clock) -> None:
        with closing(sqlite3.connect("pora.db")) as raw, raw:
            raw.execute("UPDATE alembic_version SET version_num = ?", (revisions()[0],))
        ran = pora("check")
        assert ran.code == 1
        assert f"its schema is {revisions()[0]}, this Pora needs {revisions()[-1]}." in ran.out
        assert "encryption key" not in ran.out
        with closing(sqlite3.connect("pora.db")) as raw:
            [stands] = raw.execute("SELECT version_num FROM alembic_version").fetchone()
        assert stands == revisions()[0]  # looking does not migrate

    def test_another_key(self, applied: Clock) -> None:
        ran = pora("check", env={"PORA_ENCRYPTION_KEYS": new_key(os.urandom)})
        assert ran.code == 1
        assert ran.lines[1].startswith("ok       database: opens")
        assert ran.lines[2].startswith("fault    encryption key: The database ")
        assert "holds a different key under that number" in ran.lines[2]

    def test_a_key_that_is_none_is_not_repeated(self, applied: Clock) -> None:
        ran = pora("check", env={"PORA_ENCRYPTION_KEYS": "1:secret"})
        assert ran.code == 1
        assert "fault    encryption key: PORA_ENCRYPTION_KEYS cannot be used" in ran.out
        assert "fault    database: not opened, because its keys cannot be used." in ran.lines
        assert "secret" not in ran.out + ran.err

    def test_a_key_file_that_others_can_read(self, applied: Clock) -> None:
        Path("pora.db.key").chmod(0o644)
        ran = pora("check")
        assert ran.code == 1
        assert "fault    encryption key: The key file" in ran.out

    def test_cards_with_faults_are_named_with_their_lines(self, applied: Clock) -> None:
        Path("own").mkdir()
        Path("own/team.toml").write_text("# Ours.\n[[card]]\nid = 1\n", "utf-8")
        ran = pora("check", env={"PORA_CARDS_DIR": "own"})
        assert ran.code == 1
        assert "fault    cards: own/team.toml:3: " in ran.out
        assert f"ok       programme {SLUG}" in ran.out

    def test_a_file_of_settings_that_is_no_text(self, applied: Clock) -> None:
        Path(".env").write_bytes(b"DATABASE_URL=\xff\xfe\n")
        ran = pora("check")
        assert (ran.code, ran.lines) == (
            1,
            ["fault    settings: .env is not UTF-8 text: save it in that encoding."],
        )

    def test_an_option_that_does_not_exist(self) -> None:
        assert pora("check", "--horoscope").code == 2


def test_a_check_more_is_a_function_more(applied: Clock, monkeypatch: pytest.MonkeyPatch) -> None:
    """How a platform adds its own."""

    def token(installation: Installation) -> list[Finding]:
        assert installation.settings is not None
        return [Finding(Level.FAULT, f"paper: no token at {installation.now:%H:%M}.")]

    monkeypatch.setattr(check, "DIAGNOSTICS", (*check.DIAGNOSTICS, token))
    ran = pora("check")
    assert (ran.code, ran.lines[-1]) == (1, "fault    paper: no token at 10:00.")


def test_every_check_is_written_down_for_operators() -> None:
    written = (EXAMPLES.parent / "docs" / "operations.md").read_text("utf-8")
    for what in (
        "settings",
        "database",
        "encryption key",
        "cards",
        "programme",
        "help contacts",
        "language model",
    ):
        assert f"\n| {what} |" in written
