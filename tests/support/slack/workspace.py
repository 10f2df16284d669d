"""A Slack workspace for tests: the emulator, the API server in front of it, its people, and deliveries to the app.

    async with SlackWorkspace(signing_secret="…") as slack:
        ...                                     # start the app against slack.api_url with slack.bot_token
        slack.app_listens(url, settled=app.idle)  # or nothing: then by Socket Mode
        ruta = slack.person("ruta@vejas.example")
        await ruta.says("labas")

Everything is on loopback. The workspace's clock stands still at ``at`` until ``moves`` moves it.
"""

from __future__ import annotations

import asyncio
import csv
import html
import io
import itertools
import json
import re
from collections.abc import Awaitable, Callable, Sequence
from contextlib import AsyncExitStack
from datetime import datetime, timedelta
from typing import Any, Self

import pytest
from aiohttp import ClientSession, ClientTimeout, CookieJar, TCPConnector
from slack_sdk.signature import Clock
from slack_sdk.web.async_client import AsyncWebClient
from yarl import URL

from adapters.slack.manifest import SCOPES
from tests.support.people import ROSTER, ZONE, Start
from tests.support.slack import emulator, payloads
from tests.support.slack.api import Call, SlackApi
from tests.support.slack.emulator import SlackEmulator
from tests.support.slack.message import Message
from tests.support.slack.payloads import App, Delivery
from tests.support.slack.person import SlackPerson
from tests.support.slack.screens import Checks
from tests.support.slack.server import EmulatedWorkspace, Member
from tests.support.slack.trouble import Trouble

Json = dict[str, Any]
Settled = Callable[[], Awaitable[None]]

SIGNING_SECRET = "8f742231b10e8888abcd99yyyzzz85a5"
MEMBERS = tuple(Member(row["email"], row["name"]) for row in csv.DictReader(io.StringIO(ROSTER.strip())))
BEGINS = Start().at
SIGNATURE_CLOCK = Clock().now  # the clock of slack_sdk's signature verifier
TIMEOUT = 60.0  # seconds until a wait counts as failed; no test waits that long
OK = 200


class NotAcknowledged(AssertionError):
    """The app did not acknowledge a delivery, or not in time."""


