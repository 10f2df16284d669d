"""One HTTP server for all platforms that call Pora: their own paths, and ``/healthz`` for whoever watches the server."""

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


def site(routes: Sequence[Route], healthy: Callable[[], Awaitable[object]]) -> Starlette:
    """The application. ``healthy`` raises where the database does not answer."""

    async def health(request: Request) -> Response:
        await healthy()
        return PlainTextResponse("ok")

    return Starlette(routes=[*routes, Route(HEALTH, health, methods=["GET"])])


class Site(uvicorn.Server):
    """A server beside other things in one event loop: signals are somebody else's."""

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Leave the signals to whoever runs the process."""
        yield


def listen(host: str, port: int) -> socket.socket:
    """A socket that listens; port 0 takes any that is free. Raises OSError where the port is taken."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    return socket.create_server((host, port), family=family)


async def serve(application: Starlette, listening: socket.socket) -> Callable[[], Awaitable[None]]:
    """Serve from now on; what is returned stops it, once the requests in hand are answered."""
    config = uvicorn.Config(application, log_config=None, access_log=False, lifespan="off")
    server = Site(config)
    serving = asyncio.get_running_loop().create_task(server.serve(sockets=[listening]))

    async def stop() -> None:
        server.should_exit = True
        await serving
        listening.close()

    return stop
