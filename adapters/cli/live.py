"""``pora chat --live``: the terminal on the real clock, with APScheduler's heartbeat."""

from __future__ import annotations

import asyncio
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from adapters.cli.fail import refusing

if TYPE_CHECKING:
    from adapters.app import App
    from adapters.console.session import Session


def chat_live(programme: Path | None, roster: Path | None, database: str | None) -> None:
    """Talk as the people on the roster, now."""
    from adapters.app import build, random_id
    from adapters.cli.programme import apply_both, read_both
    from adapters.cli.terminal import printer
    from adapters.console.screen import Screen
    from adapters.console.session import Session
    from adapters.running import thread_hop
    from adapters.settings import Settings

    with refusing():
        app = build(Settings() if database is None else Settings(database_url=database))
    try:
        zone = "Europe/Vilnius"
        if programme is not None and roster is not None:
            spec, people = read_both(programme, roster, now=app.clock.now())
            zone = spec.zone
            apply_both(app.installation.database, spec, people, app.clock.now())
        screen = Screen(printer(), zone)
        with ThreadPoolExecutor(max_workers=1, thread_name_prefix="store") as worker:
            app.hop = thread_hop(worker)
            asyncio.run(_live(app, Session(app, app.clock, screen, new_id=random_id)))
    finally:
        app.close()


async def _live(app: App, session: Session) -> None:
    from adapters.errors import FaultyLine
    from adapters.heartbeat.local import start

    await session.join_everybody()
    scheduler = start(app.beat, app.clean)
    typer.echo(f"\nHere are: {', '.join('@' + handle for handle in session.handles)}. Ctrl-D ends.")
    loop = asyncio.get_running_loop()
    try:
        while line := await loop.run_in_executor(None, sys.stdin.readline):
            try:
                await session.feed(line)
            except FaultyLine as fault:
                typer.echo(str(fault), err=True)
    finally:
        scheduler.shutdown(wait=False)
