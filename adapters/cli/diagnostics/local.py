"""Diagnostics of this machine: settings, database, encryption key, question cards."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from adapters.cli.diagnostics.installation import Finding, Installation, Level

if TYPE_CHECKING:
    from storage.faults import StorageFault


def settings_are_readable(installation: Installation) -> Iterator[Finding]:
    """Every variable of the environment and line of ``.env`` can be used."""
    if installation.settings is None:
        yield Finding(Level.FAULT, f"settings: {installation.unreadable}.")
    else:
        yield Finding(Level.FINE, "settings: readable.")


def database_opens(installation: Installation) -> Iterator[Finding]:
    """The database is there, can be opened, and has the schema of this Pora."""
    from storage.database import Database
    from storage.faults import BadKeys
    from storage.migrate import revisions

    opened = installation.database
    if isinstance(opened, Database):
        yield Finding(
            Level.FINE,
            f"database: {opened.display_name} opens, its schema is the newest ({revisions()[-1]}).",
        )
    elif isinstance(opened, BadKeys):
        yield Finding(Level.FAULT, "database: not opened, because its keys cannot be used.")
    elif opened is not None and not isinstance(opened, _key_faults()):
        yield Finding(Level.FAULT, f"database: {opened}")
    elif opened is not None:
        yield Finding(Level.FINE, f"database: opens, its schema is the newest ({revisions()[-1]}).")


def key_fits(installation: Installation) -> Iterator[Finding]:
    """The keys are those that the database was written with."""
    from storage.database import Database

    opened = installation.database
    if isinstance(opened, _key_faults()):
        yield Finding(Level.FAULT, f"encryption key: {opened}")
    elif isinstance(opened, Database):
        source = f"from {opened.key_file}" if opened.key_file else "from PORA_ENCRYPTION_KEYS"
        yield Finding(Level.FINE, f"encryption key: fits, {source}.")


def cards_load(installation: Installation) -> Iterator[Finding]:
    """The question cards, those of the organisation too, have no faults."""
    from conversation_prompts.faults import CardFault
    from conversation_prompts.load import load_library

    if installation.settings is None:
        return
    folder = installation.settings.cards_dir
    try:
        library = load_library(*([folder] if folder else []))
    except CardFault as fault:
        for one in fault.faults:
            yield Finding(Level.FAULT, f"cards: {one}")
    else:
        yield Finding(
            Level.FINE, f"cards: {len(library)} load{f', with those of {folder}' if folder else ''}."
        )


def _key_faults() -> tuple[type[StorageFault], ...]:
    from storage.faults import BadKeys, UnsafeKeyFile, WrongKey

    return BadKeys, UnsafeKeyFile, WrongKey
