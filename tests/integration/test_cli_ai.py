"""``pora ai try`` and what ``pora check`` says of a language model, as somebody at a terminal meets them."""

from __future__ import annotations

import asyncio
import json
import re
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from adapters.app import SystemClock
from bot.writing.tasks import Trouble, Use
from storage import writer_jobs
from storage.database import Database
from storage.outcomes import WriterJobOutcome
from tests.contracts.rows import a_pair, store
from tests.integration.test_cli import PROGRAMME, ROSTER, Ran, environment, pora, refused
from tests.support.model.server import ANSWERS, FAULTS, MODEL, Fault, ModelServer, says, serving
from tests.support.people import KEY as PORA_KEYS

NOW = datetime(2027, 3, 1, 10, tzinfo=UTC)
KEYS = PORA_KEYS
KEY = "sk-not-to-be-shown"


@contextmanager
def model(fault: Fault = FAULTS["none"]) -> Iterator[ModelServer]:
    """A model that is up beside the command, which has a loop of its own."""
    up: list[ModelServer] = []
    running, started = asyncio.new_event_loop(), threading.Event()
    stop = asyncio.Event()

    async def serve() -> None:
        async with serving(fault) as server:
            up.append(server)
            started.set()
            await stop.wait()

    thread = threading.Thread(target=running.run_until_complete, args=(serve(),))
    thread.start()
    started.wait()
    try:
        yield up[0]
    finally:
        running.call_soon_threadsafe(stop.set)
        thread.join()
        running.close()


