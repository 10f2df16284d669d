"""The key file beside a SQLite database: reading, creating and replacing it. Readable by its owner alone (mode 0600)."""

from __future__ import annotations

import logging
import os
import stat
from collections.abc import Callable
from pathlib import Path

from storage.faults import BadKeys, UnsafeKeyFile
from storage.keys import KEY_BYTES
from storage.vault import Vault

_HEADER = """\
# The keys of Pora's store. Without this file nobody can read what people wrote, not even you.
# Back it up, but apart from the database: whoever has both can read everything.
# The first key seals, the others still open what they sealed. One a line, ID:KEY.
"""

_log = logging.getLogger(__name__)


def key_file_of(database_file: Path) -> Path:
    """The path of the key file of a SQLite database: beside it, with ``.key`` appended."""
    return database_file.with_name(f"{database_file.name}.key")


def read_key_file(path: Path) -> Vault:
    """The vault of a key file. Raises UnsafeKeyFile when other users could read it, BadKeys for wrong content."""
    # Windows has no such bits; there the folder's own rights decide.
    if os.name == "posix" and stat.S_IMODE(path.stat().st_mode) & 0o077:
        raise UnsafeKeyFile(path=path)
    source = f"The key file {path}"
    try:
        lines = [line.strip() for line in path.read_text(encoding="utf-8").splitlines()]
    except UnicodeDecodeError:
        raise BadKeys(source=source, why="it is not text") from None
    return Vault.from_text(
        ",".join(line for line in lines if line and not line.startswith("#")), source=source
    )


def create_key_file(path: Path, random: Callable[[int], bytes]) -> Vault:
    """A vault with a new key, saved in a new key file; a warning in the log says that the file must be backed up.

    Raises FileExistsError.
    """
    vault = Vault({1: random(KEY_BYTES)})
    _write_durably(path, _content(vault))
    _sync_folder(path.parent)
    _log.warning(
        "made the encryption key %s: back it up, apart from the database",
        path,
        extra={"action": "key_file_created"},
    )
    return vault


def replace_key_file(path: Path, vault: Vault) -> None:
    """Write a vault's keys over a key file. At every moment the file holds all old or all new keys, even after a power cut."""
    unfinished = path.with_name(f"{path.name}.new")
    unfinished.unlink(missing_ok=True)
    _write_durably(unfinished, _content(vault))
    unfinished.replace(path)
    _sync_folder(path.parent)


def _content(vault: Vault) -> bytes:
    return (_HEADER + "".join(f"{key}\n" for key in vault.to_text().split(","))).encode()


def _write_durably(path: Path, content: bytes) -> None:
    """Write a new file through to the disk. Raises FileExistsError."""
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _sync_folder(folder: Path) -> None:
    """Make a new name in a folder durable; Windows cannot, and does not need to."""
    if os.name == "posix":
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
