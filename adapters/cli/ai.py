"""``pora ai``: the optional writer, for the operator."""

from __future__ import annotations

import asyncio
import json
from typing import TYPE_CHECKING, Annotated

import typer

from adapters.cli.fail import refuse, refusing
from adapters.cli.operations import existing_database

if TYPE_CHECKING:
    from collections.abc import Sequence

    from adapters.ai.access import ModelAccess
    from adapters.ai.model_request import ModelRequest
    from adapters.settings import Settings
    from bot.writing.placeholders import Redactor
    from bot.writing.tasks import Task, WriterFailed, Written

app = typer.Typer(help="The optional writer: a language model.", no_args_is_help=True)

NO_ANSWER = 1  # exit code if the model gave no answer that people would see


@app.callback()
def ai() -> None:
    """The optional writer: a language model."""


@app.command("try")
def try_it(
    text: Annotated[str, typer.Argument(help="Words of your own, as somebody might write them to Pora.")],
    *,
    use: Annotated[
        str, typer.Option(help="understand, summarise, adapt (the text is the goal) or reword.")
    ] = "understand",
    language: Annotated[str, typer.Option(help="lt or en")] = "lt",
    address: Annotated[str, typer.Option(help="tu or jus: the form of address in Lithuanian.")] = "tu",
    dry: Annotated[bool, typer.Option("--dry", help="Only show what would be sent; needs no model.")] = False,
) -> None:
    """Show what a model is sent for a text of your own, and what comes back. Ends with 1 where nobody would see an answer."""
    from adapters.ai.model_request import request_for
    from bot.writing.placeholders import Redactor

    if not text.strip():
        refuse('Write a text to try: pora ai try "gal penktadienį dešimtą?"')
    hiding = Redactor(())  # as for everybody, but without known names
    task = _task(hiding.redact(text), use=use, language=language, address=address)
    request = request_for(task)
    access = None if dry else _access()
    _show(request)
    if access is None:
        return
    outcome, milliseconds = asyncio.run(_ask(access, task))
    _tell(access, outcome, milliseconds)
    if not _judged(task, outcome, hiding):
        raise typer.Exit(NO_ANSWER)


@app.command("usage")
def usage(
    *,
    days: Annotated[int, typer.Option(min=1, max=400, help="How many days back, today included.")] = 30,
    database: Annotated[str | None, typer.Option(help="sqlite:///file or postgresql://…")] = None,
) -> None:
    """Show what the writer was asked for and what it cost in tokens, by programme and use; nobody's name."""
    from datetime import timedelta

    from adapters.app import SystemClock
    from storage import writer_jobs

    with existing_database(database) as work:
        found = writer_jobs.usage(work, SystemClock().now() - timedelta(days=days))
    if not found:
        typer.echo(f"The writer was asked nothing in {days} days.")
        return
    rows = [
        (one.programme, one.use, one.asked, one.written, one.tokens_sent, one.tokens_written) for one in found
    ]
    total = ("all", "", *(sum(column) for column in zip(*(row[2:] for row in rows), strict=True)))
    _table(("programme", "use", "asked", "answered", "tokens sent", "tokens written"), [*rows, total])


def _table(head: tuple[str, ...], rows: Sequence[tuple[object, ...]]) -> None:
    """Print columns as wide as their longest cell, numbers to the right."""
    lines = [head, *[tuple(map(str, row)) for row in rows]]
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    for line in lines:
        cells = [
            cell.ljust(width) if column < 2 else cell.rjust(width)
            for column, (cell, width) in enumerate(zip(line, widths, strict=True))
        ]
        typer.echo("  ".join(cells).rstrip())


def _task(text: str, *, use: str, language: str, address: str) -> Task:
    """The task for a text; an adaptation gets one of Pora's own cards. Refuses options that are not a choice."""
    from adapters.app import SystemClock
    from bot.writing.tasks import Adapt, Reword, Summarise, Understand, Use

    for option, said, choices in (
        ("--use", use, [*Use]),
        ("--language", language, ["lt", "en"]),
        ("--address", address, ["tu", "jus"]),
    ):
        if said not in choices:
            refuse(f"{option} is one of {', '.join(choices)}, not {said!r}.")
    match Use(use):
        case Use.ADAPT:
            return Adapt(_card(language, address), text, language, address)
        case Use.SUMMARISE:
            return Summarise(text, language, address)
        case Use.UNDERSTAND:
            return Understand(text, language, SystemClock().now().date())
        case Use.REWORD:
            return Reword(text, language)


def _card(language: str, address: str) -> str:
    from conversation_prompts.card import Stage
    from conversation_prompts.load import load_library

    with refusing():
        card = next(card for card in load_library() if Stage.WORKING in card.stages)
    return card.text(language, address)


def _access() -> ModelAccess:
    """The settings of the model; refuses with what to set if they are not enough."""
    settings = _settings()
    if lacking := settings.writer_lacks():
        refuse("\n".join(lacking))
    access = settings.writer_access()
    if access is None:
        refuse("No writer is set: name a model with OPENAI_MODEL (docs/ai.md). What would be sent: --dry.")
    return access


def _settings() -> Settings:
    from pydantic import ValidationError

    from adapters.settings import Settings, faults

    try:
        return Settings()
    except ValidationError as error:
        refuse("\n".join(faults(error)))


async def _ask(access: ModelAccess, task: Task) -> tuple[Written | WriterFailed, int]:
    """The outcome, and the milliseconds that it took."""
    from adapters.ai.writer import ModelWriter
    from bot.writing.tasks import WriterFailed

    writer = ModelWriter(access)
    clock = asyncio.get_running_loop().time
    began = clock()
    outcome: Written | WriterFailed
    try:
        outcome = await writer.write(task)
    except WriterFailed as failed:
        outcome = failed
    return outcome, round((clock() - began) * 1000)


def _show(request: ModelRequest) -> None:
    """Print the request to the letter."""
    typer.echo(f"prompt   {request.prompt_version}")
    for role, words in (
        ("system", request.prompt),
        ("user", request.task_json),
        ("form of the answer", json.dumps(request.response_format, ensure_ascii=False, indent=2)),
    ):
        typer.echo(f"\n--- {role}\n{words}")


def _tell(access: ModelAccess, outcome: Written | WriterFailed, milliseconds: int) -> None:
    """Print the answer and what it cost."""
    from dataclasses import asdict

    from bot.writing.tasks import WriterFailed

    typer.echo(f"\n--- {access.model} at {access.host}")
    if isinstance(outcome, WriterFailed):
        typer.echo(f"no answer: {outcome.trouble}")
    else:
        typer.echo(json.dumps(asdict(outcome.answer), ensure_ascii=False, indent=2, default=str))
    tokens = outcome.tokens
    typer.echo(f"\ntokens   {tokens.sent} sent, {tokens.written} written\ntime     {milliseconds} ms")


def _judged(task: Task, outcome: Written | WriterFailed, hiding: Redactor) -> bool:
    """Print whether people would see the answer, and how. True if they would."""
    from dataclasses import asdict

    from bot.writing.answer_checks import find_trouble
    from bot.writing.tasks import Meant, WriterFailed

    if isinstance(outcome, WriterFailed):
        return False
    if (fault := find_trouble(task, outcome.answer)) is not None:
        typer.echo(f"checked  {fault}: nobody would see this answer")
        return False
    typer.echo("checked  fine")
    if hiding.originals and not isinstance(outcome.answer, Meant):
        typer.echo("\n--- with names and addresses")
        typer.echo(hiding.restore(json.dumps(asdict(outcome.answer), ensure_ascii=False, indent=2)))
    return True
