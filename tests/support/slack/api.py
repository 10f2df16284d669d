"""The Web API server that apps call: records each call, injects faults, and forwards the call to the emulator.

slack_sdk's async client sends most arguments in the query string and some calls by GET, but the emulator only reads posted
forms. So all arguments are sent on as a form.
"""

from __future__ import annotations

import asyncio
import json
from base64 import b64decode
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any, Protocol, Self, TypeVar

from aiohttp import web

from tests.support.slack.faults import (
    EVERY_METHOD,
    Broken,
    Dropped,
    Fault,
    Garbled,
    Hanging,
    RateLimited,
    Refused,
)

Json = dict[str, Any]
Injected = TypeVar("Injected", bound=Fault)

WRITTEN_AS_JSON = ("attachments", "blocks", "files", "metadata", "view")
UPLOAD, DOWNLOAD = "upload", "download"  # the names under which file transfers are recorded; the API has none
GRACE = 1.0  # seconds for open requests when the server closes


@dataclass(eq=False)
class Call:
    """A recorded call and its outcome."""

    method: str
    arguments: Json  # JSON in strings is parsed
    token: str
    form: dict[str, str] = field(repr=False, default_factory=dict)  # as sent on to the emulator
    status: int = 0  # 0: nothing was answered (yet)
    answer: Json | None = None  # None also for an unreadable answer
    fault: Fault | None = None

    @property
    def ok(self) -> bool:
        """True if the caller got ``ok: true``."""
        return self.answer is not None and bool(self.answer.get("ok"))

    def __str__(self) -> str:
        told = self.status if self.answer is None else self.answer.get("error", "ok")
        return f"{self.method}({', '.join(sorted(self.arguments))}) -> {told}"


class Backend(Protocol):
    """A workspace behind the API server."""

    team_id: str

    def has_token(self, token: str) -> bool:
        """True for a token of one of its members or of its app."""

    def has_code(self, code: str) -> bool:
        """True for an OAuth code of an installation here."""

    async def answer(self, call: Call) -> tuple[Json, dict[str, str]]:
        """The answer to a call, and its headers."""

    async def transfer_file(self, request: web.Request, path: str) -> web.Response:
        """Upload or download a file."""

    async def respond(self, handle: str, told: Json) -> web.Response:
        """Take a message posted to a ``response_url``."""

    async def open_socket(self, request: web.Request) -> web.StreamResponse:
        """Open a Socket Mode connection."""