@pytest.fixture(autouse=True)
def at(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(SystemClock, "now", lambda _: NOW)


def settings(server: ModelServer) -> dict[str, str]:
    """The variables that lead to a server, with as much time as can be given: none of these tests is about time."""
    return {
        "OPENAI_MODEL": MODEL,
        "OPENAI_BASE_URL": server.base_url,
        "OPENAI_API_KEY": KEY,
        "PORA_WRITER_SECONDS": "120",
    }


def tried(server: ModelServer, *args: str) -> Ran:
    return pora("ai", "try", *args, env=settings(server))


@pytest.mark.parametrize("use", Use)
def test_trying_shows_what_is_sent_to_the_letter_and_what_comes_back(use: Use) -> None:
    text = "Kalbėjom apie mano pirmą susirinkimą ir apie tai, kaip parašyti darbotvarkę"
    with model() as server:
        ran = tried(server, text, "--use", use)

    assert (ran.code, ran.err) == (0, "")
    (request,) = server.requests
    system, user = request.body["messages"]
    assert ran.lines[0].startswith(f"prompt   {use} 1, rules 1")
    assert f"--- system\n{system['content']}\n" in ran.out
    assert f"--- user\n{user['content']}\n" in ran.out
    shown = ran.out.split("--- form of the answer\n")[1].split("\n\n---")[0]
    assert json.loads(shown) == request.body["response_format"]
    assert text in request.people.values()

    came = ran.out.split(f"--- {MODEL} at localhost\n")[1]
    for value in (value for value in ANSWERS[use].values() if isinstance(value, str)):
        assert value in came
    assert "tokens   300 sent, 40 written" in came
    assert re.search(r"^time     \d+ ms\nchecked  fine\Z", came.strip(), flags=re.MULTILINE)
    assert KEY not in ran.out


def test_names_give_way_before_anything_is_sent_and_come_back_into_the_answer() -> None:
    said = {"refused": False, "summary": "Kitą kartą parodysiu planą [NAME1].", "steps": []}
    with model(replace(FAULTS["none"], behaviours=(says(json.dumps(said)),))) as server:
        ran = tried(server, "kitą kartą parodysiu planą Linai, kaip buvom sutarę", "--use", "summarise")

    assert server.requests[0].people["note"] == "kitą kartą parodysiu planą [NAME1], kaip buvom sutarę"
    assert ran.code == 0
    sent, shown = ran.out.split("--- with names and addresses\n")
    assert "Linai" not in sent
    assert "Kitą kartą parodysiu planą Linai." in shown


def test_an_answer_that_nobody_would_see_is_shown_here_and_its_fault_named() -> None:
    said = {"refused": False, "question": "What went well this week in the meeting that you led?"}
    with model(replace(FAULTS["none"], behaviours=(says(json.dumps(said)),))) as server:
        ran = tried(server, "Vesti susirinkimus", "--use", "adapt")

    assert ran.code == 1
    assert "What went well this week" in ran.out
    assert "checked  language: nobody would see this answer" in ran.out


@pytest.mark.parametrize("name", ["wrong key", "schema mismatch", "100 kB"])
def test_trying_says_in_one_word_why_there_is_no_answer(name: str) -> None:
    with model(FAULTS[name]) as server:
        ran = tried(server, "gal penktadienį?")

    assert ran.code == 1
    assert f"no answer: {FAULTS[name].trouble}\n" in ran.out
    assert "tokens   " in ran.out
    assert ran.err == ""


def test_a_dry_try_asks_nobody() -> None:
    with model() as server:
        ran = tried(server, "When do we meet?", "--language", "en", "--dry")
        assert server.requests == []

    assert ran.code == 0
    assert '"text": "When do we meet?"' in ran.out
    assert '"today": "2027-03-01"' in ran.out
    assert pora("ai", "try", "When do we meet?", "--language", "en", "--dry").out == ran.out


@pytest.mark.parametrize(
    ("language", "address", "told"),
    [("lt", "tu", "say *tu*"), ("lt", "jus", "say *jūs*"), ("en", "tu", "Write English")],
)
def test_the_card_of_a_try_is_one_of_ours_in_the_wanted_form(language: str, address: str, told: str) -> None:
    ran = pora(
        "ai", "try", "Tikslas", "--use", "adapt", "--language", language, "--address", address, "--dry"
    )
    assert ran.code == 0
    sent = json.loads(ran.out.split("--- user\n")[1].split("\n\n---")[0])
    assert sent["goal"] == "Tikslas"
    assert sent["card"].rstrip("”").endswith("?")
    assert told in ran.out


def test_where_no_writer_is_set_it_says_what_to_set() -> None:
    refused(pora("ai", "try", "labas"), "No writer is set: name a model with OPENAI_MODEL")
    refused(pora("ai", "try", "labas", env={"OPENAI_API_KEY": KEY}), "No writer is set")
    refused(pora("ai", "try", "labas", env={"OPENAI_MODEL": MODEL}), "OPENAI_BASE_URL")
    refused(pora("ai", "try", "labas", env={"PORA_WRITER_SECONDS": "0"}), "PORA_WRITER_SECONDS")


def test_a_choice_that_is_none_is_refused() -> None:
    refused(pora("ai", "try", " ", "--dry"), "Write a text to try")
    refused(
        pora("ai", "try", "labas", "--use", "sing"), "--use is one of adapt, summarise, understand, reword"
    )
    refused(pora("ai", "try", "labas", "--language", "de"), "--language is one of lt, en")
    refused(pora("ai", "try", "labas", "--address", "sie"), "--address is one of tu, jus")


# ---- pora check ------------------------------------------------------------------------------------------------------


def checked(env: dict[str, str]) -> str:
    """What it says of the language model."""
    ran = pora("check", env=env)
    assert KEY not in ran.out + ran.err
    return "\n".join(line for line in ran.lines if "language model: " in line)


def test_no_model_is_fine() -> None:
    assert checked({}) == "ok       language model: none is set; Pora needs none."
    assert checked({"OPENAI_API_KEY": KEY}) == "ok       language model: none is set; Pora needs none."


def test_a_model_that_answers_is_fine_and_is_asked_our_own_words_only() -> None:
    with model() as server:
        said = checked(settings(server))

    assert said == (
        f"ok       language model: {MODEL} at localhost answers in the right form; tokens: 300 sent, 40 written."
    )
    (request,) = server.requests
    assert request.people == {
        "text": "Can we meet next Tuesday at ten?",
        "language": "en",
        "today": "2027-03-01",
    }


@pytest.mark.parametrize(
    ("name", "mend"),
    [
        ("wrong key", "Are OPENAI_API_KEY and OPENAI_MODEL right? (rejected)"),
        ("schema mismatch", "The server has to know json_schema. (wrong_form)"),
        (
            "a page",
            "OPENAI_BASE_URL ends in /v1 as a rule, and the server has to know json_schema. (not_json)",
        ),
        ("busy for long", "its quota is used up. (busy)"),
        ("refusal", "it did not answer as it should. (refused)"),
    ],
)
def test_a_model_that_does_not_answer_well_is_a_warning_that_says_what_to_mend(name: str, mend: str) -> None:
    with model(FAULTS[name]) as server:
        said = checked(settings(server))

    assert said.startswith(f"warning  language model: {MODEL} at localhost: ")
    assert said.endswith(mend)


def test_a_model_that_nothing_leads_to_is_a_fault() -> None:
    assert checked({"OPENAI_MODEL": MODEL}).startswith(
        "fault    language model: OPENAI_MODEL turns the writer on"
    )


def applied(*, writer: bool) -> None:
    text = Path(PROGRAMME).read_text("utf-8")
    told = text.replace("writer = false", "writer = true") if writer else text
    Path("programme.toml").write_text(told, "utf-8")
    assert pora("programme", "apply", "programme.toml", ROSTER).code == 0


def test_a_programme_that_allows_what_the_installation_has_not_is_a_warning() -> None:
    applied(writer=True)
    said = checked({})
    assert said.startswith(
        "warning  language model: programme siaures-vejas-2027 allows the writing help, but no model"
    )
    assert "OPENAI_MODEL" in said
    with model() as server:
        assert checked(settings(server)).startswith("ok ")
        assert "warning" not in checked(settings(server))


def test_a_model_that_no_programme_allows_is_a_warning() -> None:
    applied(writer=False)
    assert checked({}) == "ok       language model: none is set; Pora needs none."
    with model() as server:
        fine, warned = checked(settings(server)).splitlines()
    assert fine.startswith("ok ")
    assert warned.startswith(
        "warning  language model: no programme allows it, so nobody is offered it: writer = true"
    )


# ---- start-up --------------------------------------------------------------------------------------------------------


def test_the_client_is_not_even_imported_without_a_writer() -> None:
    """In a process that has imported nothing yet: one for all commands, since each of them takes its time to start."""
    code = (
        "import sys\n"
        "from adapters.cli.root import app\n"
        "for args in (['check'], ['chat', '--script', '-'], ['ai', 'try', 'labas', '--dry']):\n"
        "    try:\n"
        "        app(args)\n"
        "    except SystemExit:\n"
        "        pass\n"
        "    print('imported after', *args, [name for name in ('openai', 'httpx2') if name in sys.modules])\n"
    )
    ran = subprocess.run(
        [sys.executable, "-c", code], input=b"", capture_output=True, check=True, env=environment()
    )
    imported = [line for line in ran.stdout.decode().splitlines() if line.startswith("imported after")]
    assert imported == [
        "imported after check []",
        "imported after chat --script - []",
        "imported after ai try labas --dry []",
    ]


class TestUsage:
    def test_it_adds_up_what_was_asked_and_its_tokens(self, tmp_path: Path) -> None:
        url = f"sqlite:///{tmp_path / 'pora.db'}"
        database = Database.open(url, keys=KEYS, new_id=iter("abcdefgh").__next__)
        store(database, *a_pair())
        for use, outcome in (
            ("understand", WriterJobOutcome.WRITTEN),
            ("understand", Trouble.SLOW),
            ("summarise", WriterJobOutcome.WRITTEN),
        ):
            with database.transaction() as work:
                job = writer_jobs.enqueue(
                    work, person_id="rasa", programme_id="programme", pair_id=None, use=use, subject=None, text=None,
                    waits=False, now=NOW,
                )  # fmt: skip
                writer_jobs.end(work, job, outcome, NOW, tokens=(1000, 200))
        database.close()

        ran = pora("ai", "usage", "--database", url, env={"PORA_ENCRYPTION_KEYS": KEYS})

        assert ran.out.splitlines() == [
            "programme  use         asked  answered  tokens sent  tokens written",
            "spring     summarise       1         1         1000             200",
            "spring     understand      2         1         2000             400",
            "all                        3         2         3000             600",
        ]
        assert "rasa" not in ran.out

    def test_nothing_asked_is_said(self, tmp_path: Path) -> None:
        url = f"sqlite:///{tmp_path / 'pora.db'}"
        Database.open(url, keys=KEYS, new_id=iter("abcdefgh").__next__).close()

        ran = pora("ai", "usage", "--days", "7", "--database", url, env={"PORA_ENCRYPTION_KEYS": KEYS})

        assert ran.out == "The writer was asked nothing in 7 days.\n"

    def test_a_database_that_is_not_there_is_refused(self, tmp_path: Path) -> None:
        refused(pora("ai", "usage", "--database", f"sqlite:///{tmp_path / 'no.db'}"), "There is no database")
