"""Draws Block Kit as SVG, near enough to how people see it to judge a layout by. The same payload gives the same bytes.

Nothing is measured with a font: widths are those of Helvetica, and each text is told how wide it has to be.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from xml.sax.saxutils import escape, quoteattr

FONTS = "'Helvetica Neue', Helvetica, Arial, 'Liberation Sans', sans-serif"
INK, GREY, LINE, FAINT = "#1d1c1d", "#616061", "#dddddd", "#f6f6f6"
GREEN, BLUE, PLUM = "#007a5a", "#1264a3", "#5b2a5e"

# Advance widths of Helvetica and Helvetica Bold in thousandths of the size, from U+0020 to U+007E, a row for 16 letters.
_PLAIN = """
278 278 355 556 556 889 667 191 333 333 389 584 278 333 278 278
556 556 556 556 556 556 556 556 556 556 278 278 584 584 584 556
1015 667 667 722 722 667 611 778 722 278 500 667 556 833 722 778
667 778 722 667 611 722 667 944 667 667 611 278 278 278 469 556
333 556 556 500 556 556 278 556 556 222 222 500 222 833 556 556
556 556 333 500 278 556 500 722 500 500 500 334 260 334 584
"""
_BOLD = """
278 333 474 556 556 889 722 238 333 333 389 584 278 333 278 278
556 556 556 556 556 556 556 556 556 556 333 333 584 584 584 611
975 722 722 722 722 667 611 778 722 278 556 722 611 833 722 778
667 778 722 667 611 722 667 944 667 667 611 333 278 333 584 556
333 556 611 556 611 556 333 611 611 278 278 556 278 889 611 611
611 611 389 556 333 611 556 778 556 556 500 389 280 389 584
"""
WIDTHS = {False: tuple(map(int, _PLAIN.split())), True: tuple(map(int, _BOLD.split()))}
OTHERS = {
    "–": 556,
    "—": 1000,
    "„": 333,
    "“": 333,
    "”": 333,
    "‘": 222,
    "’": 222,
    "…": 1000,
    "•": 350,
    "·": 278,
    "\u00a0": 278,
}
PICTURE = 1250  # an emoji


def width(text: str, size: float, *, bold: bool = False) -> float:
    """How wide a text is."""
    total = 0
    for letter in unicodedata.normalize("NFD", text):
        if unicodedata.combining(letter) or letter == "\ufe0f":
            continue
        if " " <= letter <= "~":
            total += WIDTHS[bold][ord(letter) - 32]
        else:
            total += OTHERS.get(letter, 800 if ord(letter) < 0x1F000 else PICTURE)
    return total * size / 1000


@dataclass(frozen=True, slots=True)
class Run:
    """Words of one look."""

    text: str
    bold: bool = False


def wrapped(runs: Sequence[Run], size: float, room: float) -> list[list[Run]]:
    """Runs as lines no wider than ``room``; a line break in a text is one."""
    lines: list[list[Run]] = [[]]
    used = 0.0
    for run in runs:
        for number, part in enumerate(run.text.split("\n")):
            if number:
                lines.append([])
                used = 0.0
            for word in _words(part):
                wide = width(word, size, bold=run.bold)
                if lines[-1] and used + width(word.rstrip(" "), size, bold=run.bold) > room:
                    lines.append([])
                    used = 0.0
                lines[-1].append(Run(word, run.bold))
                used += wide
    return [_joined(line) for line in lines]


def _words(text: str) -> Iterator[str]:
    """Words with the spaces after them."""
    word = ""
    for letter in text:
        if word.endswith(" ") and letter != " ":
            yield word
            word = ""
        word += letter
    if word:
        yield word


def _joined(line: list[Run]) -> list[Run]:
    found: list[Run] = []
    for run in line:
        if found and found[-1].bold == run.bold:
            found[-1] = Run(found[-1].text + run.text, run.bold)
        else:
            found.append(run)
    return found


@dataclass
class Sheet:
    """Shapes, one over the other."""

    shapes: list[str] = field(default_factory=list)

    def box(
        self,
        x: float,
        y: float,
        wide: float,
        high: float,
        *,
        fill: str = "#ffffff",
        line: str = "none",
        radius: float = 4,
    ) -> None:
        """A rectangle."""
        self.shapes.append(
            f'<rect x="{x:g}" y="{y:g}" width="{wide:.1f}" height="{high:.1f}" rx="{radius:g}" fill="{fill}" stroke="{line}"/>'
        )

    def rule(self, x: float, y: float, wide: float) -> None:
        """A thin line."""
        self.shapes.append(f'<path d="M{x:g} {y:g}h{wide:.1f}" stroke="{LINE}"/>')

    def ring(self, x: float, y: float, radius: float) -> None:
        """An empty circle."""
        self.shapes.append(f'<circle cx="{x:g}" cy="{y:g}" r="{radius:g}" fill="#ffffff" stroke="#868686"/>')

    def line(self, x: float, y: float, runs: Sequence[Run], size: float, colour: str = INK) -> None:
        """One line of text; ``y`` is where it stands on."""
        for run in runs:
            text = run.text.strip(" ")  # a program may leave out the spaces that a text begins or ends with
            x += width(run.text, size, bold=run.bold) - width(run.text.lstrip(" "), size, bold=run.bold)
            if text:
                weight = ' font-weight="700"' if run.bold else ""
                self.shapes.append(
                    f'<text x="{x:.1f}" y="{y:.1f}" font-size="{size:g}" fill="{colour}"{weight}'
                    f' textLength="{width(text, size, bold=run.bold):.1f}" lengthAdjust="spacingAndGlyphs">{escape(text)}</text>'
                )
            x += width(run.text.lstrip(" "), size, bold=run.bold)

    def words(
        self,
        x: float,
        y: float,
        room: float,
        runs: Sequence[Run],
        *,
        size: float = 15,
        colour: str = INK,
        leading: float = 22,
    ) -> float:
        """A paragraph from ``y`` down; how high it is."""
        lines = wrapped(runs, size, room)
        for number, one in enumerate(lines):
            self.line(x, y + leading * number + leading * 0.5 + size * 0.36, one, size, colour)
        return leading * len(lines)


# ---- elements ----------------------------------------------------------------------------------------------------------

HIGH = 36  # a button


def _button_width(element: Mapping[str, Any]) -> float:
    if element["type"] == "overflow":
        return 40
    if element["type"] == "static_select":
        label = element.get("placeholder", {}).get("text", "")
        return max(160.0, width(label, 15) + 48)
    return width(element["text"]["text"], 15, bold=True) + 26


def _press(sheet: Sheet, x: float, y: float, element: Mapping[str, Any], wide: float) -> None:
    """A button, a closed list or a menu of three dots."""
    primary = element.get("style") == "primary"
    sheet.box(x, y, wide, HIGH, fill=GREEN if primary else "#ffffff", line=GREEN if primary else "#bbbabb")
    if element["type"] == "overflow":
        for number in range(3):
            sheet.shapes.append(
                f'<circle cx="{x + 13 + 7 * number:g}" cy="{y + 18:g}" r="1.7" fill="{INK}"/>'
            )
    elif element["type"] == "static_select":
        sheet.line(x + 12, y + 23.5, [Run(element.get("placeholder", {}).get("text", ""))], 15, GREY)
        sheet.shapes.append(
            f'<path d="M{x + wide - 24:g} {y + 15:g}l5 6 5-6" fill="none" stroke="{INK}" stroke-width="1.5"/>'
        )
    else:
        label = element["text"]["text"]
        sheet.line(x + 13, y + 23.5, [Run(label, bold=True)], 15, "#ffffff" if primary else INK)


def _radios(sheet: Sheet, x: float, y: float, room: float, element: Mapping[str, Any]) -> float:
    at = y
    for one in element["options"]:
        sheet.ring(x + 8, at + 12, 8)
        at += sheet.words(x + 26, at + 1, room - 26, [Run(one["text"]["text"])]) + 5
    return at - y


def _typing(sheet: Sheet, x: float, y: float, room: float, element: Mapping[str, Any]) -> float:
    high = 84 if element.get("multiline") else 40
    sheet.box(x + 0.5, y + 0.5, room - 1, high, line="#bbbabb")
    sheet.line(x + 12, y + 25.5, [Run(element.get("placeholder", {}).get("text", ""))], 15, "#868686")
    return high + 1


# ---- blocks ------------------------------------------------------------------------------------------------------------


def blocks(sheet: Sheet, x: float, y: float, room: float, payload: Sequence[Mapping[str, Any]]) -> float:
    """Blocks from ``y`` down; how high they are."""
    at = y
    for number, block in enumerate(payload):
        if number:
            at += 8
        at += DRAWN[block["type"]](sheet, x, at, room, block)
    return at - y


def _rich(sheet: Sheet, x: float, y: float, room: float, block: Mapping[str, Any]) -> float:
    at = y
    for piece in block["elements"]:
        if piece["type"] == "rich_text_list":
            for item in piece["elements"]:
                sheet.line(x + 8, at + 16.4, [Run("•")], 15)
                at += sheet.words(x + 24, at, room - 24, _runs(item))
        elif piece["type"] == "rich_text_quote":
            high = sheet.words(x + 16, at + 4, room - 16, _runs(piece))
            sheet.box(x, at + 3, 4, high + 2, fill=LINE, radius=2)
            at += high + 8
        else:
            at += sheet.words(x, at, room, _runs(piece))
    return at - y


def _runs(piece: Mapping[str, Any]) -> list[Run]:
    return [Run(part["text"], bool(part.get("style", {}).get("bold"))) for part in piece["elements"]]


def _section(sheet: Sheet, x: float, y: float, room: float, block: Mapping[str, Any]) -> float:
    beside = block.get("accessory")
    wide = _button_width(beside) if beside else 0
    high = sheet.words(x, y, room - (wide + 24 if beside else 0), [Run(block["text"]["text"])])
    if beside:
        _press(sheet, x + room - wide, y + 2, beside, wide)
    return max(high, HIGH + 4.0 if beside else 0.0)


def _context(sheet: Sheet, x: float, y: float, room: float, block: Mapping[str, Any]) -> float:
    text = " ".join(element["text"] for element in block["elements"])
    return sheet.words(x, y, room, [Run(text)], size=13, colour=GREY, leading=18)


def _header(sheet: Sheet, x: float, y: float, room: float, block: Mapping[str, Any]) -> float:
    text = [Run(block["text"]["text"], bold=True)]
    return 6 + sheet.words(x, y + 6, room, text, size=18, leading=24)


def _divider(sheet: Sheet, x: float, y: float, room: float, block: Mapping[str, Any]) -> float:
    sheet.rule(x, y + 8.5, room)
    return 17


def _actions(sheet: Sheet, x: float, y: float, room: float, block: Mapping[str, Any]) -> float:
    left, at = x, y
    for element in block["elements"]:
        if element["type"] == "radio_buttons":
            at += _radios(sheet, x, at, room, element)
            continue
        wide = _button_width(element)
        if left > x and left + wide > x + room:
            left, at = x, at + HIGH + 8
        _press(sheet, left, at, element, wide)
        left += wide + 8
    return at - y + (HIGH if left > x else 0)


def _input(sheet: Sheet, x: float, y: float, room: float, block: Mapping[str, Any]) -> float:
    element = block["element"]
    label = [Run(block["label"]["text"], bold=True)]
    if block.get("optional"):
        label.append(Run("  (optional)"))
    at = y + 4 + sheet.words(x, y + 4, room, label) + 4
    if element["type"] == "radio_buttons":
        at += _radios(sheet, x, at, room, element)
    elif element["type"] == "static_select":
        _press(sheet, x, at, element, room)
        at += HIGH
    else:
        at += _typing(sheet, x, at, room, element)
    if "hint" in block:
        at += 4
        at += sheet.words(x, at, room, [Run(block["hint"]["text"])], size=13, colour=GREY, leading=18)
    return at - y + 4


DRAWN = {
    "rich_text": _rich,
    "section": _section,
    "context": _context,
    "header": _header,
    "divider": _divider,
    "actions": _actions,
    "input": _input,
}


# ---- where they stand --------------------------------------------------------------------------------------------------


def message(
    sheet: Sheet, x: float, y: float, wide: float, payload: Mapping[str, Any], time: str, above: str = ""
) -> float:
    """A message of the app in a conversation. ``above``: what stands over one that only its reader sees."""
    frame = len(sheet.shapes)
    at = y + 16
    if above:
        sheet.line(x + 64, at + 11, [Run(above)], 12, GREY)
        at += 20
    sheet.box(x + 16, at + 2, 36, 36, fill=PLUM, radius=8)
    sheet.line(x + 28.5, at + 27, [Run("P", bold=True)], 19, "#ffffff")
    sheet.line(x + 64, at + 14, [Run("Pora", bold=True)], 15)
    sheet.box(x + 103, at + 3, 30, 14, fill="#e8e8e8", radius=2)
    sheet.line(x + 107, at + 13.5, [Run("APP", bold=True)], 10, GREY)
    sheet.line(x + 141, at + 14, [Run(time)], 12, GREY)
    at += 24
    at += blocks(sheet, x + 64, at, wide - 64 - 24, payload["blocks"])
    high = at + 18 - y
    _frame(sheet, frame, x, y, wide, high)
    return high


def modal(sheet: Sheet, x: float, y: float, wide: float, view: Mapping[str, Any]) -> float:
    """A modal: its title, its blocks, and what sends and closes it."""
    frame = len(sheet.shapes)
    sheet.line(x + 28, y + 42, [Run(view["title"]["text"], bold=True)], 22)
    sheet.shapes.append(
        f'<path d="M{x + wide - 40:g} {y + 28:g}l13 13m0-13l-13 13" stroke="{GREY}" stroke-width="1.8"/>'
    )
    at = y + 66
    at += blocks(sheet, x + 28, at, wide - 56, view["blocks"]) + 20
    right = x + wide - 28
    for key, style in (("submit", "primary"), ("close", None)):
        if key in view:
            element = {"type": "button", "text": view[key], "style": style}
            right -= _button_width(element)
            _press(sheet, right, at, element, _button_width(element))
            right -= 12
    high = at + HIGH + 24 - y
    _frame(sheet, frame, x, y, wide, high, radius=10)
    return high


def home(sheet: Sheet, x: float, y: float, wide: float, view: Mapping[str, Any]) -> float:
    """A home page under the tabs of its app."""
    frame = len(sheet.shapes)
    sheet.box(x + 24, y + 16, 24, 24, fill=PLUM, radius=6)
    sheet.line(x + 32, y + 33, [Run("P", bold=True)], 13, "#ffffff")
    sheet.line(x + 58, y + 34, [Run("Pora", bold=True)], 18)
    sheet.line(x + 24, y + 66, [Run("Home", bold=True)], 13)
    sheet.line(x + 82, y + 66, [Run("Messages")], 13, GREY)
    sheet.box(x + 24, y + 75, 36, 2, fill=PLUM, radius=0)
    sheet.rule(x, y + 77.5, wide)
    high = 94 + blocks(sheet, x + 24, y + 94, wide - 48, view["blocks"]) + 24
    _frame(sheet, frame, x, y, wide, high)
    return high


def _frame(sheet: Sheet, at: int, x: float, y: float, wide: float, high: float, radius: float = 8) -> None:
    """A white card with a shadow under what was drawn from shape ``at`` on."""
    under = Sheet()
    under.box(x, y + 2, wide, high, fill="#00000014", radius=radius)
    under.box(x + 0.5, y + 0.5, wide - 1, high - 1, line="#d0cfd0", radius=radius)
    sheet.shapes[at:at] = under.shapes


def document(sheet: Sheet, wide: float, high: float, title: str, text: str) -> str:
    """The sheet as an SVG file. ``title`` and ``text`` say what it shows to whoever does not see it."""
    size = f'viewBox="0 0 {wide:g} {high:.0f}" width="{wide:g}" height="{high:.0f}"'
    spoken = f'role="img" aria-labelledby="title text" font-family={quoteattr(FONTS)}'
    return "\n".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" {size} {spoken}>',
            f'<title id="title">{escape(title)}</title>',
            f'<desc id="text">{escape(text)}</desc>',
            f'<rect width="{wide:g}" height="{high:.0f}" fill="#f4f1ee"/>',
            *sheet.shapes,
            "</svg>\n",
        ]
    )
