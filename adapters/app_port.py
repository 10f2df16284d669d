"""The app as platform adapters call it: one protocol for all of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Concatenate, ParamSpec, Protocol, TypeVar

from bot.conversation.messages import Incoming, Reply
from bot.installation import Installation
from bot.ports import Clock, Messenger

P = ParamSpec("P")
T = TypeVar("T")


class AppPort(Protocol):
    """What an adapter needs of the app; a person is given by platform, workspace (may be empty) and user id there."""

    @property
    def installation(self) -> Installation:
        """Texts and invitation links; the store is reached through ``run``."""
        ...

    @property
    def clock(self) -> Clock:
        """The present moment."""
        ...

    @property
    def messengers(self) -> Mapping[str, Messenger]:
        """The platforms that are open."""
        ...

    async def handle(self, incoming: Incoming) -> Reply:
        """Handle what a person did, in one transaction, and return the reply to them."""
        ...

    async def run(
        self, function: Callable[Concatenate[Installation, P], T], /, *args: P.args, **kwargs: P.kwargs
    ) -> T:
        """What a function of ``bot`` returns for this installation, off the event loop."""
        ...
