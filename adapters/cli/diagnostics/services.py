"""Diagnostics of services elsewhere: Slack, Telegram and the language model are asked whether they accept Pora."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterator

from adapters.cli.diagnostics.installation import Finding, Installation, Level, running_programmes


def slack_accepts_us(installation: Installation) -> Iterator[Finding]:
    """The tokens are good and have the permissions of the manifest."""
    if installation.settings is None or not installation.settings.slack_wanted:
        return
    from adapters.slack.diagnostics import diagnose

    for fine, sentence in _all_of(diagnose(installation.settings.slack_access())):
        yield Finding(Level.FINE if fine else Level.FAULT, f"Slack: {sentence}")


def telegram_accepts_us(installation: Installation) -> Iterator[Finding]:
    """The token is good, updates arrive, and a programme is on Telegram."""
    if installation.settings is None or not installation.settings.telegram_wanted:
        return
    from adapters.telegram.diagnostics import diagnose

    for fine, sentence in _all_of(diagnose(installation.settings.telegram_access())):
        yield Finding(Level.FINE if fine else Level.FAULT, f"Telegram: {sentence}")
    running = running_programmes(installation)
    if running and not any("telegram" in programme.platforms for programme in running):
        what = 'no programme is on it, so nobody can be invited: platforms = ["slack", "telegram"]'
        yield Finding(Level.WARNING, f"Telegram: {what} in the programme file, then apply it.")


def writer_answers(installation: Installation) -> Iterator[Finding]:
    """The language model, if one is set, answers in the right form. Pora works without it."""
    settings = installation.settings
    if settings is None:
        return
    for sentence in settings.writer_lacks():
        yield Finding(Level.FAULT, f"language model: {sentence}")
    access = settings.writer_access()
    running = running_programmes(installation)
    allowing = [programme.slug for programme in running if programme.writer]
    if access is None:
        if settings.writer_model is None and allowing:
            what = "allows the writing help, but no model is set: name one with OPENAI_MODEL, or take writer = true out"
            yield Finding(Level.WARNING, f"language model: programme {allowing[0]} {what} (docs/ai.md).")
        elif settings.writer_model is None:
            yield Finding(Level.FINE, "language model: none is set; Pora needs none.")
        return
    from adapters.ai.diagnostics import diagnose

    for fine, sentence in _all_of(diagnose(access, installation.now.date())):
        yield Finding(Level.FINE if fine else Level.WARNING, f"language model: {sentence}")
    if running and not allowing:
        what = "no programme allows it, so nobody is offered it: writer = true in the programme file, then apply it"
        yield Finding(Level.WARNING, f"language model: {what}.")


def _all_of(findings: AsyncIterator[tuple[bool, str]]) -> list[tuple[bool, str]]:
    async def collected() -> list[tuple[bool, str]]:
        return [found async for found in findings]

    return asyncio.run(collected())
