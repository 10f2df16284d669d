"""How a command refuses: one clear sentence on standard error, and an exit code."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import NoReturn

import typer

BAD_INPUT = 2


def refuse(sentence: str, code: int = BAD_INPUT) -> NoReturn:
    """Print what would be right, and exit."""
    typer.echo(sentence, err=True)
    raise typer.Exit(code)


def refuse_missing(url: str) -> None:
    """Refuse a SQLite file that does not exist. Raises UnknownDatabase."""
    from storage.database_url import file_of, parse_url

    file = file_of(parse_url(url))
    if file is not None and not file.is_file():
        refuse(f"There is no database {file}.")


@contextmanager
def refusing() -> Iterator[None]:
    """Refuse with the sentence of a fault that the user can mend: of the database, the cards or a recording."""
    from adapters.errors import RecordingFault
    from conversation_prompts.faults import CardFault
    from storage.faults import StorageFault

    try:
        yield
    except (StorageFault, CardFault, RecordingFault) as fault:
        refuse(str(fault))
