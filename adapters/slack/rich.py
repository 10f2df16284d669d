"""Words as rich text, which Slack shows letter by letter: no markup that somebody wrote works, no name pings anybody.

A piece of rich text is a paragraph, a list or a quotation; a block of it holds pieces one under the other.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

Block = dict[str, Any]
Piece = dict[str, Any]

TEXT = 3000  # characters of a text: what a section takes
HEADLINE = 100  # characters that are still a headline above a list
BULLET = "• "
QUOTED = re.compile(r"^(?:„[^“]*“|\"[^\"]*\")$", re.MULTILINE)  # somebody's words, on lines of their own
NUMBERED = re.compile(r"(?<=\d) (?=(?:d|m|val|min)\.)")
ADDRESS = re.compile(
    r"https?://[a-z0-9-]+(?:\.[a-z0-9-]+)+(?::\d{2,5})?(?:/[\w~%/?#=&+.-]*[\w~%/#=&+-])?",
    re.ASCII | re.IGNORECASE,
)
JOINING = "\u200d\ufe0e\ufe0f"  # what holds one picture together, and must not be cut from it


def words(text: str, lines: Sequence[str] = ()) -> list[Block]:
    """A text and the list under it. With a list, the text's first line is its headline."""
    if not lines:
        return rich(pieces(text))
    head, _, more = text.partition("\n")
    headline = [paragraph(head, bold=True)] if head.strip() and len(head) <= HEADLINE else [*pieces(head)]
    return [*rich([*headline, *pieces(more)]), *listed(lines)]


def listed(lines: Sequence[str]) -> list[Block]:
    """Lines as a list. Those that begin with a sign of their own stand without bullets, what they are about in bold."""
    if all(_is_plain(line) and not line.endswith(":") for line in lines):
        return rich(_lists(lines))
    return rich(piece for line in lines for piece in _line(line))


def _is_plain(line: str) -> bool:
    return line[:1].isalnum() or line[:1] in "„“\"'(/"


def _line(line: str) -> Iterator[Piece]:
    about, colon, rest = line.partition(": ")
    if line.endswith(":") and len(line) <= HEADLINE and "\n" not in line:
        yield paragraph(line, bold=True)
    elif "\n" in line or _is_plain(line) or line.startswith(BULLET):
        yield from _paragraphs(line)
    elif not rest or rest.isdecimal() or len(about) > HEADLINE:
        yield from _paragraph([line])
    else:
        first, *others = split(colon + rest)
        yield {"type": "rich_text_section", "elements": [*_letters(about, bold=True), *_letters(first)]}
        yield from map(paragraph, others)


def rich(content: Iterable[Piece]) -> list[Block]:
    """Rich text in as many blocks as it takes, each of at most TEXT characters."""
    found: list[Block] = []
    room = 0
    for piece in content:
        size = _length(piece)
        if not found or size > room:
            found.append({"type": "rich_text", "elements": []})
            room = TEXT
        found[-1]["elements"].append(piece)
        room -= size
    return found


def paragraph(text: str, *, bold: bool = False) -> Piece:
    """A paragraph. ``text`` is not empty."""
    return {"type": "rich_text_section", "elements": _letters(text, bold=bold)}


def _letters(text: str, *, bold: bool = False) -> list[dict[str, Any]]:
    """A text letter by letter; an address in it can be followed, as in whatever else is written in Slack."""
    style = {"style": {"bold": True}} if bold else {}
    found: list[dict[str, Any]] = []
    left = together(text)
    while address := ADDRESS.search(left):
        before, left = left[: address.start()], left[address.end() :]
        found += [{"type": "text", "text": before, **style}] if before else []
        found.append({"type": "link", "url": address[0], "text": address[0], **style})
    return [*found, {"type": "text", "text": left, **style}] if left else found


def together(text: str) -> str:
    """The text with each number and the "d." or "val." after it on one line."""
    return NUMBERED.sub("\N{NO-BREAK SPACE}", text)


def pieces(text: str) -> Iterator[Piece]:
    """A text as paragraphs, lists where its lines begin with a bullet, and quotations where a line is one."""
    done = 0
    for quoted in QUOTED.finditer(text):
        yield from _paragraphs(text[done : quoted.start()].strip("\n"))
        for part in split(quoted[0]):
            yield {"type": "rich_text_quote", "elements": _letters(part)}
        done = quoted.end()
    yield from _paragraphs(text[done:].strip("\n"))


def _paragraphs(text: str) -> Iterator[Piece]:
    kept: list[str] = []
    for line in text.split("\n"):
        if line.startswith(BULLET) and line[len(BULLET) :].strip():
            yield from _paragraph(kept)
            kept = []
            yield from _lists([line.removeprefix(BULLET)])
        else:
            kept.append(line)
    yield from _paragraph(kept)


def _paragraph(lines: list[str]) -> Iterator[Piece]:
    return (paragraph(part) for part in split("\n".join(lines).strip("\n")))


def _lists(lines: Sequence[str]) -> Iterator[Piece]:
    """Items with bullets, in lists of at most TEXT characters."""
    items: list[Piece] = []
    for item in (paragraph(part) for line in lines for part in split(line)):
        if items and sum(map(_length, items)) + _length(item) > TEXT:
            yield {"type": "rich_text_list", "style": "bullet", "elements": items}
            items = []
        items.append(item)
    if items:
        yield {"type": "rich_text_list", "style": "bullet", "elements": items}


def _length(piece: Piece) -> int:
    return len(piece.get("text", "")) + sum(_length(inner) for inner in piece.get("elements", ()))


def split(text: str, limit: int = TEXT) -> Iterator[str]:
    """A text in parts of at most ``limit`` characters: between paragraphs, else lines, else words, else anywhere."""
    rest = text
    while len(rest) > limit:
        at = next(
            (at for end in ("\n\n", "\n", " ") if (at := rest.rfind(end, limit // 2, limit)) != -1), None
        )
        end = at if at is not None else whole(rest, limit)
        if rest[:end].strip():
            yield rest[:end]
        rest = rest[end:] if at is None else rest[end:].lstrip("\n" if rest[end] == "\n" else " ")
    if rest.strip():
        yield rest


def whole(text: str, end: int) -> int:
    """``end``, or less where a cut there would go through a picture that is put together of several."""
    at = end
    while at > end // 2 and at < len(text) and (text[at] in JOINING or text[at - 1] in JOINING):
        at -= 1
    return at
