"""What Telegram itself says about the token and the way in, for ``pora check``. Nothing is changed there."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import TYPE_CHECKING, Any

from adapters.telegram.webhook import PATH

if TYPE_CHECKING:
    from adapters.telegram.channel import Access
    from adapters.telegram.line import Line


async def look(access: Access, *, line: Line | None = None) -> AsyncIterator[tuple[bool, str]]:
    """Whether something is as it should be, and a sentence about it, for each thing looked at."""
    from telegram.error import InvalidToken, TelegramError

    lacking = access.lacks()
    for name in lacking:
        yield False, f"{name} is missing in {access.mode} mode (docs/telegram.md)."
    if lacking:
        return
    if line is None:
        from adapters.telegram.line import Line as Opened

        line = Opened(access.token or "", access.api_url)
    try:
        await line.bot.initialize()
        yield True, f"the token is good, the bot is @{line.bot.username}."
        info = await line.bot.get_webhook_info()
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
        await line.bot.shutdown()
    yield _webhook(access, info) if access.mode == "webhook" else _polling(info)


def _polling(info: Any) -> tuple[bool, str]:
    if info.url:
        return True, "polling: a webhook is set; Pora takes it away when it starts."
    return True, f"polling: updates that wait: {info.pending_update_count}."


def _webhook(access: Access, info: Any) -> tuple[bool, str]:
    wanted = f"{(access.webhook_url or '').rstrip('/')}{PATH}"
    if info.url != wanted:
        return True, f"webhook: not set to {wanted} yet; Pora does that when it starts."
    if info.last_error_message and info.pending_update_count:
        return False, f"webhook: Telegram could not deliver to {wanted}: {info.last_error_message}."
    return True, f"webhook: set to {wanted}, updates that wait: {info.pending_update_count}."
