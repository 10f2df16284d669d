"""The sample programme that comes with Pora."""

from __future__ import annotations

from pathlib import Path


def sample_file(name: str) -> Path:
    """The path of a sample file: beside this package when installed, in ``examples/`` in a checkout."""
    installed = Path(__file__).with_name("examples") / name
    return installed if installed.is_file() else Path(__file__).parents[2] / "examples" / name
