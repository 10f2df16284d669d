"""Text as rich_text blocks, which Slack shows literally: markup that a user typed has no effect, and nobody is mentioned.

A rich_text block consists of elements: sections (paragraphs), lists and quotes.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

Block = dict[str, Any]
Element = dict[str, Any]

MAX_TEXT = 3000  # characters of a text, as in a section
MAX_HEADLINE = 100  # characters of a text that is bold above a list
BULLET = "• "
QUOTE = re.compile(r"^(?:„[^“]*“|\"[^\"]*\")$", re.MULTILINE)  # a quotation on lines of its own
BEFORE_UNIT = re.compile(r"(?<=\d) (?=(?:d|m|val|min)\.)")
URL = re.compile(
    r"https?://[a-z0-9-]+(?:\.[a-z0-9-]+)+(?::\d{2,5})?(?:/[\w~%/?#=&+.-]*[\w~%/#=&+-])?",
    re.ASCII | re.IGNORECASE,
)
JOINERS = "\u200d\ufe0e\ufe0f"  # characters inside an emoji sequence, which must not be cut


def text_blocks(text: str, lines: Sequence[str] = ()) -> list[Block]:
    """A text, and a list under it. With a list, the text's first line is bold."""
    if not lines:
        return rich_text(elements(text))
    head, _, more = text.partition("\n")
    short = head.strip() and len(head) <= MAX_HEADLINE
    headline = [section(head, bold=True)] if short else [*elements(head)]
    return [*rich_text([*headline, *elements(more)]), *list_blocks(lines)]


def list_blocks(lines: Sequence[str]) -> list[Block]:
    """Lines as a bulleted list. If any begins with a symbol, all stand without bullets, the part before a colon in bold."""
    if all(_is_plain(line) and not line.endswith(":") for line in lines):
        return rich_text(_lists(lines))
    return rich_text(element for line in lines for element in _line(line))


def _is_plain(line: str) -> bool:
    return line[:1].isalnum() or line[:1] in "„“\"'(/"


def _line(line: str) -> Iterator[Element]:
    label, colon, rest = line.partition(": ")
    if line.endswith(":") and len(line) <= MAX_HEADLINE and "\n" not in line:
        yield section(line, bold=True)
    elif "\n" in line or _is_plain(line) or line.startswith(BULLET):
        yield from _sections_and_lists(line)
    elif not rest or rest.isdecimal() or len(label) > MAX_HEADLINE:
        yield from _sections([line])
    else:
        first, *others = split_text(colon + rest)
        yield {"type": "rich_text_section", "elements": [*_literal(label, bold=True), *_literal(first)]}
        yield from map(section, others)


def rich_text(content: Iterable[Element]) -> list[Block]:
    """As many rich_text blocks as needed, each of at most MAX_TEXT characters."""
    found: list[Block] = []
    room = 0
    for element in content:
        size = _length(element)
        if not found or size > room:
            found.append({"type": "rich_text", "elements": []})
            room = MAX_TEXT
        found[-1]["elements"].append(element)
        room -= size
    return found


def section(text: str, *, bold: bool = False) -> Element:
    """A paragraph. ``text`` is not empty."""
    return {"type": "rich_text_section", "elements": _literal(text, bold=bold)}


def _literal(text: str, *, bold: bool = False) -> list[dict[str, Any]]:
    """Literal text; addresses in it become links, as in messages that people type."""
    style = {"style": {"bold": True}} if bold else {}
    found: list[dict[str, Any]] = []
    left = keep_units_together(text)
    while url := URL.search(left):
        before, left = left[: url.start()], left[url.end() :]
        found += [{"type": "text", "text": before, **style}] if before else []
        found.append({"type": "link", "url": url[0], "text": url[0], **style})
    return [*found, {"type": "text", "text": left, **style}] if left else found


def keep_units_together(text: str) -> str:
    """The text with a no-break space between a number and "d.", "m.", "val." or "min."."""
    return BEFORE_UNIT.sub("\N{NO-BREAK SPACE}", text)


def elements(text: str) -> Iterator[Element]:
    """A text as paragraphs, lists (lines that begin with a bullet) and quotes (lines that are a quotation)."""
    done = 0
    for quote in QUOTE.finditer(text):
        yield from _sections_and_lists(text[done : quote.start()].strip("\n"))
        for part in split_text(quote[0]):
            yield {"type": "rich_text_quote", "elements": _literal(part)}
        done = quote.end()
    yield from _sections_and_lists(text[done:].strip("\n"))


def _sections_and_lists(text: str) -> Iterator[Element]:
    kept: list[str] = []
    for line in text.split("\n"):
        if line.startswith(BULLET) and line[len(BULLET) :].strip():
            yield from _sections(kept)
            kept = []
            yield from _lists([line.removeprefix(BULLET)])
        else:
            kept.append(line)
    yield from _sections(kept)


def _sections(lines: list[str]) -> Iterator[Element]:
    return (section(part) for part in split_text("\n".join(lines).strip("\n")))


def _lists(lines: Sequence[str]) -> Iterator[Element]:
    """Bulleted lists of at most MAX_TEXT characters each."""
    items: list[Element] = []
    for item in (section(part) for line in lines for part in split_text(line)):
        if items and sum(map(_length, items)) + _length(item) > MAX_TEXT:
            yield {"type": "rich_text_list", "style": "bullet", "elements": items}
            items = []
        items.append(item)
    if items:
        yield {"type": "rich_text_list", "style": "bullet", "elements": items}


def _length(element: Element) -> int:
    return len(element.get("text", "")) + sum(_length(inner) for inner in element.get("elements", ()))


def split_text(text: str, limit: int = MAX_TEXT) -> Iterator[str]:
    """Parts of at most ``limit`` characters, split between paragraphs, else lines, else words, else anywhere."""
    rest = text
    while len(rest) > limit:
        at = next(
            (at for end in ("\n\n", "\n", " ") if (at := rest.rfind(end, limit // 2, limit)) != -1), None
        )
        end = at if at is not None else character_boundary(rest, limit)
        if rest[:end].strip():
            yield rest[:end]
        rest = rest[end:] if at is None else rest[end:].lstrip("\n" if rest[end] == "\n" else " ")
    if rest.strip():
        yield rest


def character_boundary(text: str, end: int) -> int:
    """The last index up to ``end`` at which a cut does not go through a joined emoji sequence."""
    at = end
    while at > end // 2 and at < len(text) and (text[at] in JOINERS or text[at - 1] in JOINERS):
        at -= 1
    return at
