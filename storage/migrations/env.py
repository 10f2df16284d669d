"""Alembic's environment: compares the tables over a connection that is already inside a transaction."""

from __future__ import annotations

from alembic import context
from sqlmodel import SQLModel

import storage.tables  # noqa: F401 - fills the metadata

_connection = context.config.attributes["connection"]

context.configure(
    connection=_connection,
    target_metadata=SQLModel.metadata,
    render_as_batch=_connection.dialect.name == "sqlite",
    compare_type=True,
)
with context.begin_transaction():
    context.run_migrations()
