"""Where something failed, without what it failed on: exceptions quote values, and values are what people wrote."""

from __future__ import annotations

import traceback
from pathlib import Path

FRAMES = 6


def where(failure: BaseException) -> str:
    """The class of a failure and the innermost places it came through; never its message."""
    frames = traceback.extract_tb(failure.__traceback__)[-FRAMES:]
    places = " < ".join(
        f"{Path(frame.filename).name}:{frame.lineno} {frame.name}" for frame in reversed(frames)
    )
    return f"{type(failure).__name__} at {places}"
