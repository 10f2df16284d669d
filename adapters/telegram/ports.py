"""What the Telegram adapter needs from the app."""

from __future__ import annotations

from collections.abc import Collection
from typing import Protocol

from bot.conversation.messages import Incoming, Reply

Menu = list[tuple[str, str]]  # commands: a word, and a description of what it does


class AppPort(Protocol):
    """The app as the Telegram adapter calls it. A person is given by platform, workspace (here empty) and user id."""

    async def handle(self, incoming: Incoming) -> Reply:
        """Handle what a person did, in one transaction, and return the reply to them."""
        ...

    async def menu(self, platform: str, workspace: str, user: str) -> Menu:
        """The commands of a person, in their language; none for a stranger."""
        ...

    def menus(self) -> dict[str, Menu]:
        """The commands for strangers, by language."""
        ...

    def open_to_invitations(self, platform: str, link: str) -> None:
        """Allow invitations to a platform from now on. ``link`` has ``{code}`` where the invitation's code goes."""
        ...

    async def lost(self, platform: str, workspace: str, user: str) -> None:
        """Mark a person as unreachable there."""
        ...

    async def say_to(self, platform: str, workspace: str, user: str, text: str) -> str:
        """A text by its id, in the person's language; for a stranger in every language."""
        ...

    def in_every_language(self, text: str) -> str:
        """A text by its id, in every language."""
        ...

    async def still_asked(
        self, platform: str, workspace: str, user: str, questions: Collection[tuple[str, int]]
    ) -> Collection[tuple[str, int]]:
        """Those of these questions, each a conversation and its turn, that the person can still answer."""
        ...
