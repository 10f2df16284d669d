"""The pieces that messages, modals and the home page are made of: texts that stay as they were written, buttons, menus.

What people wrote stands in rich text, which Slack shows letter by letter: no markup of theirs works and no name pings anybody.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from adapters.slack import wire
from bot.conversation.messages import Footnote, Press, ShownCard

Block = dict[str, Any]

TEXT = 3000  # characters of a section, and of a fallback text
PLAIN = 2000  # characters of a label, a hint and a small line
HEADER = 150  # characters of a header and of a placeholder
LABEL = 75  # characters on a button or an option
TITLE = 24  # characters of a modal's title, and on its buttons
VALUE = 2000  # characters behind a button
OPTION_VALUE = 150  # characters behind an option
IN_MENU = 100  # options of a select, or of one of its groups

QUOTES = (("„", "“"), ("“", "”"), ('"', '"'))
BULLET = "• "
ELLIPSIS = "…"


def shortened(text: str, limit: int) -> str:
    """The text on one line of at most ``limit`` characters, cut after a word; a single long word is cut within."""
    line = " ".join(text.split())
    if len(line) <= limit:
        return line
    cut = line[: limit - 1]
    if not line[limit - 1].isspace() and (space := cut.rfind(" ")) >= limit // 2:
        cut = cut[:space]
    return cut.rstrip(" ,;:–-·(") + ELLIPSIS


def plain(text: str, limit: int) -> dict[str, Any]:
    """A text without markup, on one line of at most ``limit`` characters."""
    return {"type": "plain_text", "text": shortened(text, limit), "emoji": True}


def escaped(text: str) -> str:
    """The text as it must stand where Slack reads markup: nothing in it is a mention or a link."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


# ---- words ----------------------------------------------------------------------------------------------------------


def words(text: str, lines: Sequence[str] = ()) -> list[Block]:
    """A text and the list under it. With a list, the text is its heading."""
    if not lines:
        return rich(paragraphs(text))
    head, *more = text.split("\n")
    listed = rich_list(lines) if all(_is_plain_item(line) for line in lines) else signed(lines)
    return [*rich([section(bold(head)), *paragraphs("\n".join(more))]), *listed]


def rich(elements: Iterable[dict[str, Any]]) -> list[Block]:
    """Rich text in as many blocks as it takes, each of at most TEXT characters."""
    found: list[Block] = []
    room = 0
    for element in elements:
        size = length(element)
        if not found or size > room:
            found.append({"type": "rich_text", "elements": []})
            room = TEXT
        found[-1]["elements"].append(element)
        room -= size
    return found


def section(*parts: dict[str, Any]) -> dict[str, Any]:
    """A paragraph of rich text."""
    return {"type": "rich_text_section", "elements": list(parts)}


def letters(text: str) -> dict[str, Any]:
    """Text that is shown letter by letter."""
    return {"type": "text", "text": text}


def bold(text: str) -> dict[str, Any]:
    """The same in bold."""
    return {"type": "text", "text": text, "style": {"bold": True}}


def length(element: dict[str, Any]) -> int:
    """The characters of a piece of rich text."""
    return len(element.get("text", "")) + sum(length(inner) for inner in element.get("elements", ()))


def paragraphs(text: str) -> Iterator[dict[str, Any]]:
    """A text as paragraphs, quotations and lists, each of at most TEXT characters."""
    plain_lines: list[str] = []
    bullets: list[str] = []
    for line in [*text.split("\n"), None]:
        if line is not None and line.startswith(BULLET):
            yield from _section(plain_lines)
            plain_lines = []
            bullets.append(line.removeprefix(BULLET))
            continue
        yield from _bullets(bullets)
        bullets = []
        if line is not None:
            plain_lines.append(line)
    yield from _section(plain_lines)


def _section(lines: list[str]) -> Iterator[dict[str, Any]]:
    for piece in pieces("\n".join(lines)):
        yield section(letters(piece))


def _bullets(items: list[str]) -> Iterator[dict[str, Any]]:
    if items:
        yield {
            "type": "rich_text_list",
            "style": "bullet",
            "elements": [section(letters(piece)) for item in items for piece in pieces(item)],
        }


