"""``pora run`` in Telegram, as a process of its own, against a strict Bot API over HTTP on this machine."""

from __future__ import annotations

import asyncio
import re
import sqlite3
import sys
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager, closing
from pathlib import Path

import pytest
from typer.testing import CliRunner

from adapters.cli.root import app
from tests.integration.test_run import apply_roster, environment, running
from tests.support.bounds import HUNG
from tests.support.people import KEY, PROGRAMME
from tests.support.telegram.api import TOKEN, BotApi, Server, TelegramPerson

ON = PROGRAMME.replace("languages =", 'platforms = ["slack", "telegram"]\nlanguages =')
SECRET = "a-secret-that-telegram-brings"
AUSRA = "ausra@vejas.example"


@asynccontextmanager
async def in_telegram(mode: str, folder: Path) -> AsyncIterator[tuple[Server, dict[str, str]]]:
    """A Bot API, a database with everybody on it, and the settings that lead Pora to both."""
    database = f"sqlite:///{folder / 'pora.db'}"
    apply_roster(folder, database, ON)
    async with Server(BotApi(limits=False)) as server:
        yield (
            server,
            {
                "DATABASE_URL": database,
                "PORA_TELEGRAM_MODE": mode,
                "PORA_HTTP_PORT": "0",
                "TELEGRAM_API_URL": server.url,
                "TELEGRAM_BOT_TOKEN": TOKEN,
                "PORA_TELEGRAM_WEBHOOK_URL": "https://pora.example" if mode == "webhook" else "",
                "TELEGRAM_WEBHOOK_SECRET": SECRET if mode == "webhook" else "",
            },
        )


async def invited(variables: Mapping[str, str], email: str) -> str:
    """The code in the link that the command line gives for a coordinator."""
    known = {**variables, "PORA_ENCRYPTION_KEYS": KEY}
    result = await asyncio.to_thread(CliRunner().invoke, app, ["telegram-invite", email], env=known)
    assert result.exit_code == 0, result.output
    found = re.search(r"https://t\.me/pora_example_bot\?start=([A-Za-z0-9_-]{1,64})$", result.output.strip())
    assert found, result.output
    return found[1]


async def sees(person: TelegramPerson, *parts: str) -> None:
    await person.api.until(lambda: all(any(part in text for text in person.new) for part in parts))


@pytest.mark.parametrize("mode", ["polling", "webhook"])
async def test_a_coordinator_comes_by_a_link_and_invites_a_mentee(mode: str, tmp_path: Path) -> None:
    async with in_telegram(mode, tmp_path) as (server, variables), running(tmp_path, variables) as port:
        api = server.api
        if port:
            server.calls_webhook_at(f"http://127.0.0.1:{port}")
        ausra, ruta = api.person(7000001), api.person(7000002)
        ausra.says(f"/start {await invited(variables, AUSRA)}")
        await sees(ausra, "Kuria kalba rašome?")
        ausra.presses("Lietuviškai")
        await sees(ausra, "Kaip")
        await _gets_acquainted(ausra)

        ausra.says("/pairs pakviesti Rūta")
        await sees(ausra, "https://t.me/pora_example_bot?start=")
        link = next(text for text in ausra.new if "?start=" in text)
        code = re.search(r"\?start=([\w-]+)", link)
        assert code
        ruta.says(f"/start {code[1]}")
        await sees(ruta, "Kuria kalba rašome?")

        stranger = api.person(7000003)
        stranger.says(f"/start {code[1]}")
        await api.until(lambda: len(stranger.new) == 1)
        assert "Kuria kalba" not in stranger.new[0]
        await api.until(lambda: all(api.queries.values()))
        assert "pairs" in [one["command"] for one in api.menus[str(ausra.number)]]
        assert not api.refused


async def _gets_acquainted(person: TelegramPerson) -> None:
    """Take the first option of every question until there is none."""
    for _ in range(10):
        asked = person.messages[-1]["message_id"]
        if person.messages[-1].get("reply_markup") is None:
            return
        person.presses(person.buttons[0])
        await person.api.until(lambda asked=asked: person.messages[-1]["message_id"] != asked)  # type: ignore[misc]
    raise AssertionError(person.messages[-1])


async def test_the_command_line_invites_nobody_who_is_no_coordinator(tmp_path: Path) -> None:
    async with in_telegram("polling", tmp_path) as (_, variables):
        known = {**variables, "PORA_ENCRYPTION_KEYS": KEY}
        for email, refusal in (
            ("ruta@vejas.example", "That is no coordinator"),
            ("nobody@vejas.example", "Nobody on a roster"),
        ):
            result = await asyncio.to_thread(CliRunner().invoke, app, ["telegram-invite", email], env=known)
            assert result.exit_code == 2
            assert refusal in result.output


