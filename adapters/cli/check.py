"""``pora check``: whether an installation is in order, one line for each thing that was checked.

Another diagnostic is a function that is added to ``DIAGNOSTICS``.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Annotated

import typer

from adapters.cli.diagnostics.installation import Diagnostic, Finding, Level, open_installation
from adapters.cli.diagnostics.local import cards_load, database_opens, key_fits, settings_are_readable
from adapters.cli.diagnostics.programmes import contacts_are_checked, programmes_are_applied
from adapters.cli.diagnostics.services import slack_accepts_us, telegram_accepts_us, writer_answers

FAULTY = 1  # exit code if there is a fault; warnings alone end with 0

DIAGNOSTICS: tuple[Diagnostic, ...] = (
    settings_are_readable,
    database_opens,
    key_fits,
    cards_load,
    programmes_are_applied,
    contacts_are_checked,
    slack_accepts_us,
    telegram_accepts_us,
    writer_answers,
)
"""All diagnostics, in the order of the report."""


def check(
    *, database: Annotated[str | None, typer.Option(help="sqlite:///file or postgresql://…")] = None
) -> None:
    """Check an installation, also while Pora runs: a line for each thing looked at. Ends with 1 where there is a fault."""
    from adapters.app import SystemClock

    findings = diagnose(database, SystemClock().now())
    for finding in findings:
        typer.echo(f"{finding.level:<8} {finding.sentence}")
    if any(finding.level is Level.FAULT for finding in findings):
        raise typer.Exit(FAULTY)


def diagnose(url: str | None, now: datetime) -> Sequence[Finding]:
    """Run all diagnostics. ``url`` overrides DATABASE_URL; ``now`` is aware UTC."""
    from storage.database import Database

    installation = open_installation(url, now)
    try:
        return [finding for diagnostic in DIAGNOSTICS for finding in diagnostic(installation)]
    finally:
        if isinstance(installation.database, Database):
            installation.database.close()
