"""One try at a model, over HTTP with the openai client: what came back, or what went wrong, and whether it may pass.

A connection is made for each try and closed after it. Requests are rare and answers take seconds, so that nothing is gained by
keeping one, and what is not kept cannot go stale.
"""

from __future__ import annotations

import logging
import re
import ssl
from dataclasses import dataclass, field
from email.utils import parsedate_to_datetime
from typing import Any

import httpx2
import openai

from adapters.ai.access import HERE, Access
from adapters.ai.asking import TEMPERATURES, TOKENS, Asked
from adapters.ai.reading import read
from adapters.errors import ResponseTooLarge
from bot.writing.tasks import Tokens, Trouble, WriterFailed, Written

LARGEST = 64_000  # bytes of a response; an answer with all its trimmings has less than ten thousand
CONNECTING = 0.25  # of the budget: what a connection may take, so that there is time for another
THINKING = 3000  # tokens more for a model that reasons before it answers, which count as written

_log = logging.getLogger(__name__)


_TELLTALE = "x-stainless-"  # headers of the client's makers: system, processor, versions
_ENCODING = ("content-encoding", "content-length", "transfer-encoding")  # undone by having read it


class OneServer(httpx2.AsyncClient):
    """Reads no more than an answer can have, goes nowhere but where it is told, and tells nothing of the machine it runs on."""

    async def send(self, request: httpx2.Request, **options: Any) -> httpx2.Response:
        """Send a request and read its response, whole. Raises ResponseTooLarge."""
        going = httpx2.Request(
            request.method,
            request.url,
            headers={name: value for name, value in request.headers.items() if not name.startswith(_TELLTALE)}
            | {"accept-encoding": "identity"},
            content=request.content,
            extensions=request.extensions,
        )
        response = await super().send(going, **{**options, "stream": True, "follow_redirects": False})
        body = bytearray()
        try:
            async for chunk in response.aiter_raw():  # nothing is unpacked, since that may come to any size
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


@dataclass(frozen=True, slots=True)
class Miss:
    """A try that came to nothing. ``again``: it may pass; ``after`` so many seconds where the server says when."""

    trouble: Trouble
    tokens: Tokens = field(default_factory=Tokens)
    again: bool = False
    after: float | None = None


@dataclass(slots=True)
class Dialect:
    """What the model turned out to want said differently; models of one server differ in it."""

    tokens: str = "max_tokens"
    takes_temperature: bool = True

    def options(self, asked: Asked) -> dict[str, Any]:
        """The limits of an answer, as the model takes them."""
        reasons = self.tokens != "max_tokens"
        found: dict[str, Any] = {self.tokens: TOKENS[asked.use] + (THINKING if reasons else 0)}
        if self.takes_temperature:
            found["temperature"] = TEMPERATURES[asked.use]
        return found

    def learns(self, refusal: openai.APIStatusError) -> bool:
        """Whether the model was refused only for how something was said, and it is said otherwise from now on."""
        if refusal.code not in ("unsupported_parameter", "unsupported_value"):
            return False
        if refusal.param == "max_tokens" and self.tokens == "max_tokens":
            self.tokens = "max_completion_tokens"
            return True
        if refusal.param == "temperature" and self.takes_temperature:
            self.takes_temperature = False
            return True
        return False


class Connection:
    """The way to a model."""

    def __init__(self, access: Access) -> None:
        self._access = access
        self._trusted: ssl.SSLContext = httpx2.create_ssl_context()  # certificates are read from disk once
        self._dialect = Dialect()

    async def try_once(self, asked: Asked) -> Written | Miss:
        """One answer, or none; the caller bounds the time."""
        timeout = httpx2.Timeout(None, connect=self._access.seconds * CONNECTING)
        try:
            async with OneServer(
                verify=self._trusted,
                timeout=timeout,
                trust_env=self._access.place != HERE,  # a proxy would take words off this machine
            ) as server:
                client = openai.AsyncOpenAI(
                    api_key=self._access.key,
                    base_url=self._access.base_url,
                    max_retries=0,
                    timeout=timeout,
                    http_client=server,
                )
                return read(await self._body(client, asked), asked.use)
        except WriterFailed as failed:
            return Miss(failed.trouble, failed.tokens, again=failed.trouble is Trouble.NOT_JSON)
        except ResponseTooLarge:
            return Miss(Trouble.TOO_LARGE)
        except openai.APIStatusError as error:
            return _refused(error)
        except openai.APIConnectionError:
            return Miss(Trouble.UNREACHABLE, again=True)
        except Exception as failure:  # noqa: BLE001 - whatever it is, nobody is to lose their own words over it
            what = type(failure).__name__  # its text may hold what was sent
            _log.warning("asking failed", extra={"action": "writer_failed", "error": what})
            return Miss(Trouble.BROKEN)

    async def _body(self, client: openai.AsyncOpenAI, asked: Asked) -> bytes:
        """The body of a good response. Said in other words at once where only the words were wrong."""
        while True:
            try:
                wanted: Any = {
                    "model": self._access.model,
                    "messages": asked.messages,
                    "response_format": asked.response_format,
                    **self._dialect.options(asked),
                }
                response = await client.chat.completions.with_raw_response.create(**wanted)
            except openai.APIStatusError as error:
                if not self._dialect.learns(error):
                    raise
            else:
                body: bytes = response.http_response.content
                return body


def _refused(error: openai.APIStatusError) -> Miss:
    status, after = error.status_code, retry_after(error.response.headers)
    if status == httpx2.codes.TOO_MANY_REQUESTS:
        return Miss(Trouble.BUSY, again=after is not None, after=after)
    if status >= httpx2.codes.INTERNAL_SERVER_ERROR:
        return Miss(Trouble.BROKEN, again=True, after=after)
    return Miss(Trouble.FILTERED if error.code == "content_filter" else Trouble.REJECTED)


def retry_after(headers: httpx2.Headers) -> float | None:
    """In how many seconds to try again, as the server says; None where it does not, or not so that it can be read."""
    if re.fullmatch(r"\d{1,9}(\.\d+)?", milliseconds := headers.get("retry-after-ms", "").strip()):
        return float(milliseconds) / 1000
    told = headers.get("retry-after", "").strip()
    if re.fullmatch(r"\d{1,9}(\.\d+)?", told):
        return float(told)
    try:  # a date: by the server's clock, so that ours need not agree with it
        wait = parsedate_to_datetime(told) - parsedate_to_datetime(headers.get("date", ""))
    except (TypeError, ValueError):
        return None
    return max(wait.total_seconds(), 0.0)
