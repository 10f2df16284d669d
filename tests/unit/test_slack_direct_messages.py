"""When a direct message is acknowledged: not before the app has committed it, and then without waiting for a slow Slack."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, cast

import pytest

from adapters.background import BackgroundTasks
from adapters.slack.answering.direct_messages import DirectMessages
from adapters.slack.answering.posting import Posting
from adapters.slack.answering.replies import Replies
from adapters.slack.home import HomeTabs
from adapters.slack.inbound import Actor
from adapters.slack.timing import Timing
from bot.conversation.messages import Incoming, Reply, Said, Worded, Words
from tests.support.simulated_loop import passes, simulated

RUTA = Actor("T1", "U1")


@dataclass
class FakeApp:
    """An app that takes ``seconds`` to commit a message."""

    seconds: float
    failure: Exception | None = None

    async def handle(self, incoming: Incoming) -> Reply:
        await passes(self.seconds)
        if self.failure is not None:
            raise self.failure
        return Reply("ruta", (Words("Užrašyta."),))


@dataclass
class FakeMessenger:
    """A messenger that takes ``seconds`` for a message."""

    seconds: float
    sent: list[str] = field(default_factory=list)  # keys

    async def send(self, workspace: str, user: str, messages: Sequence[Worded], *, key: str) -> None:
        await passes(self.seconds)
        self.sent.append(key)


def direct_messages(app: FakeApp, messenger: FakeMessenger) -> tuple[DirectMessages, BackgroundTasks]:
    background, timing = BackgroundTasks("slack_failed"), Timing()
    tabs = HomeTabs(cast(Any, app), cast(Any, None), cast(Any, None), background)
    replies = Replies(cast(Any, app), cast(Any, None), tabs, background, timing)
    return DirectMessages(replies, Posting(cast(Any, messenger), background, timing), background), background


@pytest.mark.parametrize(
    ("commit", "post", "acknowledged"),
    [
        (0.1, 0.1, 0.2),  # answered before it is acknowledged
        (0.5, 60, 2),  # committed, and Slack is slow to take the answer
        (5, 1, 5),  # not before it is committed
    ],
)
def test_a_message_is_acknowledged_once_it_is_committed(
    commit: float, post: float, acknowledged: float
) -> None:
    async def story() -> None:
        messenger = FakeMessenger(post)
        messages, background = direct_messages(FakeApp(commit), messenger)
        await messages.answer(RUTA, "Ev1", Said("labas"))
        assert asyncio.get_running_loop().time() == pytest.approx(acknowledged)
        await background.finish()
        assert messenger.sent == ["reply:Ev1"]

    simulated(story())


@pytest.mark.parametrize("commit", [0.1, 5])
def test_a_message_that_could_not_be_committed_is_not_acknowledged(commit: float) -> None:
    async def story() -> None:
        messages, _ = direct_messages(FakeApp(commit, OSError("the database is gone")), FakeMessenger(0))
        with pytest.raises(OSError, match="gone"):
            await messages.answer(RUTA, "Ev1", Said("labas"))

    simulated(story())
