"""One workspace behind the API: the emulator, and what Slack does that the emulator does not.

What is mended here on the way is listed in tests/emulators/README.md.
"""

from __future__ import annotations

import itertools
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from aiohttp import ClientSession, web
from yarl import URL

from tests.support.slack.api import Call, SlackApi
from tests.support.slack.emulator import SlackEmulator
from tests.support.slack.payloads import App
from tests.support.slack.socket_mode import SocketMode

Json = dict[str, Any]
Checks = Callable[[str, Json], Sequence[str]]

EMULATED_TEAM = "T000000001"  # the one team that the emulator knows
APP_TOKEN_METHODS = ("apps.connections.open",)
POSTING = ("chat.postMessage", "chat.postEphemeral")
ALL = 1000  # the most messages that one page of a history has
CLIENT_ID, CLIENT_SECRET = "1.2", "tests-client-secret"
OAUTH = "oauth.v2.access"  # no token: whoever calls shows the code and the app's secret
RESPONSES = 5  # how often a response_url can be used
RESPONSE_LIFE = timedelta(minutes=30)


@dataclass(frozen=True, slots=True)
class Member:
    """A person in the workspace."""

    email: str
    name: str
    zone: str = "Europe/Vilnius"

    @property
    def handle(self) -> str:
        """The user name."""
        return self.email.split("@", maxsplit=1)[0]

    @property
    def token(self) -> str:
        """What their own Slack window calls the API with."""
        return f"xoxp-tests-{self.handle}"


@dataclass(eq=False)
class ResponseUrl:
    """Where an app may answer something without a token, for a while."""

    user_id: str
    channel_id: str
    at: datetime
    message_ts: str = ""  # the message that was acted on
    ephemeral: bool = False
    used: int = 0


@dataclass(eq=False)
class Screen:
    """What one person's Slack shows beside the messages that the API can read back."""

    modals: list[Json] = field(default_factory=list)  # the stack; the last one is on top
    home: Json | None = None
    ephemeral: list[Json] = field(default_factory=list)  # messages that only this person sees


