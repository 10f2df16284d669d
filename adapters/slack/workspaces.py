"""The workspaces the app is installed in, and a client for each. All clients share one session."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from adapters.slack.installations import Installations
from bot.ports import Unreachable

if TYPE_CHECKING:
    from aiohttp import ClientSession
    from slack_sdk.errors import SlackApiError
    from slack_sdk.web.async_client import AsyncWebClient

ONLY_ONE = ""  # the key of the one client where there is one token
REFUSALS = frozenset({
    "account_inactive", "invalid_auth", "missing_scope", "no_permission", "not_allowed_token_type", "not_authed",
    "not_in_channel", "org_login_required", "restricted_action", "team_access_not_granted", "token_expired", "token_revoked",
})  # fmt: skip
"""What Slack says where the app lacks a right: it is the same for everybody, until somebody mends it."""


@dataclass
class Workspaces:
    """Clients by workspace: one token for one workspace, or an installation store for many.

    Nothing is tried again by a client itself, for a message whose outcome is unknown may have arrived. How long a call may
    take is the session's to say: a client with a session of somebody else's ignores its own limit.
    """

    session: ClientSession
    base_url: str
    token: str | None = None
    installations: Installations | None = None
    _clients: dict[str, AsyncWebClient] = field(default_factory=dict)

    def open(self, token: str | None) -> AsyncWebClient:
        """A client with this token."""
        from slack_sdk.web.async_client import AsyncWebClient

        return AsyncWebClient(token=token, base_url=self.base_url, session=self.session, retry_handlers=[])

    async def client(self, workspace: str) -> AsyncWebClient:
        """The client for a workspace (a team id). Raises Unreachable where the app is not installed there."""
        key = ONLY_ONE if self.installations is None else workspace
        known = self._clients.get(key)
        if known is None:
            token = self.token
            if self.installations is not None:
                token = await self.installations.token(workspace)
                if token is None:
                    raise Unreachable(lacking_rights=True)
            known = self._clients[key] = self.open(token)
        return known

    def arrive(self, workspace: str) -> None:
        """The app was installed in a workspace, perhaps again: its token is read anew."""
        self._clients.pop(workspace, None)

    async def leave(self, workspace: str) -> None:
        """The app was taken out of a workspace: its token is good for nothing any more, and goes."""
        self._clients.pop(ONLY_ONE if self.installations is None else workspace, None)
        if self.installations is not None:
            await self.installations.forget(workspace)

    async def ids(self) -> list[str]:
        """Every workspace the app is installed in, by its team id. Raises SlackApiError."""
        if self.installations is None:
            return [str((await (await self.client(ONLY_ONE)).auth_test())["team_id"])]
        return self.installations.teams()


def code_of(error: SlackApiError) -> str:
    """Slack's own word for what is wrong; empty where it said nothing that can be read."""
    data = error.response.data
    return str(data.get("error") or "") if isinstance(data, dict) else ""


def granted(answer: Any) -> frozenset[str]:
    """The permissions of a token, as an answer to it says."""
    found = {str(name).lower(): str(value) for name, value in answer.headers.items()}
    return frozenset(scope.strip() for scope in found.get("x-oauth-scopes", "").split(","))
