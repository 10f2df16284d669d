"""Publication of the home tab: whatever Slack's answers take, the tab shows the latest content in the end."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any, cast

from adapters.background import BackgroundTasks
from adapters.console.clock import SimulatedClock
from adapters.slack.home import HomeTabs
from adapters.slack.inbound import Actor
from bot import directory
from bot.conversation.messages import Home, Panel
from bot.installation import Installation
from bot.pages.home import home_of
from bot.texts.loader import load_texts
from conversation_prompts.load import load_library
from tests.support.simulated_loop import passes, simulated
from tests.support.slack.validation import all_texts

RUTA = Actor("T1", "U1")


class FakeApp:
    """An app whose home tabs show its version."""

    version = 0

    def __init__(self) -> None:
        self.installation = Installation(None, load_texts(), load_library())  # type: ignore[arg-type]  # no store is used
        self.clock = SimulatedClock(datetime(2027, 1, 4, 8, tzinfo=UTC))

    async def run(self, function: Callable[..., Any], /, *args: Any) -> Any:
        if function is home_of:
            return Home((Panel(f"version {self.version}"),))
        assert function is directory.addresses
        return [(RUTA.workspace, RUTA.user)] * len(args[1])


class FakeSlack:
    """A Web API client for every workspace. It answers when it is not held."""

    def __init__(self) -> None:
        self.shown: list[str] = []
        self.answering = asyncio.Event()
        self.answering.set()

    async def client(self, workspace: str) -> FakeSlack:
        return self

    async def views_publish(self, *, user_id: str, view: Any) -> None:
        answering = self.answering
        await answering.wait()
        self.shown += all_texts(view["blocks"])


def test_an_older_home_tab_never_replaces_a_newer_one() -> None:
    async def story() -> list[str]:
        app, slack, background = FakeApp(), FakeSlack(), BackgroundTasks("slack_failed")
        tabs = HomeTabs(cast(Any, app), cast(Any, None), cast(Any, slack), background)
        await tabs.opened(RUTA)
        held = slack.answering = asyncio.Event()
        app.version = 1
        tabs.refresh(["ruta"])
        await passes(1)  # the first publication waits for Slack
        slack.answering = asyncio.Event()
        slack.answering.set()  # a second one would be answered at once
        app.version = 2
        tabs.refresh(["ruta"])
        await passes(1)
        held.set()
        await background.finish()
        return slack.shown

    assert simulated(story()) == ["version 0", "version 1", "version 2"]


def test_a_home_tab_that_nobody_opened_is_not_published() -> None:
    async def story() -> list[str]:
        slack, background = FakeSlack(), BackgroundTasks("slack_failed")
        tabs = HomeTabs(cast(Any, FakeApp()), cast(Any, None), cast(Any, slack), background)
        tabs.refresh(["ruta"])
        await background.finish()
        return slack.shown

    assert simulated(story()) == []
