"""The mark on machine-written words, wherever they are shown (AI Act art. 50; docs/domain.md §6.4)."""

from __future__ import annotations

MARK = "🤖"
"""The same in every language, like the marks of who sees an answer."""


def marked(words: str, *, drafted: bool) -> str:
    """The words, with the mark before them if a machine drafted them."""
    return f"{MARK} {words}" if drafted else words
