"""What the HTTP server answers for Slack: events, and the pages of an installation."""

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

LONGEST = 1_000_000  # bytes of a request; the longest of Slack's, a window with everything in it, has a quarter of that
OK, NOT_SIGNED, TOO_LONG = 200, 401, 413


def routes(app: AsyncApp, signing_secret: str, *, installing: bool) -> Sequence[Route]:
    """The paths; those of an installation only where the app can be installed.

    A signature is looked at before anything is read: what a stranger sends is not worth a line in the log.
    """
    handler = AsyncSlackRequestHandler(app)
    verifier = SignatureVerifier(signing_secret)

    async def take(request: Request) -> Response:
        body = await _body(request)
        if body is None:
            return PlainTextResponse("", TOO_LONG)
        if not _is_signed(verifier, body, request):
            return PlainTextResponse("", OK if _checks_the_certificate(body) else NOT_SIGNED)
        return await handler.handle(request)

    async def show(request: Request) -> Response:
        return await handler.handle(request)

    found = [Route(PATH, take, methods=["POST"])]
    if installing:
        found += [Route(path, show, methods=["GET"]) for path in (INSTALL, REDIRECT)]
    return found


async def _body(request: Request) -> bytes | None:
    """What was sent; None where it is too long to be Slack's."""
    body = b""
    async for part in request.stream():
        body += part
        if len(body) > LONGEST:
            return None
    request._body = body  # noqa: SLF001 - where Starlette keeps what it read itself
    return body


def _is_signed(verifier: SignatureVerifier, body: bytes, request: Request) -> bool:
    try:
        return verifier.is_valid_request(body, dict(request.headers))
    except (TypeError, ValueError):  # no number for a moment, no letters for a signature
        return False


def _checks_the_certificate(body: bytes) -> bool:
    """Slack itself looks whether the address has a certificate; that is not signed."""
    return parse_qs(body.decode("ascii", "replace")).get("ssl_check") == ["1"]
