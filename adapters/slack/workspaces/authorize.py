"""Authorisation of incoming requests: whether the app is installed in their workspace."""

from __future__ import annotations

from typing import Any

from slack_bolt.authorization import AuthorizeResult
from slack_bolt.authorization.async_authorize import AsyncAuthorize

from adapters.slack.workspaces.clients import Workspaces
from bot.ports import Unreachable


class LocalAuthorize(AsyncAuthorize):
    """Looks the workspace up in the local token store and never calls Slack.

    Bolt's own authorisation calls auth.test; if that fails, Bolt acknowledges the event, and the user's message is lost.
    """

    def __init__(self, workspaces: Workspaces) -> None:
        self._workspaces = workspaces

    async def __call__(  # Bolt passes everything by name
        self, *, enterprise_id: str | None, team_id: str | None, user_id: str | None, **_: Any
    ) -> AuthorizeResult | None:
        """The workspace's bot token; None if the app is not installed."""
        try:
            client = await self._workspaces.client(team_id or "")
        except Unreachable:
            return None
        return AuthorizeResult(
            enterprise_id=enterprise_id, team_id=team_id, user_id=user_id, bot_token=client.token
        )
