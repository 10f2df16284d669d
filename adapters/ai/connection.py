"""One try at a language model, with the openai client: the answer, or what went wrong and whether to try again.

Each try opens a connection and closes it. Requests are rare and answers take seconds, so keeping one would save nothing, and a
connection that is not kept cannot go stale.
"""

from __future__ import annotations

import logging
import re
import ssl
from dataclasses import dataclass, field
from email.utils import parsedate_to_datetime
from functools import cache
from typing import Any

import httpx2
import openai

from adapters.ai.access import LOCALHOST, ModelAccess
from adapters.ai.http_client import SingleHostClient
from adapters.ai.model_request import TEMPERATURES, TOKENS, ModelRequest
from adapters.ai.reading import read
from adapters.errors import ResponseTooLarge
from bot.writing.tasks import Tokens, Trouble, WriterFailed, Written

CONNECTING = 0.25  # of the time budget that connecting may take, so that there is time for another try
THINKING = 3000  # tokens more for a model that reasons before it answers: its reasoning counts as written

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class FailedTry:
    """A try without an answer. ``again``: worth another try, ``after`` so many seconds if the server says when."""

    trouble: Trouble
    tokens: Tokens = field(default_factory=Tokens)
    again: bool = False
    after: float | None = None


@dataclass(slots=True)
class Dialect:
    """The parameters that this model takes: models of one server differ in the limit's name, and in taking a temperature."""

    limit_name: str = "max_tokens"
    takes_temperature: bool = True

    def options(self, request: ModelRequest) -> dict[str, Any]:
        """The limits of an answer, as the model takes them."""
        reasons = self.limit_name != "max_tokens"
        found: dict[str, Any] = {self.limit_name: TOKENS[request.use] + (THINKING if reasons else 0)}
        if self.takes_temperature:
            found["temperature"] = TEMPERATURES[request.use]
        return found

    def learns(self, refusal: openai.APIStatusError) -> bool:
        """Adapt to a refusal of a parameter. False if the refusal is about something else."""
        if refusal.code not in ("unsupported_parameter", "unsupported_value"):
            return False
        if refusal.param == "max_tokens" and self.limit_name == "max_tokens":
            self.limit_name = "max_completion_tokens"
            return True
        if refusal.param == "temperature" and self.takes_temperature:
            self.takes_temperature = False
            return True
        return False


class Connection:
    """Sends requests to one model."""

    def __init__(self, access: ModelAccess) -> None:
        self._access = access
        self._dialect = Dialect()

    async def try_once(self, request: ModelRequest) -> Written | FailedTry:
        """Send a request once. The caller limits the time."""
        timeout = httpx2.Timeout(None, connect=self._access.seconds * CONNECTING)
        try:
            async with SingleHostClient(
                verify=_trusted(),
                timeout=timeout,
                trust_env=self._access.host
                != LOCALHOST,  # a proxy would take people's words off this machine
            ) as http:
                client = openai.AsyncOpenAI(
                    api_key=self._access.key,
                    base_url=self._access.base_url,
                    max_retries=0,
                    timeout=timeout,
                    http_client=http,
                )
                return read(await self._body(client, request), request.use)
        except WriterFailed as failed:
            return FailedTry(failed.trouble, failed.tokens, again=failed.trouble is Trouble.NOT_JSON)
        except ResponseTooLarge:
            return FailedTry(Trouble.TOO_LARGE)
        except openai.APIStatusError as error:
            return _refused(error)
        except openai.APIConnectionError:
            return FailedTry(Trouble.UNREACHABLE, again=True)
        except Exception as failure:  # noqa: BLE001 - no failure of the model may cost a person their own words
            what = type(failure).__name__  # its message may quote what was sent
            _log.warning("asking failed", extra={"action": "writer_failed", "error": what})
            return FailedTry(Trouble.BROKEN)

    async def _body(self, client: openai.AsyncOpenAI, request: ModelRequest) -> bytes:
        """The body of a successful response. Sent again at once if only a parameter was refused."""
        while True:
            try:
                wanted: Any = {
                    "model": self._access.model,
                    "messages": request.messages,
                    "response_format": request.response_format,
                    **self._dialect.options(request),
                }
                response = await client.chat.completions.with_raw_response.create(**wanted)
            except openai.APIStatusError as error:
                if not self._dialect.learns(error):
                    raise
            else:
                body: bytes = response.http_response.content
                return body


@cache
def _trusted() -> ssl.SSLContext:
    """The certificates to trust, read from disk once: that takes longer than everything else in a try."""
    return httpx2.create_ssl_context()


def _refused(error: openai.APIStatusError) -> FailedTry:
    status, after = error.status_code, retry_after(error.response.headers)
    if status == httpx2.codes.TOO_MANY_REQUESTS:
        return FailedTry(Trouble.BUSY, again=after is not None, after=after)
    if status >= httpx2.codes.INTERNAL_SERVER_ERROR:
        return FailedTry(Trouble.BROKEN, again=True, after=after)
    return FailedTry(Trouble.FILTERED if error.code == "content_filter" else Trouble.REJECTED)


def retry_after(headers: httpx2.Headers) -> float | None:
    """Seconds until the server wants the next try; None if it does not say, or not in a form that can be read."""
    if re.fullmatch(r"\d{1,9}(\.\d+)?", milliseconds := headers.get("retry-after-ms", "").strip()):
        return float(milliseconds) / 1000
    told = headers.get("retry-after", "").strip()
    if re.fullmatch(r"\d{1,9}(\.\d+)?", told):
        return float(told)
    try:  # a date: compared with the server's clock, so that ours need not agree with it
        wait = parsedate_to_datetime(told) - parsedate_to_datetime(headers.get("date", ""))
    except (TypeError, ValueError):
        return None
    return max(wait.total_seconds(), 0.0)
