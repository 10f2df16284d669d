"""Encryption keys as text: ``ID:BASE64,ID:BASE64``, where the first key seals and every key opens."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Callable, Mapping

from storage.faults import BadKeys

VARIABLE = "PORA_ENCRYPTION_KEYS"
KEY_BYTES = 32
HIGHEST_ID = 255  # a key's number is stored in one byte, and 0 is not used


def new_key(random: Callable[[int], bytes], *, key_id: int = 1) -> str:
    """One new key as ``ID:BASE64``, ready for PORA_ENCRYPTION_KEYS; ``random`` returns so many random bytes."""
    return format_keys({key_id: random(KEY_BYTES)})


def format_keys(keys: Mapping[int, bytes]) -> str:
    """Keys by number as text, in their order; the inverse of ``parse_keys``."""
    return ",".join(f"{number}:{base64.urlsafe_b64encode(key).decode()}" for number, key in keys.items())


def parse_keys(text: str, *, source: str) -> dict[int, bytes]:
    """The keys in a text by number, in their order. Raises BadKeys, naming ``source``.

    The fault counts entries and quotes none: a mistyped entry may be half a key.
    """
    keys: dict[int, bytes] = {}
    entries = [entry.strip() for entry in text.split(",") if entry.strip()]
    if not entries:
        raise BadKeys(source=source, why="it holds no key")
    for position, entry in enumerate(entries, start=1):
        name = f"entry {position} of {len(entries)}"
        number, colon, encoded = entry.partition(":")
        if not colon:
            raise BadKeys(source=source, why=f"{name} has no ID and colon before its key")
        if not _is_key_id(number):
            raise BadKeys(source=source, why=f"the ID of {name} is not a number from 1 to 255")
        if int(number) in keys:
            raise BadKeys(source=source, why=f"{name} has the same ID as one before it")
        key = _decode(encoded)
        if key is None:
            raise BadKeys(source=source, why=f"the key of {name} is not base64")
        if len(key) != KEY_BYTES:
            raise BadKeys(source=source, why=f"the key of {name} has {len(key)} bytes instead of 32")
        keys[int(number)] = key
    return keys


def _is_key_id(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) <= 3 and 1 <= int(text) <= HIGHEST_ID


def _decode(encoded: str) -> bytes | None:
    """A key from base64 in the standard or the URL-safe alphabet, padded or not; None for anything else."""
    standard = encoded.strip().rstrip("=").translate(str.maketrans("-_", "+/"))
    try:
        return base64.b64decode(standard + "=" * (-len(standard) % 4), validate=True)
    except (binascii.Error, ValueError):
        return None
