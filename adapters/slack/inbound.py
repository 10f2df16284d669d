"""From Slack's payloads to what somebody did: pure, a function a kind of payload."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping
from typing import Any

from adapters.slack import wire
from adapters.slack.emoji import as_they_look
from bot.conversation.messages import Answered, Back, Command, Left, Opened, Said

Payload = Mapping[str, Any]

_LINK = re.compile(r"<(?P<target>[^<>|]+)(?:\|(?P<label>[^<>]*))?>")


def said(event: Payload) -> Said | None:
    """A person's message in the bot's own conversation; None for edits, other bots, joins, files without words.

    What is typed stays in Slack's history, so it is marked as kept.
    """
    if (
        event.get("channel_type") != "im"
        or event.get("bot_id")
        or event.get("subtype") not in (None, "file_share")
    ):
        return None
    text = plain(_with_emoji(event))
    return Said(text, kept=True) if text and event.get("user") else None


def plain(text: str) -> str:
    """A message as its author typed it: Slack's escapes undone, links as the words or the address they show."""

    def shown(found: re.Match[str]) -> str:
        target, label = found["target"], found["label"]
        if target[0] in "@#!":
            return f"{target[0]}{label}" if label else ""
        return label or target.removeprefix("mailto:")

    return html.unescape(_LINK.sub(shown, text)).strip()


def _with_emoji(event: Payload) -> str:
    """The text of a message with its emoji as they look; Slack writes their names there, and how they look in the blocks."""
    text = str(event.get("text", ""))
    for name, looks in _emoji(event.get("blocks") or ()):
        text = text.replace(f":{name}:", looks)
    return as_they_look(text)


def _emoji(node: Any) -> Iterator[tuple[str, str]]:
    """Every emoji inside blocks: its name, and its characters from the code points that Slack gives."""
    if isinstance(node, Mapping):
        if node.get("type") == "emoji" and (points := str(node.get("unicode") or "")):
            yield str(node["name"]), "".join(chr(int(point, 16)) for point in points.split("-"))
        node = node.get("elements") or ()
    if isinstance(node, list | tuple):
        for inner in node:
            yield from _emoji(inner)


def command(body: Payload) -> Command:
    """A slash command."""
    words = as_they_look(plain(str(body.get("text") or "")))
    return Command(str(body["command"]).lstrip("/").lower(), words)


def pressed(action: Payload) -> Answered | Opened | Back | Command | None:
    """A button or a menu in a message, a modal or on the home page; None where its value is none of ours."""
    chosen = action.get("selected_option") or action
    value, kind = str(chosen.get("value", "")), str(action["action_id"]).partition(":")[0]
    if kind == wire.ANSWER:
        answer = wire.parse_press(value)
        return Answered(answer.turn, {answer.field: answer.value}, answer.conversation) if answer else None
    if kind == wire.DO:
        done = wire.parse_do(value)
        return Command(*done) if done else None
    place = wire.parse_place(value)
    if place is None:
        return None
    return (Back if kind == wire.BACK else Opened)(place.turn, place.conversation)


def submitted(view: Payload) -> Answered | None:
    """A modal that was sent: every field in it, None for those left empty. A date in words goes before a chosen one."""
    place = wire.parse_place(str(view["private_metadata"]))
    if place is None:
        return None
    values: dict[str, str | None] = {}
    for block_id, elements in view["state"]["values"].items():
        field = block_id.removesuffix(wire.TYPED)
        given = next((_value(element) for element in elements.values()), None)
        if given is not None and (block_id != field or values.get(field) is None):
            values[field] = given
        values.setdefault(field, None)
    return Answered(place.turn, values, place.conversation)


def closed(view: Payload) -> Left | None:
    """A modal that was closed without being sent."""
    place = wire.parse_place(str(view["private_metadata"]))
    return Left(place.turn, place.conversation) if place else None


def _value(element: Payload) -> str | None:
    """What an input holds; None where it is empty."""
    option = element.get("selected_option")
    if option:
        return str(option["value"])
    typed = str(element.get("value") or "")
    return as_they_look(typed) if typed.strip() else None
