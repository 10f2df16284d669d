"""Web API clients by workspace. All share one HTTP session."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from adapters.slack.workspaces.installations import Installations
from bot.ports import Unreachable

if TYPE_CHECKING:
    from aiohttp import ClientSession
    from slack_sdk.web.async_client import AsyncWebClient

SINGLE = ""  # the key of the only client of a single-workspace app


@dataclass
class Workspaces:
    """Web API clients: for one workspace with ``token``, or for every workspace in ``installations``.

    Clients do not retry: a call without an answer may have been carried out. Timeouts are the session's, since slack_sdk
    ignores a client's own timeout if the session is handed in.
    """

    session: ClientSession
    base_url: str
    token: str | None = None
    installations: Installations | None = None
    _clients: dict[str, AsyncWebClient] = field(default_factory=dict)

    def new_client(self, token: str | None) -> AsyncWebClient:
        """A client with this token."""
        from slack_sdk.web.async_client import AsyncWebClient

        return AsyncWebClient(token=token, base_url=self.base_url, session=self.session, retry_handlers=[])

    async def client(self, workspace: str) -> AsyncWebClient:
        """The client for a workspace (team id). Raises Unreachable if the app is not installed there."""
        key = SINGLE if self.installations is None else workspace
        known = self._clients.get(key)
        if known is None:
            token = self.token
            if self.installations is not None:
                token = await self.installations.token(workspace)
                if token is None:
                    raise Unreachable(lacking_rights=True)
            known = self._clients[key] = self.new_client(token)
        return known

    def reload(self, workspace: str) -> None:
        """Read the workspace's token again at its next call: the app was installed anew."""
        self._clients.pop(workspace, None)

    async def remove(self, workspace: str) -> None:
        """Delete the workspace's token: the app was uninstalled."""
        self._clients.pop(SINGLE if self.installations is None else workspace, None)
        if self.installations is not None:
            await self.installations.delete(workspace)

    async def team_ids(self) -> list[str]:
        """The team ids of all workspaces the app is installed in. Raises SlackApiError."""
        if self.installations is None:
            return [str((await (await self.client(SINGLE)).auth_test())["team_id"])]
        return self.installations.team_ids()


def granted_scopes(answer: Any) -> frozenset[str]:
    """The scopes of the token that a call was made with, from the answer's headers."""
    headers = {str(name).lower(): str(value) for name, value in answer.headers.items()}
    return frozenset(scope.strip() for scope in headers.get("x-oauth-scopes", "").split(","))
