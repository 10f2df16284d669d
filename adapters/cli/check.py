"""``pora check``: whether an installation is in order, one line for each thing that was looked at.

A check is a plain function from what the command found to findings; another platform's checks are added to ``CHECKS``.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated
from zoneinfo import ZoneInfo

import typer

if TYPE_CHECKING:
    from adapters.settings import Settings
    from bot.rules.contacts import Contact
    from storage.database import Database
    from storage.faults import StorageFault
    from storage.tables import Programme

FAULTY = 1  # exit code: something has to be mended before Pora works; warnings alone end with 0
CHECKED_HOLDS = timedelta(days=365)  # a help contact is made sure of once a year (domain §8.5)


class Level(StrEnum):
    """How grave a finding is."""

    FINE = "ok"
    WARNING = "warning"  # Pora works, and somebody should see to it
    FAULT = "fault"


@dataclass(frozen=True, slots=True)
class Finding:
    """One line: what was looked at, and what would be right where it is not."""

    level: Level
    sentence: str


@dataclass(frozen=True, slots=True)
class Ground:
    """What the checks stand on. Without settings there is no database; ``database`` is a fault where it did not open."""

    settings: Settings | None
    unreadable: str  # why there are no settings
    database: Database | StorageFault | None
    now: datetime  # aware UTC


Check = Callable[[Ground], Iterable[Finding]]


def check(
    *, database: Annotated[str | None, typer.Option(help="sqlite:///file or postgresql://…")] = None
) -> None:
    """Check an installation, also while Pora runs: a line for each thing looked at. Ends with 1 where there is a fault."""
    from adapters.app import SystemClock

    findings = look(database, SystemClock().now())
    for finding in findings:
        typer.echo(f"{finding.level:<8} {finding.sentence}")
    if any(finding.level is Level.FAULT for finding in findings):
        raise typer.Exit(FAULTY)


def look(url: str | None, now: datetime) -> Sequence[Finding]:
    """Everything that the checks find. ``url`` stands for DATABASE_URL; ``now`` is aware UTC."""
    from storage.database import Database

    ground = _ground(url, now)
    try:
        return [finding for each in CHECKS for finding in each(ground)]
    finally:
        if isinstance(ground.database, Database):
            ground.database.close()


def _ground(url: str | None, now: datetime) -> Ground:
    from pydantic import ValidationError

    from adapters.app import random_id
    from adapters.settings import Settings
    from storage.database import Database
    from storage.faults import StorageFault

    try:
        settings = Settings() if url is None else Settings(database_url=url)
    except ValidationError as error:  # its own text repeats the value, which may be a secret
        named = ", ".join(sorted({str(part) for one in error.errors() for part in one["loc"]}))
        return Ground(None, f"{named} will not do: .env.example shows how to write it", None, now)
    except UnicodeDecodeError:
        return Ground(None, ".env is not UTF-8 text: save it in that encoding", None, now)
    try:
        opened = Database.open(
            settings.database_url, keys=settings.encryption_keys, new_id=random_id, lock=False
        )
    except StorageFault as fault:
        return Ground(settings, "", fault, now)
    return Ground(settings, "", opened, now)


# ---- the checks ----------------------------------------------------------------------------------------------------------


def settings_are_readable(ground: Ground) -> Iterator[Finding]:
    """Every variable of the environment and line of ``.env`` can be used."""
    if ground.settings is None:
        yield Finding(Level.FAULT, f"settings: {ground.unreadable}.")
    else:
        yield Finding(Level.FINE, "settings: readable.")


def database_opens(ground: Ground) -> Iterator[Finding]:
    """The database is there, can be opened, and has the schema of this Pora."""
    from storage.database import Database
    from storage.faults import BadKeys
    from storage.migrate import revisions

    opened = ground.database
    if isinstance(opened, Database):
        yield Finding(
            Level.FINE, f"database: {opened.shown} opens, its schema is the newest ({revisions()[-1]})."
        )
    elif isinstance(opened, BadKeys):
        yield Finding(Level.FAULT, "database: not opened, because its keys cannot be used.")
    elif opened is not None and not isinstance(opened, _key_faults()):
        yield Finding(Level.FAULT, f"database: {opened}")
    elif opened is not None:
        yield Finding(Level.FINE, f"database: opens, its schema is the newest ({revisions()[-1]}).")


def key_fits(ground: Ground) -> Iterator[Finding]:
    """The keys are those the database was written with."""
    from storage.database import Database

    if isinstance(ground.database, _key_faults()):
        yield Finding(Level.FAULT, f"encryption key: {ground.database}")
    elif isinstance(ground.database, Database):
        source = (
            f"from {ground.database.key_file}" if ground.database.key_file else "from PORA_ENCRYPTION_KEYS"
        )
        yield Finding(Level.FINE, f"encryption key: fits, {source}.")


def cards_load(ground: Ground) -> Iterator[Finding]:
    """The question cards, those of the organisation too, are without faults."""
    from conversation_prompts.load import CardFault, load_library

    if ground.settings is None:
        return
    folder = ground.settings.cards_dir
    try:
        library = load_library(*([folder] if folder else []))
    except CardFault as fault:
        for one in fault.faults:
            yield Finding(Level.FAULT, f"cards: {one}")
    else:
        yield Finding(
            Level.FINE, f"cards: {len(library)} load{f', with those of {folder}' if folder else ''}."
        )


def programmes_are_applied(ground: Ground) -> Iterator[Finding]:
    """There is a programme that has not ended, and somebody coordinates it."""
    from storage import pairs, people
    from storage.database import Database

    if not isinstance(ground.database, Database):
        return
    found = _programmes(ground.database)
    if not found:
        what = "none is applied yet: pora programme apply PROGRAMME ROSTER"
        yield Finding(Level.WARNING, f"programme: {what}")
    for programme in found:
        if _ended(programme, ground.now):
            yield Finding(Level.FINE, f"programme {programme.slug}: ended on {programme.ends_on}.")
            continue
        with ground.database.transaction() as work:
            running = [one for one in pairs.of_programmes(work, [programme.id]) if one.pair.ended_at is None]
            coordinators = len(people.coordinators(work, programme.id))
        if coordinators:
            what = f"{programme.starts_on} to {programme.ends_on}, pairs: {len(running)}"
            yield Finding(Level.FINE, f"programme {programme.slug}: {what}.")
        else:
            what = "nobody coordinates it, so nobody hears when a pair asks for a talk. Add a coordinator to the roster"
            yield Finding(Level.WARNING, f"programme {programme.slug}: {what} and apply it.")


def contacts_are_checked(ground: Ground) -> Iterator[Finding]:
    """Somebody made sure of each help contact within the year, and there is an official channel (domain §6.2, §8.5)."""
    from adapters.cli.programme import NO_OFFICIAL
    from bot.rules.contacts import has_official
    from storage.database import Database

    if not isinstance(ground.database, Database):
        return
    for programme in _programmes(ground.database):
        if _ended(programme, ground.now):
            continue
        contacts = programme.help_contacts
        found = [
            (contact, wrong)
            for contact in contacts
            if (wrong := _overdue(contact, _today(programme, ground.now))) is not None
        ]
        for contact, wrong in found:
            yield Finding(
                Level.WARNING,
                f"help contact {_named(contact)} of {programme.slug}: {wrong}. Make sure that it is right, write "
                "today's date at checked in the programme file, and apply it.",
            )
        if not has_official(contacts):
            yield Finding(Level.WARNING, f"help contacts of {programme.slug}: {NO_OFFICIAL}")
        elif not found:
            yield Finding(
                Level.FINE, f"help contacts of {programme.slug}: {len(contacts)}, checked within a year."
            )


def slack_lets_us_in(ground: Ground) -> Iterator[Finding]:
    """The tokens are good, the permissions are those of the manifest; asked of Slack itself."""
    if ground.settings is None or not ground.settings.slack_wanted:
        return
    access = ground.settings.slack_access()

    async def everything() -> list[tuple[bool, str]]:
        from adapters.slack.check import look as look_at_slack

        return [found async for found in look_at_slack(access)]

    for fine, sentence in asyncio.run(everything()):
        yield Finding(Level.FINE if fine else Level.FAULT, f"Slack: {sentence}")


def telegram_lets_us_in(ground: Ground) -> Iterator[Finding]:
    """The token is good, updates come in, and a programme is on Telegram; asked of Telegram itself."""
    from storage.database import Database

    if ground.settings is None or not ground.settings.telegram_wanted:
        return
    access = ground.settings.telegram_access()

    async def everything() -> list[tuple[bool, str]]:
        from adapters.telegram.diagnostics import diagnose

        return [found async for found in diagnose(access)]

    for fine, sentence in asyncio.run(everything()):
        yield Finding(Level.FINE if fine else Level.FAULT, f"Telegram: {sentence}")
    if isinstance(ground.database, Database):
        running = [one for one in _programmes(ground.database) if not _ended(one, ground.now)]
        if running and not any("telegram" in programme.platforms for programme in running):
            what = 'no programme is on it, so nobody can be invited: platforms = ["slack", "telegram"]'
            yield Finding(Level.WARNING, f"Telegram: {what} in the programme file, then apply it.")


def writer_answers(ground: Ground) -> Iterator[Finding]:
    """The language model, where one is set, answers in the right form. Pora works without it."""
    if ground.settings is None:
        return
    for sentence in ground.settings.writer_lacks():
        yield Finding(Level.FAULT, f"language model: {sentence}")
    access = ground.settings.writer_access()
    allowed = _allowing_the_writer(ground)
    if access is None:
        if ground.settings.writer_model is None and allowed:
            what = "allows the writing help, but no model is set: name one with OPENAI_MODEL, or take writer = true out"
            yield Finding(Level.WARNING, f"language model: programme {allowed[0]} {what} (docs/ai.md).")
        elif ground.settings.writer_model is None:
            yield Finding(Level.FINE, "language model: none is set; Pora needs none.")
        return

    async def everything() -> list[tuple[bool, str]]:
        from adapters.ai.diagnostics import diagnose

        return [found async for found in diagnose(access, ground.now.date())]

    for fine, sentence in asyncio.run(everything()):
        yield Finding(Level.FINE if fine else Level.WARNING, f"language model: {sentence}")
    if allowed == []:
        what = "no programme allows it, so nobody is offered it: writer = true in the programme file, then apply it"
        yield Finding(Level.WARNING, f"language model: {what}.")


def _allowing_the_writer(ground: Ground) -> list[str] | None:
    """The programmes that have not ended and allow the writing help; None where there is none to ask."""
    from storage.database import Database

    if not isinstance(ground.database, Database):
        return None
    running = [one for one in _programmes(ground.database) if not _ended(one, ground.now)]
    return [one.slug for one in running if one.writer] if running else None


CHECKS: tuple[Check, ...] = (
    settings_are_readable,
    database_opens,
    key_fits,
    cards_load,
    programmes_are_applied,
    contacts_are_checked,
    slack_lets_us_in,
    telegram_lets_us_in,
    writer_answers,
)
"""All of them, in the order in which they are printed."""


# ---- what they share -----------------------------------------------------------------------------------------------------


def _key_faults() -> tuple[type[StorageFault], ...]:
    from storage.faults import BadKeys, UnsafeKeyFile, WrongKey

    return BadKeys, UnsafeKeyFile, WrongKey


def _programmes(database: Database) -> list[Programme]:
    from storage import programmes

    with database.transaction() as work:
        return programmes.applied(work)


def _today(programme: Programme, now: datetime) -> date:
    return now.astimezone(ZoneInfo(programme.zone)).date()


def _ended(programme: Programme, now: datetime) -> bool:
    return programme.ends_on < _today(programme, now)


def _overdue(contact: Contact, today: date) -> str | None:
    """What is wrong with the day on which a contact was checked."""
    from bot.rules.contacts import checked_on

    checked = checked_on(contact)
    if checked is None:
        return "it has no day on which it was checked"
    if checked > today:
        return f"the day on which it was checked, {checked}, is in the future"
    if today - checked > CHECKED_HOLDS:
        return f"it was checked on {checked}, more than a year ago"
    return None


def _named(contact: Contact) -> str:
    reach = contact.get("phone") or contact.get("link", "")
    return f"“{contact.get('name_en', '')}” ({reach})"