class SlackWorkspace(Trouble):
    """A workspace with the app installed.

    ``checks`` lists what Slack would refuse, by surface ("message", "modal", "home") and payload. ``api`` is another workspace's,
    to share its address. ``acknowledged_within`` is in seconds. ``clock`` signs requests, in seconds since 1970.
    """

    def __init__(
        self,
        app_url: str = "",
        *,
        signing_secret: str = SIGNING_SECRET,
        settled: Settled | None = None,
        members: Sequence[Member] = MEMBERS,
        scopes: Sequence[str] = SCOPES,
        at: str | datetime = BEGINS,
        team_id: str = "T0VEJAS0001",
        name: str = "Šiaurės vėjas",
        checks: Checks | None = None,
        api: SlackApi | None = None,
        acknowledged_within: float = TIMEOUT,
        clock: Callable[[], float] = SIGNATURE_CLOCK,
    ) -> None:
        self.signing_secret = signing_secret
        self.team_id = team_id
        self.bot_token = f"xoxb-tests-{team_id}"
        self.app_token = f"xapp-tests-{team_id}"
        self.now = at if isinstance(at, datetime) else datetime.fromisoformat(at).replace(tzinfo=ZONE)
        self.api = api or SlackApi()
        self.server: EmulatedWorkspace
        self._own_api = api is None
        self._app_url = app_url
        self._settled = settled
        self._members = members
        self._scopes = scopes
        self._name = name
        self._checks = checks
        self._within = acknowledged_within
        self._clock = clock
        self._people: dict[str, SlackPerson] = {}
        self._events = itertools.count(1)
        self._ticks = itertools.count(1)
        self._session: ClientSession
        self._open = AsyncExitStack()

    async def __aenter__(self) -> Self:
        reason = emulator.missing()
        if reason is not None:
            pytest.skip(reason)
        async with AsyncExitStack() as opening:
            if self._own_api:
                await opening.enter_async_context(self.api)
            self._session = await opening.enter_async_context(
                ClientSession(
                    timeout=ClientTimeout(total=TIMEOUT),
                    connector=TCPConnector(
                        force_close=True
                    ),  # a server may close an idle connection while it is reused
                )
            )
            suffix = self.team_id[1:]
            app = App(self.team_id, "siaures-vejas", f"A{suffix}", f"B{suffix}", f"U0B{suffix}")
            self.server = EmulatedWorkspace(
                self.api,
                self._session,
                app=app,
                bot_token=self.bot_token,
                app_token=self.app_token,
                scopes=self._scopes,
                members=self._members,
                now=self.now,
                checks=self._checks,
            )
            running = await SlackEmulator.start(self.server.seed(self._name), self.now)
            opening.push_async_callback(running.stop)
            await self.server.connect(running)
            self.api.add(self.server)
            opening.callback(self.api.remove, self.server)
            for member in self._members:
                self._people[member.email] = await self._person(member)
            opening.push_async_callback(self.server.sockets.close)
            self._open = opening.pop_all()
        return self

    async def __aexit__(self, *gone: object) -> None:
        self.heals()
        await self._open.aclose()

    # ---- for the app ------------------------------------------------------------------------------------------------

    @property
    def api_url(self) -> str:
        """The value of SLACK_API_URL."""
        return self.api.api_url

    def client(self, token: str = "") -> AsyncWebClient:
        """slack_sdk's client without retries, as the bot unless another token is given."""
        return AsyncWebClient(token or self.bot_token, base_url=self.api_url, retry_handlers=[])

    def app_listens(self, url: str, *, settled: Settled | None = None) -> None:
        """Deliver to this address from now on; "" for Socket Mode. ``settled`` waits until the app is idle."""
        self._app_url = url
        self._settled = settled or self._settled

    async def app_connects(self) -> None:
        """Wait until the app is connected by Socket Mode."""
        await self._in_time(self.server.sockets.connected.wait(), lambda: "No app connected by Socket Mode.")

    # ---- people -----------------------------------------------------------------------------------------------------

    def person(self, email: str) -> SlackPerson:
        """The person with this e-mail."""
        if email not in self._people:
            raise AssertionError(f"Nobody has {email!r}; there are {sorted(self._people)}.")
        return self._people[email]

    def deactivates(self, email: str) -> None:
        """Deactivate a person's account."""
        self.server.deactivated |= {self.person(email).id, self.person(email).channel_id}

    async def installs(self, base: str, by: SlackPerson) -> tuple[int, str]:
        """A person installs the app by OAuth, from its page and back to it: the status and text of the last page."""
        jar = CookieJar(unsafe=True, treat_as_secure_origin=URL(base))
        async with ClientSession(cookie_jar=jar, timeout=ClientTimeout(total=TIMEOUT)) as browser:
            async with browser.get(f"{base}/slack/install") as page:
                found = re.search(r'href="(https://slack\.com/oauth/v2/authorize[^"]+)"', await page.text())
            assert found is not None, "The page leads nowhere."
            asked = URL(html.unescape(found[1])).query
            onwards = await self.server.allow_install(dict(asked), by.id, f"{base}/slack/oauth_redirect")
            async with browser.get(onwards) as got:
                last = got.status, await got.text()
        await self.settle()
        return last

    async def echoes(self, message: Message, person: SlackPerson) -> None:
        """Deliver a message of the app's own to it, as Slack does with all messages in a channel."""
        told = {**message.raw, "type": "message", "channel": person.channel_id, "channel_type": "im"}
        await self.deliver(self.event({**told, "event_ts": message.ts}))

    async def happens(self, event: Json) -> None:
        """Deliver any other event, such as ``{"type": "app_uninstalled"}``."""
        await self.deliver(self.event({"event_ts": self.ts(), **event}))
        await self.settle()

    async def moves(self, **by: float) -> None:
        """Move the workspace's clock forward: ``moves(seconds=4)``."""
        self.now += timedelta(**by)
        await self.server.set_clock(self.now)

    # ---- recorded calls ----------------------------------------------------------------------------------------------

    @property
    def calls(self) -> list[Call]:
        """All calls of the app."""
        return self.api.calls

    def called(self, method: str) -> list[Call]:
        """The calls of a method, oldest first."""
        return self.api.called(method)

    async def until(self, holds: Callable[[], Awaitable[bool]], otherwise: Callable[[], str]) -> None:
        """Wait until a condition on calls holds; it is checked after each call. ``otherwise``: the message if it never does."""
        await self._in_time(self.api.wait_until(holds), otherwise)

    async def until_called(self, method: str, times: int = 1) -> list[Call]:
        """Wait for this many calls of a method that were answered or had a fault."""

        async def enough() -> bool:
            return sum(1 for call in self.called(method) if call.status or call.fault) >= times

        await self.until(
            enough, lambda: f"{method} was not called {times} times: {[str(one) for one in self.calls]}"
        )
        return self.called(method)

    # ---- from Slack to the app --------------------------------------------------------------------------------------

    def ts(self) -> str:
        """A new timestamp as Slack writes it, later than the last one."""
        return f"{self.now.timestamp():.0f}.8{next(self._ticks):05d}"

    def event(self, inner: Json) -> Delivery:
        """The delivery of an event, with a new event id."""
        return payloads.event(
            self.server.app, inner, event_id=f"Ev{self.team_id[1:]}{next(self._events):05d}"
        )

    async def deliver(self, delivery: Delivery) -> Json:
        """Deliver to the app by HTTP or Socket Mode; returns the content of its acknowledgement."""
        try:
            async with asyncio.timeout(self._within):
                if not self._app_url:
                    return _content(await self.server.sockets.deliver(delivery))
                return await self._post(delivery.body, delivery.headers(self.signing_secret, self._clock()))
        except TimeoutError as late:
            raise NotAcknowledged(
                f"Nothing was acknowledged in {self._within:.0f} s: {delivery.kind}"
            ) from late

    async def verifies(self, challenge: str = "3eZbrw1aBm2rZgRNFdxV2595E9CY3gmdALWMmHkvFXO7tYXAYM8P") -> None:
        """Send the URL verification, and assert its answer."""
        answer = await self.deliver(payloads.url_verification(challenge))
        answered = answer.get("challenge", answer.get("text"))
        assert answered == challenge, f"The challenge was not answered: {answer}"

    async def settle(self) -> None:
        """Wait until the app is idle, if ``settled`` is given."""
        if self._settled is not None:
            await self._in_time(self._settled(), lambda: "The app did not come to rest.")

    async def download(self, url: str, token: str) -> bytes:
        """Download a private file with this token."""
        async with self._session.get(url, headers={"Authorization": f"Bearer {token}"}) as got:
            assert got.status == OK, f"{url}: {got.status}"
            return await got.read()

    async def _post(self, body: bytes, headers: dict[str, str]) -> Json:
        async with self._session.post(self._app_url, data=body, headers=headers) as got:
            text = await got.text()
            if got.status != OK:
                raise NotAcknowledged(f"The app answered {got.status}: {text[:500]}")
            return _content(json.loads(text) if got.content_type == "application/json" and text else text)

    async def _person(self, member: Member) -> SlackPerson:
        user_id = self.server.users[member.email]["id"]
        told = await self.server.ask("conversations.open", member.token, users=self.server.app.bot_user_id)
        return SlackPerson(self, member, user_id, told["channel"]["id"])

    async def _in_time(self, waiting: Awaitable[Any], otherwise: Callable[[], str]) -> None:
        try:
            async with asyncio.timeout(TIMEOUT):
                await waiting
        except TimeoutError as late:
            raise AssertionError(otherwise()) from late


def _content(acknowledged: Any) -> Json:
    if isinstance(acknowledged, dict):
        return acknowledged
    return {"text": acknowledged} if acknowledged else {}
