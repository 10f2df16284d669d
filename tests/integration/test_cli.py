"""The ``pora`` command as somebody at a terminal meets it: what it prints, what it refuses, and how it ends."""

from __future__ import annotations

import os
import re
import sqlite3
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import pytest
from typer.testing import CliRunner

from adapters.cli.root import app
from bot.flows import CONVERSATIONS
from storage.keys import new_key
from storage.tables import OutboxMessage
from tests.support.bounds import HUNG
from tests.support.organisation import START, Organisation, open_store

EXAMPLES = Path(__file__).parents[2] / "examples"
PROGRAMME, ROSTER = str(EXAMPLES / "programme.toml"), str(EXAMPLES / "roster.csv")
SCRIPT = """\
# Rūta says hello
@ruta 1
1
1
+1d
@tomas labas
+1w
"""


@dataclass(frozen=True)
class Ran:
    """How a command ended and what it said."""

    code: int
    out: str
    err: str

    @property
    def lines(self) -> list[str]:
        return self.out.splitlines()


def pora(*args: str, typed: str | bytes | None = None, env: dict[str, str] | None = None) -> Ran:
    """Run the command in this process."""
    result = CliRunner().invoke(app, args, input=typed, env=env)
    if result.exception is not None and not isinstance(result.exception, SystemExit):
        raise result.exception
    return Ran(result.exit_code, result.stdout, result.stderr)


def process(*args: str, typed: str = "") -> subprocess.CompletedProcess[bytes]:
    """Run the command in a process of its own. That takes seconds: only for what is another thing in another process."""
    command = [sys.executable, "-m", "tests.support.command_line", *args]
    return subprocess.run(command, input=typed.encode(), capture_output=True, check=False, env=environment())


def environment() -> dict[str, str]:
    """This one, with the checkout on the path."""
    return os.environ | {"PYTHONPATH": str(EXAMPLES.parent)}


@contextmanager
def running(*args: str) -> Iterator[subprocess.Popen[str]]:
    """Another process of the command, up and waiting for a line. It is only needed for what another process may not do."""
    command = [sys.executable, "-m", "tests.support.command_line", *args]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=environment()
    ) as other:
        assert other.stdout is not None
        assert other.stdin is not None
        for line in other.stdout:
            if "Here are:" in line:
                break
        try:
            yield other
        finally:
            other.stdin.close()
            other.wait(HUNG)


def refused(ran: Ran, *sentences: str) -> None:
    """It said no, in one clear sentence on standard error and with exit code 2; no traceback."""
    assert ran.code == 2, ran
    for sentence in sentences:
        assert sentence in ran.err
    assert "Traceback" not in ran.err


def count(file: str, table: str) -> int:
    with closing(sqlite3.connect(file)) as raw:
        [found] = raw.execute(f"SELECT count(*) FROM {table}").fetchone()  # noqa: S608 - our own names
    return int(found)


