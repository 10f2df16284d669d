"""What people do in Slack, answered where they did it. Bolt's listeners; the answers are made elsewhere.

Slack is told "received" only after the commit. A person's message is answered before that, so that a crash in between
means a redelivery; whoever pressed something sees it answered at once, and what has to be posted follows.
"""

from __future__ import annotations

import asyncio
import logging
import re
import secrets
from collections.abc import Awaitable, Callable, Coroutine, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any, Protocol

from adapters.slack import inbound, render, views, wire
from adapters.slack.people import Introductions
from adapters.slack.send import PLATFORM, SlackMessenger
from adapters.waiting import rest
from bot.conversation.messages import (
    Answered,
    Command,
    Content,
    Document,
    Home,
    Incoming,
    Panel,
    Question,
    Reply,
    Worded,
)
from bot.ports import RetryLater, Unreachable

if TYPE_CHECKING:
    from slack_bolt.async_app import AsyncApp
    from slack_sdk.web.async_client import AsyncWebClient

PATIENCE = 2.0  # seconds until somebody who pressed something is told to wait a moment; Slack itself gives up after three
OK = 200
PAUSES = (1.0, 5.0, 30.0)  # seconds before what could not be posted after a press is tried again

random_key = partial(secrets.token_hex, 8)
NAME = "Pora"  # above a window that has no title of its own

Payload = dict[str, Any]

_log = logging.getLogger(__name__)


class Companion(Protocol):
    """The app as Slack needs it."""

    async def handle(self, incoming: Incoming) -> Reply:
        """Answer whoever acted."""
        ...

    async def connect(self, platform: str, workspace: str, user: str, email: str, zone: str | None) -> bool:
        """Remember where somebody on the roster is reached; False where nobody has that e-mail."""
        ...

    async def home(self, platform: str, workspace: str, user: str) -> Home | None:
        """Somebody's home page."""
        ...

    async def places(self, platform: str, person_ids: Sequence[str]) -> list[tuple[str, str]]:
        """Workspace and user of these people."""
        ...

    async def unplaced(self, platform: str) -> list[str]:
        """E-mails of people who are not known on the platform yet."""
        ...

    async def astray(self, platform: str, workspace: str) -> list[str]:
        """Users there to whom nothing gets any more."""
        ...

    async def found_again(self, platform: str, workspace: str, user: str) -> None:
        """Whoever is meant there can be reached again."""
        ...

    def in_every_language(self, text: str) -> str:
        """A text for whoever reads it."""
        ...


@dataclass(slots=True)
class _Answer:
    """A message in hand: what is said to it, and the posting of that."""

    turn: asyncio.Task[Reply]
    posting: asyncio.Task[None]
    left: bool = False  # it goes on without Slack waiting for it


