"""Diagnostics of the Slack settings in ``pora check``, against the emulated API."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from adapters.slack.access import SlackAccess
from adapters.slack.diagnostics import diagnose
from adapters.slack.manifest import SCOPES
from tests.integration.test_slack_end_to_end import install
from tests.support.slack.server import CLIENT_ID, CLIENT_SECRET
from tests.support.slack.workspace import SlackWorkspace


async def said(access: SlackAccess) -> str:
    return "\n".join(
        [f"{'ok' if fine else 'fault'}: {sentence}" async for fine, sentence in diagnose(access)]
    )


def access_to(slack: SlackWorkspace) -> SlackAccess:
    return SlackAccess(
        api_url=slack.api_url,
        mode="socket",
        bot_token=slack.bot_token,
        app_token=slack.app_token,
        signing_secret=slack.signing_secret,
    )


async def test_all_is_well() -> None:
    async with SlackWorkspace() as slack:
        found = await said(access_to(slack))

    assert "ok: the bot token is good, for the workspace Šiaurės vėjas." in found
    assert "ok: all permissions are there." in found
    assert "ok: the app token opens a connection" in found
    assert "fault" not in found


async def test_a_missing_permission_is_named() -> None:
    async with SlackWorkspace(scopes=[scope for scope in SCOPES if scope != "files:write"]) as slack:
        found = await said(access_to(slack))

    assert "fault: permissions are missing: files:write. Take the manifest anew" in found


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"bot_token": "xoxb-wrong"}, "fault: the bot token is not good: invalid_auth"),
        ({"app_token": "xapp-wrong"}, "fault: the app token is not good for Socket Mode"),
        ({"app_token": None}, "fault: SLACK_APP_TOKEN is missing for socket mode."),
        ({"api_url": "http://127.0.0.1:9/api/"}, "fault: the bot token is not good: Slack cannot be reached"),
    ],
)
async def test_what_is_wrong_is_said_without_the_token(wrong: dict[str, str | None], sentence: str) -> None:
    async with SlackWorkspace() as slack:
        found = await said(replace(access_to(slack), **wrong))  # type: ignore[arg-type]

    assert sentence in found
    assert "wrong" not in found


async def test_several_workspaces_are_looked_at_one_by_one(tmp_path: Path) -> None:
    async with SlackWorkspace() as slack:
        access = SlackAccess(
            api_url=slack.api_url,
            mode="http",
            signing_secret=slack.signing_secret,
            client_id=CLIENT_ID,
            client_secret=CLIENT_SECRET,
            installations=tmp_path,
            allowed_workspaces=frozenset({slack.team_id, "T0LAUKIA0002"}),
        )
        install(tmp_path, slack)
        found = await said(access)
        slack.refuses("auth.test", "token_revoked")
        revoked = await said(access)

    assert f"ok: {slack.team_id}: the bot token is good, for the workspace Šiaurės vėjas." in found
    assert "ok: not installed yet in T0LAUKIA0002: /slack/install begins it." in found
    assert f"fault: {slack.team_id}: the bot token is not good: token_revoked" in revoked
