"""Messages as Block Kit: what stands in a direct message, or in an answer that only its reader sees."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from adapters.slack import wire
from adapters.slack.blocks import (
    ELLIPSIS,
    OPTION_VALUE,
    TEXT,
    Block,
    actions,
    bold,
    button,
    card,
    divider,
    escaped,
    footnote,
    menu,
    option,
    paragraphs,
    readable,
    rich,
    section,
    small,
    words,
)
from bot.conversation.messages import Document, Footnote, Question, ShownField, Worded, Words

IN_MESSAGE = 50  # blocks
CHARACTERS = 12_000  # of one message: Slack takes more, and says nowhere how many
IN_A_ROW = 5  # options that stand beside one another as buttons
PRESSED = ("choice", "scale", "when")  # kinds of field that a button can answer
ANSWERED = "✓"


@dataclass(frozen=True, slots=True)
class Rendered:
    """A message for Slack: its blocks, and its words for notifications."""

    text: str
    blocks: list[Block]


def message(messages: Sequence[Worded]) -> Rendered:
    """Messages as one; what is too much for one is left to ``messages``. Documents are uploaded, not shown."""
    return Rendered(fallback(messages), [block for one in messages for block in shown(one)])


def messages(parcel: Sequence[Worded]) -> list[Rendered]:
    """The same as as few messages as hold it: each stays within what Slack takes."""
    found: list[Rendered] = []
    for one in parcel:
        for part in _parts(one):
            if found and _fits(found[-1], part):
                last = found[-1]
                text = f"{last.text}\n\n{part.text}"
                found[-1] = Rendered(_cut(text), [*last.blocks, *part.blocks])
            else:
                found.append(part)
    return found


def _parts(one: Worded) -> list[Rendered]:
    whole = shown(one)
    if not whole:
        return []
    runs: list[list[Block]] = [[]]
    for block in whole:
        if len(runs[-1]) == IN_MESSAGE or size([*runs[-1], block]) > CHARACTERS:
            runs.append([])
        runs[-1].append(block)
    return [Rendered(fallback([one]), run) for run in runs]


def _fits(before: Rendered, part: Rendered) -> bool:
    blocks = [*before.blocks, *part.blocks]
    return len(blocks) <= IN_MESSAGE and size(blocks) <= CHARACTERS


def size(blocks: Sequence[Block]) -> int:
    """The characters of text in blocks."""
    return sum(_size(block) for block in blocks)


def _size(piece: Any) -> int:
    if isinstance(piece, dict):
        return sum(
            len(value) if key == "text" and isinstance(value, str) else _size(value)
            for key, value in piece.items()
        )
    return sum(_size(inner) for inner in piece) if isinstance(piece, list) else 0


def fallback(messages: Sequence[Worded]) -> str:
    """The words of messages for a notification or a screen reader: at most TEXT characters, never empty."""
    return _cut(
        escaped(readable("\n\n".join(_plain(one) for one in messages if not isinstance(one, Footnote))))
    )


def _cut(text: str) -> str:
    if len(text) <= TEXT:
        return text or "Pora"
    cut = text[: TEXT - 1]
    if "&" in cut[-5:]:
        cut = cut[: cut.rfind("&")]
    return cut + ELLIPSIS


def _plain(one: Worded) -> str:
    if isinstance(one, Question):
        cards = "\n".join(shown.whole for shown in one.above)
        first = one.fields[0]
        return "\n".join(part for part in (cards, first.unclear, first.question) if part)
    if isinstance(one, Words):
        return one.whole
    return one.name if isinstance(one, Document) else one.small


def shown(one: Worded) -> list[Block]:
    """One message as blocks."""
    if isinstance(one, Words):
        return words(one.text, one.lines)
    if isinstance(one, Footnote):
        return footnote(one)
    if isinstance(one, Question):
        return _question(one)
    return []


def _question(asked: Question) -> list[Block]:
    first = asked.fields[0]
    found: list[Block] = []
    for above in asked.above:
        found += [*card(above), divider()]
    if first.unclear:
        found += words(first.unclear)
    if len(asked.fields) > 1:
        found += rich([section(bold(asked.title)), *paragraphs(first.question)])
    else:
        found += words(first.question)
    rows = _answers(asked, first) if len(asked.fields) == 1 and first.kind in PRESSED else []
    if not rows or first.kind == "when":
        opening = button(
            asked.controls.open, wire.OPEN, wire.place(asked.conversation, asked.turn), primary=not rows
        )
        if rows:
            rows[-1]["elements"].append(opening)
        else:
            rows = [actions([opening])]
    return [*found, *rows, small(first.seen_by)]


def _answers(asked: Question, field: ShownField) -> list[Block]:
    values: list[tuple[str | None, str]] = [(one.value, one.label) for one in field.options]
    if not values:
        return []
    if field.skip:
        values.append((None, field.skip))
    pressed = [
        (wire.press(asked.conversation, asked.turn, field.name, value), label) for value, label in values
    ]
    in_menu = len(field.options) > IN_A_ROW and field.kind != "scale"
    if in_menu and all(len(value) <= OPTION_VALUE for value, _ in pressed):
        return [actions([menu([option(label, value) for value, label in pressed], wire.ANSWER)])]
    return [
        actions([button(label, f"{wire.ANSWER}:{number}", value) for number, (value, label) in row])
        for row in _rows(list(enumerate(pressed)))
    ]


def _rows(
    buttons: list[tuple[int, tuple[str, str]]], most: int = 12
) -> list[list[tuple[int, tuple[str, str]]]]:
    return [buttons[start : start + most] for start in range(0, len(buttons), most)]


def answered(blocks: Sequence[Block], label: str | None) -> list[Block]:
    """What a message becomes once its question was answered: nothing left to press but its menu, and what was answered."""
    found: list[Block] = []
    marked = label is None
    for block in blocks:
        if block["type"] != "actions":
            takes = _answers_something(block.get("accessory", {}))
            found.append({key: value for key, value in block.items() if key != "accessory" or not takes})
            continue
        kept = [element for element in block["elements"] if not _answers_something(element)]
        if len(kept) < len(block["elements"]) and not marked:
            found.append(small(f"{ANSWERED} {label}"))
            marked = True
        if kept:
            found.append({**block, "elements": kept})
    return found


def _answers_something(element: dict[str, Any]) -> bool:
    action = str(element.get("action_id", "")).partition(":")[0]
    return action in (wire.ANSWER, wire.OPEN, wire.BACK)
