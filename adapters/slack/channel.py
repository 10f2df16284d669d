"""Slack put together: the app, its way in (Socket Mode or HTTP) and its way out."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from adapters.slack.app import Companion, Desk
from adapters.slack.installations import STATE_SECONDS, open_store, teams
from adapters.slack.manifest import PATH, REDIRECT, SCOPES
from adapters.slack.pace import Pace
from adapters.slack.send import SlackMessenger
from adapters.slack.workspaces import Workspaces

if TYPE_CHECKING:
    from slack_bolt.async_app import AsyncApp
    from starlette.requests import Request
    from starlette.responses import Response
    from starlette.routing import Route

INSTALL = "/slack/install"
TIMEOUT = 15.0  # seconds a call may take

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Access:
    """What Slack is reached with. One workspace has a bot token; for several there is an app to be installed in each."""

    api_url: str
    mode: str  # socket | http
    bot_token: str | None = None
    app_token: str | None = None  # Socket Mode
    signing_secret: str | None = None  # HTTP
    client_id: str | None = None  # several workspaces
    client_secret: str | None = None
    installations: Path = Path("slack-installations")

    @property
    def many(self) -> bool:
        """Whether the app is installed in workspaces of its users' choice."""
        return bool(self.client_id and self.client_secret)

    def lacks(self) -> list[str]:
        """The variables that are missing for what is wanted."""
        needed = {"SLACK_APP_TOKEN": self.app_token} if self.mode == "socket" else {
            "SLACK_SIGNING_SECRET": self.signing_secret
        }  # fmt: skip
        if not self.many:
            needed["SLACK_BOT_TOKEN"] = self.bot_token
        return [name for name, value in needed.items() if not value]


class SlackChannel:
    """Slack, while it is open."""

    def __init__(self, access: Access, companion: Companion, *, pace: Pace | None = None) -> None:
        from aiohttp import ClientSession, ClientTimeout

        self._access = access
        self._session = ClientSession(timeout=ClientTimeout(total=TIMEOUT))
        store = open_store(access.installations, access.client_id or "") if access.many else None
        self.workspaces = Workspaces(
            self._session,
            access.api_url,
            token=None if store else access.bot_token,
            store=store,
            teams=lambda: teams(access.installations, access.client_id or ""),
        )
        self.messenger = SlackMessenger(self.workspaces, pace or Pace())
        self.desk = Desk(companion, self.messenger)
        self.app = self._app(store)
        self._socket: Any = None

    def _app(self, store: Any) -> AsyncApp:
        from slack_bolt.async_app import AsyncApp

        more: dict[str, Any] = {}
        if store is not None:
            from slack_bolt.oauth.async_oauth_settings import AsyncOAuthSettings
            from slack_sdk.oauth.state_store import FileOAuthStateStore

            states = FileOAuthStateStore(
                expiration_seconds=STATE_SECONDS, base_dir=str(self._access.installations / "states")
            )
            more["oauth_settings"] = AsyncOAuthSettings(
                client_id=self._access.client_id,
                client_secret=self._access.client_secret,
                scopes=list(SCOPES),
                installation_store=store,
                state_store=states,
                install_path=INSTALL,
                redirect_uri_path=REDIRECT,
            )
        app = AsyncApp(
            name="pora",
            signing_secret=self._access.signing_secret or "",
            client=self.workspaces.open(None if store else self._access.bot_token),
            request_verification_enabled=self._access.mode == "http",
            process_before_response=True,
            raise_error_for_unhandled_request=False,
            **more,
        )
        self.desk.listen(app)
        return app

    async def start(self) -> None:
        """Open the way in and find the people of the roster. Raises SlackApiError where the tokens are not good."""
        if self._access.mode == "socket":
            from slack_bolt.adapter.socket_mode.aiohttp import AsyncSocketModeHandler

            self._socket = AsyncSocketModeHandler(self.app, self._access.app_token)
            await self._socket.connect_async()
        await self.desk.introduce()
        _log.info("Slack is open", extra={"action": "slack_open", "mode": self._access.mode})

    async def daily(self) -> None:
        """Look for people who came onto the roster, or into the workspace, since yesterday."""
        await self.desk.introduce()

    async def stop(self) -> None:
        """Take in nothing more, finish what is under way, let go."""
        if self._socket is not None:
            await self._socket.close_async()
        await self.desk.rest()
        await self._session.close()

    def routes(self) -> Sequence[Route]:
        """What the HTTP server answers for Slack; nothing in Socket Mode."""
        if self._access.mode != "http":
            return ()
        from slack_bolt.adapter.starlette.async_handler import AsyncSlackRequestHandler
        from starlette.routing import Route

        handler = AsyncSlackRequestHandler(self.app)

        async def take(request: Request) -> Response:
            return await handler.handle(request)

        routes = [Route(PATH, take, methods=["POST"])]
        if self._access.many:
            routes += [Route(path, take, methods=["GET"]) for path in (INSTALL, REDIRECT)]
        return routes
