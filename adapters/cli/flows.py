"""``pora flows``: each conversation as a diagram."""

from __future__ import annotations

from typing import Annotated

import typer


def flows(
    name: Annotated[str | None, typer.Argument(help="One conversation; all without it.")] = None,
) -> None:
    """Print conversations as Mermaid diagrams."""
    from adapters.cli.fail import refuse
    from bot.conversation.mermaid import as_mermaid
    from bot.flows import CONVERSATIONS

    if name is not None and name not in CONVERSATIONS:
        refuse(f"There is no conversation {name!r}. There are: {', '.join(sorted(CONVERSATIONS))}.")
    chosen = [name] if name else sorted(CONVERSATIONS)
    typer.echo("\n\n".join(as_mermaid(CONVERSATIONS[one].flow) for one in chosen))
