"""Database URLs: parsing them, and naming a database without its password."""

from __future__ import annotations

import re
from pathlib import Path

from sqlalchemy import URL, make_url
from sqlalchemy.exc import ArgumentError

from storage.faults import UnknownDatabase

IN_MEMORY = "in memory"


def parse_url(url: str) -> URL:
    """A database URL with the driver that Pora uses. Raises UnknownDatabase, which never repeats a password."""
    scheme, separator, _ = url.partition("://")
    if not separator:
        raise UnknownDatabase(why="it has no :// in it")
    if scheme not in {"sqlite", "postgres", "postgresql", "postgresql+psycopg"}:
        plain = re.fullmatch(r"[a-z][a-z0-9+.-]{0,30}", scheme)
        raise UnknownDatabase(why=f"Pora does not know {scheme if plain else 'what stands before'}://")
    try:
        parsed = make_url(url if scheme == "sqlite" else url.replace(scheme, "postgresql+psycopg", 1))
    except (ArgumentError, ValueError):
        raise UnknownDatabase(why="it is not a well-formed URL") from None
    if scheme == "sqlite":
        if parsed.host:
            raise UnknownDatabase(why="a path follows sqlite:/// with three slashes, or four for a full path")
        if parsed.query or (parsed.database or "").startswith("file:"):
            raise UnknownDatabase(why="options after a SQLite file are not supported")
    elif not parsed.database:
        raise UnknownDatabase(why="it names no database after the host")
    return parsed


def file_of(url: URL) -> Path | None:
    """The full path of a SQLite file; None for a database in memory and for PostgreSQL."""
    if url.get_backend_name() != "sqlite" or url.database in {None, "", ":memory:"}:
        return None
    return Path(url.database or "").expanduser().resolve()


def display_name(url: URL) -> str:
    """The name of a database in messages: without user, password and options."""
    file = file_of(url)
    if file is not None:
        return str(file)
    if url.get_backend_name() == "sqlite":
        return IN_MEMORY
    return f"{url.database} on {url.host or 'this machine'}"
