"""``pora check`` for the language model: does it answer in the right form? Only a sentence of our own is sent."""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping
from datetime import date

from adapters.ai.access import ModelAccess
from adapters.ai.writer import ModelWriter
from bot.writing.tasks import Trouble, Understand, WriterFailed

REMEDIES: Mapping[Trouble, str] = {
    Trouble.SLOW: "it did not answer in time. Give it more with PORA_WRITER_SECONDS, or take a smaller model",
    Trouble.UNREACHABLE: "nobody answers there. Is the server up, and OPENAI_BASE_URL right?",
    Trouble.BUSY: "it is too busy to answer, or its quota is used up",
    Trouble.REJECTED: "it turned the request away. Are OPENAI_API_KEY and OPENAI_MODEL right?",
    Trouble.BROKEN: "the server has a fault of its own",
    Trouble.NOT_JSON: "the answer is not JSON. OPENAI_BASE_URL ends in /v1 as a rule, and the server has to know json_schema",
    Trouble.WRONG_FORM: "the answer does not have the form that was asked for. The server has to know json_schema",
}
OTHERWISE = "it did not answer as it should"


async def diagnose(access: ModelAccess, today: date) -> AsyncIterator[tuple[bool, str]]:
    """Yield for each check whether it passed, and a sentence about it."""
    if access.unencrypted:
        yield (
            False,
            f"what people write goes to {access.host} unencrypted. Use an address that begins with https://.",
        )
    try:
        written = await ModelWriter(access).write(Understand("Can we meet next Tuesday at ten?", "en", today))
    except WriterFailed as failed:
        remedy = REMEDIES.get(failed.trouble, OTHERWISE).rstrip(".")
        stop = "" if remedy.endswith("?") else "."
        yield False, f"{access.model} at {access.host}: {remedy}{stop} ({failed.trouble})"
    else:
        cost = f"tokens: {written.tokens.sent} sent, {written.tokens.written} written"
        yield True, f"{access.model} at {access.host} answers in the right form; {cost}."
