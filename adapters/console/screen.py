"""What a terminal shows: each message with its reader's name, options numbered."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol
from zoneinfo import ZoneInfo

from bot.conversation.messages import Document, Footnote, Question, Takes, Worded, Words
from bot.writing.mark import marked

WIDTH = 96
INDENT = "    "
FOR_PROGRAMS = frozenset({"text/calendar"})  # nobody reads these on a screen


class Printer(Protocol):
    """Puts one line on the screen. ``style`` says what it is: time, who, words, option, small, said, comment."""

    def __call__(self, line: str, style: str) -> None:
        """Print a line."""
        ...


@dataclass
class Screen:
    """A terminal, or anything that takes lines."""

    printer: Printer
    zone: str = "UTC"
    only: frozenset[str] | None = None  # names whose messages are shown; None: everybody's
    pause: Callable[[float], None] = lambda _: None  # lets a person read; scripts do not wait
    folded: bool = False  # what happens is not shown, whoever's it is
    _shown_at: datetime | None = field(default=None)

    def time(self, now: datetime) -> None:
        """Show the moment where it is not the one shown last."""
        local = now.astimezone(ZoneInfo(self.zone)).replace(second=0, microsecond=0)
        if local != self._shown_at and not self.folded:
            self._shown_at = local
            self.printer("", "words")
            self.printer(f"── {local:%A %Y-%m-%d %H:%M} ".ljust(WIDTH, "─"), "time")

    def said(self, now: datetime, name: str, text: str) -> None:
        """What somebody wrote or pressed."""
        if self._hidden(name):
            return
        self.time(now)
        self.printer("", "words")
        self.printer(f"{name} ▸ {text}", "said")

    def show(self, now: datetime, name: str, messages: Sequence[Worded]) -> None:
        """Messages to one reader."""
        if not messages or self._hidden(name):
            return
        self.time(now)
        self.printer("", "words")
        self.printer(f"Pora → {name}", "who")
        for number, message in enumerate(one for one in messages if not isinstance(one, Takes)):
            if number and not isinstance(message, Footnote):
                self.printer("", "words")
            for line, style in lay_out(message):
                self.printer(line, style)
        self.pause(1.0)

    def comment(self, text: str) -> None:
        """A line for readers."""
        if self.folded:
            return
        self.printer("", "words")
        self.printer(f"# {text}", "comment")

    def _hidden(self, name: str) -> bool:
        return self.folded or (self.only is not None and name not in self.only)


def lay_out(message: Words | Footnote | Question | Document) -> list[tuple[str, str]]:
    """A message as lines with their styles."""
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
    """Lines of at most WIDTH; a day of the month and its "d." stay together."""
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
