"""Who somebody in Slack is on the roster: found by their e-mail, beforehand or when they first write."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Protocol

from adapters.slack.workspaces import Workspaces
from adapters.waiting import rest

if TYPE_CHECKING:
    from slack_sdk.web.async_client import AsyncWebClient

PLATFORM = "slack"

_log = logging.getLogger(__name__)


class Registry(Protocol):
    """What knows the roster."""

    async def connect(self, platform: str, workspace: str, user: str, email: str, zone: str | None) -> bool:
        """Remember where somebody on the roster is reached; False where nobody has that e-mail."""
        ...

    async def unplaced(self, platform: str) -> list[str]:
        """E-mails of people who are not known on the platform yet."""
        ...


class Introductions:
    """Connects people's places in Slack with the people on the roster."""

    def __init__(self, registry: Registry, workspaces: Workspaces) -> None:
        self._registry = registry
        self._workspaces = workspaces

    async def somebody(self, workspace: str, user: str) -> bool:
        """Whether somebody who acted in Slack is on the roster; they are connected then."""
        from slack_sdk.errors import SlackApiError

        client = await self._workspaces.client(workspace)
        try:
            answer = await client.users_info(user=user)
        except SlackApiError as error:
            _log.error(
                "nobody can be looked up: %s",
                error.response.get("error"),
                extra={"action": "slack_lookup_failed"},
            )
            return False
        return await self._connect(workspace, answer["user"])

    async def everybody(self) -> int:
        """Look for everybody on the roster who is not known in Slack yet; how many were found."""
        found = 0
        for workspace, client in await self._workspaces.all():
            for email in await self._registry.unplaced(PLATFORM):
                found += await self._by_email(client, workspace, email)
        return found

    async def _by_email(self, client: AsyncWebClient, workspace: str, email: str) -> bool:
        from slack_sdk.errors import SlackApiError

        try:
            answer = await client.users_lookupByEmail(email=email)
        except SlackApiError as error:
            if error.response.get("error") == "ratelimited":
                await rest(float(error.response.headers.get("Retry-After", 1)))
                return await self._by_email(client, workspace, email)
            if error.response.get("error") != "users_not_found":
                _log.error(
                    "nobody can be looked up: %s",
                    error.response.get("error"),
                    extra={"action": "slack_lookup_failed"},
                )
            return False
        return await self._connect(workspace, answer["user"])

    async def _connect(self, workspace: str, user: Mapping[str, Any]) -> bool:
        """Connect a member of the workspace; nobody from outside it, no bot, nobody who has left."""
        email = (user.get("profile") or {}).get("email")
        if not email or user.get("is_bot") or user.get("deleted") or user.get("is_stranger"):
            return False
        return await self._registry.connect(PLATFORM, workspace, str(user["id"]), str(email), user.get("tz"))
