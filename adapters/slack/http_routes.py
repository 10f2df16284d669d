"""HTTP routes for Slack: the request URL for events, and the pages of the OAuth installation."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING
from urllib.parse import parse_qs

from slack_bolt.adapter.starlette.async_handler import AsyncSlackRequestHandler
from slack_sdk.signature import SignatureVerifier
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from adapters.slack.manifest import INSTALL, PATH, REDIRECT

if TYPE_CHECKING:
    from slack_bolt.async_app import AsyncApp
    from starlette.requests import Request

MAX_BODY = 1_000_000  # bytes; the longest request of Slack's, a full modal, has about a quarter of that
OK, UNAUTHORIZED, TOO_LARGE = 200, 401, 413


def routes(app: AsyncApp, signing_secret: str, *, installing: bool) -> Sequence[Route]:
    """The routes; the OAuth pages only with ``installing``.

    The signature is verified before Bolt sees a request, so that requests from others leave nothing in the log.
    """
    handler = AsyncSlackRequestHandler(app)
    verifier = SignatureVerifier(signing_secret)

    async def receive(request: Request) -> Response:
        body = await _read_body(request)
        if body is None:
            return PlainTextResponse("", TOO_LARGE)
        if not _is_signed(verifier, body, request):
            return PlainTextResponse("", OK if _is_certificate_check(body) else UNAUTHORIZED)
        return await handler.handle(request)

    async def oauth_page(request: Request) -> Response:
        return await handler.handle(request)

    found = [Route(PATH, receive, methods=["POST"])]
    if installing:
        found += [Route(path, oauth_page, methods=["GET"]) for path in (INSTALL, REDIRECT)]
    return found


async def _read_body(request: Request) -> bytes | None:
    """The request body; None if it is longer than MAX_BODY."""
    body = b""
    async for part in request.stream():
        body += part
        if len(body) > MAX_BODY:
            return None
    request._body = body  # noqa: SLF001 - where Starlette caches a body it has read
    return body


def _is_signed(verifier: SignatureVerifier, body: bytes, request: Request) -> bool:
    try:
        return verifier.is_valid_request(body, dict(request.headers))
    except (TypeError, ValueError):  # a timestamp that is no number, a signature that is not ASCII
        return False


def _is_certificate_check(body: bytes) -> bool:
    """True for Slack's check of the address's certificate, which is not signed."""
    return parse_qs(body.decode("ascii", "replace")).get("ssl_check") == ["1"]
