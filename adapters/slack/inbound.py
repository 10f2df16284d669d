"""Parses Slack payloads into what the app takes in. Pure; one function for each kind of payload."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from adapters.slack import wire
from adapters.slack.emoji import replace_names
from bot.conversation.messages import Answered, Back, Commanded, Left, Opened, Said

Payload = Mapping[str, Any]

_LINK = re.compile(r"<(?P<target>[^<>|]+)(?:\|(?P<label>[^<>]*))?>")


@dataclass(frozen=True, slots=True)
class Actor:
    """The user who acted: team id and user id."""

    workspace: str
    user: str


@dataclass(frozen=True, slots=True)
class PressedMessage:
    """The message that holds a pressed button or menu, and the label of what was pressed."""

    position: wire.MessagePosition
    content: Payload  # text and blocks
    label: str | None


def parse_actor(context: Payload) -> Actor:
    """The user who acted, from Bolt's context."""
    return Actor(str(context["team_id"]), str(context["user_id"]))


def parse_message(event: Payload) -> Said | None:
    """A user's direct message to the bot; None for edits, messages of bots, joins, and files without text.

    Slack keeps the message in the channel's history, so it is marked as kept.
    """
    if (
        event.get("channel_type") != "im"
        or event.get("bot_id")
        or event.get("subtype") not in (None, "file_share")
    ):
        return None
    text = plain_text(_with_emoji(event))
    return Said(text, kept=True) if text and event.get("user") else None


def plain_text(text: str) -> str:
    """Message text as typed: escapes undone, links replaced by their label or address."""

    def shown(found: re.Match[str]) -> str:
        target, label = found["target"], found["label"]
        if target[0] in "@#!":
            return f"{target[0]}{label}" if label else ""
        return label or target.removeprefix("mailto:")

    return html.unescape(_LINK.sub(shown, text)).strip()


def _with_emoji(event: Payload) -> str:
    """The text of a message with emoji as characters: the text has their names, the blocks their code points."""
    text = str(event.get("text", ""))
    for name, characters in _emoji(event.get("blocks") or ()):
        text = text.replace(f":{name}:", characters)
    return replace_names(text)


def _emoji(node: Any) -> Iterator[tuple[str, str]]:
    """Every emoji inside blocks: its name and its characters."""
    if isinstance(node, Mapping):
        if node.get("type") == "emoji" and (points := str(node.get("unicode") or "")):
            yield str(node["name"]), "".join(chr(int(point, 16)) for point in points.split("-"))
        node = node.get("elements") or ()
    if isinstance(node, list | tuple):
        for inner in node:
            yield from _emoji(inner)


def parse_command(body: Payload) -> Commanded:
    """A slash command."""
    rest = replace_names(plain_text(str(body.get("text") or "")))
    return Commanded(str(body["command"]).lstrip("/").lower(), rest)


def parse_action(action: Payload) -> Answered | Opened | Back | Commanded | None:
    """A pressed button or a chosen option, anywhere; None if its value cannot be read."""
    chosen = action.get("selected_option") or action
    value, kind = str(chosen.get("value", "")), str(action["action_id"]).partition(":")[0]
    if kind == wire.ANSWER:
        answer = wire.parse_answer(value)
        return Answered(answer.turn, {answer.field: answer.value}, answer.conversation) if answer else None
    if kind == wire.DO:
        command = wire.parse_command(value)
        return Commanded(*command) if command else None
    ref = wire.parse_question_ref(value)
    if ref is None:
        return None
    return (Back if kind == wire.BACK else Opened)(ref.turn, ref.conversation)


def parse_pressed_message(body: Payload, action: Payload) -> PressedMessage | None:
    """The message that an action was in; None for a view, and for an ephemeral message, which Slack does not hand over."""
    message = body.get("message")
    if not message:
        return None
    position = wire.MessagePosition(str((body.get("channel") or {}).get("id", "")), str(message["ts"]))
    label = ((action.get("selected_option") or action).get("text") or {}).get("text")
    return PressedMessage(position, message, label)


def parse_submission(view: Payload) -> Answered | None:
    """A submitted modal: every field, None for an empty one. A typed date takes precedence over a chosen one."""
    ref = parse_ref(view)
    if ref is None:
        return None
    values: dict[str, str | None] = {}
    for block_id, elements in view["state"]["values"].items():
        field = block_id.removesuffix(wire.TYPED)
        given = next((_value(element) for element in elements.values()), None)
        if given is not None and (block_id != field or values.get(field) is None):
            values[field] = given
        values.setdefault(field, None)
    return Answered(ref.turn, values, ref.conversation)


def parse_closed(view: Payload) -> Left | None:
    """A modal that was closed without being submitted."""
    ref = parse_ref(view)
    return Left(ref.turn, ref.conversation) if ref else None


def parse_ref(view: Payload) -> wire.QuestionRef | None:
    """The question that a modal asks; None for a modal that asks nothing."""
    return wire.parse_question_ref(str(view["private_metadata"]))


def _value(element: Payload) -> str | None:
    """The value of an input; None if it is empty."""
    option = element.get("selected_option")
    if option:
        return str(option["value"])
    typed = str(element.get("value") or "")
    return replace_names(typed) if typed.strip() else None