class SlackHouse:
    """A workspace with its people, its one app, and what is open on whose screen."""

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
        self._installed = {bot_token}  # every token that the app has got here
        self._codes: set[str] = set()  # of installations under way
        self.app_token = app_token
        self.scopes = tuple(scopes)
        self.members = tuple(members)
        self.now = now
        self.sockets = SocketMode(app.app_id)
        self.screens: dict[str, Screen] = {}
        self.users: dict[str, Json] = {}  # by e-mail
        self.deactivated: set[str] = set()  # ids
        self._inside = f"xoxb-tests-inside-{app.team_id}"  # the bot's too: may everything
        self._api = api
        self._session = session
        self._checks = checks
        self._triggers: dict[str, str] = {}  # to the user they were made for
        self._responses: dict[str, ResponseUrl] = {}
        self._numbers = itertools.count(1)
        self._emulator: SlackEmulator

    def seed(self, name: str) -> Json:
        """What the emulator is started with."""
        app = self.app
        owner = {
            "app_id": app.app_id,
            "client_id": CLIENT_ID,
            "bot_id": app.bot_id,
            "bot_user_id": app.bot_user_id,
        }
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
                {
                    "token": self.bot_token,
                    "type": "bot",
                    "user": app.bot_user_id,
                    "scopes": list(self.scopes),
                    **owner,
                },
                {"token": self._inside, "type": "bot", "user": app.bot_user_id, **owner},
                *({"token": one.token, "type": "user", "user": one.handle} for one in self.members),
            ],
            "strict_scopes": True,
        }

    async def move_in(self, emulator: SlackEmulator) -> None:
        """Learn who is there."""
        self._emulator = emulator
        told = await self.ask("users.list", limit="1000")
        self.users = {user["profile"]["email"]: user for user in told["members"]}
        self.screens = {user["id"]: Screen() for user in told["members"]}

    async def moves_to(self, now: datetime) -> None:
        """Push the workspace's clock."""
        self.now = now
        await self._emulator.moves_to(now)

    # ---- from inside: not recorded, never made to fail --------------------------------------------------------------

    async def ask(self, method: str, token: str = "", **arguments: str) -> Json:
        """Call the emulator itself, as the bot unless another token is given."""
        answer = await self._post(method, arguments, token or self._inside)
        if not answer.get("ok"):
            raise AssertionError(f"{method} in the tests' own hands: {answer.get('error')}")
        return answer

    async def trigger(self, user_id: str, view_id: str = "") -> str:
        """A trigger for this person: to be used once, within three seconds of the workspace's clock."""
        arguments = {"user_id": user_id} | ({"view_id": view_id} if view_id else {})
        trigger = str((await self.ask("views.generateTriggerId", **arguments))["trigger_id"])
        self._triggers[trigger] = user_id
        return trigger

    def response_url(
        self, user_id: str, channel_id: str, message_ts: str = "", *, ephemeral: bool = False
    ) -> str:
        """An address for answers to something this person did."""
        handle = f"{next(self._numbers)}"
        self._responses[handle] = ResponseUrl(user_id, channel_id, self.now, message_ts, ephemeral)
        return f"{self._api.url}/respond/{self.team_id}/{handle}"

    async def show(self, user_id: str, channel_id: str, told: Json) -> None:
        """Show what an app answered with: to this person alone, or to the whole conversation."""
        if "blocks" in told:
            self._must_pass("message", told)
        if told.get("response_type") == "in_channel":
            await self.ask("chat.postMessage", **_form({"channel": channel_id, **told}))
            return
        ts = f"{self.now.timestamp():.0f}.9{next(self._numbers):05d}"
        self.screens[user_id].ephemeral.append({**told, "ts": ts, "channel": channel_id})

    # ---- modals -----------------------------------------------------------------------------------------------------

    async def replace(self, user_id: str, view_id: str, view: Json) -> None:
        """``response_action: update``."""
        self._must_pass("modal", view)
        answer = await self.ask("views.update", view_id=view_id, view=json.dumps(view))
        self._put(user_id, answer["view"])

    async def push(self, user_id: str, view_id: str, view: Json) -> None:
        """``response_action: push``."""
        self._must_pass("modal", view)
        trigger = await self.trigger(user_id, view_id)
        answer = await self.ask("views.push", trigger_id=trigger, view=json.dumps(view))
        self.screens[user_id].modals.append(answer["view"])

    async def close_modals(self, user_id: str, *, only_top: bool) -> None:
        """They are gone for good: an update of them finds nothing, and their external ids are free again."""
        modals = self.screens[user_id].modals
        gone = [modals.pop()] if only_top else modals[:]
        if not only_top:
            modals.clear()
        for view in gone:
            if view.get("external_id"):
                kept = {name: view[name] for name in ("type", "title", "blocks")}
                await self.ask("views.update", view_id=view["id"], view=json.dumps(kept))

    # ---- the API: what apps call ------------------------------------------------------------------------------------

    def knows(self, token: str) -> bool:
        """Whether the token is one of this workspace."""
        return token in {*self._installed, self.app_token} or any(one.token == token for one in self.members)

    def gave(self, code: str) -> bool:
        """Whether the code is of an installation here."""
        return code in self._codes

    async def allows(self, asked: Mapping[str, str], user_id: str, redirect: str) -> str:
        """Somebody lets the app in on Slack's page; where their browser is sent then."""
        form = {**asked, "user_id": user_id, "redirect_uri": redirect}
        address = f"{self._emulator.url}/oauth/v2/authorize/callback"
        async with self._session.post(address, data=form, allow_redirects=False) as got:
            onwards = got.headers["Location"]
        self._codes.add(URL(onwards).query["code"])
        return onwards

    async def answer(self, call: Call) -> tuple[Json, dict[str, str]]:
        """What the call comes to."""
        if call.method == OAUTH:
            told = await self._post(OAUTH, call.form, call.token)
            self._installed |= {str(told["access_token"])} if told.get("ok") else set()
            return told, {}
        refusal = self._refusal(call)
        if refusal is not None:
            return refusal, {}
        if call.method == "apps.connections.open":
            address = self._api.url.replace("http:", "ws:", 1)
            ticket = self.sockets.ticket()
            return {
                "ok": True,
                "url": f"{address}/link/{self.team_id}?ticket={ticket}&app_id={self.app.app_id}",
            }, {}
        answer = await self._post(call.method, self._forwarded(call), call.token)
        if answer.get("ok"):
            self._mend(call, answer)
            await self._follow(call, answer)
        return answer, {"X-OAuth-Scopes": ",".join(self.scopes)} if call.token in self._installed else {}

    async def bytes_of(self, request: web.Request, rest: str) -> web.Response:
        """Bytes of a file, in or out."""
        headers = {
            name: request.headers[name]
            for name in ("Authorization", "Content-Type")
            if name in request.headers
        }
        address = f"{self._emulator.url}/{rest}"
        data = await request.read()
        async with self._session.request(request.method, address, data=data, headers=headers) as got:
            return web.Response(status=got.status, body=await got.read(), content_type=got.content_type)

    async def respond(self, handle: str, told: Json) -> web.Response:
        """Something was posted to a ``response_url``."""
        place = self._responses.get(handle)
        if place is None or place.used >= RESPONSES:
            return web.json_response({"ok": False, "error": "used_url"}, status=404)
        if self.now - place.at > RESPONSE_LIFE:
            return web.json_response({"ok": False, "error": "expired_url"}, status=404)
        faults = self._checks("message", told) if self._checks is not None and "blocks" in told else ()
        if faults:
            return web.json_response({"ok": False, "error": "invalid_blocks"}, status=400)
        place.used += 1
        if told.get("replace_original") or told.get("delete_original"):
            await self._change_original(place, told)
        else:
            await self.show(place.user_id, place.channel_id, told)
        return web.Response(text="ok")

    async def socket(self, request: web.Request) -> web.StreamResponse:
        """A Socket Mode connection."""
        return await self.sockets.serve(request)

    # ---- in between -------------------------------------------------------------------------------------------------

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
        """What Slack refuses and the emulator would take."""
        if (call.token == self.app_token) != (call.method in APP_TOKEN_METHODS):
            return _refused("not_allowed_token_type")
        told = call.arguments
        reached = {str(told.get("channel", "")), *str(told.get("users", "")).split(",")} & self.deactivated
        if reached and call.method == "conversations.open":
            return _refused("user_disabled")
        if reached and call.method in POSTING:
            return _refused("channel_not_found")
        if call.method == "users.lookupByEmail" and self._id(str(told.get("email", ""))) in self.deactivated:
            return _refused("users_not_found")
        if (
            call.method == "views.update"
            and told.get("view_id")
            and self._owner(str(told["view_id"])) is None
        ):
            return _refused("not_found")
        faults = self._faults_of(call)
        if faults:
            error = "invalid_arguments" if call.method.startswith("views.") else "invalid_blocks"
            return {
                **_refused(error),
                "response_metadata": {"messages": [f"[ERROR] {fault}" for fault in faults]},
            }
        return None

    def _faults_of(self, call: Call) -> Sequence[str]:
        if self._checks is None:
            return ()
        if isinstance(call.arguments.get("view"), dict):
            return self._checks(call.arguments["view"].get("type", "modal"), call.arguments["view"])
        if call.method.startswith("chat.") and "blocks" in call.arguments:
            return self._checks("message", call.arguments)
        return ()

    def _must_pass(self, surface: str, payload: Json) -> None:
        faults = self._checks(surface, payload) if self._checks is not None else ()
        if faults:
            raise AssertionError(f"Slack would not take this {surface}: {faults}")

    def _forwarded(self, call: Call) -> dict[str, str]:
        form = dict(call.form)
        if call.method in POSTING and call.token in self._installed:
            form |= {"bot_id": self.app.bot_id, "app_id": self.app.app_id}
        if call.method == "conversations.history":
            form = {"channel": form.get("channel", ""), "limit": str(ALL)}
        return form

    def _mend(self, call: Call, answer: Json) -> None:
        """What the emulator leaves out of its answers, or leaves in."""
        if call.method in ("users.info", "users.lookupByEmail"):
            answer["user"] |= self._zone(answer["user"])
        if call.method == "users.list":
            answer["members"] = [user | self._zone(user) for user in answer["members"]]
        if call.method == "conversations.history":
            _cut(answer, call.arguments)

    def _zone(self, user: Json) -> Json:
        email = next((email for email, one in self.users.items() if one["id"] == user["id"]), "")
        zone = next((one.zone for one in self.members if one.email == email), "Etc/UTC")
        offset = self.now.astimezone(ZoneInfo(zone)).utcoffset() or timedelta()
        told = {"tz": zone, "tz_label": zone, "tz_offset": int(offset.total_seconds())}
        return told | {"deleted": user["id"] in self.deactivated}

    async def _follow(self, call: Call, answer: Json) -> None:
        """What the call changes on somebody's screen."""
        told = call.arguments
        if call.method == "views.open":
            user_id = self._triggers[str(told.get("trigger_id") or told.get("interactivity_pointer"))]
            await self.close_modals(user_id, only_top=False)
            self.screens[user_id].modals.append(answer["view"])
        elif call.method == "views.push":
            self.screens[self._triggers[str(told["trigger_id"])]].modals.append(answer["view"])
        elif call.method == "views.update":
            owner = self._owner(answer["view"]["id"])
            if owner is not None:
                self._put(owner, answer["view"])
        elif call.method == "views.publish":
            self.screens[str(told["user_id"])].home = answer["view"]
        elif call.method == "chat.postEphemeral":
            shown: Json = {"ts": answer["message_ts"], "channel": told["channel"]}
            shown |= {name: told[name] for name in ("text", "blocks") if name in told}
            self.screens[str(told["user"])].ephemeral.append(shown)

    def _put(self, user_id: str, view: Json) -> None:
        screen = self.screens[user_id]
        screen.modals = [view if one["id"] == view["id"] else one for one in screen.modals]
        if screen.home is not None and screen.home["id"] == view["id"]:
            screen.home = view

    def _owner(self, view_id: str) -> str | None:
        for user_id, screen in self.screens.items():
            if any(one["id"] == view_id for one in (*screen.modals, *([screen.home] if screen.home else []))):
                return user_id
        return None

    def _id(self, email: str) -> str | None:
        return self.users[email]["id"] if email in self.users else None

    async def _change_original(self, place: ResponseUrl, told: Json) -> None:
        screen = self.screens[place.user_id]
        if place.ephemeral:
            changed = (
                []
                if told.get("delete_original")
                else [{**told, "ts": place.message_ts, "channel": place.channel_id}]
            )
            kept = [one for one in screen.ephemeral if one["ts"] != place.message_ts]
            screen.ephemeral = [*kept, *changed]
        elif told.get("delete_original"):
            await self.ask("chat.delete", channel=place.channel_id, ts=place.message_ts)
        else:
            changed_to = {"text": "", "channel": place.channel_id, "ts": place.message_ts, **told}
            await self.ask("chat.update", **_form(changed_to))


def _form(told: Json) -> dict[str, str]:
    return {name: value if isinstance(value, str) else json.dumps(value) for name, value in told.items()}


def _refused(error: str) -> Json:
    return {"ok": False, "error": error}


def _cut(answer: Json, told: Json) -> None:
    """The part of a history that was asked for; metadata only if asked for."""
    oldest, latest = str(told.get("oldest") or "0"), str(told.get("latest") or "9" * 10)
    inclusive = str(told.get("inclusive", "0")).lower() in ("1", "true")

    def inside(ts: str) -> bool:
        return oldest < ts < latest or (inclusive and ts in (oldest, latest))

    found = [message for message in answer["messages"] if inside(message["ts"])]
    start = int(str(told.get("cursor") or "0"))
    end = start + min(int(str(told.get("limit") or "100")), ALL)
    answer["messages"] = found[start:end]
    answer["has_more"] = end < len(found)
    answer["response_metadata"] = {"next_cursor": str(end) if end < len(found) else ""}
    if str(told.get("include_all_metadata", "0")).lower() not in ("1", "true"):
        for message in answer["messages"]:
            message.pop("metadata", None)
