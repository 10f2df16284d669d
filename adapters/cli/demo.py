"""``pora demo``: eight weeks of a sample programme in a minute, then the prompt is yours."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from adapters.cli.chat import Rehearsal

START = "2027-01-04T09:00"


def demo(
    *,
    fast: Annotated[bool, typer.Option("--fast", help="Do not wait between messages.")] = False,
    record: Annotated[bool, typer.Option("--record", help="End after the story.", hidden=True)] = False,
) -> None:
    """Watch a pair live through eight weeks, then try it yourself."""
    from adapters.app import wait
    from adapters.cli.chat import talk
    from adapters.cli.terminal import printer

    terminal = sys.stdin.isatty() and sys.stdout.isatty()
    with tempfile.TemporaryDirectory(prefix="pora-demo-") as folder:
        with story(Path(folder) / "pora.db", printer()) as stage:
            if terminal and not fast:
                stage.screen.pause = wait
            play_story(stage)
            stage.screen.pause = _at_once
            stage.screen.only = None
            if terminal and not record:
                talk(stage.session)


def _at_once(_: float) -> None:
    return


def story(file: Path, printer: object):  # type: ignore[no-untyped-def]  # noqa: ANN201 - a context manager of Rehearsal
    """The sample programme on a fresh SQLite file."""
    from adapters.cli.chat import rehearsal
    from adapters.cli.sample import sample_file

    return rehearsal(
        sample_file("programme.toml"), sample_file("roster.csv"), f"sqlite:///{file}", START, seed=1, printer=printer
    )


def play_story(stage: Rehearsal) -> None:
    """The story: the cast is shown, what the other pairs do meanwhile is not."""
    from adapters.cli.chat import play
    from adapters.cli.sample import sample_file

    text = sample_file("demo.txt").read_text("utf-8")
    for line in _shown(stage, text.splitlines()):
        play(stage.session, [line], "demo.txt")


def _shown(stage: Rehearsal, lines: Iterable[str]) -> Iterable[str]:
    """Lines between ``# (meanwhile)`` and ``# (back)`` are played without being shown."""
    for line in lines:
        if line == "# (meanwhile)":
            stage.screen.only = frozenset()
        elif line == "# (back)":
            stage.screen.only = stage.cast
        else:
            yield line
