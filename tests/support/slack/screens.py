"""The screens of the users: modals, the home tab and ephemeral messages, which the API cannot read back."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

from tests.support.slack.api import Call

Json = dict[str, Any]
Checks = Callable[[str, Json], Sequence[str]]  # what Slack would refuse: faults by surface and payload


class Ask(Protocol):
    """Calls a method of the emulator with the test's own token."""

    async def __call__(self, method: str, token: str = "", **arguments: str) -> Json:
        """The answer. Raises AssertionError if it is not ok."""


@dataclass(eq=False)
class Screen:
    """What one user sees beside the messages in channels."""

    modals: list[Json] = field(default_factory=list)  # the stack, the last one on top
    home: Json | None = None
    ephemeral: list[Json] = field(default_factory=list)  # messages


class Screens:
    """The screens of all users of a workspace."""

    def __init__(self, ask: Ask, checks: Checks | None) -> None:
        self.of: dict[str, Screen] = {}  # by user id
        self._ask = ask
        self._checks = checks
        self._triggers: dict[str, str] = {}  # user ids by trigger id

    async def trigger(self, user_id: str, view_id: str = "") -> str:
        """A new trigger id for this user, good once and for three seconds of the workspace's clock."""
        arguments = {"user_id": user_id} | ({"view_id": view_id} if view_id else {})
        trigger = str((await self._ask("views.generateTriggerId", **arguments))["trigger_id"])
        self._triggers[trigger] = user_id
        return trigger

    async def replace(self, user_id: str, view_id: str, view: Json) -> None:
        """Apply ``response_action: update``."""
        self.check("modal", view)
        answer = await self._ask("views.update", view_id=view_id, view=json.dumps(view))
        self._put(user_id, answer["view"])

    async def push(self, user_id: str, view_id: str, view: Json) -> None:
        """Apply ``response_action: push``."""
        self.check("modal", view)
        trigger = await self.trigger(user_id, view_id)
        answer = await self._ask("views.push", trigger_id=trigger, view=json.dumps(view))
        self.of[user_id].modals.append(answer["view"])

    async def close_modals(self, user_id: str, *, only_top: bool) -> None:
        """Close the modal on top, or all. A closed modal cannot be updated, and its external id is free again."""
        modals = self.of[user_id].modals
        closed = [modals.pop()] if only_top else modals[:]
        if not only_top:
            modals.clear()
        for view in closed:
            if view.get("external_id"):
                kept = {name: view[name] for name in ("type", "title", "blocks")}
                await self._ask("views.update", view_id=view["id"], view=json.dumps(kept))

    async def follow(self, call: Call, answer: Json) -> None:
        """Change the screen that a successful call changes."""
        arguments = call.arguments
        if call.method == "views.open":
            trigger = arguments.get("trigger_id") or arguments.get("interactivity_pointer")
            user_id = self._triggers[str(trigger)]
            await self.close_modals(user_id, only_top=False)
            self.of[user_id].modals.append(answer["view"])
        elif call.method == "views.push":
            self.of[self._triggers[str(arguments["trigger_id"])]].modals.append(answer["view"])
        elif call.method == "views.update":
            owner = self.owner(answer["view"]["id"])
            if owner is not None:
                self._put(owner, answer["view"])
        elif call.method == "views.publish":
            self.of[str(arguments["user_id"])].home = answer["view"]
        elif call.method == "chat.postEphemeral":
            message: Json = {"ts": answer["message_ts"], "channel": arguments["channel"]}
            message |= {name: arguments[name] for name in ("text", "blocks") if name in arguments}
            self.of[str(arguments["user"])].ephemeral.append(message)

    def owner(self, view_id: str) -> str | None:
        """The user who sees a view."""
        for user_id, screen in self.of.items():
            if any(one["id"] == view_id for one in (*screen.modals, *([screen.home] if screen.home else []))):
                return user_id
        return None

    def check(self, surface: str, payload: Json) -> None:
        """Fail if Slack would refuse a payload that an app sent without calling the API."""
        faults = self._checks(surface, payload) if self._checks is not None else ()
        if faults:
            raise AssertionError(f"Slack would not take this {surface}: {faults}")

    def _put(self, user_id: str, view: Json) -> None:
        screen = self.of[user_id]
        screen.modals = [view if one["id"] == view["id"] else one for one in screen.modals]
        if screen.home is not None and screen.home["id"] == view["id"]:
            screen.home = view
