"""A rehearsal: a programme on a simulated clock, with the real engine, played from a script or talked to in a terminal."""

from __future__ import annotations

import asyncio
import random
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import typer

from adapters.cli.fail import refuse, refusing
from adapters.errors import FaultyLine

if TYPE_CHECKING:
    from adapters.app import App
    from adapters.console.clock import SimulatedClock
    from adapters.console.screen import Printer, Screen
    from adapters.console.session import Session

IN_MEMORY = "sqlite://"
ZONE = "Europe/Vilnius"  # of a rehearsal that goes on with an earlier database, whose programme file is not given again


@dataclass(frozen=True, slots=True)
class Rehearsal:
    """The parts of a running rehearsal."""

    app: App
    clock: SimulatedClock
    screen: Screen
    session: Session
    runner: asyncio.Runner

    def feed(self, line: str) -> None:
        """Run one line. Raises FaultyLine."""
        self.runner.run(self.session.feed(line))


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
    """Open a rehearsal: with these files, else with the people of the database, else with the sample programme."""
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
        zone = ZONE
        if programme is not None and roster is not None:
            spec, people = read_both(programme, roster)
            zone = spec.zone
            clock.move_to(max(_moment(start, zone) or _at_nine(spec.starts_on, zone), until or clock.now()))
            apply_both(app.installation.database, spec, people, clock.now())
        else:
            clock.move_to(max(_moment(start, zone) or clock.now(), until or clock.now()))
        screen = Screen(printer, zone, only)
        apply = _roster_applier(app, clock, programme, roster) if programme and roster else None
        session = Session(app, clock, screen, new_id=new_id, apply=apply)
        with asyncio.Runner() as runner:
            runner.run(session.join_everybody())
            yield Rehearsal(app, clock, screen, session, runner)
    finally:
        app.close()


def _roster_applier(
    app: App, clock: SimulatedClock, programme: Path, roster: Path
) -> Callable[[str], Sequence[str]]:
    """The effect of a line "= FILE": applies the roster of that name to the same programme."""
    from adapters.cli.programme import apply_both, read_both

    def apply(name: str) -> Sequence[str]:
        try:
            spec, people = read_both(programme, roster.parent / name)
            return apply_both(app.installation.database, spec, people, clock.now())
        except typer.Exit as refused:  # its faults are printed already
            raise FaultyLine(f"{name} is not applied") from refused

    return apply


def _moment(text: str | None, zone: str) -> datetime | None:
    """A local time as aware UTC; refuses what is none."""
    if text is None:
        return None
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        refuse(f"--start is a local moment such as 2027-01-04T09:00, not {text!r}.")
    return (moment if moment.tzinfo else moment.replace(tzinfo=ZoneInfo(zone))).astimezone(UTC)


def _at_nine(day: date, zone: str) -> datetime:
    """Nine in the morning of a local day, as aware UTC."""
    return datetime.combine(day, time(9), tzinfo=ZoneInfo(zone)).astimezone(UTC)
