"""Help contacts, and which of them suit a concern. They come from ``programme.toml``; none is written into the code."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from enum import StrEnum

from bot.rules.care import Concern

Contact = Mapping[str, str]
"""A contact as it is stored.

Its keys: ``for`` (a ContactPurpose), ``name_lt``, ``name_en``, ``phone``, ``link``, ``checked`` (ISO date), and
``round_the_clock`` (YES or "").
"""

EMERGENCY = "112"
YES = "yes"


class ContactPurpose(StrEnum):
    """The purpose of a help contact, in the order in which all contacts are listed."""

    URGENT = "urgent"  # life is in danger
    SUPPORT = "support"  # somebody to talk to
    OCCUPATIONAL = (
        "occupational"  # the organisation's own help with strain: psychologist, occupational health
    )
    OFFICIAL = "official"  # the organisation's own channel for reports of harassment and violence
    AUTHORITY = "authority"  # outside the organisation: the State Labour Inspectorate


_FOR: Mapping[Concern, tuple[ContactPurpose, ...]] = {  # docs/domain.md §6.2
    Concern.DANGER: (ContactPurpose.URGENT, ContactPurpose.SUPPORT),
    Concern.HARASSMENT: (ContactPurpose.OFFICIAL, ContactPurpose.AUTHORITY, ContactPurpose.URGENT),
    Concern.STRAIN: (ContactPurpose.OCCUPATIONAL, ContactPurpose.SUPPORT),
}


def default_purpose(phone: str) -> ContactPurpose:
    """The purpose of a contact whose file names none: the emergency number is for emergencies, any other to talk to."""
    return ContactPurpose.URGENT if phone.replace(" ", "") == EMERGENCY else ContactPurpose.SUPPORT


def purpose_of(contact: Contact) -> ContactPurpose:
    """The purpose of a contact; one that was stored before contacts had purposes has the default."""
    return ContactPurpose(contact.get("for") or default_purpose(contact.get("phone", "")))


def contacts_for(contacts: Sequence[Contact], concern: Concern) -> list[Contact]:
    """The contacts for a concern, the most suitable first; within one purpose those that answer at any hour first."""
    wanted = _FOR[concern]
    found = [contact for contact in contacts if purpose_of(contact) in wanted]
    return sorted(found, key=lambda one: (wanted.index(purpose_of(one)), _not_always_open(one)))


def contacts_by_purpose(contacts: Sequence[Contact]) -> list[tuple[ContactPurpose, list[Contact]]]:
    """All contacts by purpose; a purpose without a contact is left out."""
    groups = [
        (purpose, sorted((one for one in contacts if purpose_of(one) is purpose), key=_not_always_open))
        for purpose in ContactPurpose
    ]
    return [(purpose, found) for purpose, found in groups if found]


def has_official_channel(contacts: Sequence[Contact]) -> bool:
    """Whether there is an official channel; employers of more than 50 must have one (Lithuanian Labour Code, art. 30)."""
    return any(purpose_of(contact) is ContactPurpose.OFFICIAL for contact in contacts)


def checked_on(contact: Contact) -> date | None:
    """The day on which a contact was last verified; None where no valid day is stored."""
    try:
        return date.fromisoformat(contact.get("checked", ""))
    except ValueError:
        return None


def _not_always_open(contact: Contact) -> bool:
    return contact.get("round_the_clock") != YES
