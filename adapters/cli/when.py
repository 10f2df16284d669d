"""``pora when``: shows how a date in words is understood."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import typer


def when(
    phrase: Annotated[str, typer.Argument(help='What somebody might write: "kitą antradienį 15 val."')],
    *,
    language: Annotated[str, typer.Option(help="lt or en")] = "lt",
    now: Annotated[str, typer.Option(help="The local moment it is said at, ISO: 2026-11-23T09:30")],
    zone: Annotated[str, typer.Option(help="An IANA time zone.")] = "Europe/Vilnius",
) -> None:
    """Print the moment a phrase means as ISO text, a day alone as a date, or "?" where it is unclear."""
    from adapters.cli.fail import refuse
    from bot.conversation.date_fields import to_iso
    from bot.rules.when import parse_date

    if language not in ("lt", "en"):
        refuse(f"--language is lt or en, not {language!r}.")
    try:
        moment = datetime.fromisoformat(now).replace(tzinfo=ZoneInfo(zone))
    except ValueError:
        refuse(f"--now is a local moment such as 2026-11-23T09:30, not {now!r}.")
    except (ZoneInfoNotFoundError, OSError):
        refuse(f"--zone is an IANA zone such as Europe/Vilnius, not {zone!r}.")
    found = parse_date(phrase, language=language, now=moment)
    typer.echo("?" if found is None else to_iso(found))
