"""The app as the Slack adapter calls it: every method in one protocol."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from bot.conversation.messages import Home, Incoming, Reply

PLATFORM = "slack"  # the adapter's name at the app


class AppPort(Protocol):
    """What the adapter needs of the app. ``workspace`` is a team id, ``user`` a user id in it."""

    async def handle(self, incoming: Incoming) -> Reply:
        """Process what a user did, commit it and return the reply."""
        ...

    async def connect(self, platform: str, workspace: str, user: str, email: str, zone: str | None) -> bool:
        """Link a user to the person with this e-mail; False if it is not on the roster. ``zone`` is an IANA name."""
        ...

    async def home(self, platform: str, workspace: str, user: str) -> Home | None:
        """The content of a user's home tab; None for a user who is not linked to a person."""
        ...

    async def places(self, platform: str, person_ids: Sequence[str]) -> list[tuple[str, str]]:
        """The addresses of these people on a platform: workspace and user."""
        ...

    async def unplaced(self, platform: str) -> list[str]:
        """The e-mails on the roster that are not linked to a user of a platform yet."""
        ...

    async def astray(self, platform: str, workspace: str) -> list[str]:
        """The users of a workspace who are marked unreachable."""
        ...

    async def found_again(self, platform: str, workspace: str, user: str) -> None:
        """Mark a user reachable again."""
        ...

    def in_every_language(self, text: str) -> str:
        """The text with this id in every language, for a reader whose language is not known."""
        ...