class Desk:
    """Takes in what happens in Slack and answers it."""

    def __init__(
        self,
        companion: Companion,
        messenger: SlackMessenger,
        *,
        patience: float = PATIENCE,
        pauses: Sequence[float] = PAUSES,
        new_key: Callable[[], str] = random_key,
    ) -> None:
        self._companion = companion
        self._messenger = messenger
        self._patience = patience
        self._pauses = tuple(pauses)
        self._new_key = new_key
        self._introductions = Introductions(companion, messenger.workspaces)
        self._tasks: set[asyncio.Task[Any]] = set()
        self._answering: dict[str, _Answer] = {}  # messages in hand, by event
        self._at_home: dict[tuple[str, str], asyncio.Lock] = {}  # who has looked at their home page

    def listen(self, app: AsyncApp) -> None:
        """Register everything with Bolt."""
        app.event("message")(self._message)
        app.event("app_home_opened")(self._home_opened)
        app.command(re.compile(r"/(mentor|pairs)"))(self._command)
        for name in ("met", "topics"):
            app.shortcut(name)(self._shortcut)
        app.action(re.compile(rf"({wire.ANSWER}|{wire.DO})(:\d+)?"))(self._action)
        app.action(wire.OPEN)(self._action)
        app.action(wire.BACK)(self._action)
        app.action(wire.VALUE)(_only_received)  # a choice inside a modal: it is read when the modal is sent
        app.event("app_uninstalled")(self._uninstalled)
        app.event("tokens_revoked")(self._uninstalled)
        app.view(wire.ANSWER)(self._submitted)
        app.view_closed(wire.ANSWER)(self._closed)
        app.error(_failed)

    async def introduce(self) -> bool:
        """Find everybody on the roster in Slack who was not found yet; False where it is worth a second try."""
        return await self._introductions.everybody()

    def introduce_soon(self) -> None:
        """The same, beside whatever goes on."""
        self._spawn(self._introductions.everybody())

    async def rest(self) -> None:
        """Finish what is under way."""
        while self._tasks:
            await asyncio.wait(self._tasks)

    # ---- what people do --------------------------------------------------------------------------------------------------

    async def _message(self, body: Payload, event: Payload, context: Payload) -> None:
        content = inbound.said(event)
        if content is None:
            return
        event_id = str(body["event_id"])
        answer = self._answering.get(event_id)
        if answer is None:
            turn = self._start(context, event_id, content)
            posting = self._spawn(self._answer_message(context, event_id, turn))
            answer = self._answering[event_id] = _Answer(turn, posting)
            posting.add_done_callback(lambda _: self._answering.pop(event_id, None))
        posted, _ = await asyncio.wait({answer.posting}, timeout=self._patience)
        if posted:
            answer.posting.result()  # raises where it could not be posted: Slack delivers the message again
            return
        await asyncio.shield(
            answer.turn
        )  # received, though Slack is slow to take the answer: it goes on by itself
        if not answer.posting.done() and not answer.left:
            answer.left = True
            self._spawn(self._see_to(context, event_id, answer))

    async def _answer_message(self, context: Payload, event_id: str, turn: asyncio.Task[Reply]) -> None:
        reply = await turn
        workspace, user = _who(context)
        key = f"reply:{event_id}"
        if not (reply.again and await self._messenger.was_sent(workspace, user, key=key)):
            await self._messenger.send(workspace, user, reply.messages, key=key)

    async def _see_to(self, context: Payload, event_id: str, answer: _Answer) -> None:
        """An answer whose message Slack will not deliver again: it is posted again where it did not arrive."""
        await asyncio.wait({answer.posting})
        if answer.posting.exception() is not None:
            await self._post(context, (await answer.turn).messages, key=f"reply:{event_id}", tried=True)

    async def _command(self, body: Payload, context: Payload, ack: Any) -> None:
        trigger = str(body["trigger_id"])
        turn = self._start(context, f"command:{trigger}", inbound.command(body))
        if not await self._soon(turn):
            await ack(self._companion.in_every_language("one-moment"))
            url = str(body["response_url"])
            self._spawn(self._later(turn, lambda reply: self._answer_later(context, url, reply)))
            return
        reply = await turn
        words, question = _parted(reply)
        if question is None and words:
            parts = render.messages(words)
            if len(parts) == 1:
                await ack(text=parts[0].text, blocks=parts[0].blocks)
            else:
                await ack()
                self._spawn(self._respond(context, str(body["response_url"]), parts, words))
            self._spawn(self._post(context, _files(reply)))
        else:
            await ack()
            self._spawn(self._show(context, trigger, reply))

    async def _answer_later(self, context: Payload, response_url: str, reply: Reply) -> None:
        """The answer to a command that took too long to open a window with."""
        words, question = _parted(reply)
        if question is None and words:
            await self._respond(context, response_url, render.messages(words), words)
            await self._post(context, _files(reply))
        else:
            await self._post(context, reply.messages)

    async def _respond(
        self, context: Payload, response_url: str, parts: Sequence[render.Rendered], words: Sequence[Worded]
    ) -> None:
        """Say something where only its reader sees it; where Slack does not take it there, in their own conversation."""
        from aiohttp import ClientError
        from slack_sdk.webhook.async_client import AsyncWebhookClient

        session = self._messenger.workspaces.session
        hook = AsyncWebhookClient(response_url, session=session, retry_handlers=[])
        try:
            answers = [
                await hook.send(text=part.text, blocks=part.blocks, response_type="ephemeral")
                for part in parts
            ]
            taken = all(answer.status_code == OK for answer in answers)
        except (ClientError, OSError, TimeoutError):
            taken = False
        if not taken:
            _log.warning("an answer goes into the conversation", extra={"action": "slack_response_failed"})
            await self._post(context, words)

    async def _shortcut(self, body: Payload, context: Payload, ack: Any) -> None:
        trigger, name = str(body["trigger_id"]), str(body["callback_id"])
        await self._pressed(
            context, f"shortcut:{trigger}", Command("mentor", name), ack, trigger, notice=True
        )

    async def _action(self, body: Payload, action: Payload, context: Payload, ack: Any) -> None:
        content = inbound.pressed(action)
        if content is None:
            _log.warning("a button of another version", extra={"action": "slack_unreadable"})
            await ack()
            return
        trigger, view = str(body["trigger_id"]), body.get("view")
        event_id = f"action:{trigger}:{action.get('action_ts', '')}"
        if view is not None and view.get("type") == "modal":
            turn = self._start(context, event_id, content)
            await self._soon(turn)
            await ack()
            self._spawn(self._later(turn, lambda reply: self._turned(context, view, reply)))
            return
        await self._pressed(
            context, event_id, content, ack, trigger, notice=view is not None, message=body.get("message"),
            channel=str((body.get("channel") or {}).get("id", "")), label=_label(action),
        )  # fmt: skip

    async def _pressed(
        self,
        context: Payload,
        event_id: str,
        content: Content,
        ack: Any,
        trigger: str,
        *,
        notice: bool,
        message: Payload | None = None,
        channel: str = "",
        label: str | None = None,
    ) -> None:
        turn = self._start(context, event_id, content)
        await self._soon(turn)
        await ack()

        async def answer(reply: Reply) -> None:
            origin = (channel, str(message["ts"])) if message else ("", "")
            if message and isinstance(content, Answered):
                self._spawn(self._tick_off(context, channel, message, label, content.conversation))
                origin = ("", "")
            await self._show(context, trigger, reply, origin=origin, notice=notice)

        self._spawn(self._later(turn, answer))

    async def _submitted(self, body: Payload, view: Payload, context: Payload, ack: Any) -> None:
        content, place = inbound.submitted(view), wire.parse_place(str(view["private_metadata"]))
        if content is None or place is None:
            await ack(response_action="clear")
            return
        turn = self._start(context, f"view:{view['id']}:{body['trigger_id']}", content)
        if not await self._soon(turn):
            waiting = self._companion.in_every_language("one-moment")
            await ack(response_action="update", view=views.waiting(_title(view), waiting))
            self._spawn(self._later(turn, lambda reply: self._sent_at_last(context, view, reply)))
            return
        reply = await turn
        words, question = _parted(reply)
        if question is not None and _asks_again(question, place):
            await ack(response_action="errors", errors=_errors(question, view))
            return
        if place.ts:
            self._spawn(self._tick_off_place(context, place))
        if question is not None:
            await ack(response_action="update", view=views.view(question, before=words))
        else:
            await ack(response_action="clear")
        self._spawn(self._post(context, _files(reply) if question is not None else reply.messages))

    async def _sent_at_last(self, context: Payload, view: Payload, reply: Reply) -> None:
        """What was sent in a window is answered, later than Slack waits: what was typed stands in it where it is asked again."""
        place = wire.parse_place(str(view["private_metadata"]))
        _, question = _parted(reply)
        again = question is not None and place is not None and _asks_again(question, place)
        if place is not None and place.ts and not again:
            self._spawn(self._tick_off_place(context, place))
        await self._turned(context, view, reply, ticked=not again)

    async def _closed(self, view: Payload, context: Payload, ack: Any) -> None:
        if (content := inbound.closed(view)) is not None:
            await self._soon(self._start(context, f"closed:{view['id']}:{view.get('hash', '')}", content))
        await ack()

    async def _home_opened(self, event: Payload, context: Payload) -> None:
        if event.get("tab") != "home":
            return
        workspace, user = _who(context)
        await self._show_home(workspace, user, self._at_home.setdefault((workspace, user), asyncio.Lock()))

    async def _uninstalled(self, body: Payload) -> None:
        await self._messenger.workspaces.leave(str(body["team_id"]))

    # ---- answering -------------------------------------------------------------------------------------------------------

    async def _turn(self, context: Payload, event_id: str, content: Content) -> Reply:
        """What Pora answers. Somebody it does not know yet may be on the roster: then they are introduced first."""
        workspace, user = _who(context)
        incoming = Incoming(PLATFORM, workspace, user, event_id, content)
        reply = await self._companion.handle(incoming)
        if reply.person_id is None and await self._introductions.somebody(workspace, user):
            reply = await self._companion.handle(incoming)
        self._refresh(reply)
        return reply

    def _start(self, context: Payload, event_id: str, content: Content) -> asyncio.Task[Reply]:
        return self._spawn(self._turn(context, event_id, content))

    async def _soon(self, turn: asyncio.Task[Reply]) -> bool:
        """Whether the answer comes while Slack still waits. An answer that failed has come."""
        done, _ = await asyncio.wait({turn}, timeout=self._patience)
        return bool(done)

    async def _later(self, turn: asyncio.Task[Reply], answer: Callable[[Reply], Awaitable[None]]) -> None:
        await answer(await turn)

    async def _show(
        self,
        context: Payload,
        trigger: str,
        reply: Reply,
        *,
        origin: tuple[str, str] = ("", ""),
        notice: bool = False,
    ) -> None:
        """A question in a modal while its trigger is good; words beside it, or in a modal of their own on the home page."""
        words, question = _parted(reply)
        view = None
        if question is not None:
            view = views.view(question, before=words, channel=origin[0], ts=origin[1])
        elif notice and words:
            view = self._notice(words)
        if view is not None and trigger and await self._opens(context, trigger, view):
            await self._post(context, _files(reply))
        else:
            await self._post(context, reply.messages)

    async def _opens(self, context: Payload, trigger: str, view: Payload) -> bool:
        from aiohttp import ClientError
        from slack_sdk.errors import SlackApiError

        try:
            await (await self._client(context)).views_open(trigger_id=trigger, view=view)
        except (SlackApiError, ClientError, OSError, TimeoutError) as failure:
            _log.warning(
                "a modal could not be opened",
                extra={"action": "slack_modal_failed", "error": type(failure).__name__},
            )
            return False
        return True

    async def _turned(self, context: Payload, view: Payload, reply: Reply, *, ticked: bool = False) -> None:
        """The modal that is open shows what is asked now, or the last words. What stood in its fields stays where they stay.

        ``ticked``: the message that it was opened from is answered.
        """
        from aiohttp import ClientError
        from slack_sdk.errors import SlackApiError

        words, question = _parted(reply)
        place = wire.parse_place(str(view["private_metadata"]))
        origin = (place.channel, place.ts) if place and not ticked else ("", "")
        shown = self._notice(words) if question is None else views.view(
            question, before=words, channel=origin[0], ts=origin[1]
        )  # fmt: skip
        if question is not None and place is not None and _asks_again(question, place):
            shown = views.filled(shown, view["state"]["values"])
        try:
            await (await self._client(context)).views_update(view_id=view["id"], view=shown)
        except (SlackApiError, ClientError, OSError, TimeoutError) as failure:  # it was closed meanwhile, say
            _log.warning(
                "a modal could not be updated",
                extra={"action": "slack_modal_failed", "error": type(failure).__name__},
            )
            await self._post(context, reply.messages)
        else:
            await self._post(context, _files(reply))

    async def _post(
        self, context: Payload, messages: Sequence[Worded], *, key: str = "", tried: bool = False
    ) -> None:
        """Post into the person's own conversation. What goes wrong is tried again; what may have arrived is looked for first.

        ``tried``: a first try, under this key, went wrong.
        """
        if not messages:
            return
        workspace, user = _who(context)
        key = key or f"reply:{self._new_key()}"
        if tried and await self._arrived(workspace, user, key):
            return
        for pause in (*self._pauses, None):
            try:
                await self._messenger.send(workspace, user, messages, key=key)
            except Unreachable:
                raise
            except Exception as failure:
                if pause is None:
                    raise
                _log.warning(
                    "posting is tried again", extra={"action": "slack_again", "error": type(failure).__name__}
                )
                await rest(failure.after.total_seconds() if isinstance(failure, RetryLater) else pause)
                if await self._arrived(workspace, user, key):
                    return
            else:
                return

    async def _arrived(self, workspace: str, user: str, key: str) -> bool:
        """Whether something was posted after all; no, where Slack does not say."""
        try:
            return await self._messenger.was_sent(workspace, user, key=key)
        except Exception as failure:  # noqa: BLE001 - it is posted again then
            _log.warning(
                "nothing is known", extra={"action": "slack_unknown", "error": type(failure).__name__}
            )
            return False

    async def _tick_off(
        self, context: Payload, channel: str, message: Payload, label: str | None, conversation: str
    ) -> None:
        """An answered question loses its buttons, so that nobody presses twice."""
        blocks = render.answered(message.get("blocks", []), label, conversation)
        client = await self._client(context)
        await client.chat_update(
            channel=channel, ts=message["ts"], text=message.get("text", ""), blocks=blocks
        )

    async def _tick_off_place(self, context: Payload, place: wire.Place) -> None:
        client = await self._client(context)
        answer = await client.conversations_history(
            channel=place.channel, latest=place.ts, inclusive=True, limit=1
        )
        for message in answer["messages"]:
            if message["ts"] == place.ts:
                await self._tick_off(context, place.channel, message, None, place.conversation)

    # ---- home pages ------------------------------------------------------------------------------------------------------

    def _refresh(self, reply: Reply) -> None:
        """Home pages that somebody looks at, and that may look different now, are shown anew."""
        if self._at_home and reply.touched:
            self._spawn(self._refresh_homes(reply.touched))

    async def _refresh_homes(self, person_ids: Sequence[str]) -> None:
        for workspace, user in await self._companion.places(PLATFORM, person_ids):
            if (looking := self._at_home.get((workspace, user))) is not None:
                self._spawn(self._show_home(workspace, user, looking))

    async def _show_home(self, workspace: str, user: str, looking: asyncio.Lock) -> None:
        """Show somebody's home page as it is now; one after the other, so that an older one never covers a newer."""
        async with looking:
            page = await self._companion.home(PLATFORM, workspace, user)
            if page is None and await self._introductions.somebody(workspace, user):
                page = await self._companion.home(PLATFORM, workspace, user)
            client = await self._messenger.workspaces.client(workspace)
            stranger = Home((Panel(NAME, (self._companion.in_every_language("stranger"),)),))
            await client.views_publish(user_id=user, view=views.home(page or stranger))

    def _notice(self, words: Sequence[Worded]) -> Payload:
        return views.notice(words, NAME, self._companion.in_every_language("control-close"))

    async def _client(self, context: Payload) -> AsyncWebClient:
        """The client of the workspace, which tries nothing again by itself."""
        return await self._messenger.workspaces.client(_who(context)[0])

    def _spawn(self, work: Coroutine[Any, Any, Any]) -> asyncio.Task[Any]:
        task = asyncio.get_running_loop().create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._finished)
        return task

    def _finished(self, task: asyncio.Task[Any]) -> None:
        self._tasks.discard(task)
        if not task.cancelled() and (failure := task.exception()) is not None:
            _log.error("answering failed", extra={"action": "slack_failed", "error": type(failure).__name__})


