"""``pora run``: runs Pora on the platforms that the settings name."""

from __future__ import annotations

import asyncio
import signal
from typing import TYPE_CHECKING

import typer

from adapters.cli.fail import refuse, refusing

if TYPE_CHECKING:
    from adapters.app import App
    from adapters.settings import Settings


def run() -> None:
    """Run on the platforms that the settings name, until Ctrl-C or a signal to stop."""
    from adapters.ai import open_writer
    from adapters.app import build
    from adapters.cli.logs import log_to_stderr
    from adapters.errors import TokenRefused

    settings = _settings()
    log_to_stderr()
    with refusing():
        app = build(settings, writer=open_writer(settings.writer_access()))
    try:
        asyncio.run(_run(app, settings))
    except TokenRefused as refusal:
        refuse(str(refusal))
    except OSError as failure:
        refuse(
            f"Pora cannot start: {failure.strerror or failure}. Is another program using port {settings.http_port}?"
        )
    finally:
        app.close()


def _settings() -> Settings:
    """The settings; refuses with what is missing or wrong."""
    from pydantic import ValidationError

    from adapters.settings import Settings, faults

    try:
        settings = Settings()
    except ValidationError as error:
        refuse("\n".join(faults(error)))
    if missing := settings.missing():
        refuse("\n".join(missing))
    return settings


async def _run(app: App, settings: Settings) -> None:
    from adapters.running import run as keep_running

    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for sign in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(sign, stop.set)
    await keep_running(app, settings, stop, ready=lambda _: typer.echo("Pora is running. Ctrl-C ends it."))
