"""What a user of the emulated workspace sees: messages, the open modal and the home tab, with assertions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Self

from tests.support.slack import blocks
from tests.support.slack.form import same_label
from tests.support.slack.message import Message

if TYPE_CHECKING:
    from tests.support.slack.screens import Screen
    from tests.support.slack.server import Member
    from tests.support.slack.workspace import SlackWorkspace

Json = dict[str, Any]


class SlackReader:
    """A user's view of Slack. A message is new if it came or changed since the user's last act."""

    def __init__(self, workspace: SlackWorkspace, member: Member, user_id: str, channel_id: str) -> None:
        self.member = member
        self.id = user_id
        self.channel_id = channel_id
        self.messages: list[Message] = []  # from the bot, oldest first
        self.errors: dict[str, str] = {}  # of the modal's inputs, by label
        self._workspace = workspace
        self._texts_before: dict[str, str] = {}  # of the messages at their last act, by ts
        self._modal_before = ""
        self._looked = False  # since their last act

    def __repr__(self) -> str:
        return f"<{self.member.name}>"

    async def looks(self) -> Self:
        """Read the screen again, after everything under way has settled."""
        await self._workspace.settle()
        await self._read()
        return self

    async def will_see(self, *fragments: str) -> Self:
        """Wait until all fragments are visible in what is new since their last act."""

        async def visible() -> bool:
            await self._read()
            return all(fragment in self.new_text for fragment in fragments)

        await self._workspace.until(visible, lambda: f"{self} does not see {fragments}. {self._report()}")
        self._looked = True
        return self

    def sees(self, *fragments: str) -> Self:
        """Assert that all fragments are in the open modal, or in what is new since their last act or look."""
        for fragment in fragments:
            if fragment not in self.new_text:
                raise AssertionError(f"{self} does not see {fragment!r}. {self._report()}")
        self._looked = True
        return self

    def does_not_see(self, *fragments: str) -> Self:
        """Assert that no fragment is in the open modal or in what is new."""
        for fragment in fragments:
            if fragment in self.new_text:
                raise AssertionError(f"{self} sees {fragment!r}. {self._report()}")
        self._looked = True
        return self

    def sees_nothing(self) -> Self:
        """Assert that no message is new or changed, and no modal opened or changed."""
        if self.new or self._modal_text() != self._modal_before:
            raise AssertionError(f"{self} should have got nothing. {self._report()}")
        return self

    def sees_error(self, label: str, fragment: str) -> Self:
        """Assert that the input with this label shows an error."""
        shown = next((error for name, error in self.errors.items() if same_label(name, label)), "")
        if fragment not in shown:
            raise AssertionError(f"{self} sees no {fragment!r} at {label!r}: {self.errors}. {self._report()}")
        return self

    def sees_at_home(self, *fragments: str) -> Self:
        """Assert that all fragments are on the home tab."""
        for fragment in fragments:
            if fragment not in self.home_text:
                raise AssertionError(
                    f"{self} does not see {fragment!r} at Home:\n{self.home_text or '(nothing)'}"
                )
        return self

    @property
    def screen(self) -> Screen:
        """The modals, home tab and ephemeral messages."""
        return self._workspace.server.screens.of[self.id]

    @property
    def modal(self) -> Json | None:
        """The modal on top."""
        return self.screen.modals[-1] if self.screen.modals else None

    @property
    def home_text(self) -> str:
        """The text of the home tab; empty if it was never published."""
        home = self.screen.home
        return "\n".join(blocks.lines(blocks.with_ids(home["blocks"]))) if home else ""

    @property
    def new(self) -> list[Message]:
        """Messages that came or changed since their last act, or since a look that something followed."""
        return [one for one in self.messages if self._texts_before.get(one.ts) != one.text]

    @property
    def new_text(self) -> str:
        """The text of the new messages, and of the open modal with its errors."""
        return "\n".join([*(one.text for one in self.new), self._modal_text()])

    @property
    def fields(self) -> list[str]:
        """The labels of the open modal's inputs."""
        return [one.label for one in blocks.inputs(self._modal_blocks())]

    @property
    def buttons(self) -> list[str]:
        """The labels of the open modal's buttons, else of the newest message that has any."""
        if self.modal is not None:
            return [one.label for one in blocks.pressables(self._modal_blocks())]
        found = (
            [one.label for one in blocks.pressables(message.blocks)] for message in reversed(self.messages)
        )
        return next((labels for labels in found if labels), [])

    async def opens_file(self, name: str) -> bytes:
        """The content of the newest file of this name."""
        for message in reversed(self.messages):
            for one in message.files:
                if one["name"] == name:
                    return await self._workspace.download(one["url_private"], self.member.token)
        raise AssertionError(f"{self} has no file {name!r}. {self._report()}")

    async def has_typed(self) -> list[Message]:
        """Their own messages, oldest first."""
        return [Message(raw) for raw in await self._history() if raw["user"] == self.id]

    def _remember(self) -> None:
        self._texts_before = {one.ts: one.text for one in self.messages}
        self._modal_before = self._modal_text()
        self._looked = False

    def _open_modal(self) -> Json:
        if self.modal is None:
            raise AssertionError(f"{self} has no modal open. {self._report()}")
        return self.modal

    def _modal_blocks(self) -> list[Json]:
        return blocks.with_ids(self._open_modal()["blocks"])

    def _modal_text(self) -> str:
        if self.modal is None:
            return ""
        around = [blocks.shown(self.modal.get(part)) for part in ("title", "submit", "close")]
        return "\n".join([around[0], *blocks.lines(self._modal_blocks()), *self.errors.values(), *around[1:]])

    async def _read(self) -> None:
        bot = self._workspace.server.app.bot_user_id
        found = [Message(raw) for raw in await self._history() if raw["user"] == bot]
        found += (Message(raw, ephemeral=True) for raw in self.screen.ephemeral)
        found.sort(key=lambda one: one.ts)
        if self._looked and [one.raw for one in found] != [one.raw for one in self.messages]:
            self._remember()
        self.messages = found

    async def _history(self) -> list[Json]:
        answer = await self._workspace.server.ask(
            "conversations.history", self.member.token, channel=self.channel_id, limit="1000"
        )
        return list(reversed(answer["messages"]))

    def _report(self) -> str:
        return f"They see:\n{self.new_text.strip() or '(nothing new)'}"
