"""Exceptions that adapters raise themselves.

AdapterError
├── TokenRefused          a platform does not accept a configured token; ``pora run`` ends with the exception's sentence
├── UnreadableUpdate      Telegram: an update is not built as the Bot API documents it
├── CallbackDataTooLong   Telegram: the callback data of a button has more than 64 bytes
├── ResponseTooLarge      language model: a response has more bytes than any answer
├── PromptFault           language model: a prompt file does not begin with its version
├── RecordingFault        language model: a file of recorded answers cannot be used
├── FaultyLine            terminal: a line of a script cannot be understood
└── EndlessBeat           terminal: something stays due although it was handled

How a delivery can fail (Unreachable, RetryLater, Unsure) belongs to the port that adapters implement: ``bot.ports``.
"""

from __future__ import annotations


class AdapterError(Exception):
    """Base class of the exceptions of adapters."""


class TokenRefused(AdapterError):
    """A platform does not accept a configured token. The message says which, and where the right one is found."""


class UnreadableUpdate(AdapterError):
    """An update is not built as Telegram builds them."""


class CallbackDataTooLong(AdapterError):
    """What a button has to carry does not fit into callback data."""


class ResponseTooLarge(AdapterError):
    """The response has more bytes than any answer."""


class PromptFault(AdapterError):
    """A prompt has to begin with a header of three lines: ---, version: NUMBER, ---."""

    def __init__(self, name: str) -> None:
        super().__init__(f"{name}.md: {self.__doc__}")


class RecordingFault(AdapterError):
    """A file of recorded answers cannot be used; the message says what would be right."""


class FaultyLine(AdapterError):
    """A line of a script could not be understood; the message says what would be right."""


class EndlessBeat(AdapterError):
    """Something stays due although it was handled."""

    def __init__(self) -> None:
        super().__init__(self.__doc__)
