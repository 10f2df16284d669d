"""Plays the story of ``pora demo`` once, and keeps what the pictures are drawn from."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from adapters.cli.demo import play_story, story
from bot.conversation.messages import Home, Worded
from bot.pages.home import home_of

EMILY, RUTA, AUSRA = "Emily Carter", "Rūta Kazlauskė", "Aušra Stankevičienė"
EMAILS = {
    EMILY: "emily.carter@siaures-vejas.example",
    RUTA: "ruta.kazlauske@siaures-vejas.example",
}
TOPICS = {EMILY: "topics", RUTA: "temos"}
AFTERWARDS = (
    f"@emily {TOPICS[EMILY]}",
    f"@ruta {TOPICS[RUTA]}",
    "@ausra kalba",
    "2",  # English, for the coordinator of the English picture
    "/pairs",
)
"""What people write after the story, in the syntax of examples/demo.txt."""

ZONE = ZoneInfo("Europe/Vilnius")

Line = tuple[str, str]
"""A line of the terminal and the name of its style."""


@dataclass(frozen=True, slots=True)
class Received:
    """Messages that one person received together."""

    at: datetime
    name: str
    messages: Sequence[Worded]

    @property
    def local(self) -> datetime:
        """The moment in the programme's zone."""
        return self.at.astimezone(ZONE)


@dataclass(frozen=True, slots=True)
class Story:
    """What the terminal printed, what people received, and two mentees' home pages at the end."""

    printed: Sequence[Line]
    received: Sequence[Received]
    homes: Mapping[str, Home]

    def first(
        self, name: str, what: str, fits: Callable[[Worded], bool], since: datetime | None = None
    ) -> Received:
        """The first messages to a person of which one fits; ``what`` names them if there are none."""
        return self._found(name, what, fits, since)[0]

    def last(self, name: str, what: str, fits: Callable[[Worded], bool]) -> Received:
        """The last messages to a person of which one fits; ``what`` names them if there are none."""
        return self._found(name, what, fits, None)[-1]

    def _found(
        self, name: str, what: str, fits: Callable[[Worded], bool], since: datetime | None
    ) -> list[Received]:
        found = [
            one
            for one in self.received
            if one.name == name and (since is None or one.at >= since) and any(map(fits, one.messages))
        ]
        if not found:
            sys.exit(f"Nobody named {name} received {what}: mend docs/pictures or examples/demo.txt.")
        return found


def play() -> Story:
    """The story, and the few lines after it that the pictures need besides."""
    lines: list[Line] = []
    received: list[Received] = []
    with (
        tempfile.TemporaryDirectory(prefix="pora-picture-") as folder,
        story(Path(folder) / "pora.db", lambda line, style: lines.append((line, style))) as stage,
    ):
        show = stage.screen.show

        def keep(now: datetime, name: str, messages: Sequence[Worded]) -> None:
            received.append(Received(now, name, messages))
            show(now, name, messages)

        stage.screen.show = keep  # type: ignore[method-assign]
        play_story(stage)
        printed = tuple(lines)
        for line in AFTERWARDS:
            stage.feed(line)
        homes = {
            name: stage.runner.run(stage.app.run(home_of, "console", "", mail, stage.app.clock.now()))
            for name, mail in EMAILS.items()
        }
    pages = {name: page for name, page in homes.items() if page is not None}
    if missing := homes.keys() - pages.keys():
        sys.exit(f"No home page for {', '.join(missing)}: are they still on examples/roster.csv?")
    return Story(printed, tuple(received), pages)
