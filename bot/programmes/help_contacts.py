"""Reads the sections ``[[help]]`` of ``programme.toml``: the contacts that people can turn to when it is hard."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from bot.programmes.section import Section
from bot.rules.contacts import YES, ContactPurpose, default_purpose


def read_help_contacts(section: Section, today: date) -> tuple[Mapping[str, str], ...]:
    """The help contacts of the programme; ``today`` is the day in its zone, and none was checked later."""
    contacts = section.tables("help")
    if not contacts and section.is_sound("help"):
        section.add_fault(
            "help",
            "there is nobody to turn to when it is hard. Write at least one section [[help]] with its name, "
            "its phone or link, and the day it was checked.",
        )
    return tuple(_contact(contact, today) for contact in contacts)


def _contact(contact: Section, today: date) -> dict[str, str]:
    name_lt, name_en = contact.bilingual("name", "Pagalba", "Help")
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
        contact.add_fault(
            "phone", 'there is neither phone nor link. Write one of them, such as phone = "116 123".'
        )
    usual = default_purpose(phone)
    purpose = contact.word("for", tuple(ContactPurpose)) if contact.has("for") else usual
    always = (
        contact.flag("round_the_clock")
        if contact.has("round_the_clock")
        else purpose == ContactPurpose.URGENT
    )
    checked = contact.day("checked", "2026-11-02")
    if contact.is_sound("checked") and checked > today:
        contact.add_fault(
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
