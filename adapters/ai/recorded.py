"""A writer that replays answers from a file, for rehearsals and transcripts: no model, no network, the same each time.

The file is a JSON list. An entry has ``use``, ``sent`` (exactly what would leave: ``bot.writing.tasks.sent``) and either
``answer``, as a model would fill its form (``refused`` may be left out), or ``trouble``, why there was none:

    [{"use": "summarise", "sent": {"note": "…", "language": "lt", "address": "tu"}, "answer": {"summary": "…", "steps": []}},
     {"use": "understand", "sent": {…}, "trouble": "slow"}]
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict, TypeAdapter, ValidationError

from adapters.ai.schemas import FORMS, Form
from adapters.errors import RecordingFault
from bot.writing.tasks import Answer, Task, Trouble, Use, WriterFailed, Written, sent, use_of

RECORDED = "recorded"


class _Entry(BaseModel):
    model_config = ConfigDict(extra="forbid")

    use: Use
    sent: dict[str, Any]
    answer: dict[str, Any] | None = None
    trouble: Trouble | None = None


class RecordedWriter:
    """A ``Writer``. A task that is not recorded fails as ``unreachable`` and is kept in ``unrecorded``."""

    model = RECORDED
    host = RECORDED

    def __init__(self, entries: Iterable[tuple[Use, dict[str, Any], Answer | Trouble]]) -> None:
        self._recorded = {_key(use, request): outcome for use, request, outcome in entries}
        self.unrecorded: list[Task] = []

    @classmethod
    def of(cls, file: Path) -> RecordedWriter:
        """The writer of a file. Raises RecordingFault."""
        try:
            entries = TypeAdapter(list[_Entry]).validate_json(file.read_bytes())
        except OSError as failure:
            raise RecordingFault(f"{file} cannot be read: {failure.strerror}.") from None
        except ValidationError as error:
            raise RecordingFault(f"{file}: {_first(error)}.") from None
        return cls(
            (entry.use, entry.sent, _outcome(file, number, entry)) for number, entry in enumerate(entries, 1)
        )

    def ready(self) -> bool:
        """Always True."""
        return True

    async def write(self, task: Task) -> Written:
        """The answer that is recorded for exactly this task. Raises WriterFailed."""
        outcome = self._recorded.get(_key(use_of(task), sent(task)))
        if outcome is None:
            self.unrecorded.append(task)
            raise WriterFailed(Trouble.UNREACHABLE)
        if isinstance(outcome, Trouble):
            raise WriterFailed(outcome)
        return Written(outcome)


def _outcome(file: Path, number: int, entry: _Entry) -> Answer | Trouble:
    where = f"{file}, entry {number} ({entry.use})"
    if (entry.answer is None) == (entry.trouble is None):
        raise RecordingFault(f"{where}: write either answer or trouble.")
    if entry.trouble is not None:
        return entry.trouble
    try:
        form = FORMS[entry.use].model_validate_json(json.dumps(entry.answer), strict=True)
    except ValidationError as error:
        raise RecordingFault(f"{where}: answer: {_first(error)}.") from None
    return _outcome_of_form(form)


def _outcome_of_form(form: Form) -> Answer | Trouble:
    if form.refused:
        return Trouble.REFUSED
    return Trouble.EMPTY if form.empty else form.answer()


def _first(error: ValidationError) -> str:
    """The first validation error and its position, without the value."""
    one = error.errors(include_input=False, include_url=False)[0]
    where = ".".join(str(part + 1 if isinstance(part, int) else part) for part in one["loc"])
    return f"{where}: {one['msg']}" if where else one["msg"]


def _key(use: Use, request: dict[str, Any]) -> str:
    return json.dumps([use, request], sort_keys=True)
