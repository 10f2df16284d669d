"""Whether the model answers in the right form: what ``pora check`` says about it. The only words sent are our own."""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping
from datetime import date

from adapters.ai.access import Access
from adapters.ai.writer import ModelWriter
from bot.writing.tasks import Trouble, Understand, WriterFailed

MEND: Mapping[Trouble, str] = {
    Trouble.SLOW: "it did not answer in time. Give it more with PORA_WRITER_SECONDS, or take a smaller model",
    Trouble.UNREACHABLE: "nobody answers there. Is the server up, and OPENAI_BASE_URL right?",
    Trouble.BUSY: "it is too busy to answer, or its quota is used up",
    Trouble.REJECTED: "it turned the request away. Are OPENAI_API_KEY and OPENAI_MODEL right?",
    Trouble.BROKEN: "the server has a fault of its own",
    Trouble.NOT_JSON: "the answer is not JSON. OPENAI_BASE_URL ends in /v1 as a rule, and the server has to know json_schema",
    Trouble.WRONG_FORM: "the answer does not have the form that was asked for. The server has to know json_schema",
}
OTHERWISE = "it did not answer as it should"


async def look(access: Access, today: date) -> AsyncIterator[tuple[bool, str]]:
    """What was looked at, and whether it is fine."""
    if access.in_the_open:
        yield (
            False,
            f"what people write goes to {access.place} unencrypted. Use an address that begins with https://.",
        )
    writer = ModelWriter(access)
    try:
        written = await writer.write(Understand("Can we meet next Tuesday at ten?", "en", today))
    except WriterFailed as failed:
        mend = MEND.get(failed.trouble, OTHERWISE).rstrip(".")
        yield (
            False,
            f"{writer.model} at {writer.place}: {mend}{'' if mend.endswith('?') else '.'} ({failed.trouble})",
        )
    else:
        cost = f"tokens: {written.tokens.sent} sent, {written.tokens.written} written"
        yield True, f"{writer.model} at {writer.place} answers in the right form; {cost}."
