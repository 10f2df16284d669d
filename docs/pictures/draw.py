"""Draws the pictures of the documentation anew: ``make pictures``. With ``--check`` it only says which ones are stale."""

from __future__ import annotations

import difflib
import sys
from pathlib import Path

import demo
import png
import slack
from browser import drawn
from story import Story, play

HERE = Path(__file__).parent
DEMO = HERE / "demo.svg"
EDITIONS = {HERE / "slack.png": slack.ENGLISH, HERE / "slack.lt.png": slack.LITHUANIAN}


def draw(story: Story) -> None:
    """Draw what is stale; a picture that shows what is said today stays as it is."""
    for picture in [DEMO, *EDITIONS]:
        if today(picture, story) == shown(picture):
            sys.stdout.write(f"{picture.name}: up to date\n")
            continue
        page = today(picture, story)
        picture.write_bytes(page.encode("utf-8") if picture == DEMO else drawn(page))
        sys.stdout.write(f"{picture.name}: {picture.stat().st_size:,} bytes\n")


def today(picture: Path, story: Story) -> str:
    """What a picture should be drawn from."""
    return demo.page(story.printed) if picture == DEMO else slack.page(story, EDITIONS[picture])


def shown(picture: Path) -> str:
    """What a picture was drawn from; empty where there is none."""
    if not picture.exists():
        return ""
    return picture.read_text("utf-8") if picture == DEMO else png.text_of(picture.read_bytes())


def stale(story: Story) -> list[str]:
    """What the pictures show and the demo no longer says, or the other way round, as lines of a comparison."""
    return [
        line
        for picture in [DEMO, *EDITIONS]
        for line in difflib.unified_diff(
            shown(picture).splitlines(),
            today(picture, story).splitlines(),
            f"docs/pictures/{picture.name}",
            "what is said today",
            n=0,
            lineterm="",
        )
    ]


def main() -> None:
    """Draw, or check."""
    story = play()
    if "--check" not in sys.argv[1:]:
        draw(story)
    elif differences := stale(story):
        sys.exit("\n".join([*differences, "The pictures are stale: make pictures"]))


if __name__ == "__main__":
    main()
