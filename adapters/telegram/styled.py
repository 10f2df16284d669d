"""Formatted text: a plain text and its marks, measured in UTF-16 units as Telegram measures.

Text and marks are sent apart from one another, so no markup is written, nothing is escaped, and what people wrote is shown
as they wrote it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

LIMIT = 4096  # units of a message
MARKS = 100  # in a message
HEADLINE = 100  # characters that are still a headline above a list
BULLET = "• "
QUOTED = re.compile(r"^(?:„[^“]*“|\"[^\"]*\")$", re.MULTILINE)  # a person's words, on lines of their own
JOINING = "\u200d\ufe0e\ufe0f"  # characters that join an emoji of several, and must not be cut from it

BOLD, ITALIC, QUOTE = "bold", "italic", "blockquote"


@dataclass(frozen=True, slots=True)
class Mark:
    """A style over a part of a text: one of Telegram's entities. ``start`` and ``end`` count characters."""

    style: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Styled:
    """A text and its marks."""

    text: str
    marks: tuple[Mark, ...] = ()

    def __add__(self, other: Styled) -> Styled:
        moved = tuple(
            replace(mark, start=mark.start + len(self.text), end=mark.end + len(self.text))
            for mark in other.marks
        )
        return Styled(self.text + other.text, self.marks + moved)

    def part(self, start: int, end: int) -> Styled:
        """The characters from ``start`` to ``end`` with their marks, without blank space around them."""
        start, end = max(start, 0), min(end, len(self.text))
        while start < end and self.text[start].isspace():
            start += 1
        while end > start and self.text[end - 1].isspace():
            end -= 1
        kept = tuple(
            Mark(mark.style, max(mark.start, start) - start, min(mark.end, end) - start)
            for mark in self.marks
            if mark.start < end and mark.end > start
        )
        return Styled(self.text[start:end], kept)

    def stripped(self) -> Styled:
        """The text without blank space around it. Telegram strips it too, and marks would be off."""
        return self.part(0, len(self.text))

    def units(self) -> list[tuple[str, int, int]]:
        """Each mark as style, offset and length in UTF-16 units; at most MARKS of them."""
        return [
            (mark.style, length(self.text[: mark.start]), length(self.text[mark.start : mark.end]))
            for mark in self.marks[:MARKS]
            if mark.end > mark.start
        ]


NOTHING = Styled("")


def length(text: str) -> int:
    """The length of a text in UTF-16 units."""
    return len(text) + sum(1 for letter in text if ord(letter) > 0xFFFF)


def styled(text: str, style: str) -> Styled:
    """A text with one mark over all of it."""
    return Styled(text, (Mark(style, 0, len(text)),) if text else ())


def joined(parts: Iterable[Styled], between: str = "\n\n") -> Styled:
    """Texts one after another; blank ones are left out."""
    found = NOTHING
    for part in parts:
        if part.text.strip():
            found = found + Styled(between) + part if found.text else part
    return found


def formatted(text: str, lines: Sequence[str] = ()) -> Styled:
    """Format a text: its quotes, and a list of lines below it. With a list, the text's first line is its headline."""
    if not lines:
        return _quoting(text)
    head, _, more = text.partition("\n")
    headline = styled(head, BOLD) if len(head) <= HEADLINE else _quoting(head)
    return joined((headline, _quoting(more), _listed(lines)), "\n")


def _listed(lines: Sequence[str]) -> Styled:
    """Lines as a list. A single line needs no bullet, nor do lines that begin with signs of their own."""
    if len(lines) == 1:
        return Styled(lines[0].removeprefix(BULLET))
    plain = all(line[:1].isalnum() or line[:1] in "„“\"'(/" for line in lines)
    return Styled("\n".join(f"{BULLET}{line}" if plain else line for line in lines))


def _quoting(text: str) -> Styled:
    """A text whose quoted lines are shown as block quotes."""
    return Styled(text, tuple(Mark(QUOTE, found.start(), found.end()) for found in QUOTED.finditer(text)))


def split(whole: Styled, limit: int = LIMIT) -> Iterator[Styled]:
    """A text in parts of at most ``limit`` units: between paragraphs, else lines, else words, else anywhere."""
    start, text = 0, whole.text
    while start < len(text):
        end = _reach(text, start, limit)
        if end < len(text):
            end = _break(text, start, end)
        part = whole.part(start, end)
        if part.text:
            yield part
        start = end


def _reach(text: str, start: int, limit: int) -> int:
    """The end of the longest part from ``start`` that fits the limit."""
    units, end = 0, start
    while end < len(text):
        units += length(text[end])
        if units > limit:
            break
        end += 1
    return max(end, start + 1)


def _break(text: str, start: int, end: int) -> int:
    """The best position to break at before ``end``, or ``end`` itself; not inside an emoji that is joined of several."""
    half = start + (end - start) // 2
    for between in ("\n\n", "\n", " "):
        if (at := text.rfind(between, half, end)) > start:
            return at + len(between)
    at = end
    while at > half and (text[at] in JOINING or text[at - 1] in JOINING):
        at -= 1
    return at
