"""Modals and the home page."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from adapters.slack import wire
from adapters.slack.blocks import (
    BULLET,
    HEADER,
    PLAIN,
    TEXT,
    TITLE,
    Block,
    actions,
    button,
    card,
    divider,
    header,
    menu,
    option,
    plain,
    rich_list,
    signed,
    small,
    words,
)
from adapters.slack.render import shown
from bot.conversation.messages import Home, Panel, Question, ShownField, Worded

IN_VIEW = 100  # blocks
RADIOS = 10


def view(
    question: Question, *, before: Sequence[Worded] = (), channel: str = "", ts: str = ""
) -> dict[str, Any]:
    """All that a question asks now as a modal. ``channel`` and ``ts`` are the message it was opened from."""
    place = wire.place(question.conversation, question.turn, channel, ts)
    blocks = [block for one in before for block in shown(one)]
    if blocks:
        blocks.append(divider())
    for above in question.above:
        blocks += card(above)
    if question.above:
        blocks.append(divider())
    for field in question.fields:
        blocks += _inputs(field, question.title)
    if question.controls.back:
        blocks.append(actions([button(question.controls.back, wire.BACK, place)]))
    return {
        "type": "modal",
        "callback_id": wire.ANSWER,
        "private_metadata": place,
        "title": plain(question.title, TITLE),
        "submit": plain(question.controls.send, TITLE),
        "close": plain(question.controls.later, TITLE),
        "notify_on_close": True,
        "blocks": blocks,
    }


def _inputs(field: ShownField, title: str) -> list[Block]:
    above, label = _split(field.question, title)
    found = words(above) if above else []
    if field.unclear:
        found.append(small(field.unclear))
    optional = field.skip is not None
    options = [option(one.label, one.value) for one in field.options]
    if options:
        asked = (
            {"type": "radio_buttons", "action_id": wire.VALUE, "options": options}
            if len(options) <= RADIOS
            else menu(options, wire.VALUE)
        )
        both = field.kind == "when"
        found.append(_input(field.name, label, asked, field.seen_by, optional=optional or both))
        if both:
            found.append(_input(field.name + wire.TYPED, label, _typing(field), None, optional=True))
        return found
    found.append(_input(field.name, label, _typing(field), field.seen_by, optional=optional))
    return found


def _split(question: str, title: str) -> tuple[str, str]:
    """What stands above an input, and its label: the last line of the question where that is short enough for one."""
    *above, last = question.strip().split("\n")
    if last.startswith(BULLET) or len(last) > PLAIN:
        return question, title
    return "\n".join(above), last


def _typing(field: ShownField) -> dict[str, Any]:
    made: dict[str, Any] = {
        "type": "plain_text_input",
        "action_id": wire.VALUE,
        "multiline": field.multiline,
        "max_length": min(field.limit or TEXT, TEXT),
    }
    if field.skip:
        made["placeholder"] = plain(field.skip, HEADER)
    return made


def _input(block: str, label: str, element: dict[str, Any], hint: str | None, *, optional: bool) -> Block:
    made: Block = {
        "type": "input",
        "block_id": block,
        "label": plain(label, PLAIN),
        "element": element,
        "optional": optional,
    }
    if hint:
        made["hint"] = plain(hint, PLAIN)
    return made


def notice(messages: Sequence[Worded], title: str, close: str) -> dict[str, Any]:
    """Words in a modal: there is nothing to send."""
    return {
        "type": "modal",
        "callback_id": wire.WORDS,
        "title": plain(title, TITLE),
        "close": plain(close, TITLE),
        "blocks": [block for one in messages for block in shown(one)][:IN_VIEW],
    }


def waiting(title: str, text: str) -> dict[str, Any]:
    """The modal that is shown until the answer is there."""
    return {
        "type": "modal",
        "callback_id": wire.WORDS,
        "title": plain(title, TITLE),
        "blocks": words(text),
    }


def home(page: Home) -> dict[str, Any]:
    """Somebody's home page."""
    blocks: list[Block] = []
    presses = 0
    for panel in page.panels:
        if blocks:
            blocks.append(divider())
        blocks += _panel(panel, presses)
        presses += len(panel.presses)
    return {"type": "home", "callback_id": wire.HOME, "blocks": blocks[:IN_VIEW]}


def _panel(panel: Panel, presses: int) -> list[Block]:
    found = [header(panel.title)]
    if panel.lines:
        found += (
            rich_list(panel.lines) if all(line[:1].isalnum() for line in panel.lines) else signed(panel.lines)
        )
    for shown_card in panel.cards:
        found += card(shown_card)
    if panel.presses:
        found.append(
            actions(
                [
                    button(press.label, f"{wire.DO}:{number}", wire.do(press), primary=number == 0)
                    for number, press in enumerate(panel.presses, start=presses)
                ]
            )
        )
    return found
