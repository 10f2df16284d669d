"""One HTTP server for all platforms that call Pora: their routes, and ``/healthz`` for monitoring."""

from __future__ import annotations

import asyncio
import contextlib
import socket
from collections.abc import Awaitable, Callable, Iterator, Sequence
from typing import TYPE_CHECKING

import uvicorn
from starlette.applications import Starlette
from starlette.responses import PlainTextResponse
from starlette.routing import Route

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response

HEALTH = "/healthz"


def application(routes: Sequence[Route], check_health: Callable[[], Awaitable[object]]) -> Starlette:
    """The ASGI application. ``check_health`` raises if the database does not answer."""

    async def health(request: Request) -> Response:
        await check_health()
        return PlainTextResponse("ok")

    return Starlette(routes=[*routes, Route(HEALTH, health, methods=["GET"])])


class Server(uvicorn.Server):
    """A server that shares its event loop, and leaves signals to the process."""

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Install no signal handlers."""
        yield


def listen(host: str, port: int) -> socket.socket:
    """A listening socket; port 0 takes any free one. Raises OSError if the port is taken."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    return socket.create_server((host, port), family=family)


async def serve(site: Starlette, listening: socket.socket) -> Callable[[], Awaitable[None]]:
    """Start to serve; returns the function that stops, once the requests in hand are answered."""
    server = Server(uvicorn.Config(site, log_config=None, access_log=False, lifespan="off"))
    serving = asyncio.get_running_loop().create_task(server.serve(sockets=[listening]))

    async def stop() -> None:
        server.should_exit = True
        await serving
        listening.close()

    return stop
