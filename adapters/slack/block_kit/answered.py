"""A message after its question was answered: the buttons are gone, and the answer stands in their place."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from adapters.slack import wire
from adapters.slack.block_kit.elements import context
from adapters.slack.block_kit.rich_text import Block

CHECK_MARK = "✓"


def answered(blocks: Sequence[Block], label: str | None, conversation: str | None = None) -> list[Block]:
    """The blocks without the buttons that answer ``conversation``, or any conversation if None.

    ``label`` is the chosen option; None for what was typed in a modal. An answer that only its author may see is not
    repeated, since the message stays in Slack's history.
    """
    found: list[Block] = []
    marked = False
    for block in blocks:
        if block["type"] != "actions":
            over = _answers(block.get("accessory", {}), conversation)
            found.append({key: value for key, value in block.items() if key != "accessory" or not over})
            continue
        kept = [element for element in block["elements"] if not _answers(element, conversation)]
        if len(kept) < len(block["elements"]) and not marked:
            silent = label is None or str(block.get("block_id", "")).startswith(wire.PRIVATE)
            found.append(context(CHECK_MARK if silent else f"{CHECK_MARK} {label}"))
            marked = True
        if kept:
            found.append({**block, "elements": kept})
    return found


def _answers(element: dict[str, Any], conversation: str | None) -> bool:
    """True if a button or menu answers a question of the conversation, or of any conversation if None."""
    if str(element.get("action_id", "")).partition(":")[0] not in (wire.ANSWER, wire.OPEN, wire.BACK):
        return False
    options = element.get("options") or [
        option for group in element.get("option_groups", []) for option in group["options"]
    ]
    value = element.get("value") or (options[0]["value"] if options else "")
    return conversation is None or value.partition(wire.SEPARATOR)[0] == conversation
