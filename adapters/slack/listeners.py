"""Bolt listeners: each parses one kind of payload and hands it to the class that answers it.

Slack gets the acknowledgement only after the app has committed what a user did, so a crash leads to a redelivery. A direct
message is also answered before that; a press, command or submission is acknowledged with its answer, or answered afterwards.
"""

from __future__ import annotations

import logging
import re
from typing import TYPE_CHECKING, Any

from adapters.app_port import AppPort
from adapters.background import BackgroundTasks
from adapters.slack import inbound, wire
from adapters.slack.answering.direct_messages import DirectMessages
from adapters.slack.answering.mark_answered import AnsweredMessages
from adapters.slack.answering.modals import Modals
from adapters.slack.answering.posting import Posting
from adapters.slack.answering.presses import Presses
from adapters.slack.answering.replies import Replies
from adapters.slack.answering.slash_commands import SlashCommands
from adapters.slack.answering.submissions import Submissions
from adapters.slack.home import HomeTabs
from adapters.slack.inbound import Payload
from adapters.slack.send import SlackMessenger
from adapters.slack.timing import Timing
from adapters.slack.workspaces.roster_lookup import RosterLookup
from bot.conversation.messages import Commanded

if TYPE_CHECKING:
    from slack_bolt.async_app import AsyncApp
    from slack_bolt.context.ack.async_ack import AsyncAck

SHORTCUTS = ("met", "topics")  # global shortcuts, each a word of the /mentor command

_log = logging.getLogger(__name__)


class Listeners:
    """The listeners of the Bolt app."""

    def __init__(
        self,
        app: AppPort,
        messenger: SlackMessenger,
        lookup: RosterLookup,
        background: BackgroundTasks,
        timing: Timing,
    ) -> None:
        self._workspaces = workspaces = messenger.workspaces
        self._home_tabs = HomeTabs(app, lookup, workspaces, background)
        replies = Replies(app, lookup, self._home_tabs, background, timing)
        posting = Posting(messenger, background, timing)
        modals = Modals(app, workspaces, posting)
        answered = AnsweredMessages(workspaces, background)
        self._direct_messages = DirectMessages(replies, posting, background)
        self._slash_commands = SlashCommands(app, replies, modals, posting, workspaces.session)
        self._presses = Presses(replies, modals, answered)
        self._submissions = Submissions(app, replies, modals, posting, answered)

    def register(self, bolt: AsyncApp) -> None:
        """Register all listeners."""
        bolt.event("message")(self._message)
        bolt.event("app_home_opened")(self._home_opened)
        bolt.event("app_uninstalled")(self._uninstalled)
        bolt.event("tokens_revoked")(self._uninstalled)
        bolt.command(re.compile(r"/(mentor|pairs)"))(self._command)
        for name in SHORTCUTS:
            bolt.shortcut(name)(self._shortcut)
        bolt.action(re.compile(rf"({wire.ANSWER}|{wire.DO})(:\d+)?"))(self._action)
        bolt.action(wire.OPEN)(self._action)
        bolt.action(wire.BACK)(self._action)
        bolt.action(wire.VALUE)(_acknowledge)  # an input of a modal: it is read when the modal is submitted
        bolt.view(wire.ANSWER)(self._view_submitted)
        bolt.view_closed(wire.ANSWER)(self._view_closed)
        bolt.error(_server_error)

    async def _message(self, body: Payload, event: Payload, context: Payload) -> None:
        if (content := inbound.parse_message(event)) is not None:
            actor = inbound.parse_actor(context)
            await self._direct_messages.answer(actor, str(body["event_id"]), content)

    async def _home_opened(self, event: Payload, context: Payload) -> None:
        if event.get("tab") == "home":
            await self._home_tabs.opened(inbound.parse_actor(context))

    async def _uninstalled(self, body: Payload) -> None:
        await self._workspaces.remove(str(body["team_id"]))

    async def _command(self, body: Payload, context: Payload, ack: AsyncAck) -> None:
        content, trigger = inbound.parse_command(body), str(body["trigger_id"])
        actor = inbound.parse_actor(context)
        await self._slash_commands.answer(actor, content, trigger, str(body["response_url"]), ack)

    async def _shortcut(self, body: Payload, context: Payload, ack: AsyncAck) -> None:
        trigger, content = str(body["trigger_id"]), Commanded("mentor", str(body["callback_id"]))
        actor = inbound.parse_actor(context)
        await self._presses.on_home_tab(actor, f"shortcut:{trigger}", content, trigger, ack)

    async def _action(self, body: Payload, action: Payload, context: Payload, ack: AsyncAck) -> None:
        content = inbound.parse_action(action)
        if content is None:
            _log.warning("a button of another version", extra={"action": "slack_unreadable"})
            await ack()
            return
        actor, trigger, view = inbound.parse_actor(context), str(body["trigger_id"]), body.get("view")
        event_id = f"action:{trigger}:{action.get('action_ts', '')}"
        if view is None:
            pressed = inbound.parse_pressed_message(body, action)
            await self._presses.in_message(actor, event_id, content, pressed, trigger, ack)
        elif view.get("type") == "modal":
            await self._presses.in_modal(actor, event_id, content, view, ack)
        else:
            await self._presses.on_home_tab(actor, event_id, content, trigger, ack)

    async def _view_submitted(self, body: Payload, view: Payload, context: Payload, ack: AsyncAck) -> None:
        content = inbound.parse_submission(view)
        if content is None:
            await ack(response_action="clear")
            return
        event_id = f"view:{view['id']}:{body['trigger_id']}"
        await self._submissions.submitted(inbound.parse_actor(context), event_id, content, view, ack)

    async def _view_closed(self, view: Payload, context: Payload, ack: AsyncAck) -> None:
        content = inbound.parse_closed(view)
        if content is None:
            await ack()
            return
        event_id = f"closed:{view['id']}:{view.get('hash', '')}"
        await self._submissions.closed(inbound.parse_actor(context), event_id, content, ack)


async def _acknowledge(ack: AsyncAck) -> None:
    await ack()


async def _server_error(error: Exception) -> Any:
    """Answer 500 when a listener fails, so that Slack delivers the event again."""
    from slack_bolt import BoltResponse

    _log.error("a listener failed", extra={"action": "slack_listener_failed", "error": type(error).__name__})
    return BoltResponse(status=500, body="")
