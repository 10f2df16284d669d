"""Reads ``programme.toml``, the description of one programme. ``examples/programme.toml`` explains every key."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from functools import cache
from zoneinfo import ZoneInfo

from bot.programmes.events import read_events
from bot.programmes.faults import Faults, ReadResult
from bot.programmes.help_contacts import read_help_contacts
from bot.programmes.programme_spec import (
    DEFAULT_PLATFORMS,
    LANGUAGES,
    PURPOSES,
    RETENTION_DAYS,
    ProgrammeSpec,
)
from bot.programmes.section import Section
from bot.programmes.toml_file import open_toml
from bot.programmes.zones import find_zone, nearest_zone
from bot.rules.platforms import PLATFORMS
from conversation_prompts.toml_document import Document, KeyPath, dotted

LONGEST_RETENTION = 1095  # days
LONGEST_PROGRAMME = timedelta(weeks=104)


def read_programme(data: bytes, name: str, *, now: datetime | None = None) -> ReadResult[ProgrammeSpec]:
    """The programme of a file, or all its faults. ``name`` is the file's name in them.

    ``now`` (aware) is left out where a programme is rehearsed on a clock of its own: then no day is in the future.
    """
    faults = Faults(name, in_text=True)
    document = open_toml(data, faults)
    spec = _programme(_root(document, faults), now) if document else None
    return ReadResult(None, faults.sorted()) if faults else ReadResult(spec)


def _root(document: Document, faults: Faults) -> Section:
    """The whole document as a section that notes each fault with the line and the name of its key."""

    def report(path: KeyPath, message: str) -> None:
        faults.add(message, row=document.line(path), column=dotted(path))

    return Section(document.values, report)


def _programme(section: Section, now: datetime | None) -> ProgrammeSpec:
    slug = section.slug("slug", "vejas-2027")
    name_lt, name = section.bilingual("name", "Mentorystė 2027", "Mentoring 2027")
    purposes = section.words("purpose", PURPOSES, most=2)
    starts_on, ends_on = _dates(section)
    zone = _zone(section)
    country = _country(section)
    languages = section.words("languages", LANGUAGES, most=len(LANGUAGES))
    platforms = (
        section.words("platforms", PLATFORMS, most=len(PLATFORMS))
        if section.has("platforms")
        else DEFAULT_PLATFORMS
    )
    writer = section.flag("writer") if section.has("writer") else False
    address = section.word("address", ("tu", "jus"), {"jūs": "jus"})
    rhythm_weeks = section.number("rhythm_weeks", 2, 6, "weeks")
    work_from, work_until = _hours(section)
    retention_days = _retention(section)
    help_contacts = read_help_contacts(section, now.astimezone(ZoneInfo(zone)).date() if now else date.max)
    events = read_events(section, starts_on, ends_on, zone)
    section.close()
    return ProgrammeSpec(
        slug=slug,
        name=name,
        name_lt=name_lt,
        purposes=purposes,
        starts_on=starts_on,
        ends_on=ends_on,
        zone=zone,
        country=country,
        languages=languages,
        platforms=platforms,
        writer=writer,
        address=address,
        rhythm_weeks=rhythm_weeks,
        work_from=work_from,
        work_until=work_until,
        retention_days=retention_days,
        help_contacts=help_contacts,
        events=events,
    )


def _dates(section: Section) -> tuple[date, date]:
    starts_on, ends_on = section.day("starts", "2027-01-04"), section.day("ends", "2027-07-02")
    if section.is_sound("starts", "ends"):
        if ends_on <= starts_on:
            section.add_fault("ends", f"{ends_on} is not after the start. Write a day after {starts_on}.")
        elif ends_on - starts_on > LONGEST_PROGRAMME:
            last = starts_on + LONGEST_PROGRAMME
            section.add_fault(
                "ends", f"{ends_on} is more than two years after the start. Write a day until {last}."
            )
    return starts_on, ends_on


def _zone(section: Section) -> str:
    written = section.text("zone", "Europe/Vilnius")
    zone = find_zone(written)
    if zone is None and section.is_sound("zone"):
        section.add_fault("zone", f'“{written}” is no time zone. Write zone = "{nearest_zone(written)}".')
    return zone or "UTC"


def _country(section: Section) -> str:
    country = section.text("country", "LT").upper()
    if section.is_sound("country") and country not in _countries():
        section.add_fault(
            "country",
            f"the public holidays of “{country}” are not known. "
            'Write the two letters of a country (ISO 3166), such as country = "LT".',
        )
    return country


@cache
def _countries() -> frozenset[str]:
    import holidays

    return frozenset(code for code in holidays.list_supported_countries() if re.fullmatch("[A-Z]{2}", code))


def _hours(section: Section) -> tuple[str, str]:
    hours = section.table("hours", 'hours = { from = "09:00", until = "17:00" }')
    if hours is None:
        return "09:00", "17:00"
    work_from, work_until = hours.time_of_day("from", "09:00"), hours.time_of_day("until", "17:00")
    if hours.is_sound("from", "until") and work_until <= work_from:
        hours.add_fault(
            "until", f"{work_until} is not after {work_from}. Write the hour when the working day ends."
        )
    hours.close()
    return work_from, work_until


def _retention(section: Section) -> dict[str, int]:
    if not section.has("retention"):
        return dict(RETENTION_DAYS)
    retention = section.table("retention", "[retention]")
    if retention is None:
        return dict(RETENTION_DAYS)
    days = {
        key: retention.number(key, 1, LONGEST_RETENTION, "days after the end")
        if retention.has(key)
        else default
        for key, default in RETENTION_DAYS.items()
    }
    retention.close()
    return days
