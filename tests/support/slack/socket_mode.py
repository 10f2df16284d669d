"""Socket Mode, which the emulator does not have: the connections of one app, envelopes out, acknowledgements in."""

from __future__ import annotations

import asyncio
import itertools
import json
from typing import Any

from aiohttp import WSMsgType, web

from tests.support.slack.payloads import Delivery

Json = dict[str, Any]


class NobodyConnected(AssertionError):
    """Something should be delivered, and no app is connected."""


class SocketMode:
    """The connections that an app opened with ``apps.connections.open``."""

    def __init__(self, app_id: str) -> None:
        self._app_id = app_id
        self._open: list[web.WebSocketResponse] = []
        self._leaving: set[int] = set()  # connections that were told to go
        self._waiting: dict[str, asyncio.Future[Any]] = {}
        self._tickets: set[str] = set()
        self._numbers = itertools.count(1)
        self.connected = asyncio.Event()  # at least one connection is open
        self.acknowledged: list[Json] = []  # everything that apps sent, in order

    def ticket(self) -> str:
        """A ticket for one connection."""
        ticket = f"ticket-{next(self._numbers)}"
        self._tickets.add(ticket)
        return ticket

    async def serve(self, request: web.Request) -> web.StreamResponse:
        """A connection, from its greeting to its end."""
        ticket = request.query.get("ticket", "")
        if ticket not in self._tickets:
            return web.Response(status=403, text="no such ticket")
        self._tickets.remove(ticket)
        socket = web.WebSocketResponse()
        await socket.prepare(request)
        self._open.append(socket)
        await socket.send_json(
            {
                "type": "hello",
                "num_connections": len(self._open),
                "debug_info": {"host": "applink-tests", "approximate_connection_time": 18060},
                "connection_info": {"app_id": self._app_id},
            }
        )
        self._count()
        try:
            async for message in socket:
                if message.type is WSMsgType.TEXT:
                    self._hear(json.loads(message.data))
        finally:
            self._open.remove(socket)
            self._leaving.discard(id(socket))
            self._count()
            if not self._open:
                self._lose()
        return socket

    async def deliver(self, delivery: Delivery) -> Any:
        """Send through the newest connection; what the app acknowledged it with (None: nothing but "received")."""
        staying = self._staying()
        if not staying:
            raise NobodyConnected("No app is connected by Socket Mode.")
        envelope_id = f"envelope-{next(self._numbers)}"
        waiting = asyncio.get_running_loop().create_future()
        self._waiting[envelope_id] = waiting
        try:
            await staying[-1].send_json(delivery.envelope(envelope_id))
            return await waiting
        finally:
            self._waiting.pop(envelope_id, None)

    async def disconnect(self, reason: str = "refresh_requested") -> None:
        """Tell every connection that it will be closed, as Slack does now and then: the app connects anew and closes it."""
        for socket in list(self._open):
            self._leaving.add(id(socket))
            self._count()
            await socket.send_json(
                {"type": "disconnect", "reason": reason, "debug_info": {"host": "applink-tests"}}
            )

    async def close(self) -> None:
        """The end."""
        for socket in list(self._open):
            await socket.close()

    def _staying(self) -> list[web.WebSocketResponse]:
        return [socket for socket in self._open if id(socket) not in self._leaving]

    def _count(self) -> None:
        if self._staying():
            self.connected.set()
        else:
            self.connected.clear()

    def _hear(self, told: Json) -> None:
        self.acknowledged.append(told)
        waiting = self._waiting.get(told.get("envelope_id", ""))
        if waiting is not None and not waiting.done():
            waiting.set_result(told.get("payload"))

    def _lose(self) -> None:
        for waiting in self._waiting.values():
            if not waiting.done():
                waiting.set_exception(
                    NobodyConnected("The app closed its connection before it acknowledged.")
                )
