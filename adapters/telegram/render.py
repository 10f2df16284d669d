"""Messages as Telegram shows them: texts with marks, and the buttons under them. Pure; only data, no library's types."""

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
    joined,
    length,
    split,
    styled,
    words,
)
from bot.conversation.messages import Footnote, Press, Question, ShownCard, Worded, Words
from bot.writing.mark import marked

ROOM_FOR_ANSWER = 200  # units that a question's text leaves for what will be answered
IN_A_ROW = 6  # marks of a scale beside one another; Telegram takes eight
ROW = 28  # characters of the buttons of one row that a telephone shows whole
ON_A_BUTTON = (
    40  # characters that a button shows on every screen: longer options stand in the text, by number
)
BUTTONS = 100  # under a message
ANSWERED = "✓"

Key = tuple[str, str]  # a button's label and its callback data
Keyboard = tuple[tuple[Key, ...], ...]


@dataclass(frozen=True, slots=True)
class Post:
    """One message for Telegram."""

    words: Styled
    keyboard: Keyboard = ()


def posts(parcel: Sequence[Worded]) -> list[Post]:
    """Messages as as few posts as hold them. A question ends its post; documents are sent apart from these."""
    found: list[Post] = []
    waiting = NOTHING
    for one in parcel:
        if isinstance(one, Words):
            waiting = joined((waiting, words(one.text, one.lines)))
        elif isinstance(one, Question):
            found += _closed(waiting, _question(one), _keyboard(one))
            waiting = NOTHING
        elif isinstance(one, Footnote):
            found, waiting = _footnoted(found, waiting, one), NOTHING
    return found + _closed(waiting, NOTHING, ())


def _closed(before: Styled, last: Styled, keyboard: Keyboard) -> list[Post]:
    """Posts of what is said and then asked; the keyboard stands under the last of them."""
    room = LIMIT - ROOM_FOR_ANSWER if keyboard else LIMIT
    whole = joined((before, last)).stripped()
    # What is too much for one post is parted before what is asked: that stays with its buttons where it can.
    parts = [whole] if length(whole.text) <= room else [*split(before), *split(last, room)]
    posts = [Post(part) for part in parts if part.text.strip()]
    if posts and keyboard:
        posts[-1] = Post(posts[-1].words, keyboard)
    return posts


def _footnoted(found: list[Post], waiting: Styled, note: Footnote) -> list[Post]:
    """The small line under what it belongs to, and its buttons under those that are there."""
    small = styled(note.small, ITALIC)
    keys = _rows([(press.label, _do(press)) for press in note.presses])
    if waiting.text or not found:
        return found + _closed(waiting, small, keys)
    last = found[-1]
    whole = joined((last.words, small))
    if length(whole.text) > LIMIT - ROOM_FOR_ANSWER:
        return [*found, Post(small, keys)]
    return [*found[:-1], Post(whole, last.keyboard + keys)]


def _do(press: Press) -> str:
    return wire.do(press.command, press.rest)


# ---- a question --------------------------------------------------------------------------------------------------------


def _question(asked: Question) -> Styled:
    """One field: a conversation goes on with the next one when this is answered."""
    first = asked.fields[0]
    long = _long(asked)
    return joined((
        *(_card(card) for card in asked.above),
        Styled(first.unclear or ""),
        styled(asked.title, BOLD) if len(asked.fields) > 1 else NOTHING,
        words(first.question),
        words(marked(first.draft, drafted=True)) if first.draft else NOTHING,
        Styled("\n".join(f"{number}. {label}" for number, label in enumerate(long, start=1))),
        styled(first.hint if first.kind == "when" else "", ITALIC),
        styled(first.seen_by, ITALIC),
    ))  # fmt: skip


def _card(card: ShownCard) -> Styled:
    return joined((styled(f"{card.number}. {card.label}", ITALIC), Styled(card.text)), "\n")


def _long(asked: Question) -> list[str]:
    """The options as lines of the text, where one of them is too long for a button. Cards stand there anyway."""
    cards = {card.option for card in asked.above}
    labels = [option.label for option in asked.fields[0].options if option.value not in cards]
    return labels if any(len(label) > ON_A_BUTTON for label in labels) else []


def _keyboard(asked: Question) -> Keyboard:
    first = asked.fields[0]
    question = wire.Asked(asked.conversation, asked.turn, first.name)
    cards = {card.option: str(card.number) for card in asked.above}
    numbers = itertools.count(1) if _long(asked) else None
    options: list[Key] = []
    for place, option in enumerate(first.options):
        label = cards.get(option.value) or (str(next(numbers)) if numbers else option.label)
        options.append((label, wire.answer(question, place)))
    rows = _rows(options[: BUTTONS - 10])
    if first.skip:
        rows += (((first.skip, wire.skip(question)),),)
    ways = [(asked.controls.back, wire.BACK), (asked.controls.later, wire.LATER)]
    return (*rows, tuple((label, wire.about(kind, question)) for label, kind in ways if label))


def _rows(keys: Sequence[Key]) -> Keyboard:
    """Buttons in rows that a telephone shows whole: numbers side by side, words as far as they fit."""
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
    """What was pressed, in words: the button's label, or the line of the message that its number stands for."""
    labels = (str(one.get("text", "")) for one in buttons(message) if one.get("callback_data") == data)
    label = next(labels, "")
    if label.isdecimal():
        lines = str(message.get("text") or "").splitlines()
        return next((line for line in lines if line.startswith(f"{label}. ")), label)
    return label


def answered(message: Mapping[str, Any], label: str) -> tuple[str, list[dict[str, Any]]] | None:
    """A message's text with what was answered under it, and its entities; None where there is no text, or no room."""
    text = str(message.get("text") or "")
    marked = f"{text}\n\n{ANSWERED} {label}"
    if not text or not label or length(marked) > LIMIT:
        return None
    return marked, [dict(entity) for entity in message.get("entities") or ()]


def without(message: Mapping[str, Any], data: str) -> Keyboard:
    """A message's keyboard without the button that has this data."""
    rows = (message.get("reply_markup") or {}).get("inline_keyboard") or ()
    kept = (
        tuple((str(one["text"]), str(one["callback_data"])) for one in row if one.get("callback_data") not in (None, data))
        for row in rows
    )  # fmt: skip
    return tuple(row for row in kept if row)
