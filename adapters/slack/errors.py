"""Errors of the Slack adapter, and what Slack's error codes mean.

Exception
├── adapters.errors.TokenRefused  Slack refuses a configured token at start-up
├── slack_bolt.BoltError
│   └── WorkspaceNotAllowed       an installation in a workspace that is not allowed (workspaces/oauth.py)
├── slack_sdk SlackApiError       Slack refused a call; ``delivery_error`` turns it into
│   ├── bot.ports.Unreachable       the user is gone, or the app lacks a permission
│   └── bot.ports.RetryLater        the app is rate limited
└── ``network_errors()``          the connection failed or timed out: the outcome of the call is unknown
"""

from __future__ import annotations

import logging
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from bot.ports import RetryLater, Unreachable

if TYPE_CHECKING:
    from slack_sdk.errors import SlackApiError

TOO_MANY_REQUESTS = 429
RATE_LIMITED = frozenset({"ratelimited", "rate_limited"})
USER_NOT_FOUND = frozenset({"user_not_found", "users_not_found", "user_not_visible"})
GONE = USER_NOT_FOUND | {
    "cannot_dm_bot", "channel_not_found", "is_archived", "messages_tab_disabled", "user_disabled", "user_is_restricted",
}  # fmt: skip
"""Codes for a user who cannot get messages any more."""
NOT_PERMITTED = frozenset({
    "account_inactive", "invalid_auth", "missing_scope", "no_permission", "not_allowed_token_type", "not_authed",
    "not_in_channel", "org_login_required", "restricted_action", "team_access_not_granted", "token_expired", "token_revoked",
})  # fmt: skip
"""Codes for a token or permission that is missing: every user gets the same until an administrator mends it."""

_log = logging.getLogger(__name__)


def network_errors() -> tuple[type[Exception], ...]:
    """Exceptions of a call without an answer: the connection failed, or timed out."""
    from aiohttp import ClientError

    return ClientError, OSError, TimeoutError


def call_errors() -> tuple[type[Exception], ...]:
    """Every exception of a call to the Web API: refused by Slack, or without an answer."""
    from slack_sdk.errors import SlackApiError

    return SlackApiError, *network_errors()


def error_code(error: SlackApiError) -> str:
    """Slack's error code; empty if the answer could not be read."""
    data = error.response.data
    return str(data.get("error") or "") if isinstance(data, dict) else ""


def delivery_error(error: SlackApiError) -> Unreachable | RetryLater | None:
    """What a refused call means for the user written to; None if it says nothing about them."""
    answer = error.response
    code = error_code(error)
    if answer.status_code == TOO_MANY_REQUESTS or code in RATE_LIMITED:
        return RetryLater(timedelta(seconds=retry_after(answer.headers)))
    if code in GONE:
        return Unreachable()
    if code in NOT_PERMITTED:
        _log.error("Slack refuses: %s", code, extra={"action": "slack_refused", "error": code})
        return Unreachable(lacking_rights=True)
    return None


@contextmanager
def delivery_errors() -> Iterator[None]:
    """Raise Unreachable and RetryLater instead of the Slack errors that mean them; other errors pass unchanged."""
    from slack_sdk.errors import SlackApiError

    try:
        yield
    except SlackApiError as error:
        meaning = delivery_error(error)
        if meaning is None:
            raise
        raise meaning from None


def retry_after(headers: Mapping[str, Any]) -> int:
    """The seconds of a Retry-After header; 1 if it is missing or unreadable."""
    found = next((value for name, value in headers.items() if name.lower() == "retry-after"), "1")
    first = found[0] if isinstance(found, list) else found
    return int(first) if str(first).isdecimal() else 1
