"""A server of a language model on loopback, which answers well or goes wrong in every way that servers do.

Bytes are written by hand: most of what is tried here no HTTP framework would send. ``FAULTS`` is the table of all of it, with
what a writer makes of each; ``async with serving(FAULTS["hang"]) as server`` serves one.
"""

from __future__ import annotations

import asyncio
import gzip
import json
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from typing import Any

from adapters.ai.access import ModelAccess
from adapters.ai.writer import ModelWriter
from bot.writing.tasks import Trouble, Use

MODEL = "loopback-model"
BUDGET = 600.0  # seconds for an answer: no test waits for them
TOKENS = {"prompt_tokens": 300, "completion_tokens": 40}  # what each answer of this server costs
RETRY_SOON, RETRY_LATE = {"Retry-After-Ms": "20"}, {"Retry-After": "3600"}
ANSWERS: Mapping[Use, Mapping[str, Any]] = {
    Use.ADAPT: {"refused": False, "question": "Kas šią savaitę pasisekė vedant susirinkimą?"},
    Use.SUMMARISE: {
        "refused": False,
        "summary": "Kalbėjomės apie pirmą susirinkimą.",
        "steps": ["Parašyti darbotvarkę"],
    },
    Use.UNDERSTAND: {"refused": False, "wish": "plan", "day": "2027-03-05", "at": "10:00"},
    Use.REWORD: {"refused": False, "topic": "Ugdytinis nutyli, kai kalbama apie sunkius dalykus."},
}
"""What a good model says, for each use."""


@dataclass(frozen=True)
class Request:
    """A request as it arrived."""

    path: str
    headers: Mapping[str, str]  # names in small letters
    body: Any  # JSON, read

    @property
    def use(self) -> Use:
        return Use(self.body["response_format"]["json_schema"]["name"])

    @property
    def people(self) -> Any:
        """The JSON object with people's words."""
        return json.loads(self.body["messages"][1]["content"])


@dataclass
class Exchange:
    """One request, and the connection that it is answered on."""

    request: Request
    writer: asyncio.StreamWriter
    answers: Mapping[Use, Mapping[str, Any]]
    closing: asyncio.Event  # the server goes away: nobody hangs any longer
    end_budget: Callable[[], None]  # the writer's time for this answer is over

    async def send(self, body: str | bytes, *, status: str = "200 OK", **headers: str) -> None:
        """A whole response."""
        raw = body if isinstance(body, bytes) else body.encode()
        named = {
            "Content-Type": "application/json",
            "Content-Length": str(len(raw)),
            **{name.replace("_", "-"): value for name, value in headers.items()},
        }
        lines = [
            f"HTTP/1.1 {status}",
            "Connection: close",
            *(f"{key}: {value}" for key, value in named.items()),
        ]
        self.writer.write(("\r\n".join(lines) + "\r\n\r\n").encode() + raw)
        await self.writer.drain()

    async def complete(
        self, content: str | None, *, reason: str = "stop", refusal: str | None = None
    ) -> None:
        """A completion with this content."""
        await self.send(completion(content, reason=reason, refusal=refusal))

    async def well(self) -> None:
        """A good answer in the form that was asked for."""
        await self.complete(json.dumps(self.answers[self.request.use], ensure_ascii=False))


Behaviour = Callable[[Exchange], Any]


@dataclass(frozen=True)
class Fault:
    """How a server behaves, request by request; after the last behaviour it goes on with it."""

    name: str
    behaviours: tuple[Behaviour, ...]
    trouble: Trouble | None  # what a writer makes of it; None: an answer, if at the second try
    requests: int = 1  # how many of them it takes
    tokens: tuple[int, int] = (0, 0)  # sent and written


