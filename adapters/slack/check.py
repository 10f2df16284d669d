"""Whether the tokens and settings for Slack will do: what ``pora check`` says about it. Nothing is sent to anybody."""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping
from typing import TYPE_CHECKING, Any

from adapters.slack.installations import Installations
from adapters.slack.manifest import INSTALL, SCOPES
from adapters.slack.workspaces import Workspaces, code_of

if TYPE_CHECKING:
    from adapters.slack.channel import Access

MEND = "Take the manifest anew (pora slack-manifest), and install the app again"


async def look(access: Access) -> AsyncIterator[tuple[bool, str]]:
    """What was looked at, and whether it is fine."""
    from aiohttp import ClientSession

    for name in access.lacks():
        yield (
            False,
            f"{name} is missing{' for several workspaces' if access.many else f' for {access.mode} mode'}.",
        )
    async with ClientSession() as session:
        workspaces = Workspaces(session, access.api_url)
        if access.many:
            async for found in _each(workspaces, access.kept()):
                yield found
        elif access.bot_token:
            async for found in _bot(workspaces, access.bot_token):
                yield found
        if access.app_token and access.mode == "socket":
            yield await _socket(workspaces, access.app_token)


async def _each(workspaces: Workspaces, kept: Installations) -> AsyncIterator[tuple[bool, str]]:
    """Each workspace that the app is installed in, and those that wait for it."""
    installed = kept.teams()
    for team in installed:
        async for fine, sentence in _bot(workspaces, await kept.token(team) or ""):
            yield fine, f"{team}: {sentence}"
    if waiting := sorted(set(kept.welcome) - set(installed)):
        yield True, f"not installed yet in {', '.join(waiting)}: {INSTALL} begins it."


async def _bot(workspaces: Workspaces, token: str) -> AsyncIterator[tuple[bool, str]]:
    answer, headers, trouble = await _ask(workspaces, token, "auth.test")
    if trouble:
        yield False, f"the bot token is not good: {trouble}. {MEND}."
        return
    yield True, f"the bot token is good, for the workspace {answer.get('team')}."
    granted = {scope.strip() for scope in headers.get("x-oauth-scopes", "").split(",")}
    if missing := [scope for scope in SCOPES if scope not in granted]:
        yield False, f"permissions are missing: {', '.join(missing)}. {MEND}."
    else:
        yield True, "all permissions are there."


async def _socket(workspaces: Workspaces, token: str) -> tuple[bool, str]:
    _, _, trouble = await _ask(workspaces, token, "apps.connections.open")
    if trouble:
        return False, f"the app token is not good for Socket Mode: {trouble}. It needs connections:write."
    return True, "the app token opens a connection for Socket Mode."


async def _ask(
    workspaces: Workspaces, token: str, method: str
) -> tuple[Mapping[str, Any], Mapping[str, str], str]:
    """An answer of the API with its headers, and what is wrong with it in Slack's own word."""
    from aiohttp import ClientError
    from slack_sdk.errors import SlackApiError

    try:
        answer = await workspaces.open(token).api_call(method)
    except SlackApiError as error:
        return {}, {}, code_of(error) or "no answer that can be read"
    except (ClientError, OSError, TimeoutError) as failure:
        return {}, {}, f"Slack cannot be reached ({type(failure).__name__})"
    headers = {str(name).lower(): str(value) for name, value in answer.headers.items()}
    return answer.data if isinstance(answer.data, dict) else {}, headers, ""
