"""``pora cards``: shows the question cards and their coverage, and checks an organisation's own."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer


def cards(
    *,
    matrix: Annotated[
        bool, typer.Option("--matrix", help="How many cards for each stage and topic.")
    ] = False,
    check: Annotated[
        Path | None, typer.Option("--check", help="A folder of cards to check, with file and line.")
    ] = None,
    stage: Annotated[str | None, typer.Option("--stage", help="Print the cards of one stage.")] = None,
) -> None:
    """Show or check the question cards."""
    from adapters.cli.fail import refuse, refusing
    from adapters.settings import Settings
    from conversation_prompts.load import load_library
    from conversation_prompts.matrix import as_text
    from conversation_prompts.matrix import count_cards as matrix_of

    folder = check or Settings().cards_dir
    with refusing():
        library = load_library(*([folder] if folder else []))
    if check is not None:
        typer.echo(f"{check}: no faults; {len(library)} cards with those of Pora.")
        return
    if stage is not None:
        chosen = [card for card in library if stage in card.stages]
        if not chosen:
            stages = ", ".join(sorted({str(one) for card in library for one in card.stages}))
            refuse(f"There are no cards for {stage!r}. Try one of: {stages}.")
        for card in chosen:
            typer.echo(
                f"{card.id}  [{card.topic}, {card.depth}, {card.audience}]\n  {card.lt_tu}\n  {card.en}\n"
            )
        return
    typer.echo(
        as_text(matrix_of(library))
        if matrix
        else f"{len(library)} cards. Their coverage: pora cards --matrix"
    )