class TestProgrammeApply:
    def test_a_dry_run_shows_everything_and_makes_nothing(self) -> None:
        ran = pora("programme", "apply", PROGRAMME, ROSTER, "--dry-run")
        assert ran.code == 0
        assert sum(line.startswith("+ person") for line in ran.lines) == 13
        assert sum(line.startswith("+ pair") for line in ran.lines) == 6
        assert ran.lines[-1] == "Dry run: nothing was changed."
        assert list(Path().iterdir()) == []

    def test_applying_shows_the_same_and_applying_twice_changes_nothing(self) -> None:
        announced = pora("programme", "apply", PROGRAMME, ROSTER, "--dry-run").lines[:-1]
        ran = pora("programme", "apply", PROGRAMME, ROSTER)
        assert (ran.code, ran.lines) == (0, announced)
        assert count("pora.db", "pair") == 6
        assert count("pora.db", "timer") > 0
        timers = count("pora.db", "timer")
        again = pora("programme", "apply", PROGRAMME, ROSTER)
        assert (again.code, again.lines) == (0, ["Nothing to change."])
        assert count("pora.db", "timer") == timers

    def test_a_dry_run_of_a_change_changes_nothing(self) -> None:
        pora("programme", "apply", PROGRAMME, ROSTER)
        more = Path("roster.csv")
        more.write_text(
            Path(ROSTER).read_text("utf-8") + "Ona Onaitė;ugdytinė;ona@siaures-vejas.example;;;;;\n", "utf-8"
        )
        ran = pora("programme", "apply", PROGRAMME, str(more), "--dry-run")
        assert ran.lines[0].startswith("+ person Ona Onaitė")
        assert count("pora.db", "person") == 13
        assert pora("programme", "apply", PROGRAMME, str(more)).code == 0
        assert count("pora.db", "person") == 14

    def test_every_fault_is_listed_with_its_place_and_nothing_is_changed(self) -> None:
        ran = pora("programme", "apply", PROGRAMME, str(EXAMPLES / "roster_faulty.csv"))
        refused(ran, "5 to mend; nothing was changed.")
        assert re.findall(r"row (\d+), column", ran.err) == ["4", "5", "6", "7", "8"]
        assert ran.out == ""
        assert list(Path().iterdir()) == []

    def test_faults_of_both_files_come_at_once(self) -> None:
        programme = Path("programme.toml")
        text = Path(PROGRAMME).read_text("utf-8")
        programme.write_text(text.replace('country = "LT"', 'country = "Lietuva"'), "utf-8")
        ran = pora("programme", "apply", str(programme), str(EXAMPLES / "roster_faulty.csv"))
        refused(ran, "programme.toml", "roster_faulty.csv", "6 to mend")

    def test_a_file_that_is_not_there(self) -> None:
        refused(pora("programme", "apply", "nowhere.toml", ROSTER), "There is no file nowhere.toml.")


