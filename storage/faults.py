"""What can go wrong in the store. The docstring of a fault is its message; the words in braces are filled in."""

from __future__ import annotations


class StorageFault(Exception):
    """The store cannot do this."""

    def __init__(self, **facts: object) -> None:
        super().__init__((type(self).__doc__ or "").format(**facts))


class UnknownDatabase(StorageFault):
    """{shown} is not a database Pora can use: {why}. DATABASE_URL is sqlite:///pora.db (a path from here), sqlite:////var/lib/pora/pora.db (a full path), sqlite:// (in memory) or postgresql://user:password@host/name."""  # noqa: E501


class CannotOpenDatabase(StorageFault):
    """The database {shown} cannot be opened: {why}."""


class DatabaseInUse(StorageFault):
    """{path} is already in use by another Pora process{pid}; stop it first, or use PostgreSQL for several."""


class DatabaseTooNew(StorageFault):
    """The database {shown} was written by a newer Pora (its schema is {found}, this one knows up to {head}); nothing was changed. Install that Pora again, or put back a backup from before the upgrade."""  # noqa: E501


class DatabaseTooOld(StorageFault):
    """The database {shown} must be brought up to date first (its schema is {found}, this Pora needs {head}): start Pora on it once, then try again."""  # noqa: E501


class BadKeys(StorageFault):
    """{source} cannot be used: {why}. Right is ID:KEY, several separated by commas, the first one sealing: ID is 1 to 255, KEY is 32 bytes in base64; `pora keys new` makes one."""  # noqa: E501


class WrongKey(StorageFault):
    """The database {shown} was written with key {key_id}, and {source} {why}; put back the key it was written with (nothing was changed)."""  # noqa: E501


class CannotOpen(StorageFault):
    """The sealed value {table}.{column} of row {row_id} cannot be opened: {why}."""


class KeyStillUsed(StorageFault):
    """Old keys cannot be forgotten yet: {count} sealed values still need them; finish the rotation first."""


class BackupRefused(StorageFault):
    """No backup was made: {why}."""
