"""What the diagnostics look at, and what they report."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

if TYPE_CHECKING:
    from adapters.settings import Settings
    from storage.database import Database
    from storage.faults import StorageFault
    from storage.tables import Programme


class Level(StrEnum):
    """How serious a finding is."""

    FINE = "ok"
    WARNING = "warning"  # Pora works, and a person should see to it
    FAULT = "fault"  # has to be mended before Pora works


@dataclass(frozen=True, slots=True)
class Finding:
    """One line of the report. The sentence says what is wrong and what would be right."""

    level: Level
    sentence: str


@dataclass(frozen=True, slots=True)
class Installation:
    """What the diagnostics look at. Without settings there is no database; ``database`` is a fault if it did not open."""

    settings: Settings | None
    unreadable: str  # why there are no settings
    database: Database | StorageFault | None
    now: datetime  # aware UTC


Diagnostic = Callable[[Installation], Iterable[Finding]]


def open_installation(url: str | None, now: datetime) -> Installation:
    """Read the settings and open the database. ``url`` overrides DATABASE_URL; the caller closes the database."""
    from pydantic import ValidationError

    from adapters.app import random_id
    from adapters.settings import Settings
    from storage.database import Database
    from storage.faults import StorageFault

    try:
        settings = Settings() if url is None else Settings(database_url=url)
    except ValidationError as error:  # its own text repeats the value, which may be a secret
        named = ", ".join(sorted({str(part) for one in error.errors() for part in one["loc"]}))
        return Installation(None, f"{named} will not do: .env.example shows how to write it", None, now)
    except UnicodeDecodeError:
        return Installation(None, ".env is not UTF-8 text: save it in that encoding", None, now)
    try:
        opened = Database.open(
            settings.database_url, keys=settings.encryption_keys, new_id=random_id, lock=False
        )
    except StorageFault as fault:
        return Installation(settings, "", fault, now)
    return Installation(settings, "", opened, now)


def applied_programmes(database: Database) -> list[Programme]:
    """The programmes of the database, also those that have ended."""
    from storage import programmes

    with database.transaction() as work:
        return programmes.applied(work)


def running_programmes(installation: Installation) -> list[Programme]:
    """The programmes that have not ended; none if the database did not open."""
    from storage.database import Database

    if not isinstance(installation.database, Database):
        return []
    found = applied_programmes(installation.database)
    return [programme for programme in found if not has_ended(programme, installation.now)]


def today_in(programme: Programme, now: datetime) -> date:
    """The present day in a programme's zone."""
    return now.astimezone(ZoneInfo(programme.zone)).date()


def has_ended(programme: Programme, now: datetime) -> bool:
    """True after the programme's last day, in its zone."""
    return programme.ends_on < today_in(programme, now)
