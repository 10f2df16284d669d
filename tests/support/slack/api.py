"""The address that apps know as Slack's: a small server in front of the emulator.

slack_sdk's async client sends most arguments in the query string and some calls by GET; the emulator reads forms that are
posted. So arguments are folded over into a form, and on the way calls are recorded and can be made to go wrong.
"""

from __future__ import annotations

import asyncio
import json
from base64 import b64decode
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any, Protocol, Self, TypeVar

from aiohttp import web

from tests.support.slack.faults import Broken, Dropped, Fault, Garbled, Hanging, RateLimited, Refused

Json = dict[str, Any]
Failing = TypeVar("Failing", bound=Fault)

WRITTEN_AS_JSON = ("attachments", "blocks", "files", "metadata", "view")
UPLOAD, DOWNLOAD = (
    "upload",
    "download",
)  # how moving the bytes of a file is recorded; the API has no names for it
GRACE = 1.0  # seconds that open requests get when the server closes


@dataclass(eq=False)
class Call:
    """A call that reached the API, and how it went."""

    method: str
    arguments: Json  # JSON in strings is read
    token: str
    form: dict[str, str] = field(repr=False, default_factory=dict)  # as it goes on to the emulator
    status: int = 0  # 0: nothing was answered (yet)
    answer: Json | None = None  # None as well when the answer was garbage
    fault: Fault | None = None

    @property
    def ok(self) -> bool:
        """Whether the caller was told that all is well."""
        return self.answer is not None and bool(self.answer.get("ok"))

    def __str__(self) -> str:
        told = self.status if self.answer is None else self.answer.get("error", "ok")
        return f"{self.method}({', '.join(sorted(self.arguments))}) -> {told}"


class House(Protocol):
    """A workspace behind the API."""

    team_id: str

    def knows(self, token: str) -> bool:
        """Whether one of its people or apps has this token."""

    def gave(self, code: str) -> bool:
        """Whether the code is of an installation here."""

    async def answer(self, call: Call) -> tuple[Json, dict[str, str]]:
        """What the call comes to, and headers."""

    async def bytes_of(self, request: web.Request, rest: str) -> web.Response:
        """Bytes of a file, in or out."""

    async def respond(self, handle: str, told: Json) -> web.Response:
        """Something was posted to a ``response_url``."""

    async def socket(self, request: web.Request) -> web.StreamResponse:
        """A Socket Mode connection."""


