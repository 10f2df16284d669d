"""What the console adapter needs from the app."""

from __future__ import annotations

from datetime import datetime
from typing import Protocol

from bot.conversation.messages import Incoming, Reply
from bot.installation import Installation
from bot.ports import Messenger


class AppPort(Protocol):
    """The app as the console calls it."""

    installation: Installation
    messengers: dict[str, Messenger]

    async def handle(self, incoming: Incoming) -> Reply:
        """Handle what a person did, in one transaction, and return the reply to them."""
        ...

    def start(self) -> int:
        """Invite people who are not invited yet, and arm their timers."""
        ...

    async def beat(self) -> None:
        """Fire the timers and send the messages that are due."""
        ...

    def next_due(self) -> datetime | None:
        """When the next timer or message is due; None if there is none."""
        ...
