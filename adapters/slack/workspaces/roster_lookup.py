"""Matches Slack users to people on the roster by e-mail: in advance, or when a user first writes."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from adapters.app_port import AppPort
from adapters.slack.access import PLATFORM
from adapters.slack.errors import NOT_PERMITTED, USER_NOT_FOUND, call_errors, error_code
from adapters.slack.manifest import SCOPES
from adapters.slack.workspaces.clients import Workspaces, granted_scopes
from adapters.waiting import rest
from bot import directory
from bot.ports import Unreachable

if TYPE_CHECKING:
    from slack_sdk.errors import SlackApiError
    from slack_sdk.web.async_client import AsyncWebClient

_log = logging.getLogger(__name__)


class RosterLookup:
    """Links Slack users to people on the roster."""

    def __init__(self, app: AppPort, workspaces: Workspaces) -> None:
        self._app = app
        self._workspaces = workspaces

    async def link_user(self, workspace: str, user: str) -> bool:
        """Link a user who acted, if they are on the roster; True if they are.

        Raises SlackApiError if Slack fails: a person on the roster must not be treated as a stranger because of that.
        """
        from slack_sdk.errors import SlackApiError

        client = await self._workspaces.client(workspace)
        try:
            answer = await client.users_info(user=user)
        except SlackApiError as error:
            if error_code(error) not in USER_NOT_FOUND | NOT_PERMITTED:
                raise
            _log_refused(error)
            return False
        return await self._link(workspace, answer["user"])

    async def link_everybody(self) -> bool:
        """Look up all people on the roster who are not linked yet, and all users who are marked unreachable.

        False if Slack failed and a retry may help; True if everybody was looked up or Slack refuses. An error in one
        workspace does not stop the lookups in the others.
        """
        complete = True
        errors: tuple[type[Exception], ...] = (Unreachable, *call_errors())
        try:
            workspaces = await self._workspaces.team_ids()
        except call_errors() as failure:
            return _is_final(failure)
        for workspace in workspaces:
            try:
                await self._link_everybody_in(workspace, await self._workspaces.client(workspace))
            except errors as failure:
                complete = _is_final(failure) and complete
        return complete

    async def _link_everybody_in(self, workspace: str, client: AsyncWebClient) -> None:
        for email in await self._app.run(directory.unlinked, PLATFORM):
            await self._link_email(client, workspace, email)
        unreachable = await self._app.run(directory.unreachable_users, PLATFORM, workspace)
        if unreachable and not set(SCOPES) - granted_scopes(await client.auth_test()):
            for user in unreachable:
                await self._retry_unreachable(client, workspace, user)

    async def _link_email(self, client: AsyncWebClient, workspace: str, email: str) -> bool:
        from slack_sdk.errors import SlackApiError

        try:
            answer = await client.users_lookupByEmail(email=email)
        except SlackApiError as error:
            if error_code(error) == "ratelimited":
                await rest(float(error.response.headers.get("Retry-After", 1)))
                return await self._link_email(client, workspace, email)
            if error_code(error) not in USER_NOT_FOUND:
                raise
            return False
        return await self._link(workspace, answer["user"])

    async def _retry_unreachable(self, client: AsyncWebClient, workspace: str, user: str) -> None:
        """Mark a user reachable again if their direct-message channel can be opened."""
        from slack_sdk.errors import SlackApiError

        try:
            await client.conversations_open(users=user)
        except SlackApiError as error:
            if error_code(error) == "ratelimited":
                await rest(float(error.response.headers.get("Retry-After", 1)))
                await self._retry_unreachable(client, workspace, user)
        else:
            await self._app.run(directory.mark_reachable, PLATFORM, workspace, user)

    async def _link(self, workspace: str, user: Mapping[str, Any]) -> bool:
        """Link a member of the workspace; bots, deactivated accounts and members of other workspaces are left out."""
        email = (user.get("profile") or {}).get("email")
        if not email or user.get("is_bot") or user.get("deleted") or user.get("is_stranger"):
            return False
        return await self._app.run(
            directory.link, PLATFORM, workspace, str(user["id"]), str(email), user.get("tz")
        )


def _is_final(failure: Exception) -> bool:
    """True if a retry would fail the same way because Slack refuses; False for a passing failure."""
    from slack_sdk.errors import SlackApiError

    if isinstance(failure, SlackApiError):
        _log_refused(failure)
        return error_code(failure) in NOT_PERMITTED
    _log.warning(
        "people cannot be looked up", extra={"action": "slack_lookup_failed", "error": type(failure).__name__}
    )
    return isinstance(failure, Unreachable)


def _log_refused(error: SlackApiError) -> None:
    _log.error(
        "people cannot be looked up: %s",
        error_code(error) or error.response.status_code,
        extra={"action": "slack_lookup_failed"},
    )
