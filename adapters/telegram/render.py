"""Renders messages as Telegram posts: formatted texts, and the buttons under them. Pure data, none of the library's types."""

from __future__ import annotations

import itertools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from adapters.telegram import wire
from adapters.telegram.inbound import buttons
from adapters.telegram.styled import (
    BOLD,
    ITALIC,
    LIMIT,
    NOTHING,
    Styled,
    formatted,
    joined,
    length,
    split,
    styled,
)
from bot.conversation.messages import Footnote, Question, ShownCard, Worded, Words
from bot.writing.mark import marked

ROOM_FOR_ANSWER = 200  # UTF-16 units that a question's text leaves free for the chosen answer
IN_A_ROW = 6  # buttons of a scale in one row; Telegram takes eight
ROW = 28  # characters of all labels in one row that a telephone shows without cutting
ON_A_BUTTON = (
    40  # characters that a button shows on every screen: longer options are listed in the text, by number
)
BUTTONS = 100  # under a message
ANSWERED = "✓"

Key = tuple[str, str]  # a button's label and its callback data
Keyboard = tuple[tuple[Key, ...], ...]
EntityText = tuple[str, list[dict[str, Any]]]  # a text and its entities, as Telegram sends them


@dataclass(frozen=True, slots=True)
class Post:
    """One message of Telegram."""

    body: Styled
    keyboard: Keyboard = ()


def posts(messages: Sequence[Worded]) -> list[Post]:
    """Render messages as few posts as can hold them. A question ends its post; documents are left to the caller."""
    found: list[Post] = []
    pending = NOTHING
    for one in messages:
        if isinstance(one, Words):
            pending = joined((pending, formatted(one.text, one.lines)))
        elif isinstance(one, Question):
            found += _split(pending, _question(one), _keyboard(one))
            pending = NOTHING
        elif isinstance(one, Footnote):
            found, pending = _footnoted(found, pending, one), NOTHING
    return found + _split(pending, NOTHING, ())


def _split(before: Styled, last: Styled, keyboard: Keyboard) -> list[Post]:
    """Posts of a text and then a question, or a footnote; the keyboard is under the last post."""
    room = LIMIT - ROOM_FOR_ANSWER if keyboard else LIMIT
    whole = joined((before, last)).stripped()
    # A text too long for one post is split before the question, which stays with its buttons if it fits.
    parts = [whole] if length(whole.text) <= room else [*split(before), *split(last, room)]
    posts = [Post(part) for part in parts if part.text.strip()]
    if posts and keyboard:
        posts[-1] = Post(posts[-1].body, keyboard)
    return posts


def _footnoted(found: list[Post], pending: Styled, note: Footnote) -> list[Post]:
    """Add a footnote to the last post, and its buttons below that post's own."""
    small = styled(note.small, ITALIC)
    keys = _rows([(press.label, wire.command(press.command, press.rest)) for press in note.presses])
    if pending.text or not found:
        return found + _split(pending, small, keys)
    last = found[-1]
    whole = joined((last.body, small))
    if length(whole.text) > LIMIT - ROOM_FOR_ANSWER:
        return [*found, Post(small, keys)]
    return [*found[:-1], Post(whole, last.keyboard + keys)]


# ---- a question --------------------------------------------------------------------------------------------------------


def _question(asked: Question) -> Styled:
    """The first pending field; the next one is asked when this is answered."""
    first = asked.fields[0]
    long = _long(asked)
    return joined((
        *(_card(card) for card in asked.above),
        Styled(first.unclear or ""),
        styled(asked.title, BOLD) if len(asked.fields) > 1 else NOTHING,
        formatted(first.question),
        formatted(marked(first.draft, drafted=True)) if first.draft else NOTHING,
        Styled("\n".join(f"{number}. {label}" for number, label in enumerate(long, start=1))),
        styled(first.hint if first.kind == "when" else "", ITALIC),
        styled(first.seen_by, ITALIC),
    ))  # fmt: skip


def _card(card: ShownCard) -> Styled:
    return joined((styled(f"{card.number}. {card.label}", ITALIC), Styled(card.text)), "\n")


def _long(asked: Question) -> list[str]:
    """The options as lines of the text if one of them is too long for a button; cards are listed there anyway."""
    cards = {card.option for card in asked.above}
    labels = [option.label for option in asked.fields[0].options if option.value not in cards]
    return labels if any(len(label) > ON_A_BUTTON for label in labels) else []


def _keyboard(asked: Question) -> Keyboard:
    first = asked.fields[0]
    question = wire.QuestionRef(asked.conversation, asked.turn, first.name)
    cards = {card.option: str(card.number) for card in asked.above}
    numbers = itertools.count(1) if _long(asked) else None
    options: list[Key] = []
    for index, option in enumerate(first.options):
        label = cards.get(option.value) or (str(next(numbers)) if numbers else option.label)
        options.append((label, wire.answer(question, index)))
    rows = _rows(options[: BUTTONS - 10])
    if first.skip:
        rows += (((first.skip, wire.skip(question)),),)
    controls = [(asked.controls.back, wire.BACK), (asked.controls.later, wire.LATER)]
    return (*rows, tuple((label, wire.control(kind, question)) for label, kind in controls if label))


def _rows(keys: Sequence[Key]) -> Keyboard:
    """Buttons in rows that a telephone shows without cutting: numbers side by side, words as far as they fit."""
    if keys and all(len(label) <= 2 for label, _ in keys):
        count = -(-len(keys) // IN_A_ROW)
        each = -(-len(keys) // count)
        return tuple(tuple(keys[start : start + each]) for start in range(0, len(keys), each))
    rows: list[list[Key]] = []
    for key in keys:
        taken = sum(len(label) + 2 for label, _ in rows[-1]) if rows else ROW
        if taken + len(key[0]) > ROW or len(rows[-1]) == IN_A_ROW:
            rows.append([])
        rows[-1].append(key)
    return tuple(tuple(row) for row in rows)


# ---- after a press -----------------------------------------------------------------------------------------------------


def pressed_label(message: Mapping[str, Any], data: str) -> str:
    """The label of the pressed button, or the line of the message that its number stands for."""
    labels = (str(one.get("text", "")) for one in buttons(message) if one.get("callback_data") == data)
    label = next(labels, "")
    if label.isdecimal():
        lines = str(message.get("text") or "").splitlines()
        return next((line for line in lines if line.startswith(f"{label}. ")), label)
    return label


def with_answer(message: Mapping[str, Any], label: str) -> EntityText | None:
    """A message's text with the chosen answer below it; None if it has no text, or no room."""
    text = str(message.get("text") or "")
    answered = f"{text}\n\n{ANSWERED} {label}"
    if not text or not label or length(answered) > LIMIT:
        return None
    return answered, [dict(entity) for entity in message.get("entities") or ()]


def without_button(message: Mapping[str, Any], data: str) -> Keyboard:
    """A message's keyboard without the button that carries this data."""
    rows = (message.get("reply_markup") or {}).get("inline_keyboard") or ()
    kept = (
        tuple((str(one["text"]), str(one["callback_data"])) for one in row if one.get("callback_data") not in (None, data))
        for row in rows
    )  # fmt: skip
    return tuple(row for row in kept if row)
