"""Ids of rows: short, readable aloud, and from whatever randomness is handed in."""

from __future__ import annotations

import random

ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789"  # nothing that is mistaken for something else
LENGTH = 16  # characters: 79 bits


def new_id(source: random.Random) -> str:
    """A new id. ``source`` is the system's randomness, or a seeded one where a run must be repeatable."""
    return "".join(source.choices(ALPHABET, k=LENGTH))
