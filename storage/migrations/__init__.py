"""Alembic's folder: ``env.py`` and one file a revision. Run by ``storage.migrate``."""

from __future__ import annotations
