"""Shows replies in modals; what a modal cannot show, or cannot be opened for, is posted as a message."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Sequence
from typing import Any

from adapters.app_port import AppPort
from adapters.slack import views, wire
from adapters.slack.answering.posting import Posting
from adapters.slack.answering.replies import split_reply
from adapters.slack.block_kit.elements import APP_NAME
from adapters.slack.errors import call_errors
from adapters.slack.inbound import Actor, Payload, parse_ref
from adapters.slack.workspaces.clients import Workspaces
from bot import directory
from bot.conversation.messages import Reply, Worded

_log = logging.getLogger(__name__)


class Modals:
    """Opens and updates modals."""

    def __init__(self, app: AppPort, workspaces: Workspaces, posting: Posting) -> None:
        self._app = app
        self._workspaces = workspaces
        self._posting = posting

    async def show(
        self,
        actor: Actor,
        trigger: str,
        reply: Reply,
        *,
        opened_from: wire.MessagePosition | None = None,
        notice: bool = False,
    ) -> None:
        """Open a modal with the reply's question. A reply without one is posted, or with ``notice`` shown in a modal too.

        ``trigger`` is Slack's trigger id, which is good for three seconds and once; after that the reply is posted.
        """
        parts = split_reply(reply)
        view = None
        if parts.question is not None:
            view = views.view(parts.question, before=parts.words, opened_from=opened_from)
        elif notice and parts.words:
            view = self._notice(parts.words)
        if view is not None and trigger and await self._open(actor, trigger, view):
            await self._posting.post(actor, parts.files)
        else:
            await self._posting.post(actor, reply.messages)

    async def update(self, actor: Actor, modal: Payload, reply: Reply, *, answered: bool = False) -> None:
        """Show a reply in the open modal: its question, or a notice. If the modal is gone, the reply is posted.

        If the same question is asked again, the values of its inputs are kept. ``answered``: the message from which the modal
        was opened is marked as answered, so the modal no longer refers to it.
        """
        parts = split_reply(reply)
        ref = parse_ref(modal)
        if parts.question is None:
            view = self._notice(parts.words)
        else:
            opened_from = ref.opened_from if ref and not answered else None
            view = views.view(parts.question, before=parts.words, opened_from=opened_from)
            if ref and parts.asks_again(ref.conversation, ref.turn):
                view = views.with_state(view, modal["state"]["values"])
        client = await self._workspaces.client(actor.workspace)
        updating = client.views_update(view_id=modal["id"], view=view)
        if await _succeeds(updating, "a modal could not be updated"):
            await self._posting.post(actor, parts.files)
        else:
            await self._posting.post(actor, reply.messages)

    async def _open(self, actor: Actor, trigger: str, view: views.View) -> bool:
        client = await self._workspaces.client(actor.workspace)
        return await _succeeds(
            client.views_open(trigger_id=trigger, view=view), "a modal could not be opened"
        )

    def _notice(self, words: Sequence[Worded]) -> views.View:
        return views.notice(
            words, APP_NAME, directory.in_every_language(self._app.installation.texts, "control-close")
        )


async def _succeeds(call: Awaitable[Any], otherwise: str) -> bool:
    """True if a call succeeds; False, with a line in the log, if Slack refuses it or does not answer."""
    try:
        await call
    except call_errors() as failure:
        _log.warning(otherwise, extra={"action": "slack_modal_failed", "error": type(failure).__name__})
        return False
    return True
