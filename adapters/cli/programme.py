"""``pora programme apply``: applies a programme file and its roster, all or nothing."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from adapters.cli.fail import refuse, refusing

if TYPE_CHECKING:
    from datetime import datetime

    from bot.programmes.programme_spec import ProgrammeSpec
    from bot.programmes.roster import Roster
    from storage.database import Database

NO_OFFICIAL = (
    'there is no official channel for reports of harassment and violence. Write a section [[help]] with for = "official" '
    "in the programme file; by the Labour Code (art. 30) employers of more than 50 people must have one."
)

app = typer.Typer(help="The programme file and its roster.", no_args_is_help=True)


@app.callback()
def _programme() -> None:
    """The programme file and its roster."""


@app.command("apply")
def apply(
    programme: Annotated[Path, typer.Argument(help="The programme file (TOML).")],
    roster: Annotated[Path, typer.Argument(help="The roster (CSV, as Excel saves it).")],
    *,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Check and show, change nothing.")] = False,
    database: Annotated[str | None, typer.Option(help="sqlite:///file or postgresql://…")] = None,
) -> None:
    """Check both files whole, show what would change, and change all of it or nothing."""
    from adapters.app import SystemClock, build
    from adapters.settings import Settings
    from bot.rules.contacts import has_official_channel

    spec, people = read_both(programme, roster, now=SystemClock().now())
    settings = Settings() if database is None else Settings(database_url=database)
    with refusing():
        if dry_run and _is_new(settings.database_url):
            settings = Settings(database_url="sqlite://")  # nothing is made for a dry run
        pora = build(settings)
    try:
        lines = apply_both(pora.installation.database, spec, people, pora.clock.now(), dry_run=dry_run)
        for line in lines or ["Nothing to change."]:
            typer.echo(line)
        if not has_official_channel(spec.help_contacts):
            typer.echo(f"Warning: {NO_OFFICIAL}", err=True)
        if dry_run:
            typer.echo("Dry run: nothing was changed.")
        else:
            pora.start()
    finally:
        pora.close()


def _is_new(url: str) -> bool:
    """True if the SQLite file does not exist yet. Raises UnknownDatabase."""
    from storage.database_url import file_of, parse_url

    file = file_of(parse_url(url))
    return file is not None and not file.exists()


def read_both(programme: Path, roster: Path, *, now: datetime | None = None) -> tuple[ProgrammeSpec, Roster]:
    """Read both files, or refuse with every fault in them. A rehearsal, whose clock is simulated, leaves ``now`` out."""
    from bot.programmes.programme_file import read_programme
    from bot.programmes.roster_file import read_roster

    for path in (programme, roster):
        if not path.is_file():
            refuse(f"There is no file {path}.")
    spec = read_programme(programme.read_bytes(), programme.name, now=now)
    people = read_roster(roster.read_bytes(), roster.name, spec.value)
    faults = [*spec.faults, *people.faults]
    if faults or spec.value is None or people.value is None:
        refuse("\n".join([*(str(fault) for fault in faults), f"{len(faults)} to mend; nothing was changed."]))
    return spec.value, people.value


def apply_both(
    database: Database, spec: ProgrammeSpec, people: Roster, now: datetime, *, dry_run: bool = False
) -> list[str]:
    """Apply both in one transaction, and return what changed in lines. Refuses with every fault that only the store shows."""
    from bot.programmes import apply as applying

    with database.transaction() as work:
        plan = applying.make_plan(work, spec, people, now)
        if plan.faults:
            refuse(
                "\n".join(
                    [
                        *(str(fault) for fault in plan.faults),
                        f"{len(plan.faults)} to mend; nothing was changed.",
                    ]
                )
            )
        if not dry_run:
            applying.apply_plan(work, plan, now)
        return list(plan.lines())
