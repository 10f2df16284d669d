"""Socket Mode server for one app, which the emulator lacks: sends envelopes and receives acknowledgements."""

from __future__ import annotations

import asyncio
import itertools
import json
from typing import Any

from aiohttp import WSMsgType, web

from tests.support.slack.payloads import Delivery

Json = dict[str, Any]


class NotConnected(AssertionError):
    """There is no connection to deliver to."""


class SocketMode:
    """The connections that an app opened with ``apps.connections.open``."""

    def __init__(self, app_id: str) -> None:
        self._app_id = app_id
        self._open: list[web.WebSocketResponse] = []
        self._closing: set[int] = set()  # connections that were told to disconnect
        self._waiting: dict[str, asyncio.Future[Any]] = {}
        self._tickets: set[str] = set()
        self._numbers = itertools.count(1)
        self.connected = asyncio.Event()  # at least one connection is open
        self.acknowledged: list[Json] = []  # all messages of the app, in order

    def ticket(self) -> str:
        """A new ticket, good for one connection."""
        ticket = f"ticket-{next(self._numbers)}"
        self._tickets.add(ticket)
        return ticket

    async def serve(self, request: web.Request) -> web.StreamResponse:
        """Serve a connection until it ends."""
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
        self._update_connected()
        try:
            async for message in socket:
                if message.type is WSMsgType.TEXT:
                    self._receive(json.loads(message.data))
        finally:
            self._open.remove(socket)
            self._closing.discard(id(socket))
            self._update_connected()
            if not self._open:
                self._fail_waiting()
        return socket

    async def deliver(self, delivery: Delivery) -> Any:
        """Send an envelope through the newest connection; returns the acknowledgement's payload, None if it has none."""
        usable = self._usable()
        if not usable:
            raise NotConnected("No app is connected by Socket Mode.")
        envelope_id = f"envelope-{next(self._numbers)}"
        waiting = asyncio.get_running_loop().create_future()
        self._waiting[envelope_id] = waiting
        try:
            await usable[-1].send_json(delivery.envelope(envelope_id))
            return await waiting
        finally:
            self._waiting.pop(envelope_id, None)

    async def disconnect(self, reason: str = "refresh_requested") -> None:
        """Announce to every connection that it will be closed, as Slack does at times; the app then opens a new one."""
        for socket in list(self._open):
            self._closing.add(id(socket))
            self._update_connected()
            await socket.send_json(
                {"type": "disconnect", "reason": reason, "debug_info": {"host": "applink-tests"}}
            )

    async def close(self) -> None:
        """Close all connections."""
        for socket in list(self._open):
            await socket.close()

    def _usable(self) -> list[web.WebSocketResponse]:
        return [socket for socket in self._open if id(socket) not in self._closing]

    def _update_connected(self) -> None:
        if self._usable():
            self.connected.set()
        else:
            self.connected.clear()

    def _receive(self, told: Json) -> None:
        self.acknowledged.append(told)
        waiting = self._waiting.get(told.get("envelope_id", ""))
        if waiting is not None and not waiting.done():
            waiting.set_result(told.get("payload"))

    def _fail_waiting(self) -> None:
        for waiting in self._waiting.values():
            if not waiting.done():
                waiting.set_exception(NotConnected("The app closed its connection before it acknowledged."))
