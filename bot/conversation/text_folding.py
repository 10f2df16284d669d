"""Compares typed text: folded, or as the number of an option."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

CONTROL_CHARACTERS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
"""Removed from what people type: a database or a terminal may choke on them."""


def fold(text: str) -> str:
    """Text for comparison: without case, diacritics and punctuation, with single spaces."""
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    bare = "".join(c for c in plain if not unicodedata.combining(c))
    return " ".join(re.sub(r"[^\w\s]", " ", bare).split())


def option_by_number(text: str, options: Sequence[str]) -> str | None:
    """The option with a typed number, counted from 1; None for any other text, however long."""
    if not text.isdecimal() or len(text) > 3:
        return None
    return options[int(text) - 1] if 1 <= int(text) <= len(options) else None
