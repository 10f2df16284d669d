"""The prompts: one text a file, each with a version, put together for a task.

A prompt is the text of its use, the rules for every use, and those of its language. What people wrote is not part of it: that
is sent as a message of its own.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from importlib.resources import files
from string import Template

from adapters.errors import PromptFault
from bot.writing.tasks import Adapt, Reword, Summarise, Task, Understand, use_of

PARTS = ("adapt", "summarise", "understand", "reword", "rules", "lithuanian", "english", "tu", "jus")
"""The names of all texts."""

AROUND = range(
    -7, 15
)  # days before and after today whose weekdays are in the prompt: models calculate dates badly

_HEADER = re.compile(r"\A---\nversion: ([1-9]\d*)\n---\n")
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


@dataclass(frozen=True, slots=True)
class Part:
    """The text of one file."""

    name: str
    version: int
    text: str

    def __str__(self) -> str:
        return f"{self.name} {self.version}"


@dataclass(frozen=True, slots=True)
class Prompt:
    """The prompt of one task."""

    parts: tuple[Part, ...]
    text: str

    @property
    def version(self) -> str:
        """The names and versions of its parts, the use first."""
        return ", ".join(map(str, self.parts))


@cache
def part(name: str) -> Part:
    """The text of that name. Raises PromptFault, and FileNotFoundError if there is none."""
    written = files(__name__).joinpath(f"{name}.md").read_text("utf-8")
    header = _HEADER.match(written)
    if header is None:
        raise PromptFault(name)
    return Part(name, int(header[1]), written[header.end() :].strip())


def prompt(task: Task) -> Prompt:
    """Put together the prompt of a task."""
    parts = tuple(map(part, _names(task)))
    return Prompt(parts, Template("\n\n".join(one.text for one in parts)).substitute(_facts(task)))


def _names(task: Task) -> tuple[str, ...]:
    match task:
        case Adapt(language="lt") | Summarise(language="lt"):
            return use_of(task).value, "rules", "lithuanian", "jus" if task.address == "jus" else "tu"
        case Reword(language="lt"):
            return use_of(task).value, "rules", "lithuanian"
        case Understand():
            return use_of(task).value, "rules"
        case _:
            return use_of(task).value, "rules", "english"


def _facts(task: Task) -> dict[str, str]:
    match task:
        case Understand(today=today):
            days = (today + timedelta(days=days) for days in AROUND)
            return {
                "today": today.isoformat(),
                "weekday": _weekday(today),
                "days": ", ".join(f"{day.isoformat()} {_weekday(day)}" for day in days),
            }
        case _:
            return {}


def _weekday(day: date) -> str:
    return _WEEKDAYS[day.weekday()]
