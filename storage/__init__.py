"""The SQL store: knows its own tables and nothing of the companion.

Modules are read from the bottom up (the import contract "Inside storage" in pyproject.toml): vault, tables, unit of work,
then one module a subject, and apart from those the key check, the database that is opened, and key rotation.
"""

from __future__ import annotations
