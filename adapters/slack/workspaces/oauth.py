"""Installation of the app in further workspaces: Slack's OAuth flow, for allowed workspaces only."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import TYPE_CHECKING

from slack_bolt.error import BoltError
from slack_bolt.oauth.async_callback_options import AsyncCallbackOptions, AsyncFailureArgs, AsyncSuccessArgs
from slack_bolt.oauth.async_oauth_flow import AsyncOAuthFlow
from slack_bolt.oauth.async_oauth_settings import AsyncOAuthSettings

from adapters.slack.errors import network_errors
from adapters.slack.manifest import INSTALL, REDIRECT, SCOPES
from adapters.slack.workspaces.installations import Installations

if TYPE_CHECKING:
    from slack_bolt.request.async_request import AsyncBoltRequest
    from slack_bolt.response import BoltResponse
    from slack_sdk.oauth.installation_store import Installation
    from slack_sdk.web.async_client import AsyncWebClient

FORBIDDEN = 403

_log = logging.getLogger(__name__)


class WorkspaceNotAllowed(BoltError):
    """The workspace is not allowed; its team id is the message.

    It is a BoltError because Bolt answers only those with a page.
    """


class InstallFlow(AsyncOAuthFlow):
    """Bolt's OAuth flow, limited to allowed workspaces."""

    def __init__(
        self, client: AsyncWebClient, settings: AsyncOAuthSettings, installations: Installations
    ) -> None:
        super().__init__(client=client, settings=settings)
        self._allowed = installations.allowed

    async def run_installation(self, code: str) -> Installation | None:
        """Exchange an OAuth code for an installation; None if Slack refuses it or cannot be reached."""
        try:
            return await super().run_installation(code)
        except network_errors() as failure:
            _log.warning(
                "an installation was not finished",
                extra={"action": "slack_install_failed", "error": type(failure).__name__},
            )
            return None

    async def store_installation(self, request: AsyncBoltRequest, installation: Installation) -> None:
        """Store the token. Raises WorkspaceNotAllowed."""
        if installation.team_id not in self._allowed:
            raise WorkspaceNotAllowed(str(installation.team_id))
        await super().store_installation(request, installation)


def install_flow(
    client: AsyncWebClient,
    client_id: str,
    client_secret: str,
    installations: Installations,
    installed: Callable[[str], None],
) -> InstallFlow:
    """The OAuth flow. ``installed`` is called with the team id of each workspace the app was installed in."""

    async def success(args: AsyncSuccessArgs) -> BoltResponse:
        team = str(args.installation.team_id)
        _log.info("installed", extra={"action": "slack_installed", "workspace": team})
        installed(team)
        return await args.default.success(args)

    async def failure(args: AsyncFailureArgs) -> BoltResponse:
        if isinstance(args.error, WorkspaceNotAllowed):
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
        state_store=installations.open_state_store(),
        install_path=INSTALL,
        redirect_uri_path=REDIRECT,
        callback_options=AsyncCallbackOptions(success=success, failure=failure),
    )
    return InstallFlow(client, settings, installations)
