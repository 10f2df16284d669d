"""The keys that the store was written with."""

from __future__ import annotations

from sqlmodel import Field, SQLModel


class KeyCheck(SQLModel, table=True):
    """A known word, sealed with one of the keys that the store was written with: a wrong key is noticed at start."""

    __tablename__ = "key_check"

    key_id: int = Field(primary_key=True, sa_column_kwargs={"autoincrement": False})
    canary: bytes
