"""Columns that the tables have in common, names of constraints, and foreign keys that are checked at the commit."""

from __future__ import annotations

import json
from typing import Any

from sqlalchemy import JSON, Column, ForeignKeyConstraint, Index, LargeBinary, Table, event, false, text
from sqlmodel import Field, SQLModel

# A migration can only change a constraint that has a name.
SQLModel.metadata.naming_convention = {
    "ix": "ix_%(column_0_label)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}


@event.listens_for(ForeignKeyConstraint, "after_parent_attach")
def _check_at_the_commit(reference: ForeignKeyConstraint, table: Table) -> None:
    """Let rows be added and removed in any order: without relationships SQLAlchemy does not sort them."""
    if table.metadata is SQLModel.metadata:
        reference.deferrable, reference.initially = True, "DEFERRED"


def sealed(*, nullable: bool = False) -> Any:
    """Text that a person typed, encrypted (``storage.vault``). The column's name ends in ``_sealed``."""
    return Field(sa_column=Column(LargeBinary, nullable=nullable))


def json_column() -> Any:
    """Lists and mappings, as JSON."""
    return Field(sa_column=Column(JSON, nullable=False))


def word_list(*default: str) -> Any:
    """A list of words, as JSON; rows that were there before the column have the default."""
    column = Column(JSON, nullable=False, server_default=json.dumps(default))
    return Field(default_factory=lambda: list(default), sa_column=column)


def flag() -> Any:
    """True or false; rows that were there before the column have false."""
    return Field(default=False, sa_column_kwargs={"server_default": false()})


def sealed_columns() -> list[Column[Any]]:
    """Every column that holds sealed text: those whose name ends in ``_sealed``."""
    tables = SQLModel.metadata.sorted_tables
    return [column for table in tables for column in table.columns if column.name.endswith("_sealed")]


def partial_index(name: str, *columns: str, where: str, unique: bool = False) -> Index:
    """An index of the rows for which a condition holds, on SQLite and PostgreSQL alike."""
    condition = text(where)
    return Index(name, *columns, unique=unique, sqlite_where=condition, postgresql_where=condition)
