"""``pora chat``: a programme in the terminal, on a clock that is pushed, or live."""

from __future__ import annotations

import asyncio
import random
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, time
from functools import partial
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING, Annotated
from zoneinfo import ZoneInfo

import typer

from adapters.cli.fail import refuse, refusing

if TYPE_CHECKING:
    from adapters.app import App
    from adapters.console.clock import SimulatedClock
    from adapters.console.screen import Printer, Screen
    from adapters.console.session import Session

IN_MEMORY = "sqlite://"
HELP = (
    "@name text speaks as that person; later lines are theirs too. A number presses an option. "
    "+2h, +3d, +1w push the clock. Ctrl-D ends."
)


@dataclass(frozen=True, slots=True)
class Rehearsal:
    """Everything a terminal session stands on."""

    app: App
    clock: SimulatedClock
    screen: Screen
    session: Session
    runner: asyncio.Runner

    def feed(self, line: str) -> None:
        """Do what one line says. Raises FaultyLine."""
        self.runner.run(self.session.feed(line))


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
    lines = None if script is None else _piped() if script == "-" else _lines_of(Path(script))
    with rehearsal(programme, roster, database, start, seed, printer(), writer=writer) as stage:
        if lines is not None:
            play(stage, lines, "standard input" if script == "-" else str(script))
        else:
            talk(stage)


@contextmanager
def rehearsal(
    programme: Path | None,
    roster: Path | None,
    database: str | None,
    start: str | None,
    seed: int,
    printer: Printer,
    only: frozenset[str] | None = None,
    keys: str | None = None,
    writer: Path | None = None,
) -> Iterator[Rehearsal]:
    """A programme on a simulated clock, ready to be talked to."""
    from adapters.ai.recorded import RecordedWriter
    from adapters.app import build
    from adapters.cli.programme import apply_both, read_both
    from adapters.cli.sample import sample_file
    from adapters.console.clock import SimulatedClock
    from adapters.console.screen import Screen
    from adapters.console.session import Session
    from adapters.settings import Settings
    from storage import activity, ids

    source = random.Random(f"pora:{seed}")  # noqa: S311 - a rehearsal must be repeatable, not secret
    new_id = partial(ids.new_id, source)
    clock = SimulatedClock(datetime.fromtimestamp(0, UTC))
    with refusing():
        settings = Settings(database_url=database or IN_MEMORY)
        if keys is not None:
            settings = settings.model_copy(update={"encryption_keys": keys})
        recorded = RecordedWriter.of(writer) if writer is not None else None
        app = build(settings, clock=clock, new_id=new_id, writer=recorded)
    try:
        with app.installation.database.transaction() as work:
            known, until = activity.has_people(work), activity.latest(work)
        if until is not None:
            source.seed(f"pora:{seed}:{until.isoformat()}")  # ids already given out are not given out again
        if programme is None and not known:
            programme, roster = sample_file("programme.toml"), sample_file("roster.csv")
        zone = "Europe/Vilnius"
        if programme is not None and roster is not None:
            spec, people = read_both(programme, roster)
            zone = spec.zone
            clock.move_to(max(_moment(start, zone) or _at_nine(spec.starts_on, zone), until or clock.now()))
            apply_both(app.installation.database, spec, people, clock.now())
        else:
            clock.move_to(max(_moment(start, zone) or clock.now(), until or clock.now()))
        screen = Screen(printer, zone, only)
        apply = _applying(app, clock, programme, roster) if programme and roster else None
        session = Session(app, clock, screen, new_id=new_id, apply=apply)
        with asyncio.Runner() as runner:
            runner.run(session.seat())
            yield Rehearsal(app, clock, screen, session, runner)
    finally:
        app.close()


def _applying(
    app: App, clock: SimulatedClock, programme: Path, roster: Path
) -> Callable[[str], Sequence[str]]:
    """What a line "= FILE" does: the programme stays, and the roster of that name comes in."""
    from adapters.cli.programme import apply_both, read_both
    from adapters.console.script import FaultyLine

    def apply(name: str) -> Sequence[str]:
        try:
            spec, people = read_both(programme, roster.parent / name)
            return apply_both(app.installation.database, spec, people, clock.now())
        except typer.Exit as refused:  # what is wrong was said already
            raise FaultyLine(f"{name} is not applied") from refused

    return apply


def play(stage: Rehearsal, lines: Iterable[str], name: str) -> None:
    """Play a script; a faulty line ends it with its number and exit code 2."""
    from adapters.console.script import FaultyLine

    for number, line in enumerate(lines, start=1):
        try:
            stage.feed(line)
        except FaultyLine as fault:
            sys.stdout.flush()
            refuse(f"{name}, line {number}: {fault}")


def talk(stage: Rehearsal) -> None:
    """Read lines from whoever sits there, until the end of input."""
    from adapters.console.script import FaultyLine

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


def _piped() -> Iterator[str]:
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


def _moment(text: str | None, zone: str) -> datetime | None:
    if text is None:
        return None
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        refuse(f"--start is a local moment such as 2027-01-04T09:00, not {text!r}.")
    return (moment if moment.tzinfo else moment.replace(tzinfo=ZoneInfo(zone))).astimezone(UTC)


def _at_nine(day: object, zone: str) -> datetime:
    from datetime import date

    if not isinstance(day, date):
        raise TypeError("a day is needed")
    return datetime.combine(day, time(9), tzinfo=ZoneInfo(zone)).astimezone(UTC)
