"""Reads the sections ``[[event]]`` of ``programme.toml``: the meetings of the whole programme."""

from __future__ import annotations

from datetime import UTC, date, timedelta
from zoneinfo import ZoneInfo

from bot.programmes.programme_spec import EVENT_KINDS, EventSpec
from bot.programmes.section import NO_TIME, Section

PREPARATION = timedelta(weeks=8)  # mentors are trained before the programme starts (docs/domain.md §5)


def read_events(section: Section, starts_on: date, ends_on: date, zone: str) -> tuple[EventSpec, ...]:
    """The events of a programme, each on a day of it; a training may come up to eight weeks before."""
    events: list[EventSpec] = []
    for event in section.tables("event"):
        read = _event(event, zone)
        if event.is_sound("key") and read.key in {other.key for other in events}:
            event.add_fault("key", f"two events have the key “{read.key}”. Give each its own.")
        if section.is_sound("starts", "ends", "zone") and event.is_sound("kind", "starts"):
            day = read.starts_at.astimezone(ZoneInfo(zone)).date()
            first = starts_on - PREPARATION if read.kind == "training" else starts_on
            if not first <= day <= ends_on:
                event.add_fault(
                    "starts", f"{day} is outside the programme. Write a day from {first} to {ends_on}."
                )
        events.append(read)
    return tuple(events)


def _event(event: Section, zone: str) -> EventSpec:
    key = event.slug("key", "opening")
    kind = event.word("kind", EVENT_KINDS)
    starts = event.local_time("starts", "2027-01-07 14:00")
    title_lt, title_en = event.bilingual("title", "Pradžios renginys", "Opening event")
    place = event.text("place", "Konferencijų salė, 3 aukštas")
    starts_at = NO_TIME
    if event.is_sound("starts"):
        starts_at = starts.replace(tzinfo=ZoneInfo(zone)).astimezone(UTC)
        if starts_at.astimezone(ZoneInfo(zone)).replace(tzinfo=None) != starts:
            event.add_fault(
                "starts",
                f"{starts:%Y-%m-%d %H:%M} is skipped in {zone}: summer time begins. Write another hour.",
            )
    event.close()
    return EventSpec(
        key=key, kind=kind, starts_at=starts_at, title_lt=title_lt, title_en=title_en, place=place
    )
