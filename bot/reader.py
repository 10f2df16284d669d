"""What a person's own settings and the programme's defaults come to."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from bot.rules.quiet import WorkingHours
from storage.tables import Person, Programme


@dataclass(frozen=True, slots=True)
class Reader:
    """Somebody who reads: their language, form of address, zone and local time."""

    person_id: str
    called: str | None
    language: str  # lt | en
    address: str  # tu | jus
    now: datetime  # aware, local

    @property
    def today(self) -> date:
        """Their day."""
        return self.now.date()


def language_of(person: Person, programme: Programme) -> str:
    """Their own language, or the programme's first."""
    return person.language or programme.languages[0]


def zone_of(person: Person, programme: Programme) -> str:
    """Their own zone, or the programme's."""
    return person.zone or programme.zone


def reader_of(person: Person, programme: Programme, now: datetime) -> Reader:
    """The reader a person is at ``now`` (aware)."""
    return Reader(
        person_id=person.id,
        called=person.called or None,
        language=language_of(person, programme),
        address=person.address or programme.address,
        now=now.astimezone(ZoneInfo(zone_of(person, programme))),
    )


def hours_of(person: Person, programme: Programme) -> WorkingHours:
    """When unasked messages may reach the person."""
    return WorkingHours(
        zone=zone_of(person, programme),
        begin=time.fromisoformat(person.work_from or programme.work_from),
        end=time.fromisoformat(person.work_until or programme.work_until),
        country=programme.country,
        not_before=person.paused_until,
    )


def first_name(person: Person) -> str:
    """The first name, in the nominative: it is never declined."""
    return person.name.split()[0]
