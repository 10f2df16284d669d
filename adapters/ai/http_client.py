"""HTTP client for the language model, limited to one host: response size cap, no redirects, no identifying headers."""

from __future__ import annotations

from typing import Any

import httpx2

from adapters.errors import ResponseTooLarge

LARGEST = 64_000  # bytes of a response; an answer with everything around it has less than ten thousand

_IDENTIFYING = "x-stainless-"  # headers of the openai client: operating system, processor, versions
_ENCODING = (
    "content-encoding",
    "content-length",
    "transfer-encoding",
)  # no longer true once the body is read


class SingleHostClient(httpx2.AsyncClient):
    """Sends requests for the openai client."""

    async def send(self, request: httpx2.Request, **options: Any) -> httpx2.Response:
        """Send a request and read its whole response. Raises ResponseTooLarge."""
        outgoing = httpx2.Request(
            request.method,
            request.url,
            headers={
                name: value for name, value in request.headers.items() if not name.startswith(_IDENTIFYING)
            }
            | {"accept-encoding": "identity"},
            content=request.content,
            extensions=request.extensions,
        )
        response = await super().send(outgoing, **{**options, "stream": True, "follow_redirects": False})
        body = bytearray()
        try:
            async for chunk in response.aiter_raw():  # nothing is decompressed: that may come to any size
                body += chunk
                if len(body) > LARGEST:
                    raise ResponseTooLarge
        finally:
            await response.aclose()
        return httpx2.Response(
            response.status_code,
            headers=[
                (name, value) for name, value in response.headers.items() if not name.startswith(_ENCODING)
            ],
            content=bytes(body),
            request=request,
        )
