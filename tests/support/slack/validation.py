"""Whether Slack would take what was rendered: our own checks, and the models of slack_sdk."""

from __future__ import annotations

from typing import Any

from slack_sdk.models.blocks import Block
from slack_sdk.models.views import View

from adapters.slack.render import Rendered
from tests.support.slack.block_kit import faults


def check_message(rendered: Rendered) -> None:
    """Fails with what is wrong with a message."""
    assert faults({"text": rendered.text, "blocks": rendered.blocks}, "message") == []
    for block in rendered.blocks:
        parsed = Block.parse(block)
        assert parsed is not None
        assert parsed.to_dict() == block  # checks all that is inside, and knows every key


def check_view(view: dict[str, Any]) -> None:
    """Fails with what is wrong with a modal or a home page."""
    assert faults(view, view["type"]) == []
    assert View(**view).to_dict() == view


def everything_said(part: Any) -> list[str]:
    """Every text in a payload, first to last."""
    if isinstance(part, dict):
        own = part.get("text")
        found = [own] if isinstance(own, str) else []
        return found + [one for key, inner in part.items() for one in everything_said(inner)]
    return [one for inner in part for one in everything_said(inner)] if isinstance(part, list) else []
