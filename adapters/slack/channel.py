"""Slack put together: the app, its way in (Socket Mode or HTTP) and its way out."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from adapters.rate_limiter import RateLimiter
from adapters.slack.app import Companion, Desk
from adapters.slack.installations import Installations
from adapters.slack.send import SlackMessenger, limits
from adapters.slack.workspaces import REFUSALS, Workspaces, code_of
from adapters.waiting import rest

if TYPE_CHECKING:
    from slack_bolt.async_app import AsyncApp
    from starlette.routing import Route

TIMEOUT = 15.0  # seconds a call may take
AGAIN = 60.0  # seconds until Slack is asked again that could not answer when Pora began

_log = logging.getLogger(__name__)


class SlackRefuses(Exception):
    """Slack does not take a token: the variable it stands in, and Slack's own word."""

    def __init__(self, variable: str, code: str) -> None:
        super().__init__(f"Slack does not take {variable}: {code}.")


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
    welcome: frozenset[str] = frozenset()  # the several workspaces, by their team ids

    @property
    def many(self) -> bool:
        """Whether the app is installed in workspaces of its users' choice."""
        return bool(self.client_id and self.client_secret)

    def lacks(self) -> list[str]:
        """The variables that are missing for what is wanted."""
        if self.many:  # it is installed through an address of Pora's own
            needed: dict[str, object] = {
                "PORA_SLACK_MODE=http": self.mode == "http",
                "SLACK_SIGNING_SECRET": self.signing_secret,
                "PORA_SLACK_WORKSPACES": self.welcome,
            }
        elif self.mode == "socket":
            needed = {"SLACK_APP_TOKEN": self.app_token, "SLACK_BOT_TOKEN": self.bot_token}
        else:
            needed = {"SLACK_SIGNING_SECRET": self.signing_secret, "SLACK_BOT_TOKEN": self.bot_token}
        return [name for name, value in needed.items() if not value]

    def kept(self) -> Installations:
        """What is kept of each workspace that the app is installed in."""
        return Installations(self.installations, self.client_id or "", self.welcome)


class SlackChannel:
    """Slack, while it is open."""

    def __init__(self, access: Access, companion: Companion, *, limiter: RateLimiter | None = None) -> None:
        from aiohttp import ClientSession, ClientTimeout

        self._access = access
        self._session = ClientSession(timeout=ClientTimeout(total=TIMEOUT))
        self._kept = access.kept() if access.many else None
        self.workspaces = Workspaces(
            self._session,
            access.api_url,
            token=None if access.many else access.bot_token,
            installations=self._kept,
        )
        self.messenger = SlackMessenger(self.workspaces, limiter or limits())
        self.desk = Desk(companion, self.messenger)
        self.app = self._app()
        self._socket: Any = None
        self._beside: set[asyncio.Task[Any]] = set()  # what goes on until Slack is left

    def _app(self) -> AsyncApp:
        from slack_bolt.async_app import AsyncApp

        from adapters.slack.admission import Admission, installing

        client = self.workspaces.open(None)
        flow = None
        if self._kept is not None:
            secret = self._access.client_secret or ""
            flow = installing(client, self._kept.client_id, secret, self._kept, self._arrived)
        app = AsyncApp(
            name="pora",
            signing_secret=self._access.signing_secret or "",
            client=client,
            authorize=Admission(self.workspaces),  # type: ignore[arg-type]  # it takes a function or one of these
            oauth_flow=flow,
            request_verification_enabled=self._access.mode == "http",
            process_before_response=True,
            raise_error_for_unhandled_request=False,
        )
        self.desk.listen(app)
        return app

    async def start(self) -> None:
        """Open the way in and find the people of the roster. Raises SlackRefuses; a Slack in trouble is waited for."""
        url = await self._tried()
        if self._access.mode == "socket":
            from slack_bolt.adapter.socket_mode.aiohttp import AsyncSocketModeHandler

            self._socket = AsyncSocketModeHandler(self.app, self._access.app_token)
            self._socket.client.wss_uri = url or None
            connecting = self._socket.connect_async()
            await connecting if url else self._spawn(connecting)
        if not await self.desk.introduce():
            self._spawn(self._keep_introducing())
        _log.info("Slack is open", extra={"action": "slack_open", "mode": self._access.mode})

    async def daily(self) -> None:
        """Look for people who came onto the roster, or into the workspace, since yesterday."""
        if self._kept is not None:
            self._kept.forget_states()
        await self.desk.introduce()

    async def stop(self) -> None:
        """Take in nothing more, finish what is under way, let go."""
        for task in self._beside:
            task.cancel()
        if self._socket is not None:
            await self._socket.close_async()
        await self.desk.rest()
        await self._session.close()

    async def _tried(self) -> str:
        """The tokens are good, or Slack does not say at present; the address for Socket Mode where it said one."""
        if not self._access.many:
            await self._asked("SLACK_BOT_TOKEN", self._access.bot_token, "auth.test")
        if self._access.mode != "socket":
            return ""
        answer = await self._asked("SLACK_APP_TOKEN", self._access.app_token, "apps.connections.open")
        return str(answer.get("url", ""))

    async def _asked(self, variable: str, token: str | None, method: str) -> Any:
        from aiohttp import ClientError
        from slack_sdk.errors import SlackApiError

        try:
            return await self.workspaces.open(token).api_call(method)
        except SlackApiError as error:
            if code_of(error) in REFUSALS:
                raise SlackRefuses(variable, code_of(error)) from None
            _log.warning("Slack is in trouble", extra={"action": "slack_trouble", "error": code_of(error)})
        except (ClientError, OSError, TimeoutError) as failure:
            _log.warning(
                "Slack cannot be reached", extra={"action": "slack_trouble", "error": type(failure).__name__}
            )
        return {}

    async def _keep_introducing(self) -> None:
        asked = False
        while not asked:
            await rest(AGAIN)
            asked = await self.desk.introduce()

    def _arrived(self, workspace: str) -> None:
        """The app was installed: its token is new, and so are its people."""
        self.workspaces.arrive(workspace)
        self.desk.introduce_soon()

    def _spawn(self, work: Any) -> None:
        task = asyncio.get_running_loop().create_task(work)
        self._beside.add(task)
        task.add_done_callback(self._beside.discard)

    def routes(self) -> Sequence[Route]:
        """What the HTTP server answers for Slack; nothing in Socket Mode."""
        if self._access.mode != "http":
            return ()
        from adapters.slack.site import routes

        return routes(self.app, self._access.signing_secret or "", installing=self._access.many)
