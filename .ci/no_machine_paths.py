"""Refuses files, and with ``--message`` commit messages, that name a path of the machine on which they were written.

Such a path helps nobody elsewhere, and often tells a person's name. Refused are paths below the directories in which people
and build machines keep their work, and those below this checkout and below the home directory, wherever they are.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

KEPT_IN = "home|Users|root|private|tmp|work|workspaces?|builds?|mnt|media|Volumes"
NOT_WITHIN_A_PATH = r"(?:(?<![\w.~$%{}/\\-])|(?<=file://))"
POSIX = re.compile(rf"{NOT_WITHIN_A_PATH}/(?:{KEPT_IN})/[\w.@-][^\s\"'`<>()\[\],;:]*")
WINDOWS = re.compile(r"\b[A-Za-z]:(?:\\{1,2}|/)Users(?:\\{1,2}|/)[^\s\"'`<>()\[\],;:]+")
CUT = re.compile(r"^# -+ >8 -+$", re.MULTILINE)  # below it git shows the change: ``git commit -v``


def found(text: str, known: Iterable[Path] = ()) -> Iterator[tuple[int, str]]:
    """The paths of a machine in a text, each with its line; ``known`` are directories of this machine."""
    here = [
        re.compile(rf"{NOT_WITHIN_A_PATH}{re.escape(str(one))}(?![\w-])[^\s\"'`<>()\[\],;:]*")
        for one in known
        if len(one.parts) > 2
    ]
    for number, line in enumerate(text.splitlines(), start=1):
        for path in {match[0] for pattern in (POSIX, WINDOWS, *here) for match in pattern.finditer(line)}:
            yield number, path


def message(text: str) -> str:
    """A commit message without what git leaves out of it; lines keep their numbers."""
    kept = CUT.split(text)[0].splitlines()
    return "\n".join("" if line.startswith("#") else line for line in kept)


def main(arguments: list[str]) -> int:
    """Say where paths were found; 1 if there were any."""
    in_message = "--message" in arguments
    known = (Path.cwd(), Path.home())
    count = 0
    for name in arguments:
        if name == "--message":
            continue
        text = Path(name).read_text("utf-8", errors="replace")
        for number, path in found(message(text) if in_message else text, known):
            where = f"commit message, line {number}" if in_message else f"{name}:{number}"
            sys.stdout.write(
                f"{where}: {path} is a path of this machine; name it relative to the repository\n"
            )
            count += 1
    return int(count > 0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
