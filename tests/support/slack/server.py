"""One workspace behind the API server: forwards calls to the emulator, and adds what Slack does and the emulator does not.

tests/emulators/README.md lists the additions.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from aiohttp import ClientSession, web
from yarl import URL

from tests.support.slack.api import Call, SlackApi
from tests.support.slack.emulator import SlackEmulator
from tests.support.slack.payloads import App
from tests.support.slack.response_urls import ResponseUrls
from tests.support.slack.screens import Checks, Screen, Screens
from tests.support.slack.socket_mode import SocketMode

Json = dict[str, Any]

EMULATED_TEAM = "T000000001"  # the emulator's only team id
APP_TOKEN_METHODS = ("apps.connections.open",)
POSTING = ("chat.postMessage", "chat.postEphemeral")
MAX_PAGE = 1000  # messages in one page of a history
CLIENT_ID, CLIENT_SECRET = "1.2", "tests-client-secret"
OAUTH = "oauth.v2.access"  # called with the app's secret and a code instead of a token


@dataclass(frozen=True, slots=True)
class Member:
    """A member of the workspace."""

    email: str
    name: str
    zone: str = "Europe/Vilnius"

    @property
    def handle(self) -> str:
        """The user name."""
        return self.email.split("@", maxsplit=1)[0]

    @property
    def token(self) -> str:
        """The user token with which the test acts as this member."""
        return f"xoxp-tests-{self.handle}"


class EmulatedWorkspace:
    """A workspace with its members and one installed app."""

    def __init__(
        self,
        api: SlackApi,
        session: ClientSession,
        *,
        app: App,
        bot_token: str,
        app_token: str,
        scopes: Sequence[str],
        members: Sequence[Member],
        now: datetime,
        checks: Checks | None,
    ) -> None:
        self.team_id = app.team_id
        self.app = app
        self.bot_token = bot_token
        self.app_token = app_token
        self.scopes = tuple(scopes)
        self.members = tuple(members)
        self.now = now
        self.sockets = SocketMode(app.app_id)
        self.screens = Screens(self.ask, checks)
        self.response_urls = ResponseUrls(
            f"{api.url}/respond/{app.team_id}", self.ask, self.screens, checks, lambda: self.now
        )
        self.users: dict[str, Json] = {}  # by e-mail
        self.deactivated: set[str] = set()  # user and channel ids
        self._bot_tokens = {bot_token}
        self._codes: set[str] = set()  # OAuth codes of installations under way
        self._admin_token = f"xoxb-tests-inside-{app.team_id}"  # the bot's, with every scope
        self._api = api
        self._session = session
        self._checks = checks
        self._emulator: SlackEmulator

    def seed(self, name: str) -> Json:
        """The initial data of the emulator."""
        app = self.app
        owner = {
            "app_id": app.app_id,
            "client_id": CLIENT_ID,
            "bot_id": app.bot_id,
            "bot_user_id": app.bot_user_id,
        }
        bot = {"type": "bot", "user": app.bot_user_id, **owner}
        return {
            "team": {"name": name, "domain": app.team_domain},
            "users": [
                {"name": one.handle, "real_name": one.name, "email": one.email} for one in self.members
            ],
            "channels": [],
            "oauth_apps": [
                {
                    **owner,
                    "client_secret": CLIENT_SECRET,
                    "name": "Pora",
                    "bot_name": "pora",
                    "redirect_uris": [f"{self._api.url}/installed"],
                    "scopes": list(self.scopes),
                }
            ],
            "tokens": [
                {"token": self.bot_token, "scopes": list(self.scopes), **bot},
                {"token": self._admin_token, **bot},
                *({"token": one.token, "type": "user", "user": one.handle} for one in self.members),
            ],
            "strict_scopes": True,
        }

    async def connect(self, emulator: SlackEmulator) -> None:
        """Use a started emulator, and read its users."""
        self._emulator = emulator
        answer = await self.ask("users.list", limit="1000")
        self.users = {user["profile"]["email"]: user for user in answer["members"]}
        self.screens.of.update({user["id"]: Screen() for user in answer["members"]})

    async def set_clock(self, now: datetime) -> None:
        """Set the workspace's clock."""
        self.now = now
        await self._emulator.set_clock(now)

    async def ask(self, method: str, token: str = "", **arguments: str) -> Json:
        """Call the emulator directly: not recorded, without faults; as the bot unless another token is given."""
        answer = await self._post(method, arguments, token or self._admin_token)
        if not answer.get("ok"):
            raise AssertionError(f"{method} in the tests' own hands: {answer.get('error')}")
        return answer

    async def allow_install(self, asked: Mapping[str, str], user_id: str, redirect: str) -> str:
        """A user allows the app on Slack's page; returns the address that their browser is redirected to."""
        form = {**asked, "user_id": user_id, "redirect_uri": redirect}
        address = f"{self._emulator.url}/oauth/v2/authorize/callback"
        async with self._session.post(address, data=form, allow_redirects=False) as got:
            onwards = got.headers["Location"]
        self._codes.add(URL(onwards).query["code"])
        return onwards

    # ---- the backend of the API server ------------------------------------------------------------------------------

    def has_token(self, token: str) -> bool:
        """True for a token of one of its members or of its app."""
        return token in {*self._bot_tokens, self.app_token} or any(one.token == token for one in self.members)

    def has_code(self, code: str) -> bool:
        """True for an OAuth code of an installation here."""
        return code in self._codes

    async def answer(self, call: Call) -> tuple[Json, dict[str, str]]:
        """The answer to a call, and its headers."""
        if call.method == OAUTH:
            installed = await self._post(OAUTH, call.form, call.token)
            self._bot_tokens |= {str(installed["access_token"])} if installed.get("ok") else set()
            return installed, {}
        refusal = self._refusal(call)
        if refusal is not None:
            return refusal, {}
        if call.method == "apps.connections.open":
            address = self._api.url.replace("http:", "ws:", 1)
            ticket = self.sockets.ticket()
            url = f"{address}/link/{self.team_id}?ticket={ticket}&app_id={self.app.app_id}"
            return {"ok": True, "url": url}, {}
        answer = await self._post(call.method, self._forwarded(call), call.token)
        if answer.get("ok"):
            self._complete(call, answer)
            await self.screens.follow(call, answer)
        scopes = {"X-OAuth-Scopes": ",".join(self.scopes)}
        return answer, scopes if call.token in self._bot_tokens else {}

    async def transfer_file(self, request: web.Request, path: str) -> web.Response:
        """Upload or download a file."""
        headers = {
            name: request.headers[name]
            for name in ("Authorization", "Content-Type")
            if name in request.headers
        }
        address = f"{self._emulator.url}/{path}"
        data = await request.read()
        async with self._session.request(request.method, address, data=data, headers=headers) as got:
            return web.Response(status=got.status, body=await got.read(), content_type=got.content_type)

    async def respond(self, handle: str, message: Json) -> web.Response:
        """Take a message posted to a ``response_url``."""
        return await self.response_urls.respond(handle, message)

    async def open_socket(self, request: web.Request) -> web.StreamResponse:
        """Open a Socket Mode connection."""
        return await self.sockets.serve(request)

    # ---- what the emulator lacks ------------------------------------------------------------------------------------

    async def _post(self, method: str, form: Mapping[str, str], token: str) -> Json:
        headers = {"Authorization": f"Bearer {token}"}
        async with self._session.post(
            f"{self._emulator.url}/api/{method}", data=form, headers=headers
        ) as got:
            text = await got.text()
            if got.status == web.HTTPNotFound.status_code:
                return {"ok": False, "error": "unknown_method", "req_method": method}
        own = text.replace(self._emulator.base, f"{self._api.url}/{self.team_id}")
        answer: Json = json.loads(own.replace(EMULATED_TEAM, self.team_id))
        return answer

    def _refusal(self, call: Call) -> Json | None:
        """Slack's refusal of a call that the emulator would carry out."""
        if (call.token == self.app_token) != (call.method in APP_TOKEN_METHODS):
            return _refused("not_allowed_token_type")
        arguments = call.arguments
        channels = {str(arguments.get("channel", "")), *str(arguments.get("users", "")).split(",")}
        if channels & self.deactivated and call.method == "conversations.open":
            return _refused("user_disabled")
        if channels & self.deactivated and call.method in POSTING:
            return _refused("channel_not_found")
        if call.method == "users.lookupByEmail" and self._is_deactivated(str(arguments.get("email", ""))):
            return _refused("users_not_found")
        view_id = str(arguments.get("view_id") or "")
        if call.method == "views.update" and view_id and self.screens.owner(view_id) is None:
            return _refused("not_found")
        faults = self._faults_of(call)
        if faults:
            error = "invalid_arguments" if call.method.startswith("views.") else "invalid_blocks"
            reasons = {"messages": [f"[ERROR] {fault}" for fault in faults]}
            return {**_refused(error), "response_metadata": reasons}
        return None

    def _faults_of(self, call: Call) -> Sequence[str]:
        if self._checks is None:
            return ()
        if isinstance(call.arguments.get("view"), dict):
            return self._checks(call.arguments["view"].get("type", "modal"), call.arguments["view"])
        if call.method.startswith("chat.") and "blocks" in call.arguments:
            return self._checks("message", call.arguments)
        return ()

    def _forwarded(self, call: Call) -> dict[str, str]:
        form = dict(call.form)
        if call.method in POSTING and call.token in self._bot_tokens:
            form |= {"bot_id": self.app.bot_id, "app_id": self.app.app_id}
        if call.method == "conversations.history":
            form = {"channel": form.get("channel", ""), "limit": str(MAX_PAGE)}
        return form

    def _complete(self, call: Call, answer: Json) -> None:
        """Add to an answer what the emulator leaves out, and remove what Slack would leave out."""
        if call.method in ("users.info", "users.lookupByEmail"):
            answer["user"] |= self._profile(answer["user"])
        if call.method == "users.list":
            answer["members"] = [user | self._profile(user) for user in answer["members"]]
        if call.method == "conversations.history":
            _select_history(answer, call.arguments)

    def _profile(self, user: Json) -> Json:
        email = next((email for email, one in self.users.items() if one["id"] == user["id"]), "")
        zone = next((one.zone for one in self.members if one.email == email), "Etc/UTC")
        offset = self.now.astimezone(ZoneInfo(zone)).utcoffset() or timedelta()
        return {
            "tz": zone,
            "tz_label": zone,
            "tz_offset": int(offset.total_seconds()),
            "deleted": user["id"] in self.deactivated,
        }

    def _is_deactivated(self, email: str) -> bool:
        return email in self.users and self.users[email]["id"] in self.deactivated


def _refused(error: str) -> Json:
    return {"ok": False, "error": error}


def _select_history(answer: Json, arguments: Json) -> None:
    """Keep the page of a history that was asked for, with metadata only if asked for."""
    oldest, latest = str(arguments.get("oldest") or "0"), str(arguments.get("latest") or "9" * 10)
    inclusive = str(arguments.get("inclusive", "0")).lower() in ("1", "true")

    def inside(ts: str) -> bool:
        return oldest < ts < latest or (inclusive and ts in (oldest, latest))

    found = [message for message in answer["messages"] if inside(message["ts"])]
    start = int(str(arguments.get("cursor") or "0"))
    end = start + min(int(str(arguments.get("limit") or "100")), MAX_PAGE)
    answer["messages"] = found[start:end]
    answer["has_more"] = end < len(found)
    answer["response_metadata"] = {"next_cursor": str(end) if end < len(found) else ""}
    if str(arguments.get("include_all_metadata", "0")).lower() not in ("1", "true"):
        for message in answer["messages"]:
            message.pop("metadata", None)
