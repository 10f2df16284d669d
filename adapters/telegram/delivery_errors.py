"""Maps Telegram's errors to what they mean for a delivery: unreachable, retry later, or unsure whether it arrived."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import TYPE_CHECKING

from bot.ports import RetryLater, Unreachable, Unsure

if TYPE_CHECKING:
    from telegram.error import RetryAfter, TelegramError

REFUSED = timedelta(hours=1)  # until a token that is not accepted is tried again
NOBODY = ("chat not found", "user not found", "peer_id_invalid", "bot was blocked", "user is deactivated")
NOT_SENT = frozenset({"ConnectError", "ConnectTimeout", "PoolTimeout", "ProxyError", "UnsupportedProtocol"})
BEFORE_IT_WORKED = ("(502)", "(503)", "Bad Gateway", "Service Unavailable")
UNREADABLE = "Invalid server response"  # what the library calls an answer that is not JSON

_log = logging.getLogger(__name__)


@contextmanager
def translated() -> Iterator[None]:
    """Raise Telegram's errors as the outcomes that they stand for; an error without one is raised as it is."""
    from telegram.error import TelegramError

    try:
        yield
    except TelegramError as error:
        outcome = outcome_of(error)
        if outcome is None:
            raise
        raise outcome from None


def outcome_of(error: TelegramError) -> Unreachable | RetryLater | Unsure | None:
    """The outcome of a delivery that ended with this error; None if it did not arrive, and no more is known."""
    from telegram.error import BadRequest, ChatMigrated, Forbidden, InvalidToken, NetworkError, RetryAfter

    if isinstance(error, RetryAfter):
        return RetryLater(retry_after(error))
    if isinstance(error, (Forbidden, InvalidToken, BadRequest)) and _from_a_proxy(error):
        return None
    if isinstance(error, InvalidToken):
        _log.error("Telegram refuses the token", extra={"action": "telegram_refused"})
        return RetryLater(REFUSED)
    if isinstance(error, (Forbidden, ChatMigrated)):
        return Unreachable()
    if isinstance(error, BadRequest):
        return Unreachable() if any(reason in error.message.lower() for reason in NOBODY) else None
    if isinstance(error, NetworkError) and not never_sent(error):
        return Unsure()
    if error.message == UNREADABLE:
        return Unsure()
    return None


def _from_a_proxy(error: TelegramError) -> bool:
    """True if a refusal is not Telegram's own: a proxy on the way did not let the request through."""
    return str(error.__cause__) == UNREADABLE


def never_sent(error: TelegramError) -> bool:
    """True if a request that failed on its way cannot have been acted on: it did not get there, or Telegram says so itself."""
    from telegram.error import NetworkError

    answered = type(error) is NetworkError and error.__cause__ is None  # a 5xx with Telegram's own words
    before = any(sign in error.message for sign in BEFORE_IT_WORKED)
    return answered or before or type(error.__cause__).__name__ in NOT_SENT


def retry_after(error: RetryAfter) -> timedelta:
    """How long Telegram asks to wait."""
    after = error.retry_after
    return after if isinstance(after, timedelta) else timedelta(seconds=after)
