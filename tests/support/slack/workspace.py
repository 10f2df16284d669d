"""A Slack workspace for tests: the emulator, the API in front of it, the people in it, and the way to the app.

    async with SlackWorkspace(signing_secret="…") as slack:
        ...                                     # start the app against slack.api_url with slack.bot_token
        slack.app_listens(url, settled=app.idle)  # or nothing: then it is connected by Socket Mode
        ruta = slack.person("ruta@vejas.example")
        await ruta.says("labas")

Everything is on loopback. The workspace's clock stands still at ``at`` until ``moves`` pushes it.
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
from aiohttp import ClientSession, ClientTimeout, CookieJar
from slack_sdk.signature import Clock
from slack_sdk.web.async_client import AsyncWebClient
from yarl import URL

from adapters.slack.manifest import SCOPES
from tests.support.people import ROSTER, ZONE, Start
from tests.support.slack import emulator as slack_emulator
from tests.support.slack import payloads as slack_payloads
from tests.support.slack.api import Call, SlackApi
from tests.support.slack.emulator import SlackEmulator
from tests.support.slack.faults import Broken, Dropped, Garbled, Hanging, RateLimited, Refused
from tests.support.slack.payloads import App, Delivery
from tests.support.slack.person import Message, SlackPerson
from tests.support.slack.server import Checks, Member, SlackHouse

Json = dict[str, Any]
Settled = Callable[[], Awaitable[None]]

SIGNING_SECRET = "8f742231b10e8888abcd99yyyzzz85a5"
MEMBERS = tuple(Member(row["email"], row["name"]) for row in csv.DictReader(io.StringIO(ROSTER.strip())))
BEGINS = Start().at
SLACKS_CLOCK = Clock().now  # the one that slack_sdk verifies signatures by
PATIENCE = 20.0  # seconds: the bound of every wait for a machine that is busy; nothing waits for it to pass
GREETED = 200


class NotAcknowledged(AssertionError):
    """The app did not acknowledge what Slack handed over, or not in time."""


class SlackWorkspace:
    """One workspace with the app installed; see the module for how it is used."""

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
        checks: Checks
        | None = None,  # what Slack would not take: faults by surface ("message", "modal", "home") and payload
        api: SlackApi
        | None = None,  # another workspace's ``slack.api``, to stand beside it behind one address
        acknowledged_within: float = PATIENCE,  # seconds; Slack itself gives an app 3
        clock: Callable[
            [], float
        ] = SLACKS_CLOCK,  # signs requests: seconds since 1970 as the app's verifier counts them
    ) -> None:
        self.signing_secret = signing_secret
        self.team_id = team_id
        self.bot_token = f"xoxb-tests-{team_id}"
        self.app_token = f"xapp-tests-{team_id}"
        self.now = at if isinstance(at, datetime) else datetime.fromisoformat(at).replace(tzinfo=ZONE)
        self.api = api or SlackApi()
        self.house: SlackHouse
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
        reason = slack_emulator.missing()
        if reason is not None:
            pytest.skip(reason)
        async with AsyncExitStack() as opening:
            if self._own_api:
                await opening.enter_async_context(self.api)
            self._session = await opening.enter_async_context(
                ClientSession(timeout=ClientTimeout(total=PATIENCE))
            )
            suffix = self.team_id[1:]
            app = App(self.team_id, "siaures-vejas", f"A{suffix}", f"B{suffix}", f"U0B{suffix}")
            self.house = SlackHouse(
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
            emulator = await SlackEmulator.start(self.house.seed(self._name), self.now)
            opening.push_async_callback(emulator.stop)
            await self.house.move_in(emulator)
            self.api.add(self.house)
            opening.callback(self.api.leave, self.house)
            for member in self._members:
                self._people[member.email] = await self._seat(member)
            opening.push_async_callback(self.house.sockets.close)
            self._open = opening.pop_all()
        return self

    async def __aexit__(self, *gone: object) -> None:
        self.api.heal()
        await self._open.aclose()

    # ---- for the app ------------------------------------------------------------------------------------------------

    @property
    def api_url(self) -> str:
        """What goes into SLACK_API_URL."""
        return self.api.api_url

    def client(self, token: str = "") -> AsyncWebClient:
        """slack_sdk's own client, as the bot unless another token is given; it tries nothing again."""
        return AsyncWebClient(token or self.bot_token, base_url=self.api_url, retry_handlers=[])

    def app_listens(self, url: str, *, settled: Settled | None = None) -> None:
        """From now on everything is posted to this address; "" for Socket Mode. ``settled`` returns when the app rests."""
        self._app_url = url
        self._settled = settled or self._settled

    async def app_connects(self) -> None:
        """Wait for the app to be connected by Socket Mode."""
        await self._bounded(self.house.sockets.connected.wait(), lambda: "No app connected by Socket Mode.")

    # ---- people -----------------------------------------------------------------------------------------------------

    def person(self, email: str) -> SlackPerson:
        """Somebody in the workspace."""
        if email not in self._people:
            raise AssertionError(f"Nobody has {email!r}; there are {sorted(self._people)}.")
        return self._people[email]

    def deactivates(self, email: str) -> None:
        """Take somebody's account away."""
        self.house.deactivated |= {self.person(email).id, self.person(email).channel_id}

    async def installs(self, base: str, by: SlackPerson) -> tuple[int, str]:
        """Somebody follows the app's page to Slack, allows it there, and is sent back: the last page's status and text."""
        jar = CookieJar(unsafe=True, treat_as_secure_origin=URL(base))
        async with ClientSession(cookie_jar=jar, timeout=ClientTimeout(total=PATIENCE)) as browser:
            async with browser.get(f"{base}/slack/install") as page:
                found = re.search(r'href="(https://slack\.com/oauth/v2/authorize[^"]+)"', await page.text())
            assert found is not None, "The page leads nowhere."
            asked = URL(html.unescape(found[1])).query
            onwards = await self.house.allows(dict(asked), by.id, f"{base}/slack/oauth_redirect")
            async with browser.get(onwards) as got:
                last = got.status, await got.text()
        await self.settle()
        return last

    async def echoes(self, message: Message, person: SlackPerson) -> None:
        """Tell the app of a message of its own, as Slack does with all messages in a conversation."""
        told = {**message.raw, "type": "message", "channel": person.channel_id, "channel_type": "im"}
        await self.deliver(self.event({**told, "event_ts": message.ts}))

    async def happens(self, event: Json) -> None:
        """Anything else that Slack tells apps of, such as ``{"type": "app_uninstalled"}``."""
        await self.deliver(self.event({"event_ts": self.ts(), **event}))
        await self.settle()

    async def moves(self, **by: float) -> None:
        """Push the workspace's clock: ``moves(seconds=4)``."""
        self.now += timedelta(**by)
        await self.house.moves_to(self.now)

    # ---- what happened ----------------------------------------------------------------------------------------------

    @property
    def calls(self) -> list[Call]:
        """What the app called."""
        return self.api.calls

    def called(self, method: str) -> list[Call]:
        """The calls of a method, oldest first."""
        return self.api.called(method)

    async def until(self, holds: Callable[[], Awaitable[bool]], otherwise: Callable[[], str]) -> None:
        """Wait until it holds; looked at whenever the API is called, so it must be about that. What to say if it never does."""
        await self._bounded(self.api.until(holds), otherwise)

    async def until_called(self, method: str, times: int = 1) -> list[Call]:
        """Wait for calls of a method to have been answered, or to have been left without an answer."""

        async def enough() -> bool:
            return sum(1 for call in self.called(method) if call.status or call.fault) >= times

        await self.until(
            enough, lambda: f"{method} was not called {times} times: {[str(one) for one in self.calls]}"
        )
        return self.called(method)

    # ---- what goes wrong --------------------------------------------------------------------------------------------

    def limits(self, method: str, *, retry_after: int = 1, times: int | None = 1) -> RateLimited:
        """The next calls are one too many: 429 with Retry-After in seconds."""
        return self.api.fails(RateLimited(method, times, retry_after))

    def breaks(self, method: str, *, status: int = 500, times: int | None = 1) -> Broken:
        """The next calls are answered with an error of the server's."""
        return self.api.fails(Broken(method, times, status))

    def refuses(self, method: str, error: str, *, times: int | None = 1) -> Refused:
        """The next calls are answered with ``ok: false``; ``"*"`` is every method."""
        return self.api.fails(Refused(method, times, error))

    def garbles(
        self, method: str, *, times: int | None = 1, content_type: str = "application/json"
    ) -> Garbled:
        """The next calls are answered with something unreadable."""
        return self.api.fails(Garbled(method, times, content_type=content_type))

    def drops(self, method: str, *, times: int | None = 1) -> Dropped:
        """The next calls do their work, and the caller never learns of it."""
        return self.api.fails(Dropped(method, times))

    def hangs(self, method: str, *, times: int | None = 1, accepted: bool = False) -> Hanging:
        """The next calls are not answered until ``release`` of what is returned."""
        return self.api.fails(Hanging(method, times, accepted))

    def heals(self) -> None:
        """All is well again."""
        self.api.heal()

    # ---- from Slack to the app --------------------------------------------------------------------------------------

    def ts(self) -> str:
        """A moment in Slack's writing, later than the last one."""
        return f"{self.now.timestamp():.0f}.8{next(self._ticks):05d}"

    def event(self, inner: Json) -> Delivery:
        """Any event, with an id of its own."""
        return slack_payloads.event(
            self.house.app, inner, event_id=f"Ev{self.team_id[1:]}{next(self._events):05d}"
        )

    async def deliver(self, delivery: Delivery) -> Json:
        """Hand it to the app as Slack would; what it acknowledged with."""
        try:
            async with asyncio.timeout(self._within):
                if not self._app_url:
                    return _told(await self.house.sockets.deliver(delivery))
                return await self._post(delivery.body, delivery.headers(self.signing_secret, self._clock()))
        except TimeoutError as late:
            raise NotAcknowledged(
                f"Nothing was acknowledged in {self._within:.0f} s: {delivery.kind}"
            ) from late

    async def verifies(self, challenge: str = "3eZbrw1aBm2rZgRNFdxV2595E9CY3gmdALWMmHkvFXO7tYXAYM8P") -> None:
        """Ask the app's address whether it is really the app's."""
        told = await self.deliver(slack_payloads.url_verification(challenge))
        answered = told.get("challenge", told.get("text"))
        assert answered == challenge, f"The challenge was not answered: {told}"

    async def settle(self) -> None:
        """Wait until the app rests, if it said how one knows."""
        if self._settled is not None:
            await self._bounded(self._settled(), lambda: "The app did not come to rest.")

    async def download(self, url: str, token: str) -> bytes:
        """A private file, with somebody's token."""
        async with self._session.get(url, headers={"Authorization": f"Bearer {token}"}) as got:
            assert got.status == GREETED, f"{url}: {got.status}"
            return await got.read()

    async def _post(self, body: bytes, headers: dict[str, str]) -> Json:
        async with self._session.post(self._app_url, data=body, headers=headers) as got:
            text = await got.text()
            if got.status != GREETED:
                raise NotAcknowledged(f"The app answered {got.status}: {text[:500]}")
            return _told(json.loads(text) if got.content_type == "application/json" and text else text)

    async def _seat(self, member: Member) -> SlackPerson:
        user_id = self.house.users[member.email]["id"]
        told = await self.house.ask("conversations.open", member.token, users=self.house.app.bot_user_id)
        return SlackPerson(self, member, user_id, told["channel"]["id"])

    async def _bounded(self, waiting: Awaitable[Any], otherwise: Callable[[], str]) -> None:
        try:
            async with asyncio.timeout(PATIENCE):
                await waiting
        except TimeoutError as late:
            raise AssertionError(otherwise()) from late


def _told(acknowledged: Any) -> Json:
    if isinstance(acknowledged, dict):
        return acknowledged
    return {"text": acknowledged} if acknowledged else {}
