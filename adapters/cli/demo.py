"""``pora demo``: plays eight weeks of the sample programme, then reads what the user types."""

from __future__ import annotations

import os
import sys
import tempfile
from contextlib import AbstractContextManager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from adapters.cli.rehearsal import Rehearsal
    from adapters.console.screen import Printer

START = "2027-01-04T09:00"
CAST = frozenset({"Rūta Kazlauskė", "Tomas Petrauskas", "Aušra Stankevičienė"})


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
    with (
        tempfile.TemporaryDirectory(prefix="pora-demo-") as folder,
        story(Path(folder) / "pora.db", printer()) as stage,
    ):
        if terminal and not fast:
            stage.screen.pause = wait
        play_story(stage)
        stage.screen.pause = _no_pause
        stage.screen.only = None
        if terminal and not record:
            talk(stage)


def _no_pause(_: float) -> None:
    return


def story(file: Path, printer: Printer) -> AbstractContextManager[Rehearsal]:
    """A rehearsal of the sample programme on a new SQLite file."""
    from adapters.cli.rehearsal import rehearsal
    from adapters.cli.sample import sample_file
    from storage.keys import new_key

    return rehearsal(
        sample_file("programme.toml"),
        sample_file("roster.csv"),
        f"sqlite:///{file}",
        START,
        seed=1,
        printer=printer,
        only=CAST,
        keys=new_key(os.urandom),
    )


def play_story(stage: Rehearsal) -> None:
    """Play the demo's script; what happens to the other pairs is not shown."""
    from adapters.cli.chat import play
    from adapters.cli.sample import sample_file

    play(stage, sample_file("demo.txt").read_text("utf-8").splitlines(), "demo.txt")
