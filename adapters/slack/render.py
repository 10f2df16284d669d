"""Renders the app's messages as Slack messages: for direct messages, and for answers to commands. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from adapters.slack.block_kit.elements import actions, context, divider, overflow
from adapters.slack.block_kit.notification import notification_text
from adapters.slack.block_kit.questions import question_blocks
from adapters.slack.block_kit.rich_text import Block, text_blocks
from bot.conversation.messages import Footnote, Question, Worded, Words

MAX_BLOCKS = 50  # of a message
MAX_CHARACTERS = 8000  # of a message's blocks: Slack takes about 11,000, and does not say how it counts


@dataclass(frozen=True, slots=True)
class Rendered:
    """A Slack message: the text for notifications, and the blocks."""

    text: str
    blocks: list[Block]


def message(content: Sequence[Worded]) -> Rendered:
    """All content as one Slack message, which may exceed the limits. Documents are left out."""
    blocks = [block for group in _groups(content) for block in group]
    return Rendered(notification_text(blocks), blocks)


def messages(content: Sequence[Worded]) -> list[Rendered]:
    """The content as few Slack messages as the limits allow. A question is not separated from its buttons."""
    found: list[list[Block]] = []
    for group in _groups(content):
        if found and _fits([*found[-1], *group]):
            found[-1] += group
            continue
        found.append([])
        for block in group[1:] if group[0] == divider() else group:
            if not _fits([*found[-1], block]):
                found.append([])
            found[-1].append(block)
    return [Rendered(notification_text(blocks), blocks) for blocks in found if blocks]


def blocks_of(part: Worded) -> list[Block]:
    """The blocks of one message of the app; none for a document."""
    if isinstance(part, Words):
        return text_blocks(part.text, part.lines)
    if isinstance(part, Question):
        return question_blocks(part)
    return _footnote(part, []) if isinstance(part, Footnote) else []


def _groups(content: Sequence[Worded]) -> Iterator[list[Block]]:
    """The blocks of each message: footnotes join the message before, and a divider follows a question."""
    group: list[Block] = []
    asked = False
    for part in content:
        if isinstance(part, Footnote):
            group += _footnote(part, group)
        elif blocks := blocks_of(part):
            if group:
                yield group
            group = [divider(), *blocks] if asked else blocks
            asked = isinstance(part, Question)
    if group:
        yield group


def _footnote(note: Footnote, above: Sequence[Block]) -> list[Block]:
    """A footnote; its menu goes into the last row of buttons above, if there is one."""
    if not note.presses:
        return [context(note.small)]
    row = next((block for block in reversed(above) if block["type"] == "actions"), None)
    if row is not None:
        row["elements"].append(overflow(note.presses))
        return [context(note.small)]
    return [context(note.small), actions([overflow(note.presses)])]


def _fits(blocks: Sequence[Block]) -> bool:
    return len(blocks) <= MAX_BLOCKS and sum(map(_characters, blocks)) <= MAX_CHARACTERS


def _characters(part: Any) -> int:
    if isinstance(part, str):
        return len(part)
    inner = part.values() if isinstance(part, dict) else part if isinstance(part, list) else ()
    return sum(map(_characters, inner))