class TestChat:
    def play(self, script: str, *more: str) -> Ran:
        return pora("chat", "--script", "-", *more, typed=script)

    def test_the_same_script_twice_gives_the_same_bytes(self) -> None:
        """Once in a process of its own, whose hashes are seeded differently, and once in this one."""
        Path("script.txt").write_text(SCRIPT, "utf-8")
        there = process("chat", "--script", "script.txt", "--seed", "7")
        assert there.returncode == 0, there.stderr.decode()
        here = pora("chat", "--script", "script.txt", "--seed", "7")
        assert there.stdout.decode() == here.out
        assert "Tomas Petrauskas ▸ labas" in here.out
        assert self.play(SCRIPT, "--seed", "8").code == 0

    def test_a_comment_is_shown_and_time_is_told(self) -> None:
        ran = self.play(SCRIPT)
        assert "# Rūta says hello" in ran.lines
        assert any(line.startswith("── Tuesday 2027-01-05 09:00 ") for line in ran.lines)

    @pytest.mark.parametrize(
        ("line", "sentence"),
        [
            ("+3x", "'+3x' does not say how far: write +2h, +3d or +1w"),
            ("+3", "'+3' does not say how far: write +2h, +3d or +1w"),
            ("@nobody hello", "@nobody is nobody here; there are: @ausra, @darius, @emily"),
            ("@", "a name follows the @, for instance: @ruta labas"),
        ],
    )
    def test_a_faulty_line_ends_it_with_its_number(self, line: str, sentence: str) -> None:
        ran = self.play(f"@ruta 1\n\n{line}\n@ruta 1\n")
        refused(ran, f"standard input, line 3: {sentence}")
        assert ran.out.count("Rūta Kazlauskė ▸") == 1  # nothing after the fault was played

    def test_what_happens_meanwhile_happens_and_is_not_shown(self) -> None:
        ran = self.play(
            "# (meanwhile) Rūta is welcomed.\n@ruta 1\n1\n1\n1\n1\nvėliau\n# (back)\n@ruta būsena\n"
        )
        assert "# Rūta is welcomed." in ran.out
        assert "Ačiū, viskas paruošta" not in ran.out
        assert "(back)" not in ran.out
        assert "Rūta Kazlauskė ▸ būsena" in ran.out
        assert "Dar nesusitikote." in ran.out

    def test_a_script_names_its_file(self) -> None:
        Path("story.txt").write_text("@ruta 1\n+3x\n", "utf-8")
        refused(pora("chat", "--script", "story.txt"), "story.txt, line 2: ")

    def test_words_before_anybody_speaks(self) -> None:
        refused(self.play("labas\n"), "line 1: nobody speaks yet: begin with a name, for instance @ausra")

    def test_a_roster_comes_in_on_the_way(self) -> None:
        text = Path(ROSTER).read_text("utf-8")
        Path("roster.csv").write_text(text, "utf-8")
        Path("more.csv").write_text(text + "\nOna Onaitė;ugdytinė;ona@siaures-vejas.example;lt;;;;", "utf-8")
        files = ("--programme", PROGRAMME, "--roster", "roster.csv")
        ran = self.play("@ruta labas\n= more.csv\n= more.csv\n@ona labas\n", *files)
        assert ran.code == 0, ran.err
        assert "# + person Ona Onaitė" in ran.out
        assert ran.out.count("# Nothing to change.") == 1
        assert "Ona Onaitė ▸ labas" in ran.out

    def test_a_roster_with_faults_changes_nothing_and_ends_the_script(self) -> None:
        Path("roster.csv").write_text(Path(ROSTER).read_text("utf-8"), "utf-8")
        faulty = (EXAMPLES / "roster_faulty.csv").read_text("utf-8")
        Path("faulty.csv").write_text(faulty, "utf-8")
        files = ("--programme", PROGRAMME, "--roster", "roster.csv")
        refused(self.play("= faulty.csv\n", *files), "5 to mend", "line 1: faulty.csv is not applied")
        refused(self.play("= nowhere.csv\n", *files), "There is no file nowhere.csv.", "line 1:")

    def test_a_roster_comes_in_only_where_there_was_one(self) -> None:
        pora("chat", "--database", "sqlite:///a.db", "--script", "-", typed="@ruta 1\n")
        refused(
            self.play("= more.csv\n", "--database", "sqlite:///a.db"), "start with --programme and --roster"
        )

    @pytest.mark.parametrize("name", ["ruta", "RUTA", "Rūta", "ruta.kazlauske"])
    def test_a_name_may_be_written_in_any_way(self, name: str) -> None:
        assert "Rūta Kazlauskė ▸ labas" in self.play(f"@{name} labas\n").out

    def test_a_script_that_cannot_be_read_changes_no_database(self) -> None:
        refused(
            pora("chat", "--database", "sqlite:///a.db", "--script", "nowhere.txt"),
            "There is no script nowhere.txt.",
        )
        Path("bad.txt").write_bytes(b"@ruta lab\xff\n")
        refused(
            pora("chat", "--database", "sqlite:///a.db", "--script", "bad.txt"), "bad.txt is not UTF-8 text."
        )
        assert not Path("a.db").exists()

    def test_piped_bytes_that_are_no_text(self) -> None:
        refused(pora("chat", "--script", "-", typed=b"@ruta lab\xff\n"), "Standard input is not UTF-8 text.")

    def test_a_byte_order_mark_is_no_part_of_the_first_line(self) -> None:
        assert pora("chat", "--script", "-", typed=b"\xef\xbb\xbf@ruta labas\n").code == 0

    def test_what_was_said_is_there_the_next_time(self) -> None:
        pora("chat", "--database", "sqlite:///a.db", "--script", "-", typed="@ruta 1\n1\n1\n1\n1\n")
        ran = pora("chat", "--database", "sqlite:///a.db", "--script", "-", typed="@ruta būsena\n")
        assert ran.code == 0
        assert "Pora → Rūta Kazlauskė" in ran.out
        assert "Labas! Aš – Pora" not in ran.out.split("būsena")[1]

    def test_without_a_script_a_fault_is_told_and_the_talk_goes_on(self) -> None:
        ran = pora("chat", typed="+3x\n@ruta labas\n/quit\n@tomas labas\n")
        assert ran.code == 0
        assert "does not say how far" in ran.err
        assert "Rūta Kazlauskė ▸ labas" in ran.out
        assert "Tomas Petrauskas ▸" not in ran.out

    @pytest.mark.parametrize(
        ("args", "sentence"),
        [
            (["--programme", PROGRAMME], "--programme and --roster come together."),
            (["--live", "--script", "-"], "leave --script, --start and --writer out"),
            (
                ["--start", "soon", "--script", "-"],
                "--start is a local moment such as 2027-01-04T09:00, not 'soon'.",
            ),
            (["--database", "mysql://u:hunter2@h/x", "--script", "-"], "Pora does not know mysql://"),
            (
                ["--programme", PROGRAMME, "--roster", str(EXAMPLES / "roster_faulty.csv"), "--script", "-"],
                "5 to mend",
            ),
        ],
    )
    def test_options_that_do_not_go_together(self, args: Sequence[str], sentence: str) -> None:
        ran = pora("chat", *args, typed="")
        refused(ran, sentence)
        assert "hunter2" not in ran.err


