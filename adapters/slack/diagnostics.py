"""Diagnostics of the Slack settings for ``pora check``: tokens, scopes and mode. Sends nothing to users."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import TYPE_CHECKING, Any

from adapters.slack.errors import error_code, network_errors
from adapters.slack.manifest import INSTALL, SCOPES
from adapters.slack.workspaces.clients import Workspaces, granted_scopes
from adapters.slack.workspaces.installations import Installations

if TYPE_CHECKING:
    from adapters.slack.access import SlackAccess

REMEDY = "Take the manifest anew (pora slack-manifest), and install the app again"

Finding = tuple[bool, str]  # True if all is well, and a sentence


async def diagnose(access: SlackAccess) -> AsyncIterator[Finding]:
    """Each thing that was checked, in order."""
    from aiohttp import ClientSession

    mode = "several workspaces" if access.multi_workspace else f"{access.mode} mode"
    for name in access.lacks():
        yield False, f"{name} is missing for {mode}."
    async with ClientSession() as session:
        workspaces = Workspaces(session, access.api_url)
        if access.multi_workspace:
            async for finding in _diagnose_installations(workspaces, access.token_store()):
                yield finding
        elif access.bot_token:
            async for finding in _diagnose_bot_token(workspaces, access.bot_token):
                yield finding
        if access.app_token and access.mode == "socket":
            yield await _diagnose_app_token(workspaces, access.app_token)


async def _diagnose_installations(
    workspaces: Workspaces, installations: Installations
) -> AsyncIterator[Finding]:
    """The token of each workspace the app is installed in, and the allowed workspaces without the app."""
    installed = installations.team_ids()
    for team in installed:
        token = await installations.token(team) or ""
        async for fine, sentence in _diagnose_bot_token(workspaces, token):
            yield fine, f"{team}: {sentence}"
    if missing := sorted(set(installations.allowed) - set(installed)):
        yield True, f"not installed yet in {', '.join(missing)}: {INSTALL} begins it."


async def _diagnose_bot_token(workspaces: Workspaces, token: str) -> AsyncIterator[Finding]:
    answer, trouble = await _call(workspaces, token, "auth.test")
    if trouble:
        yield False, f"the bot token is not good: {trouble}. {REMEDY}."
        return
    team = answer.data.get("team") if isinstance(answer.data, dict) else None
    yield True, f"the bot token is good, for the workspace {team}."
    granted = granted_scopes(answer)
    if missing := [scope for scope in SCOPES if scope not in granted]:
        yield False, f"permissions are missing: {', '.join(missing)}. {REMEDY}."
    else:
        yield True, "all permissions are there."


async def _diagnose_app_token(workspaces: Workspaces, token: str) -> Finding:
    _, trouble = await _call(workspaces, token, "apps.connections.open")
    if trouble:
        return False, f"the app token is not good for Socket Mode: {trouble}. It needs connections:write."
    return True, "the app token opens a connection for Socket Mode."


async def _call(workspaces: Workspaces, token: str, method: str) -> tuple[Any, str]:
    """The API's answer, and why there is none: Slack's error code, or that Slack cannot be reached."""
    from slack_sdk.errors import SlackApiError

    try:
        return await workspaces.new_client(token).api_call(method), ""
    except SlackApiError as error:
        return None, error_code(error) or "no answer that can be read"
    except network_errors() as failure:
        return None, f"Slack cannot be reached ({type(failure).__name__})"
