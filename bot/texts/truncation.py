"""Truncates a text to the length of a button's label."""

from __future__ import annotations

LIMIT = 40  # characters


def truncate(text: str) -> str:
    """The first whole words, with "…" where more follows."""
    label = ""
    for word in text.split():
        if len(label) + len(word) > LIMIT:
            return (label.rstrip(" ,–-„“") or word[:LIMIT]) + "…"
        label = f"{label} {word}".strip()
    return label
