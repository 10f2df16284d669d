"""A user of the emulated workspace: their acts reach the app as Slack would send them, and they read what comes back.

    ruta = slack.person("ruta@vejas.example")
    await ruta.says("labas")
    await ruta.presses("Lietuviškai")
    await ruta.fills({"Kada susitinkate?": "kitą antradienį 15 val."})
    ruta.sees("antradienį")

An act is over when the app has acknowledged it and has settled (see SlackWorkspace). For what comes later:
``await ruta.will_see("…")``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Self

from tests.support.slack import blocks, payloads
from tests.support.slack.blocks import Pressable
from tests.support.slack.form import Forms, chosen, nested, same_label
from tests.support.slack.message import Message
from tests.support.slack.payloads import Actor, Delivery
from tests.support.slack.reader import SlackReader

if TYPE_CHECKING:
    from tests.support.slack.server import EmulatedWorkspace, Member
    from tests.support.slack.workspace import SlackWorkspace

Json = dict[str, Any]

GENERAL = {"id": "C000000001", "name": "general"}  # a channel that neither the bot nor the people are in


@dataclass(frozen=True, slots=True)
class _Found:
    """A button or option, and the message or view that it is in."""

    pressable: Pressable
    message: Message | None = None
    view: Json = field(default_factory=dict)
    dispatches: bool = True  # the app gets the press at once, not with the submission


class SlackPerson(SlackReader):
    """A user who acts."""

    def __init__(self, workspace: SlackWorkspace, member: Member, user_id: str, channel_id: str) -> None:
        super().__init__(workspace, member, user_id, channel_id)
        self.last: Delivery | None = None  # their last act
        self._actor = Actor(user_id, member.handle)
        self._forms = Forms()

    async def says(self, text: str, *, channel: Json | None = None) -> Self:
        """Type a direct message to the bot, or a slash command, which may be typed in another ``channel`` (GENERAL)."""
        if text.startswith("/"):
            name, _, rest = text.partition(" ")
            return await self._runs_command(name, rest.strip(), channel or self._channel)
        assert channel is None, "The app hears nothing of words in channels."
        self._acts()
        posted = await self._server.ask(
            "chat.postMessage", self.member.token, channel=self.channel_id, text=payloads.escaped(text)
        )
        ts = posted["ts"]
        event = payloads.message_im(
            self._server.app, self._actor, self.channel_id, text, ts=ts, client_msg_id=f"client-{ts}"
        )
        return await self._delivers(self._workspace.event(event))

    async def edits(self, message_ts: str, text: str) -> Self:
        """Edit a message of theirs."""
        self._acts()
        before = await self._own_message(message_ts)
        changed = await self._server.ask(
            "chat.update",
            self.member.token,
            channel=self.channel_id,
            ts=message_ts,
            text=payloads.escaped(text),
        )
        after = changed["message"]
        event = payloads.message_changed(self.channel_id, before, after, ts=after["edited"]["ts"])
        return await self._delivers(self._workspace.event(event))

    async def deletes(self, message_ts: str) -> Self:
        """Delete a message of theirs."""
        self._acts()
        before = await self._own_message(message_ts)
        await self._server.ask("chat.delete", self.member.token, channel=self.channel_id, ts=message_ts)
        event = payloads.message_deleted(self.channel_id, before, ts=self._workspace.ts())
        return await self._delivers(self._workspace.event(event))

    async def uses_shortcut(self, callback_id: str) -> Self:
        """Run one of the app's global shortcuts."""
        self._acts()
        trigger = await self._server.screens.trigger(self.id)
        ts = self._workspace.ts()
        return await self._delivers(
            payloads.shortcut(self._server.app, self._actor, callback_id, trigger_id=trigger, ts=ts)
        )

    async def opens_home(self) -> Self:
        """Open the app's home tab."""
        return await self._opens_tab("home")

    async def opens_messages(self) -> Self:
        """Open the app's messages tab."""
        return await self._opens_tab("messages")

    async def presses(self, label: str, *, on: Message | None = None) -> Self:
        """Press a button or option by its label: in the open modal, else on the newest message with it, else at home.

        ``on``: on this message instead.
        """
        modal, found = self.modal, None
        if modal is not None and on is None:
            if same_label(label, blocks.shown(modal.get("submit"))):
                return await self.submits()
            if same_label(label, blocks.shown(modal.get("close"))):
                return await self.closes()
            found = self._option(label)
            if found is not None:
                self._forms.choose(modal, found.pressable)
                if not found.dispatches:
                    return self
        found = found or self._find(label, on)
        if found is None:
            raise AssertionError(f"{self} has no {label!r} to press. {self._report()}")
        self._acts()
        return await self._delivers(await self._press(found))

    def enters(self, answers: Mapping[str, Any]) -> Self:
        """Fill in inputs of the open modal by label, without submitting: text, a label, several labels, or None."""
        self._forms.enter(self._open_modal(), answers, self)
        return self

    async def fills(self, answers: Mapping[str, Any]) -> Self:
        """Fill in inputs of the open modal by label, and submit it."""
        self.enters(answers)
        return await self.submits()

    async def submits(self) -> Self:
        """Submit the open modal. Fails if Slack would not let them."""
        view = self._forms.payload(self._open_modal())
        if not view.get("submit"):
            raise AssertionError(f"{self} has no button to send with. {self._report()}")
        if empty := self._forms.empty_fields(view):
            raise AssertionError(f"Slack does not let {self} send: {empty} must be filled in.")
        self._acts()
        trigger = await self._server.screens.trigger(self.id, view["id"])
        submission = payloads.view_submission(self._server.app, self._actor, view, trigger_id=trigger)
        return await self._delivers(submission, submitted=view)

    async def closes(self, *, everything: bool = False) -> Self:
        """Close the modal on top, or all of them."""
        view = self._forms.payload(self._open_modal())
        self._acts()
        await self._server.screens.close_modals(self.id, only_top=not everything)
        if not view.get("notify_on_close"):
            return await self.looks()
        return await self._delivers(
            payloads.view_closed(self._server.app, self._actor, view, is_cleared=everything)
        )

    async def repeats(self, times: int = 1) -> Self:
        """Deliver their last act again, as Slack does if it was not acknowledged."""
        assert self.last is not None, f"{self} has done nothing yet."
        self._acts()
        for retry in range(1, times + 1):
            await self._workspace.deliver(self.last.again(retry))
        return await self.looks()

    # ---- delivery ---------------------------------------------------------------------------------------------------

    def _acts(self) -> None:
        self._remember()
        self.errors = {}

    async def _delivers(self, delivery: Delivery, *, submitted: Json | None = None) -> Self:
        self.last = delivery
        answer = await self._workspace.deliver(delivery)
        if submitted is not None:
            await self._apply_response_action(submitted, answer)
        elif delivery.kind == payloads.COMMANDS and answer:
            await self._server.response_urls.show(self.id, delivery.payload["channel_id"], answer)
        return await self.looks()

    async def _apply_response_action(self, view: Json, answer: Json) -> None:
        screens = self._server.screens
        match answer.get("response_action"):
            case None:
                await screens.close_modals(self.id, only_top=True)
            case "clear":
                await screens.close_modals(self.id, only_top=False)
            case "update":
                await screens.replace(self.id, view["id"], answer["view"])
            case "push":
                await screens.push(self.id, view["id"], answer["view"])
            case "errors":
                labels = {one.block_id: one.label for one in blocks.inputs(view["blocks"])}
                misplaced = set(answer["errors"]) - set(labels)
                if misplaced or not answer["errors"]:
                    raise AssertionError(
                        f"Errors at {misplaced or 'no field'}: the fields are {sorted(labels)}."
                    )
                self.errors = {labels[block_id]: error for block_id, error in answer["errors"].items()}
            case unknown:
                raise AssertionError(f"Slack knows no response_action {unknown!r}.")

    async def _runs_command(self, name: str, text: str, channel: Json) -> Self:
        self._acts()
        command = payloads.command(
            self._server.app,
            self._actor,
            channel,
            name,
            text,
            trigger_id=await self._server.screens.trigger(self.id),
            response_url=self._server.response_urls.issue(self.id, channel["id"]),
        )
        return await self._delivers(command)

    async def _opens_tab(self, tab: str) -> Self:
        self._acts()
        event = payloads.app_home_opened(
            self._actor, self.channel_id, tab, self.screen.home, ts=self._workspace.ts()
        )
        return await self._delivers(self._workspace.event(event))

    # ---- presses ----------------------------------------------------------------------------------------------------

    async def _press(self, found: _Found) -> Delivery:
        server, pressed, element = self._server, found.pressable, found.pressable.element
        action = {
            "type": element["type"],
            "action_id": element["action_id"],
            "block_id": pressed.block_id,
            "action_ts": self._workspace.ts(),
        }
        if pressed.option is not None:
            action["selected_option"] = pressed.option
        else:
            action |= {name: element[name] for name in ("text", "value", "style") if name in element}
        if found.message is None:
            view = self._view_with_state(found)
            trigger = await server.screens.trigger(self.id, view["id"])
            return payloads.pressed_in_view(server.app, self._actor, view, action, trigger_id=trigger)
        message = found.message
        response_url = server.response_urls.issue(
            self.id, self.channel_id, message.ts, ephemeral=message.ephemeral
        )
        return payloads.pressed_in_message(
            server.app,
            self._actor,
            self._channel,
            {**message.raw, "blocks": message.blocks},
            action,
            trigger_id=await server.screens.trigger(self.id),
            response_url=response_url,
            ephemeral=message.ephemeral,
            state=nested(blocks.initial_state(message.blocks) | chosen(pressed)),
        )

    def _find(self, label: str, on: Message | None) -> _Found | None:
        if self.modal is not None and on is None:
            for one in blocks.pressables(self._modal_blocks()):
                if same_label(label, one.label):
                    return _Found(one, view=self.modal)
        for message in reversed(self.messages) if on is None else [on]:
            for one in blocks.pressables(message.blocks):
                if same_label(label, one.label):
                    return _Found(one, message)
        if self.screen.home is not None and on is None:
            for one in blocks.pressables(blocks.with_ids(self.screen.home["blocks"])):
                if same_label(label, one.label):
                    return _Found(one, view=self.screen.home)
        return None

    def _option(self, label: str) -> _Found | None:
        """An option of an input of the open modal."""
        for one in blocks.inputs(self._modal_blocks()):
            for option in blocks.options(one.element):
                if same_label(label, blocks.shown(option["text"])):
                    return _Found(
                        Pressable(label, one.block_id, one.element, option), dispatches=one.dispatches
                    )
        return None

    def _view_with_state(self, found: _Found) -> Json:
        """The view in which something is pressed, with the state after the press."""
        if self.modal is not None and found.view is not self.screen.home:
            if chosen(found.pressable):
                self._forms.choose(self.modal, found.pressable)
            return self._forms.payload(self.modal)
        shown = blocks.with_ids(found.view["blocks"])
        state = blocks.initial_state(shown) | chosen(found.pressable)
        return {**found.view, "blocks": shown, "state": {"values": nested(state)}}

    async def _own_message(self, ts: str) -> Json:
        for raw in await self._history():
            if raw["ts"] == ts:
                return raw
        raise AssertionError(f"{self} typed nothing at {ts}.")

    @property
    def _channel(self) -> Json:
        return {"id": self.channel_id, "name": "directmessage"}

    @property
    def _server(self) -> EmulatedWorkspace:
        return self._workspace.server
