"""Somebody in Slack: what they type, press and fill in reaches the app as Slack would send it; what they see is read back.

    ruta = slack.person("ruta@vejas.example")
    await ruta.says("labas")
    await ruta.presses("Lietuviškai")
    await ruta.fills({"Kada susitinkate?": "kitą antradienį 15 val."})
    ruta.sees("antradienį")

An act is over when the app has acknowledged it and has settled (see SlackWorkspace). What comes later is waited for:
``await ruta.will_see("…")``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Self

from tests.support.slack import blocks, payloads
from tests.support.slack.blocks import Pressable
from tests.support.slack.payloads import Delivery, Somebody

if TYPE_CHECKING:
    from tests.support.slack.server import Member, Screen
    from tests.support.slack.workspace import SlackWorkspace

Json = dict[str, Any]
State = dict[tuple[str, str], Json]

GENERAL = {
    "id": "C000000001",
    "name": "general",
}  # a channel that neither the bot nor anybody on the roster is in


@dataclass(frozen=True, slots=True)
class Message:
    """A message in the conversation with the bot, as it stands."""

    raw: Json
    ephemeral: bool = False

    @property
    def ts(self) -> str:
        """Its name within the conversation."""
        return str(self.raw["ts"])

    @property
    def blocks(self) -> list[Json]:
        """Its blocks, with the ids that Slack gives them."""
        return blocks.with_ids(self.raw.get("blocks") or [])

    @property
    def files(self) -> list[Json]:
        """What is attached."""
        return list(self.raw.get("files") or [])

    @property
    def text(self) -> str:
        """What is read: the blocks, or the plain text where there are none."""
        told = blocks.lines(self.blocks) or [blocks.read(self.raw.get("text", ""))]
        return "\n".join([*told, *(f"[{one['name']}]" for one in self.files)])

    @property
    def notification(self) -> str:
        """What a telephone shows of it while it is locked."""
        return blocks.read(self.raw.get("text", ""))


@dataclass(frozen=True, slots=True)
class _Place:
    """Where something is pressed."""

    pressable: Pressable
    message: Message | None = None  # otherwise a view
    view: Json = field(default_factory=dict)
    dispatches: bool = True  # the app is told at once, not only when a form is sent


class SlackPerson:
    """One person, with the conversation with the bot, the modals and the app's Home on their screen."""

    def __init__(self, workspace: SlackWorkspace, member: Member, user_id: str, channel_id: str) -> None:
        self.member = member
        self.id = user_id
        self.channel_id = channel_id
        self.messages: list[Message] = []  # from the bot, oldest first
        self.errors: dict[str, str] = {}  # of the modal's fields, by label
        self.last: Delivery | None = None
        self._workspace = workspace
        self._who = Somebody(user_id, member.handle)
        self._typed: dict[str, State] = {}  # what stands in the fields of each open modal
        self._before: dict[str, str] = {}  # what they had seen when they acted: text by ts
        self._modal_before = ""
        self._looked = False

    def __repr__(self) -> str:
        return f"<{self.member.name}>"

    # ---- acts -------------------------------------------------------------------------------------------------------

    async def says(self, text: str, *, channel: Json | None = None) -> Self:
        """Type words to the bot, or a slash command; that one may be typed in another ``channel`` (GENERAL) too."""
        if text.startswith("/"):
            name, _, rest = text.partition(" ")
            return await self._commands(name, rest.strip(), channel or self._channel)
        assert channel is None, "The app hears nothing of words in channels."
        self._acts()
        house = self._workspace.house
        mine = payloads.escaped(text)
        posted = await house.ask("chat.postMessage", self.member.token, channel=self.channel_id, text=mine)
        told = payloads.message_im(
            house.app,
            self._who,
            self.channel_id,
            text,
            ts=posted["ts"],
            client_msg_id=f"client-{posted['ts']}",
        )
        return await self._tells(self._workspace.event(told))

    async def edits(self, message_ts: str, text: str) -> Self:
        """Change words they typed."""
        self._acts()
        house = self._workspace.house
        before = await self._typed_message(message_ts)
        changed = await house.ask(
            "chat.update",
            self.member.token,
            channel=self.channel_id,
            ts=message_ts,
            text=payloads.escaped(text),
        )
        after = changed["message"]
        told = payloads.message_changed(self.channel_id, before, after, ts=after["edited"]["ts"])
        return await self._tells(self._workspace.event(told))

    async def deletes(self, message_ts: str) -> Self:
        """Delete words they typed."""
        self._acts()
        before = await self._typed_message(message_ts)
        await self._workspace.house.ask(
            "chat.delete", self.member.token, channel=self.channel_id, ts=message_ts
        )
        told = payloads.message_deleted(self.channel_id, before, ts=self._workspace.ts())
        return await self._tells(self._workspace.event(told))

    async def uses_shortcut(self, callback_id: str) -> Self:
        """Choose one of the app's global shortcuts."""
        self._acts()
        house = self._workspace.house
        trigger = await house.trigger(self.id)
        return await self._tells(
            payloads.shortcut(house.app, self._who, callback_id, trigger_id=trigger, ts=self._workspace.ts())
        )

    async def opens_home(self) -> Self:
        """Look at the app's Home."""
        return await self._opens("home")

    async def opens_messages(self) -> Self:
        """Look at the conversation with the bot."""
        return await self._opens("messages")

    async def presses(self, label: str, *, on: Message | None = None) -> Self:
        """Press by label: in the open modal, else on the newest message that has it (or ``on`` one), else at Home."""
        modal, place = self.modal, None
        if modal is not None and on is None:
            if _same(label, blocks.shown(modal.get("submit"))):
                return await self.submits()
            if _same(label, blocks.shown(modal.get("close"))):
                return await self.closes()
            place = self._choice(label)
            if place is not None:
                self._choose(place)
                if not place.dispatches:
                    return self
        if place is None:
            place = self._find(label, on)
        if place is None:
            raise AssertionError(f"{self} has no {label!r} to press. {self._report()}")
        self._acts()
        return await self._tells(await self._press(place))

    def enters(self, answers: Mapping[str, Any]) -> Self:
        """Fill in fields of the open modal by label, without sending: words, a label, several labels, or None."""
        state, fields = self._state(), blocks.inputs(self._modal_blocks())
        for label, answer in answers.items():
            found = [one for one in fields if _same(label, one.label)]
            if not found:
                raise AssertionError(
                    f"{self} has no field {label!r}; there are {[one.label for one in fields]}."
                )
            if found[0].dispatches:
                raise AssertionError(f"{label!r} tells the app of every choice: press it.")
            state[found[0].key] = blocks.filled(found[0], answer)
        return self

    async def fills(self, answers: Mapping[str, Any]) -> Self:
        """Fill in fields of the open modal by label, and send it."""
        self.enters(answers)
        return await self.submits()

    async def submits(self) -> Self:
        """Send the open modal, as far as Slack lets them."""
        view, state = self._modal_payload(), self._state()
        if not view.get("submit"):
            raise AssertionError(f"{self} has no button to send with. {self._report()}")
        empty = [
            one.label
            for one in blocks.inputs(view["blocks"])
            if not one.optional and blocks.is_empty(state[one.key])
        ]
        if empty:
            raise AssertionError(f"Slack does not let {self} send: {empty} must be filled in.")
        self._acts()
        house = self._workspace.house
        trigger = await house.trigger(self.id, view["id"])
        return await self._tells(
            payloads.view_submission(house.app, self._who, view, trigger_id=trigger), submitted=view
        )

    async def closes(self, *, everything: bool = False) -> Self:
        """Close the modal on top, or by the cross all of them."""
        view = self._modal_payload()
        self._acts()
        house = self._workspace.house
        await house.close_modals(self.id, only_top=not everything)
        if not view.get("notify_on_close"):
            return await self.looks()
        return await self._tells(payloads.view_closed(house.app, self._who, view, is_cleared=everything))

    async def repeats(self, times: int = 1) -> Self:
        """Slack hands over their last act again, as if it had not arrived."""
        assert self.last is not None, f"{self} has done nothing yet."
        self._acts()
        for retry in range(1, times + 1):
            await self._workspace.deliver(self.last.again(retry))
        return await self.looks()

    # ---- what they see ----------------------------------------------------------------------------------------------

    async def looks(self) -> Self:
        """Look at the screen again, after whatever is under way has settled."""
        await self._workspace.settle()
        await self._read()
        return self

    async def will_see(self, *fragments: str) -> Self:
        """Wait until each fragment stands on the screen, new since their last act."""

        async def there() -> bool:
            await self._read()
            return all(fragment in self.new_text for fragment in fragments)

        await self._workspace.until(there, lambda: f"{self} does not see {fragments}. {self._report()}")
        self._looked = True
        return self

    def sees(self, *fragments: str) -> Self:
        """Each fragment stands in the open modal, or in what is new since their last act or look."""
        for fragment in fragments:
            if fragment not in self.new_text:
                raise AssertionError(f"{self} does not see {fragment!r}. {self._report()}")
        self._looked = True
        return self

    def does_not_see(self, *fragments: str) -> Self:
        """None of the fragments stands in the open modal or in what is new."""
        for fragment in fragments:
            if fragment in self.new_text:
                raise AssertionError(f"{self} sees {fragment!r}. {self._report()}")
        self._looked = True
        return self

    def sees_nothing(self) -> Self:
        """No message is new or changed, and no modal opened or changed."""
        if self.new or self._modal_text() != self._modal_before:
            raise AssertionError(f"{self} should have got nothing. {self._report()}")
        return self

    def sees_error(self, label: str, fragment: str) -> Self:
        """The field of this label says what is wrong."""
        told = next((error for name, error in self.errors.items() if _same(name, label)), "")
        if fragment not in told:
            raise AssertionError(f"{self} sees no {fragment!r} at {label!r}: {self.errors}. {self._report()}")
        return self

    def sees_at_home(self, *fragments: str) -> Self:
        """Each fragment stands in the app's Home."""
        for fragment in fragments:
            if fragment not in self.home_text:
                raise AssertionError(
                    f"{self} does not see {fragment!r} at Home:\n{self.home_text or '(nothing)'}"
                )
        return self

    @property
    def screen(self) -> Screen:
        """What is open."""
        return self._workspace.house.screens[self.id]

    @property
    def modal(self) -> Json | None:
        """The modal on top."""
        return self.screen.modals[-1] if self.screen.modals else None

    @property
    def home_text(self) -> str:
        """The app's Home, line by line."""
        return (
            "\n".join(blocks.lines(blocks.with_ids(self.screen.home["blocks"]))) if self.screen.home else ""
        )

    @property
    def new(self) -> list[Message]:
        """Messages that came or changed since they acted, or since they looked and something came after."""
        return [one for one in self.messages if self._before.get(one.ts) != one.text]

    @property
    def new_text(self) -> str:
        """Everything that is new, and the open modal with what is wrong at its fields."""
        return "\n".join([*(one.text for one in self.new), self._modal_text()])

    @property
    def fields(self) -> list[str]:
        """The labels of the open modal's fields."""
        return [one.label for one in blocks.inputs(self._modal_blocks())]

    @property
    def buttons(self) -> list[str]:
        """What can be pressed in the open modal, or else on the newest message that has something to press."""
        if self.modal is not None:
            return [one.label for one in blocks.pressables(self._modal_blocks())]
        found = (
            [one.label for one in blocks.pressables(message.blocks)] for message in reversed(self.messages)
        )
        return next((labels for labels in found if labels), [])

    async def opens_file(self, name: str) -> bytes:
        """The bytes of the newest file of this name."""
        for message in reversed(self.messages):
            for one in message.files:
                if one["name"] == name:
                    return await self._workspace.download(one["url_private"], self.member.token)
        raise AssertionError(f"{self} has no file {name!r}. {self._report()}")

    async def has_typed(self) -> list[Message]:
        """Their own messages, oldest first."""
        return [Message(raw) for raw in await self._history() if raw["user"] == self.id]

    # ---- how it is done ---------------------------------------------------------------------------------------------

    def _acts(self) -> None:
        self._remember()
        self.errors = {}

    def _remember(self) -> None:
        self._before = {one.ts: one.text for one in self.messages}
        self._modal_before = self._modal_text()
        self._looked = False

    async def _tells(self, delivery: Delivery, *, submitted: Json | None = None) -> Self:
        self.last = delivery
        told = await self._workspace.deliver(delivery)
        if submitted is not None:
            await self._after_submission(submitted, told)
        elif delivery.kind == payloads.COMMANDS and told:
            await self._workspace.house.show(self.id, delivery.payload["channel_id"], told)
        return await self.looks()

    async def _after_submission(self, view: Json, told: Json) -> None:
        house = self._workspace.house
        match told.get("response_action"):
            case None:
                await house.close_modals(self.id, only_top=True)
            case "clear":
                await house.close_modals(self.id, only_top=False)
            case "update":
                await house.replace(self.id, view["id"], told["view"])
            case "push":
                await house.push(self.id, view["id"], told["view"])
            case "errors":
                labels = {one.block_id: one.label for one in blocks.inputs(view["blocks"])}
                astray = set(told["errors"]) - set(labels)
                if astray or not told["errors"]:
                    raise AssertionError(
                        f"Errors at {astray or 'no field'}: the fields are {sorted(labels)}."
                    )
                self.errors = {labels[block_id]: error for block_id, error in told["errors"].items()}
            case unknown:
                raise AssertionError(f"Slack knows no response_action {unknown!r}.")

    async def _commands(self, name: str, text: str, channel: Json) -> Self:
        self._acts()
        house = self._workspace.house
        return await self._tells(
            payloads.command(
                house.app,
                self._who,
                channel,
                name,
                text,
                trigger_id=await house.trigger(self.id),
                response_url=house.response_url(self.id, channel["id"]),
            )
        )

    async def _opens(self, tab: str) -> Self:
        self._acts()
        told = payloads.app_home_opened(
            self._who, self.channel_id, tab, self.screen.home, ts=self._workspace.ts()
        )
        return await self._tells(self._workspace.event(told))

    async def _press(self, place: _Place) -> Delivery:
        house, element = self._workspace.house, place.pressable.element
        action = {
            "type": element["type"],
            "action_id": element["action_id"],
            "block_id": place.pressable.block_id,
            "action_ts": self._workspace.ts(),
        }
        if place.pressable.option is not None:
            action["selected_option"] = place.pressable.option
        else:
            action |= {name: element[name] for name in ("text", "value", "style") if name in element}
        if place.message is None:
            view = self._viewed(place)
            trigger = await house.trigger(self.id, view["id"])
            return payloads.pressed_in_view(house.app, self._who, view, action, trigger_id=trigger)
        message = place.message
        return payloads.pressed_in_message(
            house.app,
            self._who,
            self._channel,
            {**message.raw, "blocks": message.blocks},
            action,
            trigger_id=await house.trigger(self.id),
            response_url=house.response_url(
                self.id, self.channel_id, message.ts, ephemeral=message.ephemeral
            ),
            ephemeral=message.ephemeral,
            state=_nested(blocks.initial_state(message.blocks) | _chosen(place.pressable)),
        )

    def _find(self, label: str, on: Message | None) -> _Place | None:
        if self.modal is not None and on is None:
            for one in blocks.pressables(self._modal_blocks()):
                if _same(label, one.label):
                    return _Place(one, view=self.modal)
        for message in reversed(self.messages) if on is None else [on]:
            for one in blocks.pressables(message.blocks):
                if _same(label, one.label):
                    return _Place(one, message)
        if self.screen.home is not None and on is None:
            for one in blocks.pressables(blocks.with_ids(self.screen.home["blocks"])):
                if _same(label, one.label):
                    return _Place(one, view=self.screen.home)
        return None

    def _viewed(self, place: _Place) -> Json:
        """The view something is pressed in, with what stands in its fields from then on."""
        if self.modal is not None and place.view is not self.screen.home:
            if _chosen(place.pressable):
                self._choose(place)
            return self._modal_payload()
        shown = blocks.with_ids(place.view["blocks"])
        held = blocks.initial_state(shown) | _chosen(place.pressable)
        return {**place.view, "blocks": shown, "state": {"values": _nested(held)}}

    def _choice(self, label: str) -> _Place | None:
        """An option of a field of the open modal."""
        for one in blocks.inputs(self._modal_blocks()):
            for option in blocks.options(one.element):
                if _same(label, blocks.shown(option["text"])):
                    return _Place(
                        Pressable(label, one.block_id, one.element, option), dispatches=one.dispatches
                    )
        return None

    def _choose(self, place: _Place) -> None:
        state, element, option = self._state(), place.pressable.element, place.pressable.option
        key = (place.pressable.block_id, element["action_id"])
        if element["type"] in blocks.SEVERAL:
            state[key] = {
                "type": element["type"],
                "selected_options": [*state[key]["selected_options"], option],
            }
        else:
            state[key] = {"type": element["type"], "selected_option": option}

    def _modal_blocks(self) -> list[Json]:
        if self.modal is None:
            raise AssertionError(f"{self} has no modal open. {self._report()}")
        return blocks.with_ids(self.modal["blocks"])

    def _state(self) -> State:
        """What stands in the modal's fields: what was typed survives an update where the ids stay the same."""
        fresh = blocks.initial_state(self._modal_blocks())
        assert self.modal is not None
        kept = self._typed.get(self.modal["id"], {})
        state = {
            key: kept[key] if kept.get(key, {}).get("type") == held["type"] else held
            for key, held in fresh.items()
        }
        self._typed[self.modal["id"]] = state
        return state

    def _modal_payload(self) -> Json:
        shown = self._modal_blocks()
        assert self.modal is not None
        return {**self.modal, "blocks": shown, "state": {"values": _nested(self._state())}}

    def _modal_text(self) -> str:
        if self.modal is None:
            return ""
        around = [blocks.shown(self.modal.get(part)) for part in ("title", "submit", "close")]
        return "\n".join([around[0], *blocks.lines(self._modal_blocks()), *self.errors.values(), *around[1:]])

    async def _read(self) -> None:
        history = [
            raw for raw in await self._history() if raw["user"] == self._workspace.house.app.bot_user_id
        ]
        found = [
            *(Message(raw) for raw in history),
            *(Message(raw, ephemeral=True) for raw in self.screen.ephemeral),
        ]
        found.sort(key=lambda one: one.ts)
        if self._looked and [one.raw for one in found] != [one.raw for one in self.messages]:
            self._remember()
        self.messages = found

    async def _history(self) -> list[Json]:
        told = await self._workspace.house.ask(
            "conversations.history", self.member.token, channel=self.channel_id, limit="1000"
        )
        return list(reversed(told["messages"]))

    async def _typed_message(self, ts: str) -> Json:
        for raw in await self._history():
            if raw["ts"] == ts:
                return raw
        raise AssertionError(f"{self} typed nothing at {ts}.")

    @property
    def _channel(self) -> Json:
        return {"id": self.channel_id, "name": "directmessage"}

    def _report(self) -> str:
        return f"They see:\n{self.new_text.strip() or '(nothing new)'}"


def _same(one: str, other: str) -> bool:
    return bool(one.strip()) and one.strip().casefold() == other.strip().casefold()


def _nested(state: State) -> dict[str, Json]:
    values: dict[str, Json] = {}
    for (block_id, action_id), held in state.items():
        values.setdefault(block_id, {})[action_id] = held
    return values


def _chosen(pressed: Pressable) -> State:
    if pressed.option is None or pressed.element["type"] not in blocks.STATEFUL:
        return {}
    held = {"type": pressed.element["type"], "selected_option": pressed.option}
    return {(pressed.block_id, pressed.element["action_id"]): held}
