"""Validates rendered messages and views: our own rules of Block Kit, and slack_sdk's models."""

from __future__ import annotations

from typing import Any

from slack_sdk.models.blocks import Block
from slack_sdk.models.views import View

from adapters.slack.render import Rendered
from tests.support.slack.block_kit import faults


def check_message(rendered: Rendered) -> None:
    """Fail if Slack would refuse a message."""
    assert faults({"text": rendered.text, "blocks": rendered.blocks}, "message") == []
    for block in rendered.blocks:
        parsed = Block.parse(block)
        assert parsed is not None
        assert parsed.to_dict() == block  # also validates what is inside, and has every key


def check_view(view: dict[str, Any]) -> None:
    """Fail if Slack would refuse a modal or home tab."""
    assert faults(view, view["type"]) == []
    assert View(**view).to_dict() == view


def all_texts(part: Any) -> list[str]:
    """All texts in a payload, in order."""
    if isinstance(part, dict):
        own = part.get("text")
        found = [own] if isinstance(own, str) else []
        return found + [one for key, inner in part.items() for one in all_texts(inner)]
    return [one for inner in part for one in all_texts(inner)] if isinstance(part, list) else []
