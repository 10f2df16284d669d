"""Printers: coloured for a terminal, plain for files and pipes."""

from __future__ import annotations

import sys

from adapters.console.screen import Printer

STYLES = {
    "time": "dim cyan",
    "who": "bold green",
    "said": "bold yellow",
    "option": "cyan",
    "small": "dim",
    "comment": "italic magenta",
    "words": "",
}


def plain(line: str, style: str) -> None:
    """Print a line without its style."""
    sys.stdout.write(line.rstrip() + "\n")


def printer() -> Printer:
    """The printer for standard output."""
    if not sys.stdout.isatty():
        return plain
    from rich.console import Console

    return coloured(Console(highlight=False, soft_wrap=True))


def coloured(console: object) -> Printer:
    """A printer on a Rich console."""
    from rich.console import Console
    from rich.text import Text

    if not isinstance(console, Console):
        raise TypeError("a Rich console is needed")

    def show(line: str, style: str) -> None:
        console.print(Text(line, style=STYLES[style]))

    return show
