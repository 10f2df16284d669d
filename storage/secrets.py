"""Encrypted columns: sealing, keys and their rotation.

A sealed value is one byte (the key's number), a nonce of 12 bytes, and the AES-256-GCM ciphertext with its
tag: 29 bytes more than the text in UTF-8. Table, column and row id are associated data, so a value that was
moved to another place does not open there.
"""

from __future__ import annotations

import base64
import binascii
import logging
import os
import stat
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from sqlalchemy import (
    Column,
    ColumnElement,
    LargeBinary,
    bindparam,
    delete,
    func,
    literal,
    select,
    tuple_,
    update,
)
from sqlmodel import Session, SQLModel, col

from storage.faults import BadKeys, CannotOpen, KeysStillUsed, UnsafeKeyFile, WrongKey
from storage.tables import KeyCheck

if TYPE_CHECKING:
    from storage.database import Database, UnitOfWork

VARIABLE = "PORA_ENCRYPTION_KEYS"
KEY_BYTES = 32
NONCE_BYTES = 12
OVERHEAD = 1 + NONCE_BYTES + 16

_HIGHEST_ID = 255
_CANARY = "pora"
_KEY_FILE_HEADER = """\
# The keys of Pora's store. Without this file nobody can read what people wrote, not even you.
# Back it up, but apart from the database: whoever has both can read everything.
# The first key seals, the others still open what they sealed. One a line, ID:KEY.
"""

_log = logging.getLogger(__name__)


class Vault:
    """Seals and opens text with the keys it was given, and never shows them."""

    __slots__ = ("_ciphers", "_keys", "_nonce", "primary")

    def __init__(self, keys: Mapping[int, bytes], *, nonce: Callable[[int], bytes] = os.urandom) -> None:
        self._keys = dict(keys)
        self._ciphers = {number: AESGCM(key) for number, key in keys.items()}
        self._nonce = nonce
        self.primary = next(iter(keys))

    @classmethod
    def from_text(
        cls, text: str, *, source: str = VARIABLE, nonce: Callable[[int], bytes] = os.urandom
    ) -> Vault:
        """The vault of ``ID:BASE64,ID:BASE64``; the first seals. Raises BadKeys, naming ``source``."""
        return cls(_parse(text, source=source), nonce=nonce)

    @property
    def key_ids(self) -> tuple[int, ...]:
        """The numbers of all keys, the sealing one first."""
        return tuple(self._keys)

    def seal(self, text: str, *, table: str, column: str, row_id: str) -> bytes:
        """Encrypt ``text`` for one place; the result is 29 bytes longer than its UTF-8."""
        nonce = self._nonce(NONCE_BYTES)
        place = _place(table, column, row_id)
        return (
            bytes([self.primary]) + nonce + self._ciphers[self.primary].encrypt(nonce, text.encode(), place)
        )

    def open(self, sealed: bytes, *, table: str, column: str, row_id: str) -> str:
        """Decrypt what was sealed for this place. Raises CannotOpen: it names the place, not the content."""

        def refuse(why: str) -> CannotOpen:
            return CannotOpen(table=table, column=column, row_id=row_id, why=why)

        if len(sealed) < OVERHEAD:
            raise refuse("it is too short to be one")
        cipher = self._ciphers.get(sealed[0])
        if cipher is None:
            raise refuse(f"it was sealed with key {sealed[0]}, which is not among the keys of this Pora")
        nonce, rest = sealed[1 : 1 + NONCE_BYTES], sealed[1 + NONCE_BYTES :]
        try:
            return cipher.decrypt(nonce, rest, _place(table, column, row_id)).decode()
        except InvalidTag:
            why = (
                f"it was changed, was moved here from another place, or key {sealed[0]} is not the right one"
            )
            raise refuse(why) from None

    def with_new_primary(self, random: Callable[[int], bytes]) -> Vault:
        """This vault and a key more, which seals from now on. Raises BadKeys when all 255 are taken."""
        start = max(self._keys) % _HIGHEST_ID + 1
        numbers = [(start + step - 1) % _HIGHEST_ID + 1 for step in range(_HIGHEST_ID)]
        free = next((number for number in numbers if number not in self._keys), None)
        if free is None:
            raise BadKeys(source="The list of keys", why="all 255 numbers are taken")
        return Vault({free: random(KEY_BYTES), **self._keys}, nonce=self._nonce)

    def only_primary(self) -> Vault:
        """This vault without the keys that only open."""
        return Vault({self.primary: self._keys[self.primary]}, nonce=self._nonce)

    def write_to(self, path: Path, *, new: bool = False) -> None:
        """Write the keys to a file only its owner can read; ``new`` replaces none (FileExistsError).

        A replaced file is whole at every moment, the old or the new one, even when the power goes.
        """
        lines = (f"{number}:{base64.urlsafe_b64encode(key).decode()}\n" for number, key in self._keys.items())
        content = (_KEY_FILE_HEADER + "".join(lines)).encode()
        if new:
            _write_durably(path, content)
        else:
            beside = path.with_name(f"{path.name}.new")
            beside.unlink(missing_ok=True)
            _write_durably(beside, content)
            beside.replace(path)
        _sync_folder(path.parent)