def completion(content: str | None, *, reason: str = "stop", refusal: str | None = None) -> str:
    """The body of a completion."""
    message = {"role": "assistant", "content": content, "refusal": refusal}
    return json.dumps(
        {
            "id": "1",
            "object": "chat.completion",
            "created": 1,
            "model": MODEL,
            "choices": [{"index": 0, "message": message, "finish_reason": reason}],
            "usage": TOKENS | {"total_tokens": sum(TOKENS.values())},
        }
    )


def error(message: str, code: str | None = None, param: str | None = None) -> str:
    """The body of an error."""
    return json.dumps({"error": {"message": message, "type": "error", "code": code, "param": param}})


# ---- behaviours ------------------------------------------------------------------------------------------------------


async def well(exchange: Exchange) -> None:
    await exchange.well()


def status(line: str, body: str = "", **headers: str) -> Behaviour:
    """A status with a body."""
    return lambda exchange: exchange.send(body or error(line), status=line, **headers)


def says(content: str | None, *, reason: str = "stop", refusal: str | None = None) -> Behaviour:
    """A completion with this content."""
    return lambda exchange: exchange.complete(content, reason=reason, refusal=refusal)


def sends(body: str | bytes, **headers: str) -> Behaviour:
    """A 200 with this body."""
    return lambda exchange: exchange.send(body, **headers)


async def holds(exchange: Exchange) -> None:
    """No answer, for as long as somebody asks."""
    await exchange.closing.wait()


async def hangs(exchange: Exchange) -> None:
    """No answer within the budget."""
    exchange.end_budget()
    await exchange.closing.wait()


async def hangs_amid(exchange: Exchange) -> None:
    """Half of a response within the budget."""
    exchange.writer.write(
        b'HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 900\r\n\r\n{"id":'
    )
    await exchange.writer.drain()
    exchange.end_budget()
    await exchange.closing.wait()


async def drops(exchange: Exchange) -> None:
    exchange.writer.transport.abort()


async def drops_amid(exchange: Exchange) -> None:
    exchange.writer.write(
        b'HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 900\r\n\r\n{"id":'
    )
    await exchange.writer.drain()
    exchange.writer.transport.abort()


async def never_ends(exchange: Exchange) -> None:
    """A body without an end, until whoever asked has enough."""
    exchange.writer.write(
        b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n"
    )
    chunk = b"1000\r\n" + b" " * 0x1000 + b"\r\n"
    while not exchange.closing.is_set():
        exchange.writer.write(chunk)
        await exchange.writer.drain()


async def in_its_form_but_a_refusal(exchange: Exchange) -> None:
    answer = dict(exchange.answers[exchange.request.use]) | {"refused": True}
    await exchange.complete(json.dumps(answer))


