"""The grammar of the terminal and of transcripts: who speaks, what is pressed, how far the clock goes."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import timedelta

_PUSH = re.compile(r"\+\s*(\d{1,3})\s*([hdw])")
_ROSTER = re.compile(r"=\s*(\S.*)")
_SPEAKER = re.compile(r"@(\S+)(?:\s+(.*))?", re.DOTALL)
_UNITS = {"h": timedelta(hours=1), "d": timedelta(days=1), "w": timedelta(weeks=1)}


class FaultyLine(ValueError):
    """A line of a script could not be understood."""


@dataclass(frozen=True, slots=True)
class Comment:
    """A line for readers: kept and shown, nothing else."""

    text: str


@dataclass(frozen=True, slots=True)
class Push:
    """The clock goes on, and everything due on the way happens in order."""

    by: timedelta


@dataclass(frozen=True, slots=True)
class Speak:
    """Somebody writes. ``handle`` is None where it is whoever spoke last; no text only changes who speaks."""

    handle: str | None
    text: str


@dataclass(frozen=True, slots=True)
class Roster:
    """The coordinator applies a roster anew; the file stands beside the one that the rehearsal began with."""

    file: str


Line = Comment | Push | Roster | Speak


def parse(line: str) -> Line | None:
    """A line of a script; None for an empty one. Raises FaultyLine with what would be right."""
    bare = line.strip()
    if not bare:
        return None
    if bare.startswith("#"):
        return Comment(bare.lstrip("#").strip())
    if bare.startswith("+") and (pushed := _PUSH.fullmatch(bare)):
        return Push(int(pushed[1]) * _UNITS[pushed[2]])
    if re.fullmatch(r"\+\s*\d+\s*\w*", bare):
        raise FaultyLine(f"{bare!r} does not say how far: write +2h, +3d or +1w")
    if bare.startswith("="):
        named = _ROSTER.fullmatch(bare)
        if named is None:
            raise FaultyLine("a roster follows the =, for instance: = roster-2.csv")
        return Roster(named[1])
    if bare.startswith("@"):
        spoken = _SPEAKER.fullmatch(bare)
        if spoken is None:
            raise FaultyLine("a name follows the @, for instance: @ruta labas")
        return Speak(spoken[1].lower(), (spoken[2] or "").strip())
    return Speak(None, bare)