def new_key(random: Callable[[int], bytes], *, key_id: int = 1) -> str:
    """One new key as ``ID:BASE64``, ready for PORA_ENCRYPTION_KEYS; ``random`` gives so many random bytes."""
    return f"{key_id}:{base64.urlsafe_b64encode(random(KEY_BYTES)).decode()}"


def read_key_file(path: Path) -> Vault:
    """The vault of a key file. Raises UnsafeKeyFile when others could read it, BadKeys for wrong content."""
    # Windows has no such bits; there the folder's own rights decide.
    if os.name == "posix" and stat.S_IMODE(path.stat().st_mode) & 0o077:
        raise UnsafeKeyFile(path=path)
    source = f"The key file {path}"
    try:
        lines = [line.strip() for line in path.read_text(encoding="utf-8").splitlines()]
    except UnicodeDecodeError:
        raise BadKeys(source=source, why="it is not text") from None
    return Vault.from_text(
        ",".join(line for line in lines if line and not line.startswith("#")), source=source
    )


def create_key_file(path: Path, random: Callable[[int], bytes]) -> Vault:
    """A vault with a new key, kept in a new file (mode 0600); a warning says that it must be backed up."""
    vault = Vault({1: random(KEY_BYTES)})
    vault.write_to(path, new=True)
    _log.warning(
        "made the encryption key %s: back it up, apart from the database",
        path,
        extra={"action": "key_file_created"},
    )
    return vault


def written_with(session: Session) -> list[int]:
    """The numbers of the keys that the store needs; empty for a new store."""
    return list(session.scalars(select(col(KeyCheck.key_id)).order_by(col(KeyCheck.key_id))))


def check_keys(work: UnitOfWork, *, shown: str, source: str) -> None:
    """Make sure that the unit of work's vault opens what the store holds, and note its sealing key there.

    Raises WrongKey, naming the database as ``shown`` and where the keys came from as ``source``.
    """
    vault = work.vault
    known = {check.key_id: check.canary for check in work.session.scalars(select(KeyCheck))}
    for key_id, canary in known.items():
        if key_id not in vault.key_ids:
            raise WrongKey(shown=shown, key_id=key_id, why=f"{source} does not hold it")
        try:
            vault.open(canary, table="key_check", column="canary", row_id=str(key_id))
        except CannotOpen:
            why = f"{source} holds a different key under that number"
            raise WrongKey(shown=shown, key_id=key_id, why=why) from None
    if vault.primary not in known:
        canary = vault.seal(_CANARY, table="key_check", column="canary", row_id=str(vault.primary))
        # Two replicas may start at once.
        work.session.execute(
            work.insert(KeyCheck)
            .values(key_id=vault.primary, canary=canary)
            .on_conflict_do_nothing(index_elements=["key_id"])
        )


def sealed_columns() -> list[Column[Any]]:
    """Every column of the store that holds sealed text: those whose name ends in ``_sealed``."""
    tables = SQLModel.metadata.sorted_tables
    return [column for table in tables for column in table.columns if column.name.endswith("_sealed")]


def row_id_of(*primary_key: object) -> str:
    """The row id that a value is bound to. Only the last part of a key may hold a slash."""
    return "/".join(str(part) for part in primary_key)


def rotate(database: Database, *, batch: int = 300) -> dict[str, int]:
    """Seal everything anew that another than the first key sealed; the number of values, by table.

    One transaction for every ``batch`` values, so a stopped rotation goes on where it was when called again.
    When it returns, the store needs only the first key - provided that every process already seals with it.
    Raises CannotOpen at a value that no key opens; what was done before stays done.
    """
    counts: dict[str, int] = {}
    for column in sealed_columns():
        counts.setdefault(column.table.name, 0)
        after: tuple[Any, ...] | None = None
        while True:
            with database.transaction() as work:
                rows = _reseal(work, column, after, batch)
            counts[column.table.name] += len(rows)
            if len(rows) < batch:
                break
            after = rows[-1]
    with database.transaction() as work:
        if _count_old(work) == 0:
            work.session.execute(delete(KeyCheck).where(col(KeyCheck.key_id) != work.vault.primary))
    _log.info("rotated %d sealed values", sum(counts.values()), extra={"action": "keys_rotated"})
    return counts


