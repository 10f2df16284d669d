"""Modals and the home page as Block Kit."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from adapters.slack import wire
from adapters.slack.blocks import (
    HEADER,
    PLAIN,
    RADIOS,
    TITLE,
    actions,
    button,
    card,
    divider,
    header,
    menu,
    option,
    plain,
    radios,
    small,
)
from adapters.slack.render import shown
from adapters.slack.rich import BULLET, TEXT, Block, listed, words
from bot.conversation.messages import Controls, Home, Panel, Question, ShownField, Worded

View = dict[str, Any]

IN_VIEW = 100  # blocks
LINE = 200  # characters of an answer that is a moment, an hour or a place
UNCLEAR = "⚠"
LABELLED = 150  # characters of a label that is no wall of bold text
ASKED = re.compile(r"\?(?=\s|$)")
ENDED = re.compile(r"\n|[.!?][“\"]?\s+(?=\W*[A-ZĄČĘĖĮŠŲŪŽ])")  # where a sentence is over and the next begins
QUOTED = re.compile(r"„[^“]*“|\"[^\"]*\"|“[^”]*”")
CHOSEN = ("choice", "scale")  # kinds of field that are answered by an option and nothing else


def view(question: Question, *, before: Sequence[Worded] = (), channel: str = "", ts: str = "") -> View:
    """All that a question asks now, as a modal. ``channel`` and ``ts``: the message that it was opened from."""
    place = wire.place(question.conversation, question.turn, channel, ts)
    usual = _usual(question)
    asked = [block for above in question.above for block in card(above)]
    if asked:
        asked.append(divider())
    if usual:
        asked.append(small(usual))
    for field in question.fields:
        asked += _inputs(field, question, "" if field.seen_by == usual else field.seen_by)
    if question.controls.back:
        asked.append(actions([button(question.controls.back, wire.BACK, place)]))
    said = [block for one in before for block in shown(one)][: IN_VIEW - 1 - len(asked)]
    return {
        "type": "modal",
        "callback_id": wire.ANSWER,
        "private_metadata": place,
        "title": plain(question.title, TITLE),
        "submit": plain(question.controls.send, TITLE),
        "close": plain(question.controls.later, TITLE),
        "notify_on_close": True,
        "blocks": [*said, *([divider()] if said else []), *asked],
    }


def _usual(question: Question) -> str:
    """Who sees most of several answers: that is said once, above them."""
    readers = Counter(field.seen_by for field in question.fields)
    [(usual, times)] = readers.most_common(1)
    return usual if times > 1 else ""


def _inputs(field: ShownField, question: Question, seen_by: str) -> list[Block]:
    above, label, below = _split(field.question, question.title)
    found = words(above) if above else []
    if field.unclear:
        found.append(small(f"{UNCLEAR} {field.unclear}"))
    optional = field.skip is not None
    drafted = bool(field.draft)  # it stands in the window, to be changed there
    beside = bool(field.options) and field.kind not in CHOSEN and not drafted
    if field.options and not drafted:
        options = _options(field, question.controls)
        found.append(_input(field.name, label, options, below, optional=optional or beside))
    else:
        hint = " ".join(part for part in (below, field.hint) if part)
        found.append(_input(field.name, label, _typing(field), hint, optional=optional))
    if beside:
        own = question.controls.own or label
        found.append(_input(field.name + wire.TYPED, own, _typing(field), field.hint, optional=True))
    if seen_by and "hint" not in found[-1]:
        found[-1]["hint"] = plain(seen_by, PLAIN)
    elif seen_by:
        found.append(small(seen_by))
    return found


def _split(question: str, title: str) -> tuple[str, str, str]:
    """What stands above an input, its label, and what stands below: the label is what the text asks last."""
    text = question.strip()
    bare = QUOTED.sub(
        lambda quoted: "_" * (len(quoted[0]) - 2) + quoted[0][-2:], text
    )  # a quotation asks nothing
    ends = [found.end() for found in ASKED.finditer(bare)]
    if "\n" in bare and all(line.endswith("?") for line in bare.split("\n")):  # the same in several languages
        return text, title, ""
    if ends:
        begins = max((found.end() for found in ENDED.finditer(bare, 0, ends[-1] - 1)), default=0)
        above, label, below = text[:begins], text[begins : ends[-1]], text[ends[-1] :]
    else:
        above, _, label = text.rpartition("\n")
        below = ""
    if label.startswith(BULLET) or len(label) > LABELLED:
        return text, title, ""
    if QUOTED.match(below.strip()):  # somebody's words are no hint
        return f"{above}\n{below}".strip(), label, ""
    return above.strip(), label, below.strip()


def _options(field: ShownField, controls: Controls) -> dict[str, Any]:
    options = [option(one.label, one.value) for one in field.options]
    if len(options) <= RADIOS:
        return radios(options, wire.VALUE)
    return menu(options, wire.VALUE, controls.choose)


def _typing(field: ShownField) -> dict[str, Any]:
    words_of_theirs = field.kind == "text"
    made: dict[str, Any] = {
        "type": "plain_text_input",
        "action_id": wire.VALUE,
        "multiline": words_of_theirs and field.multiline,
        "max_length": min(field.limit or TEXT, TEXT) if words_of_theirs else LINE,
    }
    if stands := field.draft or field.typed:
        made["initial_value"] = stands[: made["max_length"]]
    if field.skip and (field.draft or not field.options):
        made["placeholder"] = plain(field.skip, HEADER)
    return made


def _input(block: str, label: str, element: dict[str, Any], hint: str, *, optional: bool) -> Block:
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


def notice(messages: Sequence[Worded], title: str, close: str) -> View:
    """Words in a modal: there is nothing to send."""
    return {
        "type": "modal",
        "callback_id": wire.WORDS,
        "title": plain(title, TITLE),
        "close": plain(close, TITLE),
        "blocks": [block for one in messages for block in shown(one)][:IN_VIEW],
    }


def waiting(title: str, text: str) -> View:
    """The modal that is shown until there is an answer."""
    return {
        "type": "modal",
        "callback_id": wire.WORDS,
        "title": plain(title, TITLE),
        "blocks": words(text),
    }


def filled(shown: View, state: Mapping[str, Any]) -> View:
    """A modal with what stood in its fields; ``state`` is Slack's own, of a modal with the same fields."""
    return {
        **shown,
        "blocks": [_with(block, state.get(block.get("block_id", ""), {})) for block in shown["blocks"]],
    }


