"""What can go wrong in the store. A fault's docstring is its message; the words in braces are filled in."""

from __future__ import annotations


class StorageFault(Exception):
    """The store cannot do this."""

    def __init__(self, **facts: object) -> None:
        sentence = " ".join((type(self).__doc__ or "").split())
        super().__init__(sentence.format(**facts))


class UnknownDatabase(StorageFault):
    """DATABASE_URL cannot be used: {why}.

    Right is sqlite:///pora.db (a path from here), sqlite:////var/lib/pora/pora.db (a full path), sqlite://
    (in memory) or postgresql://user:password@host/name.
    """


class CannotOpenDatabase(StorageFault):
    """The database {shown} cannot be opened: {why}."""


class DatabaseInUse(StorageFault):
    """{path} is already in use by another Pora process{pid}; stop it first, or use PostgreSQL for several."""


class DatabaseTooNew(StorageFault):
    """The database {shown} was written by a newer Pora: its schema is {found}, this one knows up to {head}.

    Nothing was changed. Install the newer Pora again, or put back a backup from before the upgrade.
    """


class DatabaseTooOld(StorageFault):
    """The database {shown} must be brought up to date first: its schema is {found}, this Pora needs {head}.

    Nothing was changed. Start Pora on it once, then try again.
    """


class BadKeys(StorageFault):
    """{source} cannot be used: {why}.

    Right is ID:KEY, several separated by commas, the first one seals: ID is a number from 1 to 255, KEY is 32
    bytes in base64. `pora keys new` makes one.
    """


class UnsafeKeyFile(StorageFault):
    """The key file {path} can be read by other users of this machine; chmod 600 {path} keeps them out."""


class WrongKey(StorageFault):
    """The database {shown} was written with key {key_id}, but {why}.

    Nothing was changed. Put back the key it was written with; without it what people wrote cannot be read.
    """


class CannotOpen(StorageFault):
    """The sealed value {table}.{column} of row {row_id} cannot be opened: {why}."""


class KeysStillUsed(StorageFault):
    """Old keys cannot be forgotten yet: {count} sealed values still need them. Finish the rotation first."""


class BackupRefused(StorageFault):
    """No backup was made: {why}."""
