"""The workspaces the app is installed in, and a client for each. All clients share one session."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from bot.ports import Unreachable

if TYPE_CHECKING:
    from aiohttp import ClientSession
    from slack_sdk.oauth.installation_store.async_installation_store import AsyncInstallationStore
    from slack_sdk.web.async_client import AsyncWebClient

ONLY_ONE = ""  # the key of the one client where there is one token


@dataclass
class Workspaces:
    """Clients by workspace: one token for one workspace, or an installation store for many.

    Nothing is tried again by a client itself, for a message whose outcome is unknown may have arrived. How long a call may
    take is the session's to say: a client with a session of somebody else's ignores its own limit.
    """

    session: ClientSession
    base_url: str
    token: str | None = None
    store: AsyncInstallationStore | None = None
    teams: Callable[[], list[str]] = list  # the workspaces in the store
    _clients: dict[str, AsyncWebClient] = field(default_factory=dict)

    def open(self, token: str | None) -> AsyncWebClient:
        """A client with this token."""
        from slack_sdk.web.async_client import AsyncWebClient

        return AsyncWebClient(token=token, base_url=self.base_url, session=self.session, retry_handlers=[])

    async def client(self, workspace: str) -> AsyncWebClient:
        """The client for a workspace (a team id). Raises Unreachable where the app is not installed there."""
        key = ONLY_ONE if self.store is None else workspace
        known = self._clients.get(key)
        if known is None:
            token = self.token
            if self.store is not None:
                bot = await self.store.async_find_bot(enterprise_id=None, team_id=workspace)
                if bot is None:
                    raise Unreachable(lacking_rights=True)
                token = bot.bot_token
            known = self._clients[key] = self.open(token)
        return known

    async def leave(self, workspace: str) -> None:
        """The app was taken out of a workspace: its token is good for nothing any more, and goes."""
        self._clients.pop(ONLY_ONE if self.store is None else workspace, None)
        if self.store is not None:
            await self.store.async_delete_all(enterprise_id=None, team_id=workspace)

    async def all(self) -> list[tuple[str, AsyncWebClient]]:
        """Every workspace the app is installed in, by its team id. Raises SlackApiError."""
        if self.store is None:
            client = await self.client(ONLY_ONE)
            return [(str((await client.auth_test())["team_id"]), client)]
        return [(team, await self.client(team)) for team in self.teams()]
