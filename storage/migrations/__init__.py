"""Alembic's migrations: ``env.py`` and one file a revision, run by ``storage.migrate``."""

from __future__ import annotations
