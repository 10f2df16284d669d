"""The fields of a question as the inputs of a modal."""

from __future__ import annotations

import re
from typing import Any

from adapters.slack import wire
from adapters.slack.block_kit.elements import (
    MAX_HEADER,
    MAX_PLAIN_TEXT,
    MAX_RADIOS,
    context,
    menu,
    option,
    plain_text,
    radios,
)
from adapters.slack.block_kit.rich_text import BULLET, MAX_TEXT, Block, text_blocks
from bot.conversation.messages import Controls, Question, ShownField

MAX_LINE = 200  # characters of a typed date, hour or place
MAX_INPUT_LABEL = 150  # characters of an input's label; a longer question stands above as text
UNCLEAR = "⚠"
QUESTION_MARK = re.compile(r"\?(?=\s|$)")
SENTENCE_END = re.compile(r"\n|[.!?][“\"]?\s+(?=\W*[A-ZĄČĘĖĮŠŲŪŽ])")
QUOTATION = re.compile(r"„[^“]*“|\"[^\"]*\"|“[^”]*”")
CHOICE_KINDS = ("choice", "scale")  # kinds of field that are answered by an option only


def inputs(field: ShownField, question: Question, seen_by: str) -> list[Block]:
    """The blocks of one field; suggested dates also get a text input. ``seen_by`` is empty if the modal says it already."""
    above, label, below = _split_question(field.question, question.title)
    found = text_blocks(above) if above else []
    if field.unclear:
        found.append(context(f"{UNCLEAR} {field.unclear}"))
    optional = field.skip is not None
    drafted = bool(field.draft)  # the input holds a draft to edit, so no options are shown
    typed_too = bool(field.options) and field.kind not in CHOICE_KINDS and not drafted
    if field.options and not drafted:
        options = _options(field, question.controls)
        found.append(_input(field.name, label, options, below, optional=optional or typed_too))
    else:
        hint = " ".join(part for part in (below, field.hint) if part)
        found.append(_input(field.name, label, _text_input(field), hint, optional=optional))
    if typed_too:
        own = question.controls.own or label
        found.append(_input(field.name + wire.TYPED, own, _text_input(field), field.hint, optional=True))
    if seen_by and "hint" not in found[-1]:
        found[-1]["hint"] = plain_text(seen_by, MAX_PLAIN_TEXT)
    elif seen_by:
        found.append(context(seen_by))
    return found


def _split_question(question: str, title: str) -> tuple[str, str, str]:
    """The text above an input, its label, and the hint below: the label is the last sentence that asks.

    The modal's title is the label if there is no such sentence, or it is too long.
    """
    text = question.strip()
    blanked = QUOTATION.sub(  # question marks in quotations do not count
        lambda quoted: "_" * (len(quoted[0]) - 2) + quoted[0][-2:], text
    )
    ends = [found.end() for found in QUESTION_MARK.finditer(blanked)]
    lines = blanked.split("\n")
    if len(lines) > 1 and all(line.endswith("?") for line in lines):  # one question in several languages
        return text, title, ""
    if ends:
        begins = max((found.end() for found in SENTENCE_END.finditer(blanked, 0, ends[-1] - 1)), default=0)
        above, label, below = text[:begins], text[begins : ends[-1]], text[ends[-1] :]
    else:
        above, _, label = text.rpartition("\n")
        below = ""
    if label.startswith(BULLET) or len(label) > MAX_INPUT_LABEL:
        return text, title, ""
    if QUOTATION.match(below.strip()):  # a quotation is no hint
        return f"{above}\n{below}".strip(), label, ""
    return above.strip(), label, below.strip()


def _options(field: ShownField, controls: Controls) -> dict[str, Any]:
    options = [option(one.label, one.value) for one in field.options]
    if len(options) <= MAX_RADIOS:
        return radios(options, wire.VALUE)
    return menu(options, wire.VALUE, controls.choose)


def _text_input(field: ShownField) -> dict[str, Any]:
    free_text = field.kind == "text"
    made: dict[str, Any] = {
        "type": "plain_text_input",
        "action_id": wire.VALUE,
        "multiline": free_text and field.multiline,
        "max_length": min(field.limit or MAX_TEXT, MAX_TEXT) if free_text else MAX_LINE,
    }
    if initial := field.draft or field.typed:
        made["initial_value"] = initial[: made["max_length"]]
    if field.skip and (field.draft or not field.options):
        made["placeholder"] = plain_text(field.skip, MAX_HEADER)
    return made


def _input(block_id: str, label: str, element: dict[str, Any], hint: str, *, optional: bool) -> Block:
    made: Block = {
        "type": "input",
        "block_id": block_id,
        "label": plain_text(label, MAX_PLAIN_TEXT),
        "element": element,
        "optional": optional,
    }
    if hint:
        made["hint"] = plain_text(hint, MAX_PLAIN_TEXT)
    return made