async def half_an_answer(exchange: Exchange) -> None:
    answer = json.dumps(exchange.answers[exchange.request.use])
    await exchange.complete(answer[: len(answer) // 2], reason="length")


async def labelled_as_text(exchange: Exchange) -> None:
    answer = json.dumps(exchange.answers[exchange.request.use])
    await exchange.send(completion(answer), Content_Type="text/plain; charset=utf-8")


async def rambles(exchange: Exchange) -> None:
    """Everything it says is far too long."""
    answer = exchange.answers[exchange.request.use]
    longer = {
        key: value + " ir" * 35_000 if isinstance(value, str) else value for key, value in answer.items()
    }
    await exchange.complete(json.dumps(longer))


HTML = "<html><body>Please sign in to the network</body></html>"
COST = (TOKENS["prompt_tokens"], TOKENS["completion_tokens"])
TWICE = (2 * COST[0], 2 * COST[1])

_TABLE = (
    Fault("none", (well,), None, tokens=COST),
    Fault("busy for a moment", (status("429 Too Many Requests", **RETRY_SOON), well), None, 2, COST),
    Fault("busy for long", (status("429 Too Many Requests", **RETRY_LATE),), Trouble.BUSY),
    Fault("busy, nobody knows how long", (status("429 Too Many Requests"),), Trouble.BUSY),
    Fault("busy twice", (status("429 Too Many Requests", **RETRY_SOON),), Trouble.BUSY, 2),
    Fault("500 once", (status("500 Internal Server Error"), well), None, 2, COST),
    Fault("500", (status("500 Internal Server Error"),), Trouble.BROKEN, 2),
    Fault("503 with a page", (status("503 Service Unavailable", HTML),), Trouble.BROKEN, 2),
    Fault("hang", (hangs,), Trouble.SLOW),
    Fault("hang amid the body", (hangs_amid,), Trouble.SLOW),
    Fault("dropped once", (drops, well), None, 2, COST),
    Fault("dropped", (drops,), Trouble.UNREACHABLE, 2),
    Fault("dropped amid the body", (drops_amid,), Trouble.UNREACHABLE, 2),
    Fault("a 200 that is not JSON", (sends(HTML),), Trouble.NOT_JSON, 2),
    Fault("not JSON once", (sends(HTML), well), None, 2, COST),
    Fault("a page", (sends(HTML, Content_Type="text/html"),), Trouble.NOT_JSON, 2),
    Fault("nothing at all", (sends(""),), Trouble.NOT_JSON, 2),
    Fault("JSON without end", (sends("[" * 50_000),), Trouble.NOT_JSON, 2),
    Fault("bytes that are no text", (sends(b"\xff\xfe\x00{"),), Trouble.NOT_JSON, 2),
    Fault("packed", (sends(gzip.compress(b" " * 3_000_000), Content_Encoding="gzip"),), Trouble.NOT_JSON, 2),
    Fault("JSON called text", (labelled_as_text,), None, tokens=COST),
    Fault("an error with 200", (sends(error("model is loading")),), Trouble.WRONG_FORM),
    Fault(
        "an answer that is not JSON", (says("Sure! Here is what you asked for."),), Trouble.NOT_JSON, 2, TWICE
    ),
    Fault("not JSON, then well", (says("Sure!"), well), None, 2, TWICE),
    Fault("schema mismatch", (says('{"refused": false, "thing": 1}'),), Trouble.WRONG_FORM, tokens=COST),
    Fault("another type", (says('["a", "b"]'),), Trouble.WRONG_FORM, tokens=COST),
    Fault("cut off", (half_an_answer,), Trouble.CUT_OFF, tokens=COST),
    Fault("content filter", (says(None, reason="content_filter"),), Trouble.FILTERED, tokens=COST),
    Fault(
        "content filter as an error",
        (status("400 Bad Request", error("filtered", "content_filter")),),
        Trouble.FILTERED,
    ),
    Fault("refusal", (says(None, refusal="I cannot help with that."),), Trouble.REFUSED, tokens=COST),
    Fault("refusal in its form", (in_its_form_but_a_refusal,), Trouble.REFUSED, tokens=COST),
    Fault("empty", (says(""),), Trouble.EMPTY, tokens=COST),
    Fault("null", (says(None),), Trouble.EMPTY, tokens=COST),
    Fault("white space", (says(" \n\t"),), Trouble.EMPTY, tokens=COST),
    Fault("no choices", (sends(json.dumps({"choices": [], "usage": TOKENS})),), Trouble.EMPTY, tokens=COST),
    Fault("100 kB", (rambles,), Trouble.TOO_LARGE),
    Fault("a body without end", (never_ends,), Trouble.TOO_LARGE),
    Fault("an error without end", (status("500 Internal Server Error", "x" * 100_000),), Trouble.TOO_LARGE),
    Fault(
        "wrong key",
        (status("401 Unauthorized", error("Incorrect API key", "invalid_api_key")),),
        Trouble.REJECTED,
    ),
    Fault(
        "wrong model", (status("404 Not Found", error("no such model", "model_not_found")),), Trouble.REJECTED
    ),
    Fault("moved", (status("307 Temporary Redirect", Location="/elsewhere"),), Trouble.REJECTED),
)
FAULTS: Mapping[str, Fault] = {fault.name: fault for fault in _TABLE}
"""Everything that is known to go wrong, by name; ``none`` is a server in order."""


# ---- the server ------------------------------------------------------------------------------------------------------


async def at_once(_: float) -> None:
    """Sleep, for a writer whose pauses nobody waits for."""


@dataclass
class ModelServer:
    """The server while it is up. ``base_url`` is what goes into OPENAI_BASE_URL."""

    fault: Fault
    answers: Mapping[Use, Mapping[str, Any]]
    base_url: str = ""
    requests: list[Request] = field(default_factory=list)
    _since: int = 0  # requests before it began to behave as it does now
    _closing: asyncio.Event = field(default_factory=asyncio.Event)
    _arrived: asyncio.Condition = field(default_factory=asyncio.Condition)
    _open: set[asyncio.Task[Any]] = field(default_factory=set)
    _budget: asyncio.Timeout | None = None

    def access(self, **changes: Any) -> ModelAccess:
        """What a writer reaches it with."""
        return replace(ModelAccess(MODEL, self.base_url, "sk-loopback", BUDGET), **changes)

    def writer(
        self, *, now: Callable[[], float] | None = None, sleep: Callable[[float], Awaitable[None]] = at_once
    ) -> ModelWriter:
        """A writer that asks this server, and waits for nothing: neither between two tries nor for its budget to end."""
        return ModelWriter(self.access(), now=now, sleep=sleep, budget=self.budget)

    def budget(self, seconds: float) -> asyncio.Timeout:
        """The time for an answer, which a server that hangs ends at once."""
        self._budget = asyncio.timeout(seconds)
        return self._budget

    def _end_budget(self) -> None:
        assert self._budget is not None, "a server that hangs needs a writer with this server's budget"
        self._budget.reschedule(asyncio.get_running_loop().time())

    def behaves(self, *behaviours: Behaviour) -> None:
        """From now on it behaves like this."""
        self.fault = replace(self.fault, behaviours=behaviours)
        self._since = len(self.requests)

    async def reached(self, requests: int) -> None:
        """Come back when so many requests have arrived."""
        async with self._arrived:
            await self._arrived.wait_for(lambda: len(self.requests) >= requests)

    async def connected(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """One connection, with one request."""
        task = asyncio.current_task()
        assert task is not None
        self._open.add(task)
        try:
            self.requests.append(await _request(reader))
            async with self._arrived:
                self._arrived.notify_all()
            which = min(len(self.requests) - self._since, len(self.fault.behaviours)) - 1
            await self.fault.behaviours[which](
                Exchange(self.requests[-1], writer, self.answers, self._closing, self._end_budget)
            )
            if not writer.is_closing():
                writer.write_eof()
        except (ConnectionError, asyncio.IncompleteReadError):
            pass  # whoever asked has gone: that is what some of these are about
        finally:
            writer.close()
            self._open.discard(task)

    async def close(self) -> None:
        """Let go of everybody."""
        self._closing.set()
        await asyncio.gather(*self._open, return_exceptions=True)


@asynccontextmanager
async def serving(
    fault: Fault = FAULTS["none"], answers: Mapping[Use, Mapping[str, Any]] = ANSWERS
) -> AsyncIterator[ModelServer]:
    """A server that behaves like this; by default in order."""
    served = ModelServer(fault, {**ANSWERS, **answers})
    server = await asyncio.start_server(served.connected, "127.0.0.1", 0)
    host, port = server.sockets[0].getsockname()[:2]
    served.base_url = f"http://{host}:{port}/v1"
    try:
        yield served
    finally:
        await served.close()
        server.close()
        await server.wait_closed()


async def _request(reader: asyncio.StreamReader) -> Request:
    head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
    headers = {
        name.lower(): value.strip() for name, _, value in (line.partition(":") for line in head[1:] if line)
    }
    body = await reader.readexactly(int(headers.get("content-length", "0")))
    return Request(head[0].split()[1], headers, json.loads(body) if body else None)