def pieces(text: str, limit: int = TEXT) -> Iterator[str]:
    """A text in pieces of at most ``limit`` characters: between paragraphs, else lines, else words, else anywhere."""
    rest = text
    while len(rest) > limit:
        for end in ("\n\n", "\n", " "):
            at = rest.rfind(end, limit // 2, limit)
            if at != -1:
                yield rest[: at + len(end)].rstrip("\n") or rest[: at + len(end)]
                rest = rest[at + len(end) :]
                break
        else:
            yield rest[:limit]
            rest = rest[limit:]
    if rest.strip():
        yield rest


def rich_list(lines: Sequence[str]) -> list[Block]:
    """Lines as a list with bullets."""
    found: list[Block] = []
    for line in lines:
        for item in _bullets([line]):
            if found and length(item) + sum(map(length, found[-1]["elements"])) <= TEXT:
                found[-1]["elements"][0]["elements"] += item["elements"]
            else:
                found += rich([item])
    return found


def signed(lines: Sequence[str]) -> list[Block]:
    """Lines that begin with a sign of their own: one under the other, without bullets."""
    return rich(section(letters(piece)) for line in lines for piece in pieces(line))


def _is_plain_item(line: str) -> bool:
    return line[:1].isalnum() or line[:1] in "„“\"'(/"


# ---- small things -----------------------------------------------------------------------------------------------------


def small(text: str) -> Block:
    """A small grey line."""
    return {"type": "context", "elements": [plain(text, PLAIN)]}


def divider() -> Block:
    """A thin line."""
    return {"type": "divider"}


def header(text: str) -> Block:
    """A heading."""
    return {"type": "header", "text": plain(text, HEADER)}


def actions(elements: Sequence[dict[str, Any]]) -> Block:
    """Buttons and menus beside one another."""
    return {"type": "actions", "elements": list(elements)}


def button(label: str, action: str, value: str, *, primary: bool = False) -> dict[str, Any]:
    """Something to press. Readers of the screen hear the label whole where it is cut."""
    made: dict[str, Any] = {
        "type": "button",
        "action_id": action,
        "text": plain(label, LABEL),
        "value": value,
    }
    if primary:
        made["style"] = "primary"
    if len(label) > LABEL:
        made["accessibility_label"] = shortened(label, LABEL)
    return made


def option(label: str, value: str) -> dict[str, Any]:
    """Something to choose."""
    return {"text": plain(label, LABEL), "value": value}


def menu(options: Sequence[dict[str, Any]], action: str, placeholder: str | None = None) -> dict[str, Any]:
    """A select; more options than one list holds stand in groups."""
    made: dict[str, Any] = {"type": "static_select", "action_id": action}
    if placeholder:
        made["placeholder"] = plain(placeholder, HEADER)
    if len(options) <= IN_MENU:
        return {**made, "options": list(options)}
    groups = [options[start : start + IN_MENU] for start in range(0, len(options), IN_MENU)]
    made["option_groups"] = [
        {
            "label": plain(f"{number * IN_MENU + 1}–{number * IN_MENU + len(group)}", LABEL),
            "options": list(group),
        }
        for number, group in enumerate(groups)
    ]
    return made


def overflow(presses: Sequence[Press]) -> dict[str, Any]:
    """The menu behind three dots; ``presses`` are one to five."""
    return {
        "type": "overflow",
        "action_id": wire.DO,
        "options": [option(press.label, wire.do(press)) for press in presses],
    }


def footnote(note: Footnote) -> list[Block]:
    """A small line, and what can be done about the message above it."""
    found = [small(note.small)]
    if note.presses:
        found.append(actions([overflow(note.presses)]))
    return found


def card(shown: ShownCard, take: dict[str, Any] | None = None) -> list[Block]:
    """A question card: its number and label small, its words beside what takes it."""
    text = {"type": "plain_text", "text": shown.text[:TEXT], "emoji": True}
    words_of_it: Block = {"type": "section", "text": text}
    if take:
        words_of_it["accessory"] = take
    return [small(f"{shown.number}. {shown.label}"), words_of_it]


def readable(text: str) -> str:
    """A text for where no markup is shown: a notification."""
    return re.sub(r"\n{3,}", "\n\n", text).strip()
