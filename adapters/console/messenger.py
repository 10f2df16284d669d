"""Delivers to a terminal."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from bot.conversation.messages import Worded

PLATFORM = "console"


class ConsoleMessenger:
    """A way to people who all sit at one terminal. It knows what it has shown, for as long as it lives."""

    platform = PLATFORM

    def __init__(self, show: Callable[[str, Sequence[Worded]], None]) -> None:
        self._show = show
        self._sent: set[str] = set()

    async def send(self, workspace: str, user: str, messages: Sequence[Worded], *, key: str) -> None:
        """Show messages to the person with that e-mail."""
        self._show(user, messages)
        self._sent.add(key)

    async def was_sent(self, workspace: str, user: str, *, key: str) -> bool:
        """Whether the parcel was shown."""
        return key in self._sent
