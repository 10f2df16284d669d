"""Diagnostics of the programmes: they are applied, coordinated, and their help contacts are up to date."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import TYPE_CHECKING

from adapters.cli.diagnostics.installation import (
    Finding,
    Installation,
    Level,
    applied_programmes,
    has_ended,
    running_programmes,
    today_in,
)

if TYPE_CHECKING:
    from bot.rules.contacts import Contact

CHECK_AGAIN_AFTER = timedelta(
    days=365
)  # people in distress call these numbers: a coordinator confirms each once a year


def programmes_are_applied(installation: Installation) -> Iterator[Finding]:
    """There is a programme, and those that have not ended have a coordinator."""
    from storage import pairs, people
    from storage.database import Database

    if not isinstance(installation.database, Database):
        return
    found = applied_programmes(installation.database)
    if not found:
        what = "none is applied yet: pora programme apply PROGRAMME ROSTER"
        yield Finding(Level.WARNING, f"programme: {what}")
    for programme in found:
        if has_ended(programme, installation.now):
            yield Finding(Level.FINE, f"programme {programme.slug}: ended on {programme.ends_on}.")
            continue
        with installation.database.transaction() as work:
            running = [one for one in pairs.of_programmes(work, [programme.id]) if one.pair.ended_at is None]
            coordinators = len(people.coordinators(work, programme.id))
        if coordinators:
            what = f"{programme.starts_on} to {programme.ends_on}, pairs: {len(running)}"
            yield Finding(Level.FINE, f"programme {programme.slug}: {what}.")
        else:
            what = "nobody coordinates it, so nobody hears when a pair asks for a talk. Add a coordinator to the roster"
            yield Finding(Level.WARNING, f"programme {programme.slug}: {what} and apply it.")


def contacts_are_checked(installation: Installation) -> Iterator[Finding]:
    """Each help contact was confirmed within a year, and there is an official channel for reports of harassment."""
    from adapters.cli.programme import NO_OFFICIAL
    from bot.rules.contacts import has_official_channel

    for programme in running_programmes(installation):
        today, contacts = today_in(programme, installation.now), programme.help_contacts
        overdue = [
            (contact, wrong) for contact in contacts if (wrong := _overdue(contact, today)) is not None
        ]
        for contact, wrong in overdue:
            yield Finding(
                Level.WARNING,
                f"help contact {_named(contact)} of {programme.slug}: {wrong}. Make sure that it is right, write "
                "today's date at checked in the programme file, and apply it.",
            )
        if not has_official_channel(contacts):
            yield Finding(Level.WARNING, f"help contacts of {programme.slug}: {NO_OFFICIAL}")
        elif not overdue:
            yield Finding(
                Level.FINE, f"help contacts of {programme.slug}: {len(contacts)}, checked within a year."
            )


def _overdue(contact: Contact, today: date) -> str | None:
    """What is wrong with the day on which a contact was confirmed; None if it is recent."""
    from bot.rules.contacts import checked_on

    checked = checked_on(contact)
    if checked is None:
        return "it has no day on which it was checked"
    if checked > today:
        return f"the day on which it was checked, {checked}, is in the future"
    if today - checked > CHECK_AGAIN_AFTER:
        return f"it was checked on {checked}, more than a year ago"
    return None


def _named(contact: Contact) -> str:
    reach = contact.get("phone") or contact.get("link", "")
    return f"“{contact.get('name_en', '')}” ({reach})"
