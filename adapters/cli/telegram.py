"""``pora telegram-invite``: the first invitation of a programme that has no other platform."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from typing import TYPE_CHECKING, Annotated

import typer

from adapters.cli.fail import refuse, refuse_missing, refusing

if TYPE_CHECKING:
    from adapters.telegram.channel import TelegramAccess
    from bot.ports import Clock
    from storage.database import Database

PLATFORM = "telegram"


def telegram_invite(
    email: Annotated[str, typer.Argument(help="A coordinator's, as in the roster.")],
    *,
    database: Annotated[str | None, typer.Option(help="sqlite:///file or postgresql://…")] = None,
) -> None:
    """Print a link to Telegram for a coordinator whom Pora cannot reach yet; they invite everybody else. Also while Pora runs."""
    from adapters.app import SystemClock, random_id
    from adapters.settings import Settings
    from storage.database import Database

    settings = Settings() if database is None else Settings(database_url=database)
    if not settings.telegram_bot_token:
        refuse("Telegram needs TELEGRAM_BOT_TOKEN (docs/telegram.md).")
    bot = asyncio.run(_bot_name(settings.telegram_access()))
    with refusing():
        refuse_missing(settings.database_url)
        opened = Database.open(
            settings.database_url, keys=settings.encryption_keys, new_id=random_id, lock=False
        )
    try:
        code = _code(opened, email, SystemClock(), timedelta(hours=settings.invitation_hours))
    finally:
        opened.close()
    typer.echo(f"https://t.me/{bot}?start={code}")


def _code(opened: Database, email: str, clock: Clock, life: timedelta) -> str:
    """The code of a new invitation; refuses people who cannot be invited this way."""
    from bot.rules.platforms import allowed
    from storage import address_book, invitations, people

    with opened.transaction() as work:
        person = people.by_email(work, email)
        member = people.members(work, [person.id]).get(person.id) if person else None
        if person is None or member is None:
            refuse("Nobody on a roster has that e-mail.")
        if not member.coordinated():
            refuse("That is no coordinator: a coordinator invites everybody else, with /pairs invite NAME.")
        if address_book.of_people(work, [person.id])[person.id]:
            refuse(
                "Pora reaches them already: they connect Telegram themselves, with /mentor connect telegram."
            )
        if not allowed(member.programme.platforms, PLATFORM):
            refuse(
                'Their programme is not on Telegram: platforms = ["slack", "telegram"] in the programme file.'
            )
        return invitations.make(
            work, person_id=person.id, platform=PLATFORM, made_by=person.id, now=clock.now(), life=life
        )


async def _bot_name(access: TelegramAccess) -> str:
    from telegram.error import InvalidToken, TelegramError

    from adapters.telegram.channel import TOKEN_REFUSED
    from adapters.telegram.client import Client

    client = Client(access.token or "", access.api_url)
    try:
        await client.bot.initialize()
    except InvalidToken:
        refuse(TOKEN_REFUSED)
    except TelegramError:
        refuse(f"Telegram is not reached at {access.api_url}.")
    finally:
        await client.bot.shutdown()
    return str(client.bot.username)
