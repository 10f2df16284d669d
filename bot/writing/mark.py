"""How words that a machine wrote are marked, wherever they are shown (AI Act art. 50; domain §6.4)."""

from __future__ import annotations

MARK = "🤖"
"""The same in every language, like the marks of who sees an answer."""


def marked(words: str, *, drafted: bool) -> str:
    """The words, with the mark before them where a machine wrote them."""
    return f"{MARK} {words}" if drafted else words
