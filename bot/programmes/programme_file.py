"""``programme.toml``: what one programme is. ``examples/programme.toml`` explains every key."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import cache
from zoneinfo import ZoneInfo

from bot.programmes.faults import Faults, Read
from bot.programmes.toml_section import NO_MOMENT, Section
from bot.programmes.toml_text import read_source
from bot.programmes.zones import zone_like, zone_named
from bot.rules.contacts import YES, Purpose, usual_purpose
from bot.rules.platforms import PLATFORMS

LANGUAGES = ("lt", "en")
PURPOSES = ("attraction", "development", "succession", "engagement")
EVENT_KINDS = ("opening", "training", "supervision", "progress", "closing")
RETENTION_DAYS = {"private_notes": 60, "shared_notes": 60, "meeting_facts": 365}  # after the end; domain §6.3
DEFAULT_PLATFORMS = (
    "slack",
)  # people use Telegram with accounts of their own: it is only ever switched on by the file
LONGEST_RETENTION = 1095  # days
LONGEST_PROGRAMME = timedelta(weeks=104)
PREPARATION = timedelta(
    weeks=8
)  # training may come that long before the start: mentors learn first (domain §5)

_KEY = "[a-z0-9]+(-[a-z0-9]+)*"
_KEY_IN_WORDS = "small letters without diacritics, digits and hyphens"


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
    """A programme as its file has it, checked whole. Field by field what ``storage.tables.Programme`` stores.

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


def read_programme(data: bytes, name: str, *, now: datetime | None = None) -> Read[ProgrammeSpec]:
    """The programme of a file, or all its faults. ``name`` is what the file is called in them.

    ``now`` (aware) is left out where a programme is rehearsed on a clock of its own: then no day is in the future.
    """
    faults = Faults(name, in_text=True)
    source = read_source(data, faults)
    spec = _programme(Section(source, source.values), now) if source else None
    return Read(None, faults.listed()) if faults else Read(spec)


def _programme(section: Section, now: datetime | None) -> ProgrammeSpec:
    slug = section.matching("slug", _KEY, "vejas-2027", _KEY_IN_WORDS)
    name_lt, name = section.both("name", "Mentorystė 2027", "Mentoring 2027")
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
    writer = section.truth("writer") if section.has("writer") else False
    address = section.word("address", ("tu", "jus"), {"jūs": "jus"})
    rhythm_weeks = section.whole("rhythm_weeks", 2, 6, "weeks")
    work_from, work_until = _hours(section)
    retention_days = _retention(section)
    help_contacts = _help(section, now.astimezone(ZoneInfo(zone)).date() if now else date.max)
    events = _events(section, starts_on, ends_on, zone)
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
    if section.sound("starts", "ends"):
        if ends_on <= starts_on:
            section.wrong("ends", f"{ends_on} is not after the start. Write a day after {starts_on}.")
        elif ends_on - starts_on > LONGEST_PROGRAMME:
            last = starts_on + LONGEST_PROGRAMME
            section.wrong(
                "ends", f"{ends_on} is more than two years after the start. Write a day until {last}."
            )
    return starts_on, ends_on


def _zone(section: Section) -> str:
    written = section.text("zone", "Europe/Vilnius")
    zone = zone_named(written)
    if zone is None and section.sound("zone"):
        section.wrong("zone", f'“{written}” is no time zone. Write zone = "{zone_like(written)}".')
    return zone or "UTC"


def _country(section: Section) -> str:
    country = section.text("country", "LT").upper()
    if section.sound("country") and country not in _countries():
        section.wrong(
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
    work_from, work_until = hours.clock("from", "09:00"), hours.clock("until", "17:00")
    if hours.sound("from", "until") and work_until <= work_from:
        hours.wrong(
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
        key: retention.whole(key, 1, LONGEST_RETENTION, "days after the end")
        if retention.has(key)
        else default
        for key, default in RETENTION_DAYS.items()
    }
    retention.close()
    return days


def _help(section: Section, today: date) -> tuple[Mapping[str, str], ...]:
    contacts = section.tables("help")
    if not contacts and section.sound("help"):
        section.wrong(
            "help",
            "there is nobody to turn to when it is hard. Write at least one section [[help]] with its name, "
            "its phone or link, and the day it was checked.",
        )
    return tuple(_contact(contact, today) for contact in contacts)


def _contact(contact: Section, today: date) -> dict[str, str]:
    name_lt, name_en = contact.both("name", "Pagalba", "Help")
    phone = (
        contact.matching("phone", "[+0-9][0-9 ]{2,19}", "116 123", "digits and spaces")
        if contact.has("phone")
        else ""
    )
    link = (
        contact.matching("link", r"https://\S+", "https://example.lt", "a whole address with https")
        if contact.has("link")
        else ""
    )
    if not contact.has("phone") and not contact.has("link"):
        contact.wrong(
            "phone", 'there is neither phone nor link. Write one of them, such as phone = "116 123".'
        )
    usual = usual_purpose(phone)
    purpose = contact.word("for", tuple(Purpose)) if contact.has("for") else usual
    always = contact.truth("round_the_clock") if contact.has("round_the_clock") else purpose == Purpose.URGENT
    checked = contact.day("checked", "2026-11-02")
    if contact.sound("checked") and checked > today:
        contact.wrong(
            "checked", f"{checked} is in the future. Write the day on which somebody last made sure of it."
        )
    contact.close()
    return {
        "for": str(purpose),
        "name_lt": name_lt,
        "name_en": name_en,
        "phone": phone,
        "link": link,
        "round_the_clock": YES if always else "",
        "checked": checked.isoformat(),
    }


def _events(section: Section, starts_on: date, ends_on: date, zone: str) -> tuple[EventSpec, ...]:
    events: list[EventSpec] = []
    for event in section.tables("event"):
        read = _event(event, zone)
        if event.sound("key") and read.key in {other.key for other in events}:
            event.wrong("key", f"two events have the key “{read.key}”. Give each its own.")
        if section.sound("starts", "ends", "zone") and event.sound("kind", "starts"):
            day = read.starts_at.astimezone(ZoneInfo(zone)).date()
            first = starts_on - PREPARATION if read.kind == "training" else starts_on
            if not first <= day <= ends_on:
                event.wrong(
                    "starts", f"{day} is outside the programme. Write a day from {first} to {ends_on}."
                )
        events.append(read)
    return tuple(events)


def _event(event: Section, zone: str) -> EventSpec:
    key = event.matching("key", _KEY, "opening", _KEY_IN_WORDS)
    kind = event.word("kind", EVENT_KINDS)
    starts = event.moment("starts", "2027-01-07 14:00")
    title_lt, title_en = event.both("title", "Pradžios renginys", "Opening event")
    place = event.text("place", "Konferencijų salė, 3 aukštas")
    starts_at = NO_MOMENT
    if event.sound("starts"):
        starts_at = starts.replace(tzinfo=ZoneInfo(zone)).astimezone(UTC)
        if starts_at.astimezone(ZoneInfo(zone)).replace(tzinfo=None) != starts:
            event.wrong(
                "starts",
                f"{starts:%Y-%m-%d %H:%M} is skipped in {zone}: summer time begins. Write another hour.",
            )
    event.close()
    return EventSpec(
        key=key, kind=kind, starts_at=starts_at, title_lt=title_lt, title_en=title_en, place=place
    )
