"""How a command says no: one clear sentence on standard error, and an exit code."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import NoReturn

import typer

BAD_INPUT = 2


def refuse(sentence: str, code: int = BAD_INPUT) -> NoReturn:
    """Say what would be right and leave."""
    typer.echo(sentence, err=True)
    raise typer.Exit(code)


@contextmanager
def refusing() -> Iterator[None]:
    """Turn faults that people can mend into their sentences."""
    from conversation_prompts.load import CardFault
    from storage.faults import StorageFault

    try:
        yield
    except (StorageFault, CardFault) as fault:
        refuse(str(fault))
