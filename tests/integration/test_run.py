"""``pora run`` says what is missing, runs on what the settings name, and ends when it is told to.

In a process of its own, although that takes seconds to start: signals, exit codes and the event loop are what is tested.
"""

from __future__ import annotations

import asyncio
import os
import re
import signal
import sys
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from aiohttp import ClientSession
from typer.testing import CliRunner

from adapters.cli.root import app
from tests.support.bounds import HUNG
from tests.support.people import KEY, PROGRAMME, ROSTER
from tests.support.slack.workspace import SlackWorkspace

ROOT = Path(__file__).parents[2]


def environment(**variables: str) -> dict[str, str]:
    return {"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT), "PORA_ENCRYPTION_KEYS": KEY, **variables}


@asynccontextmanager
async def running(folder: Path, variables: Mapping[str, str]) -> AsyncIterator[int | None]:
    """A running Pora, and the port of its HTTP server; it is told to end afterwards and has to do so cleanly."""
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "tests.support.command_line", "run",
        stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.PIPE, env=environment(**variables), cwd=folder,
    )  # fmt: skip
    assert process.stderr is not None
    said: list[str] = []
    async with asyncio.timeout(HUNG):
        async for line in process.stderr:
            said.append(line.decode())
            if "action=running" in said[-1]:
                break
        else:
            raise AssertionError("".join(said))
    port = re.search(r"port=(\d+)", said[-1])
    yield int(port[1]) if port else None
    process.send_signal(signal.SIGTERM)
    async with asyncio.timeout(HUNG):
        _, rest = await process.communicate()
    assert process.returncode == 0, "".join(said) + rest.decode()


def apply_roster(folder: Path, database: str, programme: str = PROGRAMME) -> None:
    (folder / "programme.toml").write_text(programme, "utf-8")
    (folder / "roster.csv").write_text(ROSTER.strip(), "utf-8")
    arguments = [
        "programme",
        "apply",
        str(folder / "programme.toml"),
        str(folder / "roster.csv"),
        "--database",
        database,
    ]
    result = CliRunner().invoke(app, arguments, env={"PORA_ENCRYPTION_KEYS": KEY})
    assert result.exit_code == 0, result.output


@pytest.mark.parametrize("mode", ["http", "socket"])
async def test_runs_in_slack_until_it_is_told_to_end(mode: str, tmp_path: Path) -> None:
    database = f"sqlite:///{tmp_path / 'pora.db'}"
    apply_roster(tmp_path, database)
    async with SlackWorkspace() as slack:
        variables = reaching(slack, tmp_path, mode)
        async with running(tmp_path, variables) as port:
            slack.app_listens(f"http://127.0.0.1:{port}/slack/events" if port else "")
            if port:
                async with (
                    ClientSession() as session,
                    session.get(f"http://127.0.0.1:{port}/healthz") as health,
                ):
                    assert await health.text() == "ok"
            else:
                await slack.app_connects()
            ruta = slack.person("ruta@vejas.example")
            await ruta.says("labas")
            await ruta.will_see("Kuria kalba rašome?")


@pytest.mark.parametrize("variable", ["SLACK_BOT_TOKEN", "SLACK_APP_TOKEN"])
async def test_says_which_token_slack_does_not_take(variable: str, tmp_path: Path) -> None:
    async with SlackWorkspace() as slack:
        variables = {**reaching(slack, tmp_path), variable: "xoxb-secret"}
        process = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "tests.support.command_line", "run",
            stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.STDOUT, env=environment(**variables), cwd=tmp_path,
        )  # fmt: skip
        async with asyncio.timeout(HUNG):
            said, _ = await process.communicate()

    assert process.returncode == 2
    assert f"Slack does not take {variable}: invalid_auth." in " ".join(said.decode().split())
    assert b"secret" not in said


@pytest.mark.parametrize("mode", ["http", "socket"])
async def test_runs_and_ends_when_told_to_while_slack_cannot_be_reached(mode: str, tmp_path: Path) -> None:
    variables = {
        "DATABASE_URL": f"sqlite:///{tmp_path / 'pora.db'}",
        "PORA_SLACK_MODE": mode,
        "PORA_HTTP_PORT": "0",
        "SLACK_API_URL": "http://127.0.0.1:9/api/",
        "SLACK_BOT_TOKEN": "xoxb-1",
        "SLACK_APP_TOKEN": "xapp-1",
        "SLACK_SIGNING_SECRET": "1",
    }
    async with running(tmp_path, variables):
        pass


async def test_ends_when_it_is_told_to_before_everything_is_open(tmp_path: Path) -> None:
    async with SlackWorkspace() as slack:
        hanging = slack.hangs("auth.test")
        process = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "tests.support.command_line", "run",
            stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.STDOUT,
            env=environment(**reaching(slack, tmp_path)), cwd=tmp_path,
        )  # fmt: skip
        async with asyncio.timeout(HUNG):
            await hanging.arrived.wait()
            process.send_signal(signal.SIGTERM)
            said, _ = await process.communicate()

    assert process.returncode == 0, said.decode()


def reaching(slack: SlackWorkspace, folder: Path, mode: str = "socket") -> dict[str, str]:
    """The variables for Pora in a workspace."""
    return {
        "DATABASE_URL": f"sqlite:///{folder / 'pora.db'}",
        "PORA_SLACK_MODE": mode,
        "PORA_HTTP_PORT": "0",
        "SLACK_API_URL": slack.api_url,
        "SLACK_BOT_TOKEN": slack.bot_token,
        "SLACK_APP_TOKEN": slack.app_token,
        "SLACK_SIGNING_SECRET": slack.signing_secret,
    }


def test_says_what_is_missing() -> None:
    result = CliRunner().invoke(app, ["run"])

    assert result.exit_code == 2
    assert "SLACK_BOT_TOKEN" in result.output
    assert "pora chat" in result.output


@pytest.mark.parametrize(
    ("variables", "missing"),
    [
        ({"SLACK_BOT_TOKEN": "xoxb-1"}, ["SLACK_APP_TOKEN"]),
        ({"SLACK_APP_TOKEN": "xapp-1"}, ["SLACK_BOT_TOKEN"]),
        ({"SLACK_BOT_TOKEN": "xoxb-1", "PORA_SLACK_MODE": "http"}, ["SLACK_SIGNING_SECRET"]),
        ({"SLACK_CLIENT_ID": "1.2", "PORA_SLACK_MODE": "http"}, ["SLACK_SIGNING_SECRET", "SLACK_BOT_TOKEN"]),
        (
            {"SLACK_CLIENT_ID": "1.2", "SLACK_CLIENT_SECRET": "s", "SLACK_APP_TOKEN": "xapp-1"},
            ["PORA_SLACK_MODE=http", "SLACK_SIGNING_SECRET", "PORA_SLACK_WORKSPACES"],
        ),
    ],
)
def test_names_each_variable_that_is_missing(variables: dict[str, str], missing: list[str]) -> None:
    result = CliRunner().invoke(app, ["run"], env=variables)

    assert result.exit_code == 2
    assert re.findall(r"needs ([\w=]+)\.", result.output) == missing


def test_says_what_is_wrong_without_repeating_a_secret() -> None:
    wrong = {"PORA_SLACK_MODE": "carrier pigeon", "PORA_HTTP_PORT": "99999", "SLACK_BOT_TOKEN": "xoxb-secret"}
    result = CliRunner().invoke(app, ["run"], env=wrong)

    assert result.exit_code == 2
    assert "PORA_SLACK_MODE" in result.output
    assert "PORA_HTTP_PORT" in result.output
    assert "secret" not in result.output
