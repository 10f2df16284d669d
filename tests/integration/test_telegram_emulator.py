"""``pora run`` against a third-party emulator of the Bot API, by polling and by webhook."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest

from tests.integration.test_run import apply_roster, running
from tests.integration.test_telegram_run import AUSRA, ON, SECRET, invited
from tests.support.bounds import HUNG
from tests.support.telegram.emulator import TOKEN, TelegramEmulator, missing

pytestmark = pytest.mark.skipif(missing() is not None, reason=missing() or "")

USER = 7000001


async def shown(
    telegram: TelegramEmulator, holds: Callable[[Sequence[dict[str, Any]]], bool]
) -> list[dict[str, Any]]:
    """What somebody sees, once it is what is waited for. Each look is a round trip to the emulator's process."""
    async with asyncio.timeout(HUNG):
        while not holds(found := await telegram.shows(USER)):
            pass
    return found


@pytest.mark.parametrize("mode", ["polling", "webhook"])
async def test_somebody_comes_by_a_link_and_answers_the_first_question(mode: str, tmp_path: Path) -> None:
    database = f"sqlite:///{tmp_path / 'pora.db'}"
    apply_roster(tmp_path, database, ON)
    async with TelegramEmulator() as telegram:
        variables = {
            "DATABASE_URL": database,
            "PORA_TELEGRAM_MODE": mode,
            "PORA_HTTP_PORT": "0",
            "TELEGRAM_API_URL": telegram.url,
            "TELEGRAM_BOT_TOKEN": TOKEN,
            "PORA_TELEGRAM_WEBHOOK_URL": "https://pora.example" if mode == "webhook" else "",
            "TELEGRAM_WEBHOOK_SECRET": SECRET if mode == "webhook" else "",
        }
        async with running(tmp_path, variables) as port:
            if port:
                await telegram.webhook_is_at(f"http://127.0.0.1:{port}/telegram/updates")
            await telegram.says(USER, f"/start {await invited(variables, AUSRA)}")
            asked = (await shown(telegram, lambda found: any("Kuria kalba" in one["text"] for one in found)))[
                -1
            ]

            await telegram.presses(USER, "Lietuviškai")
            await shown(telegram, lambda found: len(found) > 1 and "reply_markup" in found[-1])
            closed = next(
                one for one in await telegram.shows(USER) if one["message_id"] == asked["message_id"]
            )
            assert closed["text"].endswith("✓ Lietuviškai")

            await telegram.says(USER, "/pagalba")
            await shown(telegram, lambda found: len(found) > 2)
