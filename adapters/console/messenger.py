"""Sends messages to the terminal."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from bot.conversation.messages import Worded

PLATFORM = "console"


class ConsoleMessenger:
    """The ``Messenger`` of the console. A user is an e-mail; ``show`` puts messages on the screen."""

    platform = PLATFORM

    def __init__(self, show: Callable[[str, Sequence[Worded]], None]) -> None:
        self._show = show
        self._sent: set[str] = set()

    async def send(self, workspace: str, user: str, messages: Sequence[Worded], *, key: str) -> None:
        """Show messages to the person with that e-mail."""
        self._show(user, messages)
        self._sent.add(key)

    async def was_sent(self, workspace: str, user: str, *, key: str) -> bool:
        """True if the messages with this key were shown since the process began."""
        return key in self._sent