def _with(block: Block, held: Mapping[str, Any]) -> Block:
    """An input that begins with what stood in it, where that can stand in it still."""
    given = held.get(wire.VALUE) or {}
    if block["type"] != "input":
        return block
    chosen, typed = given.get("selected_option"), given.get("value")
    if chosen and chosen in block["element"].get("options", ()):
        return {**block, "element": {**block["element"], "initial_option": chosen}}
    if typed and block["element"]["type"] == "plain_text_input":
        return {**block, "element": {**block["element"], "initial_value": typed}}
    return block


# ---- the home page -----------------------------------------------------------------------------------------------------


def home(page: Home) -> View:
    """Somebody's home page. Where it is too long for one, cards give way first, then the panels before the last."""
    blocks = _laid_out(page.panels)
    if len(blocks) > IN_VIEW:
        blocks = _laid_out([panel for panel in page.panels if not panel.cards])
    panels = [panel for panel in page.panels if not panel.cards]
    while len(blocks) > IN_VIEW and len(panels) > 1:
        del panels[-2]
        blocks = _laid_out(panels)
    return {"type": "home", "callback_id": wire.HOME, "blocks": blocks}


def _laid_out(panels: Sequence[Panel]) -> list[Block]:
    blocks: list[Block] = []
    pressed = 0
    for panel in panels:
        if blocks:
            blocks.append(divider())
        blocks += _panel(panel, pressed)
        pressed += len(panel.presses)
    return blocks


def _panel(panel: Panel, pressed: int) -> list[Block]:
    """A part of the page; ``pressed`` buttons stand above it. The very first button is the one to press if in doubt."""
    found = [header(panel.title)]
    if panel.lines:
        found += listed(panel.lines)
    for shown_card in panel.cards:
        found += card(shown_card)
    if panel.presses:
        found.append(
            actions(
                [
                    button(press.label, f"{wire.DO}:{number}", wire.do(press), primary=number == 0)
                    for number, press in enumerate(panel.presses, start=pressed)
                ]
            )
        )
    return found