async def test_check_asks_telegram_itself(tmp_path: Path) -> None:
    async with in_telegram("polling", tmp_path) as (_, variables):
        known = {**variables, "PORA_ENCRYPTION_KEYS": KEY}
        fine = await asyncio.to_thread(CliRunner().invoke, app, ["check"], env=known)
        assert "ok       Telegram: the token is good, the bot is @pora_example_bot." in fine.output

        wrong = {**known, "TELEGRAM_BOT_TOKEN": "8000001:another"}
        refused = await asyncio.to_thread(CliRunner().invoke, app, ["check"], env=wrong)
        assert refused.exit_code == 1
        assert "fault    Telegram: TELEGRAM_BOT_TOKEN is not taken" in refused.output
        assert "another" not in refused.output


async def test_a_token_that_is_not_taken_ends_the_start_with_a_sentence(tmp_path: Path) -> None:
    async with in_telegram("polling", tmp_path) as (_, variables):
        process = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "tests.support.command_line", "run", stderr=asyncio.subprocess.PIPE, cwd=tmp_path,
            env=environment(**variables | {"TELEGRAM_BOT_TOKEN": "8000001:another"}),
        )  # fmt: skip
        async with asyncio.timeout(HUNG):
            _, said = await process.communicate()
        assert process.returncode == 2
        assert b"does not take TELEGRAM_BOT_TOKEN" in said
        assert b"another" not in said


@pytest.mark.parametrize(
    ("variables", "missing"),
    [
        ({"TELEGRAM_WEBHOOK_SECRET": SECRET}, ["TELEGRAM_BOT_TOKEN"]),
        (
            {"TELEGRAM_BOT_TOKEN": TOKEN, "PORA_TELEGRAM_MODE": "webhook"},
            ["PORA_TELEGRAM_WEBHOOK_URL", "TELEGRAM_WEBHOOK_SECRET"],
        ),
        ({"TELEGRAM_BOT_TOKEN": TOKEN, "SLACK_BOT_TOKEN": "xoxb-1"}, ["SLACK_APP_TOKEN"]),
    ],
)
def test_names_each_variable_that_is_missing(variables: dict[str, str], missing: list[str]) -> None:
    result = CliRunner().invoke(app, ["run"], env=variables)

    assert result.exit_code == 2
    assert re.findall(r"needs (\w+)\.", result.output) == missing


def test_says_what_is_wrong_without_repeating_a_secret() -> None:
    wrong = {"TELEGRAM_WEBHOOK_SECRET": "short secret!", "PORA_TELEGRAM_WEBHOOK_URL": "http://pora.example"}
    result = CliRunner().invoke(app, ["run"], env=wrong)

    assert result.exit_code == 2
    assert "TELEGRAM_WEBHOOK_SECRET" in result.output
    assert "PORA_TELEGRAM_WEBHOOK_URL" in result.output
    assert "secret!" not in result.output


async def test_a_kill_between_receiving_and_committing_loses_nothing(tmp_path: Path) -> None:
    """Somebody else holds the database, so that nothing can be committed; the process is killed with the update in hand."""
    async with in_telegram("polling", tmp_path) as (server, variables):
        api, ausra = server.api, server.api.person(7000001)
        code = await invited(variables, AUSRA)
        async with killed(tmp_path, variables) as process:
            await api.until(lambda: bool(api.called("getUpdates")))
            with closing(sqlite3.connect(tmp_path / "pora.db", isolation_level=None)) as other:
                other.execute("BEGIN IMMEDIATE")
                asked = len(api.called("getUpdates"))
                ausra.says(f"/start {code}")
                await api.until(lambda: api.handed_over > 0)
                process.kill()
                await process.wait()
                assert len(api.called("getUpdates")) == asked
        assert ausra.new == []

        async with running(tmp_path, variables):
            await sees(ausra, "Kuria kalba rašome?")
        assert sum("Kuria kalba" in text for text in ausra.new) == 1


async def test_a_kill_between_the_commit_and_the_answer_gets_the_answer_sent(tmp_path: Path) -> None:
    async with in_telegram("polling", tmp_path) as (server, variables):
        api, ausra = server.api, server.api.person(7000001)
        code = await invited(variables, AUSRA)
        api.troubles["sendMessage"] = ["hang"]
        async with killed(tmp_path, variables) as process:
            ausra.says(f"/start {code}")
            await api.until(lambda: bool(api.called("sendMessage")))  # what it says is committed by then
            process.kill()
            await process.wait()
        assert ausra.new == []

        async with running(tmp_path, variables):
            await sees(ausra, "Kuria kalba rašome?")
        assert sum("Kuria kalba" in text for text in ausra.new) == 1


@asynccontextmanager
async def killed(folder: Path, variables: Mapping[str, str]) -> AsyncIterator[asyncio.subprocess.Process]:
    """A running Pora that is killed by whoever asked for it."""
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "tests.support.command_line", "run", stdout=asyncio.subprocess.DEVNULL,
        stderr=asyncio.subprocess.DEVNULL, env=environment(**variables), cwd=folder,
    )  # fmt: skip
    try:
        yield process
    finally:
        if process.returncode is None:
            process.kill()
            await process.wait()