def rotate_key_file(
    database: Database, *, random: Callable[[int], bytes], forget_old: bool = False, batch: int = 300
) -> dict[str, int]:
    """Put a new key into a database's key file and seal everything anew; the number of values, by table.

    The new key is in the file before it seals anything. An earlier rotation that was stopped is finished
    instead. The old keys stay in the file, because older backups need them; ``forget_old`` removes them.
    Raises BadKeys when the keys come from elsewhere, KeysStillUsed, CannotOpen, and ValueError without the lock.
    """
    path = _key_file(database)
    with database.transaction() as work:
        unfinished = _count_old(work) > 0
    if not unfinished or len(database.vault.key_ids) == 1:
        vault = database.vault.with_new_primary(random)
        vault.write_to(path)
        database.vault = vault
        with database.transaction() as work:
            check_keys(work, shown=database.shown, source=f"the key file {path}")
    counts = rotate(database, batch=batch)
    if forget_old:
        forget_old_keys(database)
    return counts


def forget_old_keys(database: Database) -> None:
    """Remove every key but the first from the key file, once nothing in the store needs them.

    Backups that were made before cannot be read afterwards. Raises KeysStillUsed, or BadKeys without a file.
    """
    path = _key_file(database)
    with database.transaction() as work:
        count = _count_old(work)
        if count:
            raise KeysStillUsed(count=count)
        work.session.execute(delete(KeyCheck).where(col(KeyCheck.key_id) != work.vault.primary))
    vault = database.vault.only_primary()
    vault.write_to(path)
    database.vault = vault
    _log.info("forgot the old keys", extra={"action": "keys_forgotten"})


def _key_file(database: Database) -> Path:
    if database.key_file is None:
        why = "the keys of this database do not come from a key file; put a new first key there, and rotate"
        raise BadKeys(source=VARIABLE, why=why)
    if not database.alone:
        raise ValueError(
            "keys change only under the lock: another process would go on sealing with the old one"
        )
    return database.key_file


def _parse(text: str, *, source: str) -> dict[int, bytes]:
    """The keys by number, in order. Faults count entries and quote none: a slip may be half a key."""
    keys: dict[int, bytes] = {}
    entries = [entry.strip() for entry in text.split(",") if entry.strip()]
    if not entries:
        raise BadKeys(source=source, why="it holds no key")
    for position, entry in enumerate(entries, start=1):
        name = f"entry {position} of {len(entries)}"
        number, colon, encoded = entry.partition(":")
        if not colon:
            raise BadKeys(source=source, why=f"{name} has no ID and colon before its key")
        if not (
            number.isascii() and number.isdigit() and len(number) <= 3 and 1 <= int(number) <= _HIGHEST_ID
        ):
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


def _decode(encoded: str) -> bytes | None:
    standard = encoded.strip().rstrip("=").translate(str.maketrans("-_", "+/"))
    try:
        return base64.b64decode(standard + "=" * (-len(standard) % 4), validate=True)
    except (binascii.Error, ValueError):
        return None


def _place(table: str, column: str, row_id: str) -> bytes:
    return f"{table}\0{column}\0{row_id}".encode()


def _sealed_by_another(column: Column[Any], primary: int) -> ColumnElement[bool]:
    first_byte = func.substr(column, 1, 1, type_=LargeBinary())
    return column.is_not(None) & (first_byte != literal(bytes([primary]), LargeBinary()))


def _count_old(work: UnitOfWork) -> int:
    counts = [
        select(func.count()).where(_sealed_by_another(column, work.vault.primary)).scalar_subquery()
        for column in sealed_columns()
    ]
    found: list[int] = list(work.session.execute(select(*counts)).one())
    return sum(found)


def _reseal(
    work: UnitOfWork, column: Column[Any], after: tuple[Any, ...] | None, batch: int
) -> list[tuple[Any, ...]]:
    """Seal up to ``batch`` values of a column anew; the primary keys of their rows, in order."""
    table = column.table
    primary_key = list(table.primary_key)
    query = select(*primary_key, column).where(_sealed_by_another(column, work.vault.primary))
    if after is not None:
        query = query.where(tuple_(*primary_key) > after)
    # Locked on PostgreSQL: what a replica saves meanwhile must not be overwritten with the older text.
    rows = work.session.execute(query.order_by(*primary_key).limit(batch).with_for_update()).all()
    if not rows:
        return []
    resealed = []
    for *key, sealed in rows:
        place = {"table": table.name, "column": column.name, "row_id": row_id_of(*key)}
        text = work.vault.open(sealed, **place)
        values = {f"key_{position}": part for position, part in enumerate(key)}
        resealed.append({**values, "resealed": work.vault.seal(text, **place)})
    matches = [part == bindparam(f"key_{position}") for position, part in enumerate(primary_key)]
    work.session.connection().execute(
        update(table).where(*matches).values({column: bindparam("resealed")}), resealed
    )
    return [tuple(key) for *key, _ in rows]


def _write_durably(path: Path, content: bytes) -> None:
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _sync_folder(folder: Path) -> None:
    """Make a new name in a folder durable; Windows cannot, and does not need to."""
    if os.name == "posix":
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
