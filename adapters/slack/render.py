"""Messages as Block Kit: what stands in a direct message, or in an answer that only its reader sees."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from adapters.slack import wire
from adapters.slack.blocks import (
    ELLIPSIS,
    OPTION_VALUE,
    RADIOS,
    actions,
    button,
    card,
    divider,
    menu,
    option,
    overflow,
    radios,
    small,
)
from adapters.slack.rich import TEXT, Block, paragraph, pieces, rich, words
from bot.conversation.messages import Footnote, Question, ShownField, Worded, Words

IN_MESSAGE = 50  # blocks
CHARACTERS = (
    8000  # of one message: Slack takes some 11,000, counts its blocks among them, and does not say how
)
IN_A_ROW = 6  # options that stand beside one another as buttons
ON_A_BUTTON = 30  # characters that a button shows on every screen
IN_A_LIST = 40  # characters that a list shows before it is opened
PRESSED = ("choice", "scale", "when")  # kinds of field that a button can answer
ANSWERED = "✓"
NOTHING = "Pora"  # the text of a message without words: Slack shows something

Pressable = tuple[str, str]  # what stands behind a button, and its label


@dataclass(frozen=True, slots=True)
class Rendered:
    """A message for Slack: its words for notifications, and its blocks."""

    text: str
    blocks: list[Block]


def message(parcel: Sequence[Worded]) -> Rendered:
    """Messages as one; where they may be too much for one, ask ``messages``. Documents are uploaded, not shown."""
    blocks = [block for group in _groups(parcel) for block in group]
    return Rendered(fallback(blocks), blocks)


def messages(parcel: Sequence[Worded]) -> list[Rendered]:
    """The same as as few messages as hold it. A question stays together with its buttons."""
    found: list[list[Block]] = []
    for group in _groups(parcel):
        if found and _fits([*found[-1], *group]):
            found[-1] += group
            continue
        found.append([])
        for block in group[1:] if group[0] == divider() else group:
            if not _fits([*found[-1], block]):
                found.append([])
            found[-1].append(block)
    return [Rendered(fallback(blocks), blocks) for blocks in found if blocks]


def _fits(blocks: Sequence[Block]) -> bool:
    return len(blocks) <= IN_MESSAGE and sum(map(_size, blocks)) <= CHARACTERS


def _size(part: Any) -> int:
    if isinstance(part, str):
        return len(part)
    inner = part.values() if isinstance(part, dict) else part if isinstance(part, list) else ()
    return sum(map(_size, inner))


def _groups(parcel: Sequence[Worded]) -> Iterator[list[Block]]:
    """Each message as blocks: what can be done about it beside its buttons, and a line between a question and the next."""
    group: list[Block] = []
    asked = False
    for one in parcel:
        if isinstance(one, Footnote):
            group += _footnote(one, group)
        elif blocks := shown(one):
            if group:
                yield group
            group = [divider(), *blocks] if asked else blocks
            asked = isinstance(one, Question)
    if group:
        yield group


def shown(one: Worded) -> list[Block]:
    """One message as blocks; a document as none."""
    if isinstance(one, Words):
        return words(one.text, one.lines)
    if isinstance(one, Question):
        return _question(one)
    return _footnote(one, []) if isinstance(one, Footnote) else []


def _footnote(note: Footnote, above: Sequence[Block]) -> list[Block]:
    if not note.presses:
        return [small(note.small)]
    row = next((block for block in reversed(above) if block["type"] == "actions"), None)
    if row is not None:
        row["elements"].append(overflow(note.presses))
        return [small(note.small)]
    return [small(note.small), actions([overflow(note.presses)])]


# ---- a question --------------------------------------------------------------------------------------------------------


def _question(asked: Question) -> list[Block]:
    first = asked.fields[0]
    at_once = len(asked.fields) == 1 and first.kind in PRESSED and bool(first.options)
    found = _cards(asked, first) if at_once else [block for one in asked.above for block in card(one)]
    if found:
        found.append(divider())
    if first.unclear:
        found += words(first.unclear)
    title = [] if at_once or len(asked.fields) == 1 else [paragraph(asked.title, bold=True)]
    found += rich([*title, *pieces(first.question)])
    if at_once:
        rows = _answers(asked, first)
        if first.private:
            for number, row in enumerate(rows):
                row["block_id"] = wire.private(asked.conversation, asked.turn, number)
        found += rows
    else:
        found.append(actions([_opening(asked, asked.controls.open, primary=True)]))
    return [*found, small(first.seen_by)]


def _opening(asked: Question, label: str, *, primary: bool = False) -> dict[str, Any]:
    return button(label, wire.OPEN, wire.place(asked.conversation, asked.turn), primary=primary)


def _cards(asked: Question, field: ShownField) -> list[Block]:
    """Cards, each with the button that takes it."""
    taking = {one.value: number for number, one in enumerate(field.options)}
    found: list[Block] = []
    for above in asked.above:
        take = None
        if above.option in taking and asked.controls.take:
            take = button(
                asked.controls.take,
                f"{wire.ANSWER}:{taking[above.option]}",
                wire.press(asked.conversation, asked.turn, field.name, above.option),
                spoken=f"{above.number}. {asked.controls.take}: {above.text}",
            )
        found += [*([divider()] if found else []), *card(above, take)]
    return found


def _answers(asked: Question, field: ShownField) -> list[Block]:
    """What can be pressed under the question: buttons in a row, or a list where they are many or long."""
    on_cards = {above.option for above in asked.above} if asked.controls.take else set()
    pressed = [
        (number, (wire.press(asked.conversation, asked.turn, field.name, one.value), one.label))
        for number, one in enumerate(field.options)
        if one.value not in on_cards
    ]
    skipping: list[tuple[int, Pressable]] = []
    if field.skip:
        value = wire.press(asked.conversation, asked.turn, field.name, None)
        skipping = [(len(field.options), (value, field.skip))]
    if field.kind == "when":
        row = [*_buttons(skipping), _opening(asked, asked.controls.own or asked.controls.open)]
        return [*_listed(pressed, asked), actions(row)]
    every = [*pressed, *skipping]
    many = len(every) > IN_A_ROW and field.kind != "scale"
    long = any(len(label) > ON_A_BUTTON for _, (_, label) in every)
    if many or long:
        return _listed(every, asked)
    return [actions(_buttons(row)) for row in _rows(every)]


def _listed(pressed: list[tuple[int, Pressable]], asked: Question) -> list[Block]:
    """Options one under the other, in a list that opens where they are many; as buttons where Slack could not keep them."""
    if any(len(value) > OPTION_VALUE for _, (value, _) in pressed):
        return [actions(_buttons(row)) for row in _rows(pressed)]
    options = [option(label, value) for _, (value, label) in pressed]
    long = any(len(label) > IN_A_LIST for _, (_, label) in pressed)
    if len(options) <= (RADIOS if long else IN_A_ROW):
        return [actions([radios(options, wire.ANSWER)])]
    return [actions([menu(options, wire.ANSWER, asked.controls.choose)])]


def _buttons(pressed: list[tuple[int, Pressable]]) -> list[dict[str, Any]]:
    return [button(label, f"{wire.ANSWER}:{number}", value) for number, (value, label) in pressed]


def _rows(pressed: list[tuple[int, Pressable]]) -> list[list[tuple[int, Pressable]]]:
    """Rows of about the same length: eleven marks as six and five, which do not break just anywhere."""
    rows = -(-len(pressed) // IN_A_ROW)
    each = -(-len(pressed) // rows) if rows else 1
    return [pressed[start : start + each] for start in range(0, len(pressed), each)]


# ---- after it ----------------------------------------------------------------------------------------------------------


def answered(blocks: Sequence[Block], label: str | None, conversation: str | None = None) -> list[Block]:
    """What a message becomes once its question is answered: nothing left to answer, and in its place what was said.

    ``label`` is None for what was written in a window. An answer that is its author's alone is not repeated either: a message
    stays in Slack's history. A message may ask in several conversations; only ``conversation`` is over, or all for None.
    """
    found: list[Block] = []
    marked = False
    for block in blocks:
        if block["type"] != "actions":
            over = _asks(block.get("accessory", {}), conversation)
            found.append({key: value for key, value in block.items() if key != "accessory" or not over})
            continue
        kept = [element for element in block["elements"] if not _asks(element, conversation)]
        if len(kept) < len(block["elements"]) and not marked:
            quiet = label is None or str(block.get("block_id", "")).startswith(wire.PRIVATE)
            found.append(small(ANSWERED if quiet else f"{ANSWERED} {label}"))
            marked = True
        if kept:
            found.append({**block, "elements": kept})
    return found


def _asks(element: dict[str, Any], conversation: str | None) -> bool:
    """Whether an element answers the question of a conversation, of any one for None."""
    if str(element.get("action_id", "")).partition(":")[0] not in (wire.ANSWER, wire.OPEN, wire.BACK):
        return False
    options = element.get("options") or [
        one for group in element.get("option_groups", []) for one in group["options"]
    ]
    value = element.get("value") or (options[0]["value"] if options else "")
    return conversation is None or value.partition(wire.BETWEEN)[0] == conversation


# ---- for notifications and for those who hear it -----------------------------------------------------------------------


def fallback(blocks: Sequence[Block]) -> str:
    """The words of blocks where Slack shows text alone: at most TEXT characters, never empty, nothing in it a mention."""
    spoken = [_text(block) for block in blocks if block["type"] in ("rich_text", "section", "header")]
    spoken = spoken or [_text(block) for block in blocks if block["type"] == "context"]
    text = escaped("\n\n".join(part for part in spoken if part))
    if len(text) <= TEXT:
        return text or NOTHING
    cut = text[: TEXT - 1]
    if "&" in cut[-5:]:  # half an escape
        cut = cut[: cut.rindex("&")]
    return cut + ELLIPSIS


def escaped(text: str) -> str:
    """The text as it must stand where Slack reads markup: nothing in it is a mention or a link."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _text(block: Block) -> str:
    if block["type"] in ("section", "header"):
        return str(block["text"]["text"])
    if block["type"] == "context":
        return "\n".join(element["text"] for element in block["elements"])
    lines = []
    for piece in block["elements"]:
        inner = piece["elements"] if piece["type"] == "rich_text_list" else [piece]
        lines += ["".join(part["text"] for part in one["elements"]) for one in inner]
    return "\n".join(lines)
