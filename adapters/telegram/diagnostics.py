"""``pora check`` for Telegram: asks Telegram itself about the token and how updates arrive. Changes nothing there."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import TYPE_CHECKING, Any

from adapters.telegram.webhook import PATH

if TYPE_CHECKING:
    from adapters.telegram.channel import TelegramAccess
    from adapters.telegram.client import Client


async def diagnose(
    access: TelegramAccess, *, client: Client | None = None
) -> AsyncIterator[tuple[bool, str]]:
    """Yield for each check whether it passed, and a sentence about it."""
    from telegram.error import InvalidToken, TelegramError

    lacking = access.lacks()
    for name in lacking:
        yield False, f"{name} is missing in {access.mode} mode (docs/telegram.md)."
    if lacking:
        return
    if client is None:
        from adapters.telegram.client import Client

        client = Client(access.token or "", access.api_url)
    try:
        await client.bot.initialize()
        yield True, f"the token is good, the bot is @{client.bot.username}."
        info = await client.bot.get_webhook_info()
    except InvalidToken:
        yield False, "TELEGRAM_BOT_TOKEN is not taken. @BotFather shows the token: /mybots, API Token."
        return
    except TelegramError as failure:
        yield (
            False,
            f"not reached ({type(failure).__name__}): is {access.api_url} the right TELEGRAM_API_URL?",
        )
        return
    finally:
        await client.bot.shutdown()
    yield _webhook(access, info) if access.mode == "webhook" else _polling(info)


def _polling(info: Any) -> tuple[bool, str]:
    if info.url:
        return True, "polling: a webhook is set; Pora takes it away when it starts."
    return True, f"polling: updates that wait: {info.pending_update_count}."


def _webhook(access: TelegramAccess, info: Any) -> tuple[bool, str]:
    wanted = f"{(access.webhook_url or '').rstrip('/')}{PATH}"
    if info.url != wanted:
        return True, f"webhook: not set to {wanted} yet; Pora does that when it starts."
    if info.last_error_message and info.pending_update_count:
        return False, f"webhook: Telegram could not deliver to {wanted}: {info.last_error_message}."
    return True, f"webhook: set to {wanted}, updates that wait: {info.pending_update_count}."
