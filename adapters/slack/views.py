"""Renders Slack views: modals and the home tab. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from adapters.slack import wire
from adapters.slack.block_kit.elements import (
    MAX_TITLE,
    actions,
    button,
    card,
    context,
    divider,
    header,
    plain_text,
)
from adapters.slack.block_kit.inputs import inputs
from adapters.slack.block_kit.rich_text import Block, list_blocks, text_blocks
from adapters.slack.render import blocks_of
from bot.conversation.messages import Home, Panel, Question, Worded

View = dict[str, Any]

MAX_BLOCKS = 100  # of a view


def view(
    question: Question, *, before: Sequence[Worded] = (), opened_from: wire.MessagePosition | None = None
) -> View:
    """A modal with all fields of a question, after the messages ``before``. ``opened_from``: the message with its button."""
    ref = wire.question_ref(question.conversation, question.turn, opened_from)
    readers = _common_readers(question)
    asked = [block for shown in question.above for block in card(shown)]
    if asked:
        asked.append(divider())
    if readers:
        asked.append(context(readers))
    for field in question.fields:
        asked += inputs(field, question, "" if field.seen_by == readers else field.seen_by)
    if question.controls.back:
        asked.append(actions([button(question.controls.back, wire.BACK, ref)]))
    said = [block for part in before for block in blocks_of(part)][: MAX_BLOCKS - 1 - len(asked)]
    return {
        "type": "modal",
        "callback_id": wire.ANSWER,
        "private_metadata": ref,
        "title": plain_text(question.title, MAX_TITLE),
        "submit": plain_text(question.controls.send, MAX_TITLE),
        "close": plain_text(question.controls.later, MAX_TITLE),
        "notify_on_close": True,
        "blocks": [*said, *([divider()] if said else []), *asked],
    }


def _common_readers(question: Question) -> str:
    """Who will see the answers to most of several fields, to be said once; empty if no two fields agree."""
    readers = Counter(field.seen_by for field in question.fields)
    [(common, times)] = readers.most_common(1)
    return common if times > 1 else ""


def notice(content: Sequence[Worded], title: str, close: str) -> View:
    """A modal that shows messages and asks nothing."""
    return {
        "type": "modal",
        "callback_id": wire.NOTICE,
        "title": plain_text(title, MAX_TITLE),
        "close": plain_text(close, MAX_TITLE),
        "blocks": [block for part in content for block in blocks_of(part)][:MAX_BLOCKS],
    }


def placeholder(title: str, text: str) -> View:
    """The modal shown until the reply is ready."""
    return {
        "type": "modal",
        "callback_id": wire.NOTICE,
        "title": plain_text(title, MAX_TITLE),
        "blocks": text_blocks(text),
    }


def with_state(modal: View, state: Mapping[str, Any]) -> View:
    """A modal whose inputs begin with ``state``: Slack's state values of a modal with the same fields."""
    return {
        **modal,
        "blocks": [_with_value(block, state.get(block.get("block_id", ""), {})) for block in modal["blocks"]],
    }


def _with_value(block: Block, values: Mapping[str, Any]) -> Block:
    """An input block with its value in the state as initial value, where the input still allows it."""
    given = values.get(wire.VALUE) or {}
    if block["type"] != "input":
        return block
    chosen, typed = given.get("selected_option"), given.get("value")
    if chosen and chosen in block["element"].get("options", ()):
        return {**block, "element": {**block["element"], "initial_option": chosen}}
    if typed and block["element"]["type"] == "plain_text_input":
        return {**block, "element": {**block["element"], "initial_value": typed}}
    return block


def home(page: Home) -> View:
    """A home tab. If it is too long, cards are left out first, then the panels before the last."""
    blocks = _panels(page.panels)
    if len(blocks) > MAX_BLOCKS:
        blocks = _panels([panel for panel in page.panels if not panel.cards])
    panels = [panel for panel in page.panels if not panel.cards]
    while len(blocks) > MAX_BLOCKS and len(panels) > 1:
        del panels[-2]
        blocks = _panels(panels)
    return {"type": "home", "callback_id": wire.HOME, "blocks": blocks}


def _panels(panels: Sequence[Panel]) -> list[Block]:
    blocks: list[Block] = []
    buttons = 0
    for panel in panels:
        if blocks:
            blocks.append(divider())
        blocks += _panel(panel, buttons)
        buttons += len(panel.presses)
    return blocks


def _panel(panel: Panel, buttons_above: int) -> list[Block]:
    """One panel of the home tab. The first button of the tab is the primary one."""
    found = [header(panel.title)]
    if panel.lines:
        found += list_blocks(panel.lines)
    for shown in panel.cards:
        found += card(shown)
    if panel.presses:
        row = [
            button(press.label, f"{wire.DO}:{number}", wire.command_value(press), primary=number == 0)
            for number, press in enumerate(panel.presses, start=buttons_above)
        ]
        found.append(actions(row))
    return found
