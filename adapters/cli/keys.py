"""``pora keys``: the encryption keys."""

from __future__ import annotations

import os
from typing import Annotated

import typer

app = typer.Typer(help="Encryption keys.", no_args_is_help=True)


@app.callback()
def _keys() -> None:
    """Encryption keys."""


@app.command("new")
def new() -> None:
    """Print a new key for PORA_ENCRYPTION_KEYS."""
    from storage.keys import new_key

    typer.echo(new_key(os.urandom))


@app.command("rotate")
def rotate(
    *,
    database: Annotated[str | None, typer.Option(help="sqlite:///file or postgresql://…")] = None,
    forget_old: Annotated[
        bool, typer.Option("--forget-old", help="Drop old keys from the key file afterwards.")
    ] = False,
) -> None:
    """Seal everything anew: with the first key of PORA_ENCRYPTION_KEYS, or with a new one in the key file."""
    from adapters.app import build
    from adapters.cli.fail import refuse_missing, refusing
    from adapters.settings import Settings
    from storage import key_rotation

    settings = Settings() if database is None else Settings(database_url=database)
    with refusing():
        refuse_missing(settings.database_url)
        pora = build(settings)
        try:
            opened = pora.installation.database
            if settings.encryption_keys is None:
                counts = key_rotation.rotate_key_file(opened, random=os.urandom, forget_old=forget_old)
            else:
                counts = key_rotation.rotate(opened)
        finally:
            pora.close()
    for table, count in sorted(counts.items()):
        typer.echo(f"{table}: {count} sealed anew")
    typer.echo(
        "Done. Back up the key file."
        if settings.encryption_keys is None
        else "Done. Old keys may go from the list."
    )
