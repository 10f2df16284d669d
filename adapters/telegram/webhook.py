"""The webhook: the HTTP route that Telegram posts updates to, with a secret header in every request."""

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


def route(secret: str, on_update: Callable[[Mapping[str, Any]], Awaitable[None]]) -> Route:
    """The route. Answers 200 once ``on_update`` has committed; after any other status Telegram posts the update again."""
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
            await on_update(update)
        except Exception as failure:  # noqa: BLE001 - after any failure Telegram posts the update again
            _log.error(
                "an update was not taken in",
                extra={"action": "telegram_update_failed", "error": type(failure).__name__},
            )
            return Response(status_code=500)
        return Response(status_code=200)

    return Route(PATH, receive, methods=["POST"])


async def _update(request: Request) -> Mapping[str, Any] | None:
    """The update in a request's body; None if the body is too large or is no update."""
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
