"""Authenticated encryption of single values (AES-256-GCM).

A sealed value is one byte (the key's number), a nonce of 12 bytes, and the ciphertext with its tag: 29 bytes more than
the text in UTF-8. Table, column and row id are its associated data, so a value that was copied to another row or column
does not open there.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from storage.faults import BadKeys, CannotUnseal
from storage.keys import HIGHEST_ID, KEY_BYTES, VARIABLE, format_keys, parse_keys

NONCE_BYTES = 12
OVERHEAD = 1 + NONCE_BYTES + 16  # bytes that a sealed value is longer than its text


class Vault:
    """Seals and opens text with the keys that it was given; its ``repr`` shows none of them."""

    __slots__ = ("_ciphers", "_keys", "_nonce", "primary")

    def __init__(self, keys: Mapping[int, bytes], *, nonce: Callable[[int], bytes] = os.urandom) -> None:
        self._keys = dict(keys)
        self._ciphers = {number: AESGCM(key) for number, key in keys.items()}
        self._nonce = nonce
        self.primary = next(iter(keys))  # the number of the key that seals

    @classmethod
    def from_text(
        cls, text: str, *, source: str = VARIABLE, nonce: Callable[[int], bytes] = os.urandom
    ) -> Vault:
        """The vault of ``ID:BASE64,ID:BASE64``; the first key seals. Raises BadKeys, naming ``source``."""
        return cls(parse_keys(text, source=source), nonce=nonce)

    def to_text(self) -> str:
        """The keys themselves, as ``from_text`` reads them: for the key file and nothing else."""
        return format_keys(self._keys)

    @property
    def key_ids(self) -> tuple[int, ...]:
        """The numbers of all keys, the sealing one first."""
        return tuple(self._keys)

    def seal(self, text: str, *, table: str, column: str, row_id: str) -> bytes:
        """Encrypt a text for one column of one row; the result is 29 bytes longer than the text in UTF-8."""
        nonce = self._nonce(NONCE_BYTES)
        ciphertext = self._ciphers[self.primary].encrypt(
            nonce, text.encode(), _associated_data(table, column, row_id)
        )
        return bytes([self.primary]) + nonce + ciphertext

    def open(self, sealed: bytes, *, table: str, column: str, row_id: str) -> str:
        """Decrypt a value that was sealed for this column of this row.

        Raises CannotUnseal, which names table, column and row, and never the content.
        """

        def refuse(why: str) -> CannotUnseal:
            return CannotUnseal(table=table, column=column, row_id=row_id, why=why)

        if len(sealed) < OVERHEAD:
            raise refuse("it is too short to be one")
        cipher = self._ciphers.get(sealed[0])
        if cipher is None:
            raise refuse(f"it was sealed with key {sealed[0]}, which is not among the keys of this Pora")
        nonce, rest = sealed[1 : 1 + NONCE_BYTES], sealed[1 + NONCE_BYTES :]
        try:
            return cipher.decrypt(nonce, rest, _associated_data(table, column, row_id)).decode()
        except InvalidTag:
            why = (
                f"it was changed, was moved here from another place, or key {sealed[0]} is not the right one"
            )
            raise refuse(why) from None

    def with_new_primary(self, random: Callable[[int], bytes]) -> Vault:
        """This vault with one key more, which seals from now on. Raises BadKeys when all 255 numbers are taken."""
        start = max(self._keys) % HIGHEST_ID + 1
        numbers = [(start + step - 1) % HIGHEST_ID + 1 for step in range(HIGHEST_ID)]
        free = next((number for number in numbers if number not in self._keys), None)
        if free is None:
            raise BadKeys(source="The list of keys", why="all 255 numbers are taken")
        return Vault({free: random(KEY_BYTES), **self._keys}, nonce=self._nonce)

    def only_primary(self) -> Vault:
        """This vault without the keys that only open."""
        return Vault({self.primary: self._keys[self.primary]}, nonce=self._nonce)


def row_id_of(*primary_key: object) -> str:
    """The row id that a sealed value is bound to, from the row's primary key. Only the last part may hold a slash."""
    return "/".join(str(part) for part in primary_key)


def _associated_data(table: str, column: str, row_id: str) -> bytes:
    return f"{table}\0{column}\0{row_id}".encode()
