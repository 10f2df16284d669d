"""A programme as its file describes it: its values, their vocabulary, and the defaults."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

LANGUAGES = ("lt", "en")
PURPOSES = ("attraction", "development", "succession", "engagement")
EVENT_KINDS = ("opening", "training", "supervision", "progress", "closing")
RETENTION_DAYS = {"private_notes": 60, "shared_notes": 60, "meeting_facts": 365}
"""Days after the programme's end until each kind of data is erased (docs/domain.md §6.3)."""

DEFAULT_PLATFORMS = ("slack",)
"""People use Telegram with accounts of their own, so only the file switches it on."""


@dataclass(frozen=True, slots=True)
class EventSpec:
    """An event of a programme. ``starts_at`` is aware UTC."""

    key: str
    kind: str
    starts_at: datetime
    title_lt: str
    title_en: str
    place: str


@dataclass(frozen=True, slots=True)
class ProgrammeSpec:
    """A programme as its file describes it, checked as a whole. Its fields are the columns of ``storage.tables.Programme``.

    A help contact has the keys of ``bot.rules.contacts.Contact``; of phone and link one may be empty.
    ``retention_days`` has every key of RETENTION_DAYS.
    """

    slug: str
    name: str
    name_lt: str
    purposes: tuple[str, ...]
    starts_on: date
    ends_on: date
    zone: str
    country: str
    languages: tuple[str, ...]
    platforms: tuple[str, ...]
    writer: bool
    address: str
    rhythm_weeks: int
    work_from: str
    work_until: str
    retention_days: Mapping[str, int]
    help_contacts: tuple[Mapping[str, str], ...]
    events: tuple[EventSpec, ...]
