"""The location of an exception without its message: messages quote values, and values are what people wrote."""

from __future__ import annotations

import traceback
from pathlib import Path

MAX_FRAMES = 6


def exception_location(error: BaseException) -> str:
    """The class of an exception and its innermost frames; never its message."""
    frames = traceback.extract_tb(error.__traceback__)[-MAX_FRAMES:]
    locations = " < ".join(
        f"{Path(frame.filename).name}:{frame.lineno} {frame.name}" for frame in reversed(frames)
    )
    return f"{type(error).__name__} at {locations}"
