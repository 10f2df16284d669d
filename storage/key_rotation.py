"""Key rotation: sealing every sealed value with the newest key, and removing old keys from the key file."""

from __future__ import annotations

import logging
from collections.abc import Callable
from pathlib import Path
from typing import Any

from sqlalchemy import Column, ColumnElement, LargeBinary, bindparam, func, literal, select, tuple_, update

from storage.database import Database
from storage.faults import BadKeys, KeysStillUsed
from storage.key_check import check_keys, require_only_primary
from storage.key_file import replace_key_file
from storage.keys import VARIABLE
from storage.tables import sealed_columns
from storage.unit_of_work import UnitOfWork
from storage.vault import row_id_of

_log = logging.getLogger(__name__)


def rotate(database: Database, *, batch: int = 300) -> dict[str, int]:
    """Reseal with the first key every value that another key sealed; the number of values, by table.

    One transaction for every ``batch`` values, so a stopped rotation goes on where it was when called again.
    When it returns, the store needs only the first key - provided that every process already seals with it.
    Raises CannotUnseal at a value that no key opens; values resealed before it stay resealed.
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
            require_only_primary(work)
    _log.info("rotated %d sealed values", sum(counts.values()), extra={"action": "keys_rotated"})
    return counts


def rotate_key_file(
    database: Database, *, random: Callable[[int], bytes], forget_old: bool = False, batch: int = 300
) -> dict[str, int]:
    """Put a new key into a database's key file and reseal every value with it; the number of values, by table.

    The new key is in the file before it seals anything. An earlier rotation that was stopped is finished
    instead. The old keys stay in the file, because older backups need them; ``forget_old`` removes them.
    Raises BadKeys when the keys come from elsewhere, KeysStillUsed, CannotUnseal, and ValueError for a
    database that was opened without its lock.
    """
    path = _key_file(database)
    with database.transaction() as work:
        unfinished = _count_old(work) > 0
    if not unfinished or len(database.vault.key_ids) == 1:
        vault = database.vault.with_new_primary(random)
        replace_key_file(path, vault)
        database.vault = vault
        with database.transaction() as work:
            check_keys(work, database=database.display_name, source=f"the key file {path}")
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
        require_only_primary(work)
    vault = database.vault.only_primary()
    replace_key_file(path, vault)
    database.vault = vault
    _log.info("forgot the old keys", extra={"action": "keys_forgotten"})


def _key_file(database: Database) -> Path:
    if database.key_file is None:
        why = "the keys of this database do not come from a key file; put a new first key there, and rotate"
        raise BadKeys(source=VARIABLE, why=why)
    if not database.exclusive:
        raise ValueError(
            "keys change only under the lock: another process would go on sealing with the old one"
        )
    return database.key_file


def _sealed_by_another(column: Column[Any], primary: int) -> ColumnElement[bool]:
    first_byte = func.substr(column, 1, 1, type_=LargeBinary())
    return column.is_not(None) & (first_byte != literal(bytes([primary]), LargeBinary()))


def _count_old(work: UnitOfWork) -> int:
    """How many values another key than the first has sealed; one statement."""
    counts = [
        select(func.count()).where(_sealed_by_another(column, work.vault.primary)).scalar_subquery()
        for column in sealed_columns()
    ]
    found: list[int] = list(work.session.execute(select(*counts)).one())
    return sum(found)


def _reseal(
    work: UnitOfWork, column: Column[Any], after: tuple[Any, ...] | None, batch: int
) -> list[tuple[Any, ...]]:
    """Reseal up to ``batch`` values of a column; the primary keys of their rows, in order. Two statements."""
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
        bound_to = {"table": table.name, "column": column.name, "row_id": row_id_of(*key)}
        text = work.vault.open(sealed, **bound_to)
        values = {f"key_{position}": part for position, part in enumerate(key)}
        resealed.append({**values, "resealed": work.vault.seal(text, **bound_to)})
    matches = [part == bindparam(f"key_{position}") for position, part in enumerate(primary_key)]
    work.session.connection().execute(
        update(table).where(*matches).values({column: bindparam("resealed")}), resealed
    )
    return [tuple(key) for *key, _ in rows]
