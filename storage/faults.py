"""Exceptions of the store. The docstring of each is its message; the words in braces are filled in when it is raised.

    StorageFault
        DatabaseFault                Database.open
            UnknownDatabase          the URL cannot be used
            CannotOpenDatabase       the file or the server cannot be used
            DatabaseInUse            another process has the file open
            DatabaseTooNew           its schema is from a newer Pora
            DatabaseTooOld           its schema must be migrated first
        KeyFault                     Database.open, and key rotation
            BadKeys                  the text of the keys cannot be used
            UnsafeKeyFile            other users could read the key file
            WrongKey                 the keys are not those of this database
            KeysStillUsed            old keys cannot be removed yet
        CannotUnseal                 reading one sealed value
        BackupRefused                backup

Wrong use of the store by a caller (a lease of no length, say) raises ValueError or LookupError instead.
"""

from __future__ import annotations


class StorageFault(Exception):
    """The store cannot do this."""

    def __init__(self, **facts: object) -> None:
        sentence = " ".join((type(self).__doc__ or "").split())
        super().__init__(sentence.format(**facts))


class DatabaseFault(StorageFault):
    """The database cannot be opened."""


class UnknownDatabase(DatabaseFault):
    """DATABASE_URL cannot be used: {why}.

    Right is sqlite:///pora.db (a path from here), sqlite:////var/lib/pora/pora.db (a full path), sqlite://
    (in memory) or postgresql://user:password@host/name.
    """


class CannotOpenDatabase(DatabaseFault):
    """The database {database} cannot be opened: {why}."""


class DatabaseInUse(DatabaseFault):
    """{path} is already in use by another Pora process{pid}; stop it first, or use PostgreSQL for several."""


class DatabaseTooNew(DatabaseFault):
    """The database {database} was written by a newer Pora: its schema is {found}, this one knows up to {head}.

    Nothing was changed. Install the newer Pora again, or put back a backup from before the upgrade.
    """


class DatabaseTooOld(DatabaseFault):
    """The database {database} must be brought up to date first: its schema is {found}, this Pora needs {head}.

    Nothing was changed. Start Pora on it once, then try again.
    """


class KeyFault(StorageFault):
    """The encryption keys cannot be used."""


class BadKeys(KeyFault):
    """{source} cannot be used: {why}.

    Right is ID:KEY, several separated by commas, the first one seals: ID is a number from 1 to 255, KEY is 32
    bytes in base64. `pora keys new` makes one.
    """


class UnsafeKeyFile(KeyFault):
    """The key file {path} can be read by other users of this machine; chmod 600 {path} keeps them out."""


class WrongKey(KeyFault):
    """The database {database} was written with key {key_id}, but {why}.

    Nothing was changed. Put back the key it was written with; without it what people wrote cannot be read.
    """


class KeysStillUsed(KeyFault):
    """Old keys cannot be forgotten yet: {count} sealed values still need them. Finish the rotation first."""


class CannotUnseal(StorageFault):
    """The sealed value {table}.{column} of row {row_id} cannot be opened: {why}."""


class BackupRefused(StorageFault):
    """No backup was made: {why}."""
