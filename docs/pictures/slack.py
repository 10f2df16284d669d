"""Draws docs/pictures/slack.svg: screens of Pora in Slack, from a conversation played afresh. Run it with ``make pictures``."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from block_kit_svg import GREY, Run, Sheet, document, home, message, modal

from adapters.cli.demo import play_story, story
from adapters.slack import render, views
from bot.conversation.messages import Home, Question, Worded, Words

PICTURE = Path(__file__).with_name("slack.svg")
ZONE = ZoneInfo("Europe/Vilnius")
EMILY = "emily.carter@siaures-vejas.example"
COLUMN, GAP = 560, 40
TITLE = "Pora in Slack"
SHOWN = (
    "A check-in in the direct message with two buttons and a menu; the window that asks when the next meeting is; three question"
    " cards, each with a button; a mentee's home page with her pair, her goal and the cards; and a coordinator's list of states."
)


@dataclass(frozen=True, slots=True)
class Got:
    """What somebody got at a moment."""

    at: datetime
    name: str
    parcel: Sequence[Worded]

    @property
    def time(self) -> str:
        """The local hour."""
        return f"{self.at.astimezone(ZONE):%H:%M}"


def played() -> tuple[list[Got], Home]:
    """All that people got in the demo, and a mentee's home page at its end."""
    got: list[Got] = []

    def keep(now: datetime, name: str, messages: Sequence[Worded]) -> None:
        got.append(Got(now, name, messages))

    with (
        tempfile.TemporaryDirectory(prefix="pora-picture-") as folder,
        story(Path(folder) / "pora.db", _unheard) as stage,
    ):
        stage.screen.show = keep
        play_story(stage)
        stage.feed("@emily topics")
        page = stage.runner.run(stage.app.home("console", "", EMILY))
    if page is None:
        sys.exit(f"{EMILY} has no home page: is she still on examples/roster.csv?")
    return got, page


def _unheard(line: str, style: str) -> None:
    """A terminal that nobody looks at."""


def first(got: list[Got], name: str, what: str, fits: Callable[[Worded], bool]) -> Got:
    """The first parcel to somebody in which one message fits."""
    for one in got:
        if one.name == name and any(fits(part) for part in one.parcel):
            return one
    sys.exit(f"Nobody named {name} got {what}: mend {Path(__file__).name} or examples/demo.txt.")


def asks(field: str) -> Callable[[Worded], bool]:
    """Whether a message asks for a field first."""
    return lambda part: isinstance(part, Question) and part.fields[0].name == field


def draw() -> str:
    """The picture."""
    got, page = played()
    check_in = first(got, "Rūta Kazlauskė", "a check-in", asks("met"))
    cards = first(got, "Rūta Kazlauskė", "cards", asks("card"))
    planning = first(got, "Rūta Kazlauskė", "the question when", asks("when"))
    pairs = first(
        got, "Aušra Stankevičienė", "states", lambda part: isinstance(part, Words) and "△" in part.whole
    )
    when = next(part for part in planning.parcel if isinstance(part, Question))

    sheet = Sheet()
    left, right = GAP, GAP * 2 + COLUMN
    at = [GAP, GAP]

    def caption(column: int, text: str) -> None:
        sheet.line((left, right)[column], at[column] + 12, [Run(text, bold=True)], 13, GREY)
        at[column] += 26

    def said(column: int, one: Got, above: str = "") -> None:
        rendered = render.message(one.parcel)
        payload = {"text": rendered.text, "blocks": rendered.blocks}
        at[column] += (
            message(sheet, (left, right)[column], at[column], COLUMN, payload, one.time, above) + GAP
        )

    caption(0, "After the meeting (Lithuanian)")
    said(0, check_in)
    caption(0, "When there is nothing to talk about (Lithuanian)")
    said(0, cards)
    caption(0, "The coordinator types /pairs (Lithuanian)")
    said(0, pairs, "Only visible to you")
    caption(1, "Answering in a window (Lithuanian)")
    at[1] += modal(sheet, right, at[1], COLUMN, views.view(when)) + GAP
    caption(1, "A mentee's home page (English)")
    at[1] += home(sheet, right, at[1], COLUMN, views.home(page)) + GAP
    return document(sheet, GAP * 3 + COLUMN * 2, max(at), TITLE, SHOWN)


def main() -> None:
    """Write the picture, or another file that is named."""
    target = Path(sys.argv[1]) if len(sys.argv) > 1 else PICTURE
    target.write_text(draw(), "utf-8")
    sys.stdout.write(f"{target.name}\n")


if __name__ == "__main__":
    main()
