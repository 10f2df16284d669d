"""Noticing a wrong key at start: a known word, sealed with each key that the store was written with."""

from __future__ import annotations

from sqlalchemy import delete, select
from sqlmodel import Session, col

from storage.faults import CannotUnseal, WrongKey
from storage.tables import KeyCheck
from storage.unit_of_work import UnitOfWork

_CANARY = "pora"


def required_key_ids(session: Session) -> list[int]:
    """The numbers of the keys that the store needs; empty for a new store."""
    return list(session.scalars(select(col(KeyCheck.key_id)).order_by(col(KeyCheck.key_id))))


def check_keys(work: UnitOfWork, *, database: str, source: str) -> None:
    """Check that the vault opens what the store holds, and add its sealing key to the keys that the store needs.

    Raises WrongKey, naming the ``database`` and the ``source`` of the keys.
    """
    vault = work.vault
    known = {check.key_id: check.canary for check in work.session.scalars(select(KeyCheck))}
    for key_id, canary in known.items():
        if key_id not in vault.key_ids:
            raise WrongKey(database=database, key_id=key_id, why=f"{source} does not hold it")
        try:
            vault.open(canary, table="key_check", column="canary", row_id=str(key_id))
        except CannotUnseal:
            why = f"{source} holds a different key under that number"
            raise WrongKey(database=database, key_id=key_id, why=why) from None
    if vault.primary not in known:
        canary = vault.seal(_CANARY, table="key_check", column="canary", row_id=str(vault.primary))
        # Two replicas may start at once.
        work.session.execute(
            work.insert(KeyCheck)
            .values(key_id=vault.primary, canary=canary)
            .on_conflict_do_nothing(index_elements=["key_id"])
        )


def require_only_primary(work: UnitOfWork) -> None:
    """Note that the store needs no key any more but the one that seals."""
    work.session.execute(delete(KeyCheck).where(col(KeyCheck.key_id) != work.vault.primary))
