"""The ``pora`` command."""

from __future__ import annotations


def main() -> None:
    """Run the command line."""
    from adapters.cli.root import app

    app()
