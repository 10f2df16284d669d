"""The Slack channel: puts the adapter together, opens the connection (Socket Mode or HTTP) and closes it."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from adapters.app_port import AppPort
from adapters.background import BackgroundTasks
from adapters.errors import TokenRefused
from adapters.rate_limiter import RateLimiter
from adapters.slack.access import SlackAccess
from adapters.slack.errors import NOT_PERMITTED, error_code, network_errors
from adapters.slack.listeners import Listeners
from adapters.slack.send import SlackMessenger, limits
from adapters.slack.timing import Timing
from adapters.slack.workspaces.clients import Workspaces
from adapters.slack.workspaces.roster_lookup import RosterLookup
from adapters.waiting import rest

if TYPE_CHECKING:
    from slack_bolt.async_app import AsyncApp
    from starlette.routing import Route

_log = logging.getLogger(__name__)


class SlackChannel:
    """Slack as a channel of the running process."""

    def __init__(
        self,
        access: SlackAccess,
        app: AppPort,
        *,
        limiter: RateLimiter | None = None,
        timing: Timing | None = None,
    ) -> None:
        from aiohttp import ClientSession, ClientTimeout

        self.timing = timing or Timing()
        self._access = access
        self._session = ClientSession(timeout=ClientTimeout(total=self.timing.call_timeout))
        self._tokens = access.token_store() if access.multi_workspace else None
        self.workspaces = Workspaces(
            self._session,
            access.api_url,
            token=None if access.multi_workspace else access.bot_token,
            installations=self._tokens,
        )
        self.messenger = SlackMessenger(self.workspaces, limiter or limits())
        self.background = BackgroundTasks("slack_failed")  # finished at shutdown
        self._connection = BackgroundTasks("slack_failed")  # cancelled at shutdown
        self._lookup = RosterLookup(app, self.workspaces)
        self._bolt = self._bolt_app()
        Listeners(app, self.messenger, self._lookup, self.background, self.timing).register(self._bolt)
        self._socket: Any = None

    def _bolt_app(self) -> AsyncApp:
        from slack_bolt.async_app import AsyncApp

        from adapters.slack.workspaces.authorize import LocalAuthorize
        from adapters.slack.workspaces.oauth import install_flow

        client = self.workspaces.new_client(None)
        flow = None
        if self._tokens is not None:
            secret = self._access.client_secret or ""
            flow = install_flow(client, self._tokens.client_id, secret, self._tokens, self._installed)
        return AsyncApp(
            name="pora",
            signing_secret=self._access.signing_secret or "",
            client=client,
            authorize=LocalAuthorize(self.workspaces),  # type: ignore[arg-type]  # it takes a function or one of these
            oauth_flow=flow,
            request_verification_enabled=self._access.mode == "http",
            process_before_response=True,
            raise_error_for_unhandled_request=False,
        )

    async def start(self) -> None:
        """Check the tokens, connect, and link the people on the roster. Raises TokenRefused.

        If Slack fails otherwise, connecting and linking go on in the background.
        """
        url = await self._check_tokens()
        if self._access.mode == "socket":
            from slack_bolt.adapter.socket_mode.aiohttp import AsyncSocketModeHandler

            self._socket = AsyncSocketModeHandler(
                self._bolt, self._access.app_token, ping_interval=self.timing.socket_ping
            )
            self._socket.client.wss_uri = url or None
            connecting = self._socket.connect_async()
            await connecting if url else self._connection.start(connecting)
        if not await self._lookup.link_everybody():
            self._connection.start(self._retry_lookup())
        _log.info("Slack is open", extra={"action": "slack_open", "mode": self._access.mode})

    async def daily(self) -> None:
        """Delete old OAuth states, and link people who joined the roster or the workspace since yesterday."""
        if self._tokens is not None:
            self._tokens.delete_states()
        await self._lookup.link_everybody()

    async def stop(self) -> None:
        """Disconnect, finish what is being answered, and close the HTTP session."""
        self._connection.cancel()
        if self._socket is not None:
            await self._socket.close_async()
        await self.background.finish()
        await self._session.close()

    def routes(self) -> Sequence[Route]:
        """The HTTP routes; none in Socket Mode."""
        if self._access.mode != "http":
            return ()
        from adapters.slack.http_routes import routes

        secret = self._access.signing_secret or ""
        return routes(self._bolt, secret, installing=self._access.multi_workspace)

    async def _check_tokens(self) -> str:
        """Check each token with Slack. Returns the address for Socket Mode; empty in HTTP mode or if Slack fails."""
        if not self._access.multi_workspace:
            await self._check_token("SLACK_BOT_TOKEN", self._access.bot_token, "auth.test")
        if self._access.mode != "socket":
            return ""
        answer = await self._check_token("SLACK_APP_TOKEN", self._access.app_token, "apps.connections.open")
        return str(answer.get("url", ""))

    async def _check_token(self, variable: str, token: str | None, method: str) -> Any:
        from slack_sdk.errors import SlackApiError

        try:
            return await self.workspaces.new_client(token).api_call(method)
        except SlackApiError as error:
            if error_code(error) in NOT_PERMITTED:
                raise TokenRefused(
                    f"Slack does not take {variable}: {error_code(error)}. “pora check” looks at each token; "
                    "docs/slack.md says where to take them."
                ) from None
            _log.warning("Slack is in trouble", extra={"action": "slack_trouble", "error": error_code(error)})
        except network_errors() as failure:
            _log.warning(
                "Slack cannot be reached", extra={"action": "slack_trouble", "error": type(failure).__name__}
            )
        return {}

    async def _retry_lookup(self) -> None:
        complete = False
        while not complete:
            await rest(self.timing.startup_retry)
            complete = await self._lookup.link_everybody()

    def _installed(self, workspace: str) -> None:
        """The app was installed in a workspace: read its token anew and link its users."""
        self.workspaces.reload(workspace)
        self.background.start(self._lookup.link_everybody())
