"""Help contacts: whom to turn to, for what. They come from the programme's file; none is written into the code."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from enum import StrEnum

from bot.rules.care import Concern

Contact = Mapping[str, str]
"""``for`` (a Purpose), ``name_lt``, ``name_en``, ``phone``, ``link``, ``checked`` (ISO date), ``round_the_clock`` (yes or "")."""

EMERGENCY = "112"
YES = "yes"


class Purpose(StrEnum):
    """What somebody turns to a contact for, in the order in which all of them are listed."""

    URGENT = "urgent"  # life is in danger
    SUPPORT = "support"  # somebody to talk to
    OCCUPATIONAL = (
        "occupational"  # the organisation's own help with strain: psychologist, occupational health
    )
    OFFICIAL = "official"  # the organisation's own channel for reports of harassment and violence
    AUTHORITY = "authority"  # outside the organisation: the State Labour Inspectorate


_FOR: Mapping[Concern, tuple[Purpose, ...]] = {  # domain §6.2
    Concern.DANGER: (Purpose.URGENT, Purpose.SUPPORT),
    Concern.HARASSMENT: (Purpose.OFFICIAL, Purpose.AUTHORITY, Purpose.URGENT),
    Concern.STRAIN: (Purpose.OCCUPATIONAL, Purpose.SUPPORT),
}


def usual_purpose(phone: str) -> Purpose:
    """What a contact is for where the file does not say: the emergency number is for emergencies, anybody else to talk to."""
    return Purpose.URGENT if phone.replace(" ", "") == EMERGENCY else Purpose.SUPPORT


def purpose_of(contact: Contact) -> Purpose:
    """What a contact is for; one that was applied before contacts had purposes has the usual one."""
    return Purpose(contact.get("for") or usual_purpose(contact.get("phone", "")))


def fitting(contacts: Sequence[Contact], concern: Concern) -> list[Contact]:
    """The contacts for a concern, the most fitting first; within one purpose those who answer at any hour first."""
    wanted = _FOR[concern]
    found = [contact for contact in contacts if purpose_of(contact) in wanted]
    return sorted(found, key=lambda one: (wanted.index(purpose_of(one)), _sleeps(one)))


def grouped(contacts: Sequence[Contact]) -> list[tuple[Purpose, list[Contact]]]:
    """All contacts by purpose; a purpose that nobody serves is left out."""
    groups = [
        (purpose, sorted((one for one in contacts if purpose_of(one) is purpose), key=_sleeps))
        for purpose in Purpose
    ]
    return [(purpose, found) for purpose, found in groups if found]


def has_official(contacts: Sequence[Contact]) -> bool:
    """Whether there is an official channel; employers of more than 50 must have one (Labour Code, art. 30)."""
    return any(purpose_of(contact) is Purpose.OFFICIAL for contact in contacts)


def checked_on(contact: Contact) -> date | None:
    """The day on which somebody last made sure that a contact is right; None where no sound day is stored."""
    try:
        return date.fromisoformat(contact.get("checked", ""))
    except ValueError:
        return None


def _sleeps(contact: Contact) -> bool:
    return contact.get("round_the_clock") != YES
