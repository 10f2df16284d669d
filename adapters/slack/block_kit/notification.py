"""The text of a message for notifications and screen readers, taken from its blocks."""

from __future__ import annotations

from collections.abc import Sequence

from adapters.slack.block_kit.elements import APP_NAME, ELLIPSIS
from adapters.slack.block_kit.rich_text import MAX_TEXT, Block


def notification_text(blocks: Sequence[Block]) -> str:
    """The words of the blocks: at most MAX_TEXT characters, never empty, and without mentions."""
    spoken = [_text(block) for block in blocks if block["type"] in ("rich_text", "section", "header")]
    spoken = spoken or [_text(block) for block in blocks if block["type"] == "context"]
    text = escaped("\n\n".join(part for part in spoken if part))
    if len(text) <= MAX_TEXT:
        return text or APP_NAME
    cut = text[: MAX_TEXT - 1]
    if "&" in cut[-5:]:  # an incomplete escape
        cut = cut[: cut.rindex("&")]
    return cut + ELLIPSIS


def escaped(text: str) -> str:
    """The text escaped for mrkdwn, so that nothing in it is a mention or a link."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _text(block: Block) -> str:
    if block["type"] in ("section", "header"):
        return str(block["text"]["text"])
    if block["type"] == "context":
        return "\n".join(element["text"] for element in block["elements"])
    lines = []
    for element in block["elements"]:
        paragraphs = element["elements"] if element["type"] == "rich_text_list" else [element]
        lines += ["".join(part["text"] for part in one["elements"]) for one in paragraphs]
    return "\n".join(lines)
