"""The beginning of a text: what a button can hold."""

from __future__ import annotations

LIMIT = 40  # characters


def first_words(text: str) -> str:
    """Whole words from the beginning, with a sign where more follows."""
    label = ""
    for word in text.split():
        if len(label) + len(word) > LIMIT:
            return (label.rstrip(" ,–-„“") or word[:LIMIT]) + "…"
        label = f"{label} {word}".strip()
    return label
