"""Which workspaces may talk to Pora, and how one is installed."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from slack_bolt.authorization import AuthorizeResult
from slack_bolt.authorization.async_authorize import AsyncAuthorize
from slack_bolt.error import BoltError
from slack_bolt.oauth.async_callback_options import AsyncCallbackOptions, AsyncFailureArgs, AsyncSuccessArgs
from slack_bolt.oauth.async_oauth_flow import AsyncOAuthFlow
from slack_bolt.oauth.async_oauth_settings import AsyncOAuthSettings

from adapters.slack.installations import Installations
from adapters.slack.manifest import INSTALL, REDIRECT, SCOPES
from adapters.slack.workspaces import Workspaces
from bot.ports import Unreachable

if TYPE_CHECKING:
    from slack_bolt.request.async_request import AsyncBoltRequest
    from slack_bolt.response import BoltResponse
    from slack_sdk.oauth.installation_store import Installation
    from slack_sdk.web.async_client import AsyncWebClient

FORBIDDEN = 403

_log = logging.getLogger(__name__)


class Admission(AsyncAuthorize):
    """Whether a workspace is one of ours, as is known here. Slack is asked nothing.

    Bolt would ask for the token at first, and tell Slack "received" where Slack itself could not answer: what somebody said
    would be lost.
    """

    def __init__(self, workspaces: Workspaces) -> None:
        self._workspaces = workspaces

    async def __call__(  # Bolt hands over everything by name
        self, *, enterprise_id: str | None, team_id: str | None, user_id: str | None, **_: Any
    ) -> AuthorizeResult | None:
        """The token for the workspace; None where the app is not installed."""
        try:
            client = await self._workspaces.client(team_id or "")
        except Unreachable:
            return None
        return AuthorizeResult(
            enterprise_id=enterprise_id, team_id=team_id, user_id=user_id, bot_token=client.token
        )


class NotWelcome(BoltError):
    """The app is not meant for this workspace; its id is the message."""


class Installing(AsyncOAuthFlow):
    """Slack's own way to install an app in a workspace, for those workspaces that are welcome."""

    def __init__(self, client: AsyncWebClient, settings: AsyncOAuthSettings, welcome: Installations) -> None:
        super().__init__(client=client, settings=settings)
        self._welcome = welcome.welcome

    async def run_installation(self, code: str) -> Installation | None:
        """The installation that a code stands for; None where there is none, or Slack cannot be reached."""
        from aiohttp import ClientError

        try:
            return await super().run_installation(code)
        except (ClientError, OSError, TimeoutError) as failure:
            _log.warning(
                "an installation was not finished",
                extra={"action": "slack_install_failed", "error": type(failure).__name__},
            )
            return None

    async def store_installation(self, request: AsyncBoltRequest, installation: Installation) -> None:
        """Keep the token. Raises NotWelcome."""
        if installation.team_id not in self._welcome:
            raise NotWelcome(str(installation.team_id))
        await super().store_installation(request, installation)


def installing(
    client: AsyncWebClient,
    client_id: str,
    client_secret: str,
    installations: Installations,
    arrived: Callable[[str], None],
) -> Installing:
    """The way to install the app; ``arrived`` is told of each workspace (its team id)."""

    async def success(args: AsyncSuccessArgs) -> BoltResponse:
        team = str(args.installation.team_id)
        _log.info("installed", extra={"action": "slack_installed", "workspace": team})
        arrived(team)
        return await args.default.success(args)

    async def failure(args: AsyncFailureArgs) -> BoltResponse:
        if isinstance(args.error, NotWelcome):
            _log.warning(
                "a workspace is not welcome",
                extra={"action": "slack_not_welcome", "workspace": str(args.error)},
            )
            args.suggested_status_code = FORBIDDEN
            args.reason = (
                f"this Pora is not meant for the workspace {args.error}. "
                f"Whoever runs it can add {args.error} to PORA_SLACK_WORKSPACES"
            )
        return await args.default.failure(args)

    settings = AsyncOAuthSettings(
        client_id=client_id,
        client_secret=client_secret,
        scopes=list(SCOPES),
        installation_store=installations.open_store(),
        state_store=installations.open_states(),
        install_path=INSTALL,
        redirect_uri_path=REDIRECT,
        callback_options=AsyncCallbackOptions(success=success, failure=failure),
    )
    return Installing(client, settings, installations)
