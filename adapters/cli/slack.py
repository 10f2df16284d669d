"""``pora slack-manifest``: the manifest to create the Slack app from."""

from __future__ import annotations

import json
from typing import Annotated

import typer

from adapters.cli.fail import refuse


def slack_manifest(
    *,
    url: Annotated[
        str | None,
        typer.Option(help="https://… under which Slack reaches Pora; without it, for Socket Mode."),
    ] = None,
) -> None:
    """Print the manifest of the Slack app, as JSON."""
    from adapters.slack.manifest import manifest

    if url is not None and not url.startswith("https://"):
        refuse(f"Slack calls only addresses that begin with https://, not {url}")
    typer.echo(json.dumps(manifest(url), ensure_ascii=False, indent=2))
