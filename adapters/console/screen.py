"""Renders messages for a terminal: each under its reader's name, options numbered."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol
from zoneinfo import ZoneInfo

from bot.conversation.messages import Document, Footnote, Question, Replaces, Worded, Words
from bot.writing.mark import marked

WIDTH = 96
INDENT = "    "
FOR_PROGRAMS = frozenset({"text/calendar"})  # their content is not shown


class Printer(Protocol):
    """Prints one line. ``style`` is time, who, words, option, small, said or comment."""

    def __call__(self, line: str, style: str) -> None:
        """Print a line."""
        ...


@dataclass
class Screen:
    """A terminal, or anything else that a printer prints to."""

    printer: Printer
    zone: str = "UTC"
    only: frozenset[str] | None = None  # names whose messages are shown; None: everybody's
    pause: Callable[[float], None] = lambda _: None  # gives a person time to read; scripts do not wait
    hidden: bool = False  # nothing at all is shown
    _shown_at: datetime | None = field(default=None)

    def time(self, now: datetime) -> None:
        """Show the local time, unless it is the one shown last."""
        local = now.astimezone(ZoneInfo(self.zone)).replace(second=0, microsecond=0)
        if local != self._shown_at and not self.hidden:
            self._shown_at = local
            self.printer("", "words")
            self.printer(f"── {local:%A %Y-%m-%d %H:%M} ".ljust(WIDTH, "─"), "time")

    def said(self, now: datetime, name: str, text: str) -> None:
        """Show what a person wrote or pressed."""
        if self._is_hidden(name):
            return
        self.time(now)
        self.printer("", "words")
        self.printer(f"{name} ▸ {text}", "said")

    def show(self, now: datetime, name: str, messages: Sequence[Worded]) -> None:
        """Show messages to one reader."""
        if not messages or self._is_hidden(name):
            return
        self.time(now)
        self.printer("", "words")
        self.printer(f"Pora → {name}", "who")
        for number, message in enumerate(one for one in messages if not isinstance(one, Replaces)):
            if number and not isinstance(message, Footnote):
                self.printer("", "words")
            for line, style in render(message):
                self.printer(line, style)
        self.pause(1.0)

    def comment(self, text: str) -> None:
        """Show a comment of the script."""
        if self.hidden:
            return
        self.printer("", "words")
        self.printer(f"# {text}", "comment")

    def _is_hidden(self, name: str) -> bool:
        return self.hidden or (self.only is not None and name not in self.only)


def render(message: Words | Footnote | Question | Document) -> list[tuple[str, str]]:
    """Render a message as lines, each with its style."""
    if isinstance(message, Words):
        return [(line, "words") for line in _wrap(message.whole)]
    if isinstance(message, Footnote):
        return [(line, "small") for line in _wrap(message.small)]
    if isinstance(message, Document):
        shown = [] if message.media_type in FOR_PROGRAMS else message.content.splitlines()
        return [(f"{INDENT}[{message.name}]", "small"), *((INDENT + line, "words") for line in shown)]
    return _question(message)


def _question(question: Question) -> list[tuple[str, str]]:
    lines: list[tuple[str, str]] = []
    for above in question.above:
        lines += [(line, "words") for line in _wrap(above.whole)]
    first = question.fields[0]
    if first.unclear:
        lines += [(line, "words") for line in _wrap(first.unclear)]
    lines += [(line, "words") for line in _wrap(first.question)]
    lines += [(line, "words") for line in _wrap(marked(first.draft, drafted=True))] if first.draft else []
    labels = [option.label for option in first.options] + ([first.skip] if first.skip else [])
    if first.kind == "scale":
        lines.append((INDENT + "   ".join(f"[{label}]" for label in labels), "option"))
    else:
        lines += [(f"{INDENT}{number:>2}  {label}", "option") for number, label in enumerate(labels, start=1)]
    return lines + [(line, "small") for line in _wrap(first.seen_by)]


def _wrap(text: str) -> list[str]:
    """Wrap a text to lines of at most WIDTH; a day of the month and its "d." stay together."""
    wrapped: list[str] = []
    for paragraph in re.sub(r"(?<=\d) d\.", "\N{NO-BREAK SPACE}d.", text).splitlines():
        hang = len(paragraph) - len(paragraph.lstrip(" "))
        bullet = (
            2
            if paragraph.lstrip().startswith(("•", "–"))
            else 3
            if paragraph[:1].isdecimal() and paragraph[1:3] == ". "
            else 0
        )
        wrapped += textwrap.wrap(
            paragraph,
            WIDTH,
            initial_indent=INDENT,
            subsequent_indent=INDENT + " " * (hang + bullet),
            break_on_hyphens=False,
        ) or [""]
    return [line.replace("\N{NO-BREAK SPACE}d.", " d.") for line in wrapped]
