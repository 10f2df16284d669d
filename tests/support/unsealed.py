"""Everything a database holds, with its sealed columns opened: what somebody with file and key could read."""

from __future__ import annotations

from typing import Any

from sqlalchemy import select
from sqlmodel import SQLModel

from storage.database import Database
from storage.vault import row_id_of


def rows(database: Database) -> dict[str, list[dict[str, Any]]]:
    """Every row of every table, by table; sealed values in the clear."""
    found: dict[str, list[dict[str, Any]]] = {}
    with database.transaction() as work:
        for table in SQLModel.metadata.sorted_tables:
            listed = [dict(row) for row in work.session.execute(select(table)).mappings()]
            for row in listed:
                place = row_id_of(*(row[column.name] for column in table.primary_key))
                for column, value in row.items():
                    if column.endswith("_sealed") and value is not None:
                        row[column] = work.vault.open(value, table=table.name, column=column, row_id=place)
            found[table.name] = sorted(listed, key=repr)
    return found
