"""Parses the lines of scripts and transcripts: who speaks, what is pressed, how far the clock moves."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import timedelta

from adapters.errors import FaultyLine

_ADVANCE = re.compile(r"\+\s*(\d{1,3})\s*([hdw])")
_ROSTER = re.compile(r"=\s*(\S.*)")
_SPEAKER = re.compile(r"@(\S+)(?:\s+(.*))?", re.DOTALL)
_UNITS = {"h": timedelta(hours=1), "d": timedelta(days=1), "w": timedelta(weeks=1)}


@dataclass(frozen=True, slots=True)
class Comment:
    """``# text``: shown, nothing else."""

    text: str


@dataclass(frozen=True, slots=True)
class Advance:
    """``+3d``: the clock moves on, and everything due on the way happens in order."""

    by: timedelta


@dataclass(frozen=True, slots=True)
class Speak:
    """``@name text``: a person writes. Without a ``handle`` it is the last speaker; without a text only the speaker changes."""

    handle: str | None
    text: str


@dataclass(frozen=True, slots=True)
class ApplyRoster:
    """``= file``: a changed roster is applied; the file is beside the one that the rehearsal began with."""

    file: str


Line = Comment | Advance | ApplyRoster | Speak


def parse(line: str) -> Line | None:
    """Parse a line; None for an empty one. Raises FaultyLine with what would be right."""
    bare = line.strip()
    if not bare:
        return None
    if bare.startswith("#"):
        return Comment(bare.lstrip("#").strip())
    if bare.startswith("+") and (found := _ADVANCE.fullmatch(bare)):
        return Advance(int(found[1]) * _UNITS[found[2]])
    if re.fullmatch(r"\+\s*\d+\s*\w*", bare):
        raise FaultyLine(f"{bare!r} does not say how far: write +2h, +3d or +1w")
    if bare.startswith("="):
        named = _ROSTER.fullmatch(bare)
        if named is None:
            raise FaultyLine("a roster follows the =, for instance: = roster-2.csv")
        return ApplyRoster(named[1])
    if bare.startswith("@"):
        spoken = _SPEAKER.fullmatch(bare)
        if spoken is None:
            raise FaultyLine("a name follows the @, for instance: @ruta labas")
        return Speak(spoken[1].lower(), (spoken[2] or "").strip())
    return Speak(None, bare)