class SlackApi:
    """The server: ``async with SlackApi() as api``. ``api.api_url`` is the value of SLACK_API_URL."""

    def __init__(self) -> None:
        self.url = ""
        self.calls: list[Call] = []
        self._backends: list[Backend] = []
        self._faults: list[Fault] = []
        self._changed = asyncio.Condition()
        self._changes = 0  # grows with every call
        app = web.Application(client_max_size=64 * 1024 * 1024)
        app.router.add_route("*", "/api/{method}", self._called)
        app.router.add_post("/respond/{team}/{handle}", self._responded)
        app.router.add_get("/link/{team}", self._linked)
        app.router.add_route("*", "/{team}/{path:(upload|files-pri)/.*}", self._transferred)
        self._runner = web.AppRunner(app, shutdown_timeout=GRACE, access_log=None)

    async def __aenter__(self) -> Self:
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", 0).start()
        host, port = self._runner.addresses[0][:2]
        self.url = f"http://{host}:{port}"
        return self

    async def __aexit__(self, *gone: object) -> None:
        self.clear_faults()
        await self._runner.cleanup()

    @property
    def api_url(self) -> str:
        """The base address of all methods."""
        return f"{self.url}/api/"

    def add(self, backend: Backend) -> None:
        """Put a workspace behind this server."""
        self._backends.append(backend)

    def remove(self, backend: Backend) -> None:
        """Take a workspace away."""
        self._backends.remove(backend)

    # ---- faults -----------------------------------------------------------------------------------------------------

    def inject(self, fault: Injected) -> Injected:
        """Give calls a fault from now on; returns the fault."""
        self._faults.append(fault)
        return fault

    def hanging(self, method: str) -> Hanging | None:
        """The fault that may let calls of a method hang."""
        return next(
            (
                one
                for one in self._faults
                if isinstance(one, Hanging) and one.method in (method, EVERY_METHOD)
            ),
            None,
        )

    def clear_faults(self) -> None:
        """Remove all faults, and answer the calls that hang."""
        for fault in self._faults:
            if isinstance(fault, Hanging):
                fault.release()
        self._faults.clear()

    # ---- recorded calls ---------------------------------------------------------------------------------------------

    def called(self, method: str) -> list[Call]:
        """The calls of a method, oldest first."""
        return [call for call in self.calls if call.method == method]

    async def wait_until(self, holds: Callable[[], Awaitable[bool]]) -> None:
        """Wait until a condition holds; it is checked after each call. The caller limits the time."""
        seen = self._changes
        while not await holds():
            async with self._changed:
                while self._changes == seen:
                    await self._changed.wait()
                seen = self._changes

    async def _notify(self) -> None:
        async with self._changed:
            self._changes += 1
            self._changed.notify_all()

    # ---- requests ---------------------------------------------------------------------------------------------------

    async def _called(self, request: web.Request) -> web.StreamResponse:
        form = await _form(request)
        token = request.headers.get("Authorization", "").removeprefix("Bearer ").strip() or form.get(
            "token", ""
        )
        form.pop("token", None)
        if token.startswith("Basic "):  # the app's own credentials
            client_id, _, secret = b64decode(token.removeprefix("Basic ")).decode().partition(":")
            form |= {"client_id": client_id, "client_secret": secret}
        call = Call(request.match_info["method"], _parsed(form), token, form)

        async def answered() -> web.StreamResponse:
            code = form.get("code", "")
            backend = next(
                (one for one in self._backends if one.has_token(token) or one.has_code(code)), None
            )
            headers: dict[str, str] = {}
            if backend is None:
                call.answer = {"ok": False, "error": "invalid_auth" if token else "not_authed"}
            else:
                call.answer, headers = await backend.answer(call)
            return web.json_response(call.answer, headers=headers)

        return await self._through(request, call, answered)

    async def _transferred(self, request: web.Request) -> web.StreamResponse:
        backend = self._backend(request)
        path = request.match_info["path"]
        call = Call(UPLOAD if path.startswith("upload") else DOWNLOAD, {"file": path.split("/")[-1]}, "")

        async def answered() -> web.StreamResponse:
            response = await backend.transfer_file(request, path)
            call.answer = {"ok": response.status == web.HTTPOk.status_code}
            return response

        return await self._through(request, call, answered)

    async def _through(
        self, request: web.Request, call: Call, answered: Callable[[], Awaitable[web.StreamResponse]]
    ) -> web.StreamResponse:
        self.calls.append(call)
        call.fault = next((fault for fault in self._faults if fault.takes(call.method)), None)
        await self._notify()
        response = await self._answered(request, call, answered)
        call.status = 0 if isinstance(call.fault, Dropped) else response.status
        await self._notify()
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
                await self._notify()
                await hanging.hold()
                return response
            case Hanging() as hanging:
                await hanging.hold()
                return await answered()
        return await answered()

    async def _responded(self, request: web.Request) -> web.StreamResponse:
        response = await self._backend(request).respond(request.match_info["handle"], await request.json())
        await self._notify()
        return response

    async def _linked(self, request: web.Request) -> web.StreamResponse:
        return await self._backend(request).open_socket(request)

    def _backend(self, request: web.Request) -> Backend:
        for backend in self._backends:
            if backend.team_id == request.match_info["team"]:
                return backend
        raise web.HTTPNotFound


async def _form(request: web.Request) -> dict[str, str]:
    form = {name: str(value) for name, value in request.query.items()}
    if request.content_type == "application/json":
        told: Json = await request.json()
        return form | {
            name: value if isinstance(value, str) else json.dumps(value) for name, value in told.items()
        }
    return form | {name: value for name, value in (await request.post()).items() if isinstance(value, str)}


def _parsed(form: dict[str, str]) -> Json:
    return {name: _json(value) if name in WRITTEN_AS_JSON else value for name, value in form.items()}


def _json(text: str) -> Any:
    try:
        return json.loads(text)
    except json.JSONDecodeError:
        return text
