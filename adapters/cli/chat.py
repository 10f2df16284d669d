"""``pora chat``: talk to Pora in the terminal as the people of a programme, on a simulated clock or live."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from adapters.cli.fail import refuse
from adapters.cli.rehearsal import rehearsal
from adapters.errors import FaultyLine

if TYPE_CHECKING:
    from adapters.cli.rehearsal import Rehearsal

HELP = (
    "@name text speaks as that person; later lines are theirs too. A number presses an option. "
    "+2h, +3d, +1w push the clock. Ctrl-D ends."
)


def chat(
    *,
    programme: Annotated[Path | None, typer.Option(help="A programme file; the sample without it.")] = None,
    roster: Annotated[Path | None, typer.Option(help="Its roster.")] = None,
    database: Annotated[
        str | None, typer.Option(help="sqlite:///file or postgresql://…; in memory without it.")
    ] = None,
    start: Annotated[str | None, typer.Option(help="The local moment to begin at: 2027-01-04T09:00.")] = None,
    seed: Annotated[int, typer.Option(help="The same seed and script give the same output.")] = 1,
    script: Annotated[
        str | None, typer.Option(help="A file of lines to play, or - for standard input.")
    ] = None,
    writer: Annotated[
        Path | None, typer.Option(help="A file of recorded answers of a language model (docs/ai.md).")
    ] = None,
    live: Annotated[
        bool, typer.Option("--live", help="The real clock, with APScheduler's heartbeat.")
    ] = False,
) -> None:
    """Talk as anybody in a programme, and push the clock."""
    from adapters.cli.terminal import printer

    if (programme is None) != (roster is None):
        refuse("--programme and --roster come together.")
    if live:
        if script is not None or start is not None or writer is not None:
            refuse("--live runs on the real clock: leave --script, --start and --writer out.")
        from adapters.cli.live import chat_live

        chat_live(programme, roster, database)
        return
    lines = None if script is None else _lines_of_stdin() if script == "-" else _lines_of(Path(script))
    with rehearsal(programme, roster, database, start, seed, printer(), writer=writer) as stage:
        if lines is not None:
            play(stage, lines, "standard input" if script == "-" else str(script))
        else:
            talk(stage)


def play(stage: Rehearsal, lines: Iterable[str], name: str) -> None:
    """Play a script. A faulty line ends it with the line's number and exit code 2."""
    for number, line in enumerate(lines, start=1):
        try:
            stage.feed(line)
        except FaultyLine as fault:
            sys.stdout.flush()
            refuse(f"{name}, line {number}: {fault}")


def talk(stage: Rehearsal) -> None:
    """Read lines from the keyboard until the end of input. A faulty line is reported, and the talk goes on."""
    typer.echo(f"\n{HELP}\nHere are: {', '.join('@' + handle for handle in stage.session.handles)}")
    while True:
        try:
            line = input(f"\n{stage.session.speaker or ''}> ")
        except (EOFError, KeyboardInterrupt):
            typer.echo("")
            return
        if line.strip() in ("/quit", "/exit"):
            return
        try:
            stage.feed(line)
        except FaultyLine as fault:
            typer.echo(str(fault), err=True)


def _lines_of_stdin() -> Iterator[str]:
    """Lines as they come in."""
    if isinstance(sys.stdin, TextIOWrapper):
        sys.stdin.reconfigure(encoding="utf-8-sig", errors="strict")
    try:
        yield from sys.stdin
    except UnicodeDecodeError:
        refuse("Standard input is not UTF-8 text.")


def _lines_of(path: Path) -> list[str]:
    if not path.is_file():
        refuse(f"There is no script {path}.")
    try:
        return path.read_text("utf-8-sig").splitlines()
    except UnicodeDecodeError:
        refuse(f"{path} is not UTF-8 text.")
