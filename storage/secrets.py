"""Encrypted columns: sealing, keys and their rotation.

A sealed value is one byte (the key's id), a nonce of 12 bytes, and the AES-256-GCM ciphertext with its tag: 29 bytes
more than the text in UTF-8. The table, the column and the row's id are associated data, so a value that was moved to
another place does not open there.
"""

from __future__ import annotations

import base64
import binascii
import logging
import os
import stat
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from sqlalchemy import Column, LargeBinary, bindparam, delete, func, literal, select, tuple_, update
from sqlmodel import SQLModel, col

from storage.faults import BadKeys, CannotOpen, KeyStillUsed
from storage.tables import KeyCheck

if TYPE_CHECKING:
    from sqlalchemy.sql.elements import ColumnElement

    from storage.database import Database, UnitOfWork

type_of_random = Callable[[int], bytes]

VARIABLE = "PORA_ENCRYPTION_KEYS"
KEY_BYTES = 32
NONCE_BYTES = 12
TAG_BYTES = 16
OVERHEAD = 1 + NONCE_BYTES + TAG_BYTES

_CANARY = "pora"

_log = logging.getLogger(__name__)
