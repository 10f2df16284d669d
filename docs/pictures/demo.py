"""A few scenes of ``pora demo`` as an SVG of the terminal, legible in any font: one text a line, and each is told its width."""

from __future__ import annotations

import io
import re
import sys
from collections.abc import Sequence

from rich.console import Console
from rich.terminal_theme import MONOKAI
from story import Line

from adapters.cli.terminal import coloured

WIDTH = 100  # characters

SCENES = (
    ("# One and a half of their rhythm", "Rūta Kazlauskė", 3),
    ("# Week eight", "Aušra Stankevičienė", 2),
    ("# Nobody looks unseen", "Rūta Kazlauskė", 2),
)
"""What is drawn: how a scene's comment in examples/demo.txt begins, whose side is shown, and how many messages of it."""

CELL = 12.2  # the width of a letter in Rich's SVG
INDENTED = re.compile(
    r'x="(?P<x>[\d.]+)" (?P<between>y="[\d.]+") textLength="(?P<length>[\d.]+)"(?P<rest>[^>]*)>(?P<spaces>(?:&#160;)+)'
)


def page(lines: Sequence[Line]) -> str:
    """The chosen scenes as SVG."""
    chosen: list[Line] = []
    for begins, name, messages in SCENES:
        chosen += [*tidy(scene(lines, begins, name, messages)), ("", "words")]
    return draw(chosen[:-1])


def scene(lines: Sequence[Line], begins: str, name: str, messages: int) -> list[Line]:
    """The comment that begins a scene, and the first messages to and from one person."""
    start = next((at for at, (line, _) in enumerate(lines) if line.startswith(begins)), None)
    if start is None:
        sys.exit(
            f"examples/demo.txt has no comment that begins with {begins!r}: mend SCENES in docs/pictures/demo.py."
        )
    found = [lines[start], ("", "words")]
    shown = True
    for line, style in lines[start + 1 :]:
        if style in ("who", "said"):
            shown = name in line
            messages -= shown
        if messages < 0 or style == "comment":
            break
        if shown or style == "time":
            found.append((line, style))
    return found


def tidy(lines: list[Line]) -> list[Line]:
    """Without times at which nothing was said, and without empty lines in a row or at the end."""
    kept: list[Line] = []
    for line, style in lines:
        if style == "time":
            while kept and (not kept[-1][0] or kept[-1][1] == "time"):
                kept.pop()
            kept.append(("", "words"))
        elif style in ("who", "said") and kept and kept[-1][0]:
            kept.append(("", "words"))
        if line or (kept and kept[-1][0]):
            kept.append((line, style))
    while kept and (not kept[-1][0] or kept[-1][1] == "time"):
        kept.pop()
    return kept


def draw(lines: list[Line]) -> str:
    """The lines as SVG, the same bytes for the same lines; without the fonts that Rich would fetch from elsewhere."""
    console = Console(
        file=io.StringIO(),
        record=True,
        width=WIDTH,
        color_system="truecolor",
        force_terminal=True,
        highlight=False,
    )
    show = coloured(console)
    for line, style in lines:
        show(line, style)
    svg = console.export_svg(title="make demo", theme=MONOKAI, unique_id="pora")
    svg = re.sub(r"\s*@font-face \{.*?\}", "", svg, flags=re.DOTALL)
    svg = svg.replace("Fira Code, monospace", "'Fira Code', 'DejaVu Sans Mono', Menlo, Consolas, monospace")
    svg = INDENTED.sub(_moved, svg)
    return re.sub(r"[ \t]+\n", "\n", svg)


def _moved(found: re.Match[str]) -> str:
    """An indented text, moved instead: some programs leave out the spaces that a text begins with."""
    shift = CELL * found["spaces"].count("&")
    x, length = float(found["x"]) + shift, float(found["length"]) - shift
    return f'x="{x:g}" {found["between"]} textLength="{length:g}"{found["rest"]}>'
