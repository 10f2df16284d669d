"""Who somebody in Slack is on the roster: found by their e-mail, beforehand or when they first write."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Protocol

from adapters.slack.manifest import SCOPES
from adapters.slack.workspaces import REFUSALS, Workspaces, code_of, granted
from adapters.waiting import rest
from bot.ports import Unreachable

if TYPE_CHECKING:
    from slack_sdk.errors import SlackApiError
    from slack_sdk.web.async_client import AsyncWebClient

PLATFORM = "slack"
NOBODY = frozenset({"user_not_found", "users_not_found", "user_not_visible"})

_log = logging.getLogger(__name__)


class Registry(Protocol):
    """What knows the roster."""

    async def connect(self, platform: str, workspace: str, user: str, email: str, zone: str | None) -> bool:
        """Remember where somebody on the roster is reached; False where nobody has that e-mail."""
        ...

    async def unplaced(self, platform: str) -> list[str]:
        """E-mails of people who are not known on the platform yet."""
        ...

    async def astray(self, platform: str, workspace: str) -> list[str]:
        """Users there to whom nothing gets any more."""
        ...

    async def found_again(self, platform: str, workspace: str, user: str) -> None:
        """Whoever is meant there can be reached again."""
        ...


class Introductions:
    """Connects people's places in Slack with the people on the roster."""

    def __init__(self, registry: Registry, workspaces: Workspaces) -> None:
        self._registry = registry
        self._workspaces = workspaces

    async def somebody(self, workspace: str, user: str) -> bool:
        """Whether somebody who acted in Slack is on the roster; they are connected then.

        Raises where Slack is in trouble: nobody is called a stranger for that.
        """
        from slack_sdk.errors import SlackApiError

        client = await self._workspaces.client(workspace)
        try:
            answer = await client.users_info(user=user)
        except SlackApiError as error:
            if code_of(error) not in NOBODY | REFUSALS:
                raise
            _complain(error)
            return False
        return await self._connect(workspace, answer["user"])

    async def everybody(self) -> bool:
        """Look for everybody on the roster who is not known in Slack yet, and for those who were lost there.

        Whether all was asked that can be asked: where Slack is in trouble it is worth a second try, where it refuses it is not.
        What is wrong with one workspace keeps nobody in another from being found.
        """
        from aiohttp import ClientError
        from slack_sdk.errors import SlackApiError

        asked = True
        try:
            workspaces = await self._workspaces.ids()
        except (SlackApiError, ClientError, OSError, TimeoutError) as failure:
            return _settled(failure)
        for workspace in workspaces:
            try:
                await self._everybody_in(workspace, await self._workspaces.client(workspace))
            except (SlackApiError, Unreachable, ClientError, OSError, TimeoutError) as failure:
                asked = _settled(failure) and asked
        return asked

    async def _everybody_in(self, workspace: str, client: AsyncWebClient) -> None:
        for email in await self._registry.unplaced(PLATFORM):
            await self._by_email(client, workspace, email)
        lost = await self._registry.astray(PLATFORM, workspace)
        if lost and not set(SCOPES) - granted(await client.auth_test()):
            for user in lost:
                await self._once_more(client, workspace, user)

    async def _by_email(self, client: AsyncWebClient, workspace: str, email: str) -> bool:
        from slack_sdk.errors import SlackApiError

        try:
            answer = await client.users_lookupByEmail(email=email)
        except SlackApiError as error:
            if code_of(error) == "ratelimited":
                await rest(float(error.response.headers.get("Retry-After", 1)))
                return await self._by_email(client, workspace, email)
            if code_of(error) not in NOBODY:
                raise
            return False
        return await self._connect(workspace, answer["user"])

    async def _once_more(self, client: AsyncWebClient, workspace: str, user: str) -> None:
        """Somebody was lost, for a permission or with their account. Where their conversation opens, they are back."""
        from slack_sdk.errors import SlackApiError

        try:
            await client.conversations_open(users=user)
        except SlackApiError as error:
            if code_of(error) == "ratelimited":
                await rest(float(error.response.headers.get("Retry-After", 1)))
                await self._once_more(client, workspace, user)
        else:
            await self._registry.found_again(PLATFORM, workspace, user)

    async def _connect(self, workspace: str, user: Mapping[str, Any]) -> bool:
        """Connect a member of the workspace; nobody from outside it, no bot, nobody who has left."""
        email = (user.get("profile") or {}).get("email")
        if not email or user.get("is_bot") or user.get("deleted") or user.get("is_stranger"):
            return False
        return await self._registry.connect(PLATFORM, workspace, str(user["id"]), str(email), user.get("tz"))


def _settled(failure: Exception) -> bool:
    """Whether asking again would bring the same: Slack refuses. Anything else is trouble that passes."""
    from slack_sdk.errors import SlackApiError

    if isinstance(failure, SlackApiError):
        _complain(failure)
        return code_of(failure) in REFUSALS
    _log.warning(
        "people cannot be looked up", extra={"action": "slack_lookup_failed", "error": type(failure).__name__}
    )
    return isinstance(failure, Unreachable)


def _complain(error: SlackApiError) -> None:
    _log.error(
        "people cannot be looked up: %s",
        code_of(error) or error.response.status_code,
        extra={"action": "slack_lookup_failed"},
    )
