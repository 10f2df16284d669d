"""``pora backup`` and ``pora outbox``: for the operator."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from adapters.cli.fail import refuse_missing, refusing

if TYPE_CHECKING:
    from storage.unit_of_work import UnitOfWork


def backup(
    file: Annotated[Path, typer.Argument(help="Where the copy goes; it must not exist yet.")],
    *,
    database: Annotated[str | None, typer.Option(help="sqlite:///file")] = None,
) -> None:
    """Copy a SQLite database, also while Pora runs."""
    from adapters.settings import Settings
    from storage.backup import backup as copy

    settings = Settings() if database is None else Settings(database_url=database)
    with refusing():
        key_file = copy(settings.database_url, file)
    typer.echo(f"Copied to {file}." + (f" Keep {key_file} too, apart from the copy." if key_file else ""))


def show_outbox(
    *, database: Annotated[str | None, typer.Option(help="sqlite:///file or postgresql://…")] = None
) -> None:
    """What waits to be delivered, and what was given up; also while Pora runs."""
    from storage import outbox_queries

    with existing_database(database) as work:
        for kind, count in outbox_queries.waiting_counts(work).items():
            typer.echo(f"waiting  {kind}: {count}")
        given_up = outbox_queries.dead(work)
        for row in given_up:
            typer.echo(f"given up {row.kind}: {row.id}, {row.attempts} tries, {row.error}")
        if not given_up:
            typer.echo("Nothing was given up.")


@contextmanager
def existing_database(database: str | None) -> Iterator[UnitOfWork]:
    """A transaction on an existing database, also while Pora runs on it; without a URL on that of the settings."""
    from adapters.app import random_id
    from adapters.settings import Settings
    from storage.database import Database

    settings = Settings() if database is None else Settings(database_url=database)
    with refusing():
        refuse_missing(settings.database_url)
        opened = Database.open(
            settings.database_url, keys=settings.encryption_keys, new_id=random_id, lock=False
        )
    try:
        with opened.transaction() as work:
            yield work
    finally:
        opened.close()
