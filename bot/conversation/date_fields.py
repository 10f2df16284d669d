"""Date and time fields: a day with or without an hour, an hour, working hours, a time zone."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from functools import cache
from typing import Any, Literal
from zoneinfo import available_timezones

from bot.conversation.fields import Field, FieldContext, Unclear
from bot.conversation.text_folding import fold, option_by_number
from bot.rules.when import parse_date

# Folded Lithuanian names of cities, in the nominative and the locative ("in which city?"); zone names have neither.
_LITHUANIAN_CITIES = {
    "Europe/Vilnius": "vilniuje kaunas kaune klaipeda klaipedoje siauliai siauliuose panevezys panevezyje alytus alytuje"
    " marijampole marijampoleje utena utenoje telsiai telsiuose taurage taurageje mazeikiai mazeikiuose palanga palangoje",
    "Europe/Riga": "ryga rygoje",
    "Europe/Tallinn": "talinas taline",
    "Europe/Warsaw": "varsuva varsuvoje",
    "Europe/London": "londonas londone",
    "Europe/Dublin": "dublinas dubline",
    "Europe/Berlin": "berlynas berlyne",
    "Europe/Paris": "paryzius paryziuje",
    "Europe/Brussels": "briuselis briuselyje",
    "Europe/Amsterdam": "amsterdamas amsterdame",
    "Europe/Copenhagen": "kopenhaga kopenhagoje",
    "Europe/Stockholm": "stokholmas stokholme",
    "Europe/Oslo": "oslas osle",
    "Europe/Helsinki": "helsinkis helsinkyje",
    "America/New_York": "niujorkas niujorke",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class When(Field):
    """A day, or a day and an hour, written in words; in the person's own zone.

    The value is ISO text: ``2027-01-12`` or ``2027-01-12T15:00`` (local). ``suggested`` names a list of such values in the
    conversation's ``about`` that are offered to press. ``until``: the answer may begin with "until" or "iki".
    """

    toward: Literal["future", "past"] = "future"
    suggested: str | None = None
    until: bool = False

    def options(self, about: Mapping[str, Any]) -> tuple[str, ...]:
        """The suggested days and times."""
        return tuple(str(value) for value in about.get(self.suggested, ())) if self.suggested else ()

    def read(self, raw: str, context: FieldContext) -> str:
        """The ISO text; raises Unclear rather than guess."""
        options = self.options(context.about)
        said = raw.strip()
        if said in options:
            return said
        if (counted := option_by_number(said, options)) is not None:
            return counted
        reading = context.reading
        said = without_until(said) if self.until else said
        found = parse_date(said, language=reading.language, now=reading.now, toward=self.toward)
        if found is None:
            raise Unclear(
                "unclear-until"
                if self.until
                else "unclear-when"
                if self.toward == "future"
                else "unclear-when-past"
            )
        return to_iso(found)

    def accepts(self, value: Any, about: Mapping[str, Any]) -> bool:
        """Whether it is an ISO day, with or without a time."""
        try:
            datetime.fromisoformat(value)
        except (TypeError, ValueError):
            return False
        return True

    def case(self, value: Any) -> str:
        """``moment`` for a day with an hour, ``day`` for a day alone, or ``skipped``."""
        return "skipped" if value is None else "moment" if "T" in value else "day"

    def cases(self) -> tuple[str, ...] | None:
        """All three."""
        return ("moment", "day", *(("skipped",) if self.optional else ()))


@dataclass(frozen=True, slots=True, kw_only=True)
class Hour(Field):
    """A time of day, local; the value is ``HH:MM``."""

    def read(self, raw: str, context: FieldContext) -> str:
        """``HH:MM`` of "15", "15:30", "3 pm", "15 val."; raises Unclear."""
        hour = parse_hour(raw, context.reading.language, context.reading.now)
        if hour is None:
            raise Unclear("unclear-hour")
        return f"{hour:%H:%M}"

    def accepts(self, value: Any, about: Mapping[str, Any]) -> bool:
        """Whether it is ``HH:MM``."""
        return isinstance(value, str) and re.fullmatch(r"([01]\d|2[0-3]):[0-5]\d", value) is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class Hours(Field):
    """Working hours, local; the value is ``HH:MM-HH:MM``, at least four hours long."""

    def read(self, raw: str, context: FieldContext) -> str:
        """Two hours of "8:30-17", "nuo 9 iki 18", "9 to 5:30 pm"; raises Unclear."""
        parts = re.split(r"\s*(?:-|–|—|\biki\b|\bto\b|\btill\b|\buntil\b)\s*", raw.strip().lower())
        if len(parts) == 2:
            began = _clock(re.sub(r"^(nuo|from)\s+", "", parts[0]))
            ended = _clock(parts[1])
            if began and ended and (ended.hour * 60 + ended.minute) - (began.hour * 60 + began.minute) >= 240:
                return f"{began:%H:%M}-{ended:%H:%M}"
        raise Unclear("unclear-hours")

    def accepts(self, value: Any, about: Mapping[str, Any]) -> bool:
        """Whether it is ``HH:MM-HH:MM``."""
        return isinstance(value, str) and re.fullmatch(r"\d\d:\d\d-\d\d:\d\d", value) is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class Zone(Field):
    """A time zone by its IANA name or its city; the value is the IANA name."""

    def read(self, raw: str, context: FieldContext) -> str:
        """The zone of "Europe/London", "London", "New York", "Kaune"; raises Unclear."""
        found = _zones().get(fold(raw).removeprefix("in "))
        if found is None:
            raise Unclear("unclear-zone")
        return found

    def accepts(self, value: Any, about: Mapping[str, Any]) -> bool:
        """Whether it is the name of a known zone."""
        return value in _zones().values()


def without_until(text: str) -> str:
    """The day in "iki penktadienio", "until Friday", "by Friday"."""
    return re.sub(r"^\s*(?:iki|until|till|by)\s+", "", text, flags=re.IGNORECASE)


def to_iso(value: date | datetime) -> str:
    """A day or a local time as ``When`` stores it."""
    return value.strftime("%Y-%m-%dT%H:%M") if isinstance(value, datetime) else value.isoformat()


def parse_hour(raw: str, language: str, now: datetime) -> time | None:
    """The time of day in a text, without its day; None where it is unclear."""
    bare = _clock(raw.strip())
    if bare is not None and (":" in raw or bare.hour >= 7):
        return bare
    tomorrow = "rytoj" if language == "lt" else "tomorrow"
    found = parse_date(f"{tomorrow} {raw.strip()}", language=language, now=now)
    return found.time() if isinstance(found, datetime) else None


def _clock(text: str) -> time | None:
    found = re.fullmatch(r"(\d{1,2})(?:[:.](\d{2}))?\s*(val\.?|h|am|pm)?", text.strip().lower())
    if not found:
        return None
    hour, minute, half = int(found[1]), int(found[2] or 0), found[3]
    if half in ("am", "pm"):
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if half == "pm" else 0)
    return time(hour, minute) if hour < 24 and minute < 60 else None


def is_zone(name: str) -> bool:
    """Whether a name, given by a platform, is that of an IANA zone of a city."""
    return name in _zones().values()


@cache
def _zones() -> Mapping[str, str]:
    """Zone names by their folded names and cities; a city that two zones share is left out."""
    named: dict[str, str] = {}
    cities: dict[str, set[str]] = {}
    for zone in sorted(available_timezones()):
        if "/" in zone and not zone.startswith(("Etc/", "SystemV/", "posix/", "right/", "US/")):
            named[fold(zone)] = zone
            cities.setdefault(fold(zone.rsplit("/", 1)[-1].replace("_", " ")), set()).add(zone)
    single = {city: zones.pop() for city, zones in cities.items() if len(zones) == 1}
    lithuanian = {word: zone for zone, words in _LITHUANIAN_CITIES.items() for word in words.split()}
    return {
        "utc": "UTC",
        **lithuanian,
        **single,
        **named,
        **{fold(zone.replace("_", " ")): zone for zone in named.values()},
    }