class TestSmallCommands:
    def test_flows_prints_each_conversation_as_a_diagram(self) -> None:
        ran = pora("flows")
        assert ran.code == 0
        assert ran.out.count("flowchart TD") == len(CONVERSATIONS)
        assert pora("flows", "check-in").out.count("flowchart TD") == 1
        refused(pora("flows", "horoscope"), "There is no conversation 'horoscope'. There are: ", "check-in, ")

    def test_cards_count_themselves(self) -> None:
        ran = pora("cards", "--matrix")
        head, *rows = ran.lines
        assert head.split()[-1] == "all"
        assert len(rows) > 5
        total = int(pora("cards").out.split()[0])
        assert total >= 150
        assert "There are no cards for 'nowhere'" in pora("cards", "--stage", "nowhere").err

    def test_an_organisations_own_cards_are_checked_with_file_and_line(self) -> None:
        Path("own").mkdir()
        Path("own/team.toml").write_text("# Ours.\n[[card]]\nid = 1\n", "utf-8")
        refused(pora("cards", "--check", "own"), "own/team.toml:3: ")

    @pytest.mark.parametrize(
        ("phrase", "language", "meant"),
        [
            ("rytoj 15 val.", "lt", "2026-11-24T15:00"),
            ("next Tuesday at 10", "en", "2026-12-01T10:00"),
            ("kada nors", "lt", "?"),
        ],
    )
    def test_when_says_how_words_are_understood(self, phrase: str, language: str, meant: str) -> None:
        ran = pora("when", phrase, "--language", language, "--now", "2026-11-23T09:30")
        assert (ran.code, ran.out) == (0, f"{meant}\n")

    @pytest.mark.parametrize(
        ("args", "sentence"),
        [
            (["--now", "soon"], "--now is a local moment"),
            (["--now", "2026-11-23T09:30", "--zone", "Europe/Atlantis"], "--zone is an IANA zone"),
            (["--now", "2026-11-23T09:30", "--language", "de"], "--language is lt or en"),
        ],
    )
    def test_when_refuses(self, args: Sequence[str], sentence: str) -> None:
        refused(pora("when", "rytoj", *args), sentence)

    def test_a_setting_that_cannot_be_is_named(self) -> None:
        refused(
            pora("programme", "apply", PROGRAMME, ROSTER, env={"PORA_ENCRYPTION_KEYS": "x"}),
            "PORA_ENCRYPTION_KEYS",
        )
        refused(pora("programme", "apply", PROGRAMME, ROSTER, env={"PORA_CARDS_DIR": "/nowhere"}), "/nowhere")
        refused(pora("outbox", env={"DATABASE_URL": "oracle://x"}), "Pora does not know oracle://")


class TestOutbox:
    def test_shows_what_waits_and_what_was_given_up(self) -> None:
        organisation = Organisation(open_store("sqlite:///a.db", keys=None))
        organisation.found(2)
        organisation.post.troubles["mentee-1"] = [OSError("the words")] * 9
        organisation.post_to("mentee-1", "hello", unasked=False, kind="note_shared")
        organisation.settle(START + timedelta(days=1))
        organisation.post_to("mentee-2", "later", kind="check_in")
        [given_up] = [row.id for row in organisation.all(OutboxMessage) if row.outcome == "dead"]
        organisation.database.close()
        ran = pora("outbox", "--database", "sqlite:///a.db")
        assert (ran.code, ran.lines) == (
            0,
            ["waiting  check_in: 1", f"given up note_shared: {given_up}, 6 tries, OSError"],
        )

    def test_of_nothing(self) -> None:
        refused(pora("outbox"), "There is no database")
        pora("programme", "apply", PROGRAMME, ROSTER)
        assert pora("outbox").lines == ["Nothing was given up."]