async def _only_received(ack: Any) -> None:
    await ack()


async def _failed(error: Exception) -> Any:
    """Slack delivers an event again that was not received."""
    from slack_bolt import BoltResponse

    _log.error("a listener failed", extra={"action": "slack_listener_failed", "error": type(error).__name__})
    return BoltResponse(status=500, body="")


def _who(context: Payload) -> tuple[str, str]:
    return str(context["team_id"]), str(context["user_id"])


def _parted(reply: Reply) -> tuple[tuple[Worded, ...], Question | None]:
    """The words of a reply and what it asks; files go their own way."""
    asked = [message for message in reply.messages if isinstance(message, Question)]
    words = tuple(message for message in reply.messages if not isinstance(message, Question | Document))
    return words, asked[-1] if asked else None


def _files(reply: Reply) -> tuple[Worded, ...]:
    return tuple(message for message in reply.messages if isinstance(message, Document))


def _label(action: Payload) -> str | None:
    chosen = action.get("selected_option") or action
    return (chosen.get("text") or {}).get("text")


def _asks_again(question: Question, place: wire.Place) -> bool:
    """Whether a question is the one that was answered: something in it was not understood."""
    return (question.conversation, question.turn) == (place.conversation, place.turn)


def _title(view: Payload) -> str:
    return str((view.get("title") or {}).get("text", NAME))


def _errors(question: Question, view: Payload) -> dict[str, str]:
    """What was not understood, at the inputs it was typed into."""
    inputs = view["state"]["values"]
    found = {}
    for shown in question.fields:
        if shown.unclear:
            typed = f"{shown.name}{wire.TYPED}"
            found[typed if typed in inputs else shown.name] = shown.unclear
    return found
