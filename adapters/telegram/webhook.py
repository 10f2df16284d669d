"""The way in where Telegram calls Pora: one path, and a secret that every call has to bring along."""

from __future__ import annotations

import hmac
import json
import logging
from collections.abc import Awaitable, Callable, Mapping
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response
    from starlette.routing import Route

PATH = "/telegram/updates"
SECRET = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105 - the name of a header
LARGEST = 1_000_000  # bytes of an update; Telegram's are a few thousand

_log = logging.getLogger(__name__)


def route(secret: str, take: Callable[[Mapping[str, Any]], Awaitable[None]]) -> Route:
    """The path that Telegram calls. It is told that all is well once ``take`` has committed; else it calls again."""
    from starlette.responses import Response
    from starlette.routing import Route

    async def receive(request: Request) -> Response:
        if not hmac.compare_digest(request.headers.get(SECRET, "").encode(), secret.encode()):
            _log.warning("a call without the secret", extra={"action": "telegram_webhook_refused"})
            return Response(status_code=403)
        update = await _update(request)
        if update is None:
            return Response(status_code=400)
        try:
            await take(update)
        except Exception as failure:  # noqa: BLE001 - whatever it is, Telegram calls again
            _log.error(
                "an update was not taken in",
                extra={"action": "telegram_update_failed", "error": type(failure).__name__},
            )
            return Response(status_code=500)
        return Response(status_code=200)

    return Route(PATH, receive, methods=["POST"])


async def _update(request: Request) -> Mapping[str, Any] | None:
    """The update in a request's body; None where there is none."""
    body = b""
    async for part in request.stream():
        body += part
        if len(body) > LARGEST:
            return None
    try:
        found = json.loads(body)
    except ValueError:
        return None
    usable = isinstance(found, dict) and isinstance(found.get("update_id"), int)
    return found if usable else None