class TestKeys:
    def test_new_makes_a_key_that_can_be_used(self) -> None:
        first, second = pora("keys", "new").out.strip(), pora("keys", "new").out.strip()
        assert first != second
        open_store("sqlite://", keys=first).close()

    def test_rotating_the_key_file_seals_everything_anew(self) -> None:
        pora("chat", "--database", "sqlite:///a.db", "--script", "-", typed="@ruta 1\n1\n")
        before = Path("a.db.key").read_text("utf-8")
        ran = pora("keys", "rotate", "--database", "sqlite:///a.db", "--forget-old")
        assert ran.code == 0
        assert re.search(r"^conversation: [1-9]\d* sealed anew$", ran.out, re.MULTILINE)
        assert Path("a.db.key").read_text("utf-8") != before
        again = pora("chat", "--database", "sqlite:///a.db", "--script", "-", typed="@ruta 1\n")
        assert again.code == 0  # what was sealed is still read

    def test_rotating_to_a_key_of_the_environment(self) -> None:
        old, new = new_key(os.urandom), new_key(os.urandom).replace("1:", "2:", 1)
        env = {"PORA_ENCRYPTION_KEYS": old}
        pora("programme", "apply", PROGRAMME, ROSTER, env=env)
        ran = pora("keys", "rotate", env={"PORA_ENCRYPTION_KEYS": f"{new},{old}"})
        assert ran.lines[-1] == "Done. Old keys may go from the list."
        assert pora("outbox", env={"PORA_ENCRYPTION_KEYS": new}).code == 0
        refused(
            pora("programme", "apply", PROGRAMME, ROSTER, env={"PORA_ENCRYPTION_KEYS": "3:" + new[2:]}),
            "Put back the key",
        )

    def test_there_must_be_something_to_rotate(self) -> None:
        refused(pora("keys", "rotate"), "There is no database")
        assert list(Path().iterdir()) == []


class TestBesideAnotherProcess:
    def test_backup_works_and_a_second_chat_is_refused(self) -> None:
        with running("chat", "--database", "sqlite:///a.db") as other:
            ran = pora("backup", "copy.db", "--database", "sqlite:///a.db")
            assert ran.code == 0, ran.err
            assert "Copied to copy.db. Keep " in ran.out
            assert "a.db.key too, apart from the copy." in ran.out
            assert count("copy.db", "person") == 13

            waiting = pora("outbox", "--database", "sqlite:///a.db")
            assert waiting.code == 0, waiting.err
            assert "Nothing was given up." in waiting.out

            for command in (
                ("chat", "--database", "sqlite:///a.db", "--script", "-"),
                ("programme", "apply", PROGRAMME, ROSTER, "--database", "sqlite:///a.db"),
                ("keys", "rotate", "--database", "sqlite:///a.db"),
            ):
                refused(
                    pora(*command, typed=""), f"is already in use by another Pora process (pid {other.pid})"
                )
        assert pora("chat", "--database", "sqlite:///a.db", "--script", "-", typed="").code == 0

    def test_a_backup_is_refused_where_it_would_hurt(self) -> None:
        refused(pora("backup", "copy.db"), "there is no database")
        pora("programme", "apply", PROGRAMME, ROSTER)
        assert pora("backup", "copy.db").code == 0
        refused(pora("backup", "copy.db"), "copy.db exists already; name a new file")
        refused(pora("backup", "no/copy.db"), "the folder no does not exist")


HEAVY = (
    "sqlalchemy", "sqlmodel", "alembic", "apscheduler", "holidays", "fluent", "dateparser", "babel", "cryptography",
    "pydantic", "rich", "openai", "telegram", "slack_bolt",
)  # fmt: skip


def test_the_command_line_starts_light() -> None:
    """Each command imports what it needs; ``pora --help`` needs none of it."""
    code = f"import sys, adapters.cli.root; print(*[name for name in {HEAVY!r} if name in sys.modules])"
    ran = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=EXAMPLES.parent
    )
    assert ran.stdout.split() == []