class SlackApi:
    """The server; ``async with SlackApi() as api``. ``api.api_url`` is what goes into SLACK_API_URL."""

    def __init__(self) -> None:
        self.url = ""
        self.calls: list[Call] = []
        self._houses: list[House] = []
        self._faults: list[Fault] = []
        self._moved = asyncio.Condition()
        self.moves = 0  # grows with everything that happens here
        app = web.Application(client_max_size=64 * 1024 * 1024)
        app.router.add_route("*", "/api/{method}", self._called)
        app.router.add_post("/respond/{team}/{handle}", self._responded)
        app.router.add_get("/link/{team}", self._linked)
        app.router.add_route("*", "/{team}/{rest:(upload|files-pri)/.*}", self._moved_bytes)
        self._runner = web.AppRunner(app, shutdown_timeout=GRACE, access_log=None)

    async def __aenter__(self) -> Self:
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", 0).start()
        host, port = self._runner.addresses[0][:2]
        self.url = f"http://{host}:{port}"
        return self

    async def __aexit__(self, *gone: object) -> None:
        self.heal()
        await self._runner.cleanup()

    @property
    def api_url(self) -> str:
        """The base address of all methods."""
        return f"{self.url}/api/"

    def add(self, house: House) -> None:
        """A workspace more."""
        self._houses.append(house)

    def leave(self, house: House) -> None:
        """A workspace less."""
        self._houses.remove(house)

    # ---- what is wished for -----------------------------------------------------------------------------------------

    def fails(self, fault: Failing) -> Failing:
        """From now on calls go wrong like this; the fault itself, to be released or looked at."""
        self._faults.append(fault)
        return fault

    def heal(self) -> None:
        """Nothing goes wrong any more; who hangs is let go."""
        for fault in self._faults:
            if isinstance(fault, Hanging):
                fault.release()
        self._faults.clear()

    # ---- what happened ----------------------------------------------------------------------------------------------

    def called(self, method: str) -> list[Call]:
        """The calls of a method, oldest first."""
        return [call for call in self.calls if call.method == method]

    async def stir(self) -> None:
        """Say that something happened."""
        async with self._moved:
            self.moves += 1
            self._moved.notify_all()

    async def until(self, holds: Callable[[], Awaitable[bool]]) -> None:
        """Come back when it holds; looked at whenever something happens here. The caller sets the bound."""
        seen = self.moves
        while not await holds():
            async with self._moved:
                while self.moves == seen:
                    await self._moved.wait()
                seen = self.moves

    # ---- requests ---------------------------------------------------------------------------------------------------

    async def _called(self, request: web.Request) -> web.StreamResponse:
        form = await _form(request)
        token = request.headers.get("Authorization", "").removeprefix("Bearer ").strip() or form.get(
            "token", ""
        )
        form.pop("token", None)
        if token.startswith("Basic "):  # the app itself, with its secret
            who, _, secret = b64decode(token.removeprefix("Basic ")).decode().partition(":")
            form |= {"client_id": who, "client_secret": secret}
        call = Call(request.match_info["method"], _read(form), token, form)

        async def answered() -> web.StreamResponse:
            code = form.get("code", "")
            house = next((house for house in self._houses if house.knows(token) or house.gave(code)), None)
            headers: dict[str, str] = {}
            if house is None:
                call.answer = {"ok": False, "error": "invalid_auth" if token else "not_authed"}
            else:
                call.answer, headers = await house.answer(call)
            return web.json_response(call.answer, headers=headers)

        return await self._through(request, call, answered)

    async def _moved_bytes(self, request: web.Request) -> web.StreamResponse:
        house = self._house(request)
        rest = request.match_info["rest"]
        call = Call(UPLOAD if rest.startswith("upload") else DOWNLOAD, {"file": rest.split("/")[-1]}, "")

        async def answered() -> web.StreamResponse:
            response = await house.bytes_of(request, rest)
            call.answer = {"ok": response.status == web.HTTPOk.status_code}
            return response

        return await self._through(request, call, answered)

    async def _through(
        self, request: web.Request, call: Call, answered: Callable[[], Awaitable[web.StreamResponse]]
    ) -> web.StreamResponse:
        self.calls.append(call)
        call.fault = next((fault for fault in self._faults if fault.takes(call.method)), None)
        await self.stir()
        response = await self._answered(request, call, answered)
        call.status = 0 if isinstance(call.fault, Dropped) else response.status
        await self.stir()
        return response

    async def _answered(
        self, request: web.Request, call: Call, answered: Callable[[], Awaitable[web.StreamResponse]]
    ) -> web.StreamResponse:
        match call.fault:
            case Refused(error=error):
                call.answer = {"ok": False, "error": error}
                return web.json_response(call.answer)
            case RateLimited(retry_after=seconds):
                call.answer = {"ok": False, "error": "ratelimited"}
                return web.json_response(call.answer, status=429, headers={"Retry-After": str(seconds)})
            case Broken(status=status):
                return web.Response(status=status)
            case Garbled(body=body, content_type=content_type):
                return web.Response(text=body, content_type=content_type)
            case Dropped():
                response = await answered()
                call.answer = None
                if request.transport is not None:
                    request.transport.abort()
                return response
            case Hanging(accepted=True) as hanging:
                response = await answered()
                await self.stir()
                await hanging.hold()
                return response
            case Hanging() as hanging:
                await hanging.hold()
                return await answered()
        return await answered()

    async def _responded(self, request: web.Request) -> web.StreamResponse:
        response = await self._house(request).respond(request.match_info["handle"], await request.json())
        await self.stir()
        return response

    async def _linked(self, request: web.Request) -> web.StreamResponse:
        return await self._house(request).socket(request)

    def _house(self, request: web.Request) -> House:
        for house in self._houses:
            if house.team_id == request.match_info["team"]:
                return house
        raise web.HTTPNotFound


async def _form(request: web.Request) -> dict[str, str]:
    form = {name: str(value) for name, value in request.query.items()}
    if request.content_type == "application/json":
        told: Json = await request.json()
        return form | {
            name: value if isinstance(value, str) else json.dumps(value) for name, value in told.items()
        }
    return form | {name: value for name, value in (await request.post()).items() if isinstance(value, str)}


def _read(form: dict[str, str]) -> Json:
    return {name: _json(value) if name in WRITTEN_AS_JSON else value for name, value in form.items()}


def _json(written: str) -> Any:
    try:
        return json.loads(written)
    except json.JSONDecodeError:
        return written
