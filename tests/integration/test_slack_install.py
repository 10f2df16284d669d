"""Several workspaces: installation by OAuth from Pora's own page, tokens, and workspaces that are not allowed."""

from __future__ import annotations

from pathlib import Path

import pytest
from aiohttp import ClientSession

from adapters.slack.workspaces.installations import Installations
from tests.integration.test_slack_end_to_end import install, several
from tests.support.slack.running import PoraInSlack
from tests.support.slack.server import CLIENT_ID
from tests.support.slack.workspace import SlackWorkspace

pytestmark = pytest.mark.filterwarnings("ignore:BasicAuth is deprecated")  # slack_sdk's, to be mended there


def base_of(pora: PoraInSlack) -> str:
    return pora.events_url.removesuffix("/slack/events")


async def test_somebody_installs_it_and_people_there_talk_to_it(tmp_path: Path) -> None:
    folder = tmp_path / "installed"
    async with (
        SlackWorkspace() as slack,
        PoraInSlack(slack, tmp_path, more=several(folder, slack)) as pora,
    ):
        status, page = await slack.installs(base_of(pora), slack.person("ausra@vejas.example"))

        assert (status, "Thank you" in page) == (200, True)
        found = slack.called("users.lookupByEmail")
        assert {call.arguments["email"] for call in found} >= {"ruta@vejas.example", "tomas@vejas.example"}
        await slack.person("ruta@vejas.example").says("kitą antradienį 15 val.")
        await slack.person("ruta@vejas.example").presses("Taip")
        (await slack.person("tomas@vejas.example").looks()).sees("sausio 12 d., 15:00")


async def test_installing_once_more_goes_on_with_the_new_token(tmp_path: Path) -> None:
    folder = tmp_path / "installed"
    async with (
        SlackWorkspace() as slack,
        PoraInSlack(slack, tmp_path, more=several(folder, slack)) as pora,
    ):
        ausra, ruta = slack.person("ausra@vejas.example"), slack.person("ruta@vejas.example")
        await slack.installs(base_of(pora), ausra)
        await ruta.says("būsena")
        before = slack.called("chat.postMessage")[-1].token
        await slack.installs(base_of(pora), ausra)
        await ruta.says("būsena")

        assert slack.called("chat.postMessage")[-1].token != before


async def test_a_workspace_that_is_not_welcome_is_told_what_to_do(tmp_path: Path) -> None:
    """A stranger's workspace may give its members anybody's e-mail address, so it is not let in."""
    folder = tmp_path / "installed"
    async with (
        SlackWorkspace() as slack,
        SlackWorkspace(team_id="T0KITAS0002", name="Kitas namas", api=slack.api) as other,
        PoraInSlack(slack, tmp_path, more=several(folder, slack)) as pora,
    ):
        other.app_listens(pora.events_url, settled=pora.happen)
        status, page = await other.installs(base_of(pora), other.person("ausra@vejas.example"))

        assert status == 403
        assert "T0KITAS0002 to PORA_SLACK_WORKSPACES" in page
        assert list(folder.rglob("bot-latest")) == []
        await other.person("ruta@vejas.example").says("būsena")
        assert other.called("chat.postMessage") == []


async def test_a_token_of_a_workspace_that_is_welcome_no_more_is_not_used(tmp_path: Path) -> None:
    folder = tmp_path / "installed"
    async with SlackWorkspace() as slack:
        install(folder, slack)
        more = {**several(folder, slack), "slack_workspaces": frozenset({"T0KITAS0002"})}
        async with PoraInSlack(slack, tmp_path, more=more):
            await slack.person("ruta@vejas.example").says("būsena")

            assert slack.calls == []


async def test_a_workspace_of_an_organisation_is_found_by_its_own_id(tmp_path: Path) -> None:
    folder = tmp_path / "installed"
    async with SlackWorkspace() as slack:
        install(folder, slack, enterprise="E0NAMAI")
        async with PoraInSlack(slack, tmp_path, more=several(folder, slack)):
            ruta = slack.person("ruta@vejas.example")
            await ruta.says("būsena")
            ruta.sees("Tomas Petrauskas")

            await slack.happens({"type": "app_uninstalled"})
            assert Installations(folder, CLIENT_ID, {slack.team_id}).team_ids() == []


async def test_an_installation_that_was_not_begun_here_is_refused(tmp_path: Path) -> None:
    folder = tmp_path / "installed"
    async with (
        SlackWorkspace() as slack,
        PoraInSlack(slack, tmp_path, more=several(folder, slack)) as pora,
        ClientSession() as browser,
    ):
        async with browser.get(f"{base_of(pora)}/slack/oauth_redirect?code=made-up&state=made-up") as page:
            assert page.status == 400
        assert slack.called("oauth.v2.access") == []


async def test_an_installation_while_slack_is_in_trouble_can_be_begun_again(tmp_path: Path) -> None:
    folder = tmp_path / "installed"
    async with (
        SlackWorkspace() as slack,
        PoraInSlack(slack, tmp_path, more=several(folder, slack)) as pora,
    ):
        ausra = slack.person("ausra@vejas.example")
        slack.drops("oauth.v2.access")
        status, _ = await slack.installs(base_of(pora), ausra)
        assert status == 401

        status, _ = await slack.installs(base_of(pora), ausra)
        assert status == 200


async def test_installations_begun_and_left_are_forgotten(tmp_path: Path) -> None:
    folder = tmp_path / "installed"
    async with (
        SlackWorkspace() as slack,
        PoraInSlack(slack, tmp_path, more=several(folder, slack)) as pora,
        ClientSession() as browser,
    ):
        async with browser.get(f"{base_of(pora)}/slack/install"):
            assert len(list((folder / "states").iterdir())) == 1
        await pora.channel.daily()

        assert list((folder / "states").iterdir()) == []
