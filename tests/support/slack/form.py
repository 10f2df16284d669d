"""The form of an open modal: what a user typed and chose in its inputs."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from tests.support.slack import blocks
from tests.support.slack.blocks import Pressable

Json = dict[str, Any]
State = dict[tuple[str, str], Json]  # by block id and action id


class Forms:
    """The values in the inputs of a user's modals. They survive an update of the modal if the input keeps its ids."""

    def __init__(self) -> None:
        self._values: dict[str, State] = {}  # by view id

    def state(self, view: Json) -> State:
        """The state of a view; changes to it are kept."""
        initial = blocks.initial_state(blocks.with_ids(view["blocks"]))
        kept = self._values.get(view["id"], {})
        state = {
            key: kept[key] if kept.get(key, {}).get("type") == value["type"] else value
            for key, value in initial.items()
        }
        self._values[view["id"]] = state
        return state

    def payload(self, view: Json) -> Json:
        """The view with its state, as Slack sends it to the app."""
        state = nested(self.state(view))
        return {**view, "blocks": blocks.with_ids(view["blocks"]), "state": {"values": state}}

    def enter(self, view: Json, answers: Mapping[str, Any], user: object) -> None:
        """Fill in inputs by their labels; None empties one. Fails if there is no such input."""
        state, inputs = self.state(view), blocks.inputs(blocks.with_ids(view["blocks"]))
        for label, answer in answers.items():
            found = [one for one in inputs if same_label(label, one.label)]
            if not found:
                raise AssertionError(
                    f"{user} has no field {label!r}; there are {[one.label for one in inputs]}."
                )
            if found[0].dispatches:
                raise AssertionError(f"{label!r} tells the app of every choice: press it.")
            state[found[0].key] = blocks.filled(found[0], answer)

    def choose(self, view: Json, pressed: Pressable) -> None:
        """Choose an option of an input."""
        state, element, option = self.state(view), pressed.element, pressed.option
        key = (pressed.block_id, element["action_id"])
        if element["type"] in blocks.MULTIPLE_CHOICE:
            options = [*state[key]["selected_options"], option]
            state[key] = {"type": element["type"], "selected_options": options}
        else:
            state[key] = {"type": element["type"], "selected_option": option}

    def empty_fields(self, view: Json) -> list[str]:
        """The labels of required inputs that are empty."""
        state = self.state(view)
        return [
            one.label
            for one in blocks.inputs(blocks.with_ids(view["blocks"]))
            if not one.optional and blocks.is_empty(state[one.key])
        ]


def chosen(pressed: Pressable) -> State:
    """The state of a select or radio buttons after an option was chosen; empty for a button."""
    if pressed.option is None or pressed.element["type"] not in blocks.STATEFUL:
        return {}
    value = {"type": pressed.element["type"], "selected_option": pressed.option}
    return {(pressed.block_id, pressed.element["action_id"]): value}


def nested(state: State) -> dict[str, Json]:
    """A state as Slack nests it: block id, then action id."""
    values: dict[str, Json] = {}
    for (block_id, action_id), value in state.items():
        values.setdefault(block_id, {})[action_id] = value
    return values


def same_label(one: str, other: str) -> bool:
    """True for equal labels, apart from case and surrounding spaces."""
    return bool(one.strip()) and one.strip().casefold() == other.strip().casefold()
