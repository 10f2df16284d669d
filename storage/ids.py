"""Row ids: short, readable aloud, drawn from a source of randomness that is passed in."""

from __future__ import annotations

import random

ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789"  # without characters that are mistaken for one another
LENGTH = 16  # characters: 79 bits


def new_id(source: random.Random) -> str:
    """A new id. ``source`` is the system's randomness, or a seeded one where a run must be repeatable."""
    return "".join(source.choices(ALPHABET, k=LENGTH))
