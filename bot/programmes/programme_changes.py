"""Works out what ``programme.toml`` changes in the programme and its events."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from bot.programmes.differences import changed_columns, describe_changes, format_value
from bot.programmes.plan import Change
from bot.programmes.programme_spec import EventSpec, ProgrammeSpec
from storage.programmes import Stored
from storage.tables import Programme, ProgrammeEvent
from storage.unit_of_work import UnitOfWork

_PROGRAMME = {  # columns by the names that the file has for them
    "name": "name in English",
    "name_lt": "name in Lithuanian",
    "purposes": "purpose",
    "starts_on": "starts",
    "ends_on": "ends",
    "work_from": "hours from",
    "work_until": "hours until",
    "retention_days": "retention",
    "help_contacts": "help",
}
_EVENT = {"starts_at": "starts", "title_lt": "title in Lithuanian", "title_en": "title in English"}


def programme_changes(
    work: UnitOfWork, stored: Stored, spec: ProgrammeSpec, now: datetime
) -> tuple[str, list[Change]]:
    """The programme's id, and the changes in its own row."""
    values = _values(spec)
    known = stored.programme
    if known is None:
        programme = Programme(id=work.new_id(), slug=spec.slug, created_at=now, **values)
        return programme.id, [Change(f"+ programme {spec.name} ({spec.slug})", new=(programme,))]
    altered = changed_columns(known, values)
    if not altered:
        return known.id, []
    line = f"~ programme {spec.slug}: {describe_changes(known, altered, _PROGRAMME)}"
    return known.id, [Change(line, altered=(known, altered))]


def event_changes(
    work: UnitOfWork, stored: Stored, spec: ProgrammeSpec, programme_id: str
) -> tuple[list[Change], list[str]]:
    """The changes in the events, and a line on each stored event that the file leaves out: it stays."""
    changes: list[Change] = []
    for event in spec.events:
        values = _event_values(event)
        known = stored.events.get(event.key)
        if known is None:
            row = ProgrammeEvent(id=work.new_id(), programme_id=programme_id, key=event.key, **values)
            line = f"+ event {event.key}: {event.title_en}, {format_value(event.starts_at, spec.zone)}"
            changes.append(Change(line, new=(row,)))
        elif altered := changed_columns(known, values):
            line = f"~ event {event.key}: {describe_changes(known, altered, _EVENT, spec.zone)}"
            changes.append(Change(line, altered=(known, altered)))
    listed = {event.key for event in spec.events}
    left_out = [
        f"event {key} is left out of the file: unchanged"
        for key in sorted(stored.events)
        if key not in listed
    ]
    return changes, left_out


def _values(spec: ProgrammeSpec) -> dict[str, Any]:
    return {
        "name": spec.name,
        "name_lt": spec.name_lt,
        "purposes": list(spec.purposes),
        "starts_on": spec.starts_on,
        "ends_on": spec.ends_on,
        "zone": spec.zone,
        "country": spec.country,
        "languages": list(spec.languages),
        "platforms": list(spec.platforms),
        "writer": spec.writer,
        "address": spec.address,
        "rhythm_weeks": spec.rhythm_weeks,
        "work_from": spec.work_from,
        "work_until": spec.work_until,
        "retention_days": dict(spec.retention_days),
        "help_contacts": [dict(contact) for contact in spec.help_contacts],
    }


def _event_values(event: EventSpec) -> dict[str, Any]:
    return {
        "kind": event.kind,
        "starts_at": event.starts_at,
        "title_lt": event.title_lt,
        "title_en": event.title_en,
        "place": event.place,
    }
