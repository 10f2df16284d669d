"""A question in a message: its cards, its text, and its buttons, or the button that opens it in a modal."""

from __future__ import annotations

from typing import Any

from adapters.slack import wire
from adapters.slack.block_kit.elements import (
    MAX_OPTION_VALUE,
    MAX_RADIOS,
    actions,
    button,
    card,
    context,
    divider,
    menu,
    option,
    radios,
)
from adapters.slack.block_kit.rich_text import Block, elements, rich_text, section, text_blocks
from bot.conversation.messages import Question, ShownField

MAX_IN_ROW = 6  # options beside one another as buttons
MAX_ON_BUTTON = 30  # characters of a label that a button shows on every screen
MAX_IN_MENU = 40  # characters of a label that a closed menu shows
PRESSABLE_KINDS = ("choice", "scale", "when")  # kinds of field that a button can answer

Choice = tuple[str, str]  # a button's value and label


def question_blocks(question: Question) -> list[Block]:
    """The blocks of a question. A single field with options is answered by buttons; anything else opens a modal."""
    first = question.fields[0]
    single = len(question.fields) == 1
    pressable = single and first.kind in PRESSABLE_KINDS and bool(first.options)
    found = _cards(question, first) if pressable else [block for one in question.above for block in card(one)]
    if found:
        found.append(divider())
    if first.unclear:
        found += text_blocks(first.unclear)
    title = [] if single else [section(question.title, bold=True)]
    found += rich_text([*title, *elements(first.question)])
    if pressable:
        rows = _choices(question, first)
        if first.private:
            for number, row in enumerate(rows):
                row["block_id"] = wire.private_block_id(question.conversation, question.turn, number)
        found += rows
    else:
        found.append(actions([_modal_button(question, question.controls.open, primary=True)]))
    return [*found, context(first.seen_by)]


def _modal_button(question: Question, label: str, *, primary: bool = False) -> dict[str, Any]:
    ref = wire.question_ref(question.conversation, question.turn)
    return button(label, wire.OPEN, ref, primary=primary)


def _cards(question: Question, field: ShownField) -> list[Block]:
    """The cards above a question, each with the button that chooses it."""
    numbers = {one.value: number for number, one in enumerate(field.options)}
    found: list[Block] = []
    for shown in question.above:
        take = None
        if shown.option in numbers and question.controls.take:
            take = button(
                question.controls.take,
                f"{wire.ANSWER}:{numbers[shown.option]}",
                wire.answer_value(question.conversation, question.turn, field.name, shown.option),
                spoken=f"{shown.number}. {question.controls.take}: {shown.text}",
            )
        found += [*([divider()] if found else []), *card(shown, take)]
    return found


def _choices(question: Question, field: ShownField) -> list[Block]:
    """The options as rows of buttons; as radio buttons or a menu if they are many or long."""
    on_cards = {shown.option for shown in question.above} if question.controls.take else set()
    options = [
        (number, (wire.answer_value(question.conversation, question.turn, field.name, one.value), one.label))
        for number, one in enumerate(field.options)
        if one.value not in on_cards
    ]
    skip: list[tuple[int, Choice]] = []
    if field.skip:
        value = wire.answer_value(question.conversation, question.turn, field.name, None)
        skip = [(len(field.options), (value, field.skip))]
    if field.kind == "when":
        other = _modal_button(question, question.controls.own or question.controls.open)
        return [*_list(options, question), actions([*_buttons(skip), other])]
    every = [*options, *skip]
    many = len(every) > MAX_IN_ROW and field.kind != "scale"
    long = any(len(label) > MAX_ON_BUTTON for _, (_, label) in every)
    if many or long:
        return _list(every, question)
    return [actions(_buttons(row)) for row in _rows(every)]


def _list(choices: list[tuple[int, Choice]], question: Question) -> list[Block]:
    """Radio buttons or a menu; buttons if a value is too long for an option."""
    if any(len(value) > MAX_OPTION_VALUE for _, (value, _) in choices):
        return [actions(_buttons(row)) for row in _rows(choices)]
    options = [option(label, value) for _, (value, label) in choices]
    long = any(len(label) > MAX_IN_MENU for _, (_, label) in choices)
    if len(options) <= (MAX_RADIOS if long else MAX_IN_ROW):
        return [actions([radios(options, wire.ANSWER)])]
    return [actions([menu(options, wire.ANSWER, question.controls.choose)])]


def _buttons(choices: list[tuple[int, Choice]]) -> list[dict[str, Any]]:
    return [button(label, f"{wire.ANSWER}:{number}", value) for number, (value, label) in choices]


def _rows(choices: list[tuple[int, Choice]]) -> list[list[tuple[int, Choice]]]:
    """Rows of about equal length: a scale of eleven becomes six and five."""
    rows = -(-len(choices) // MAX_IN_ROW)
    each = -(-len(choices) // rows) if rows else 1
    return [choices[start : start + each] for start in range(0, len(choices), each)]
