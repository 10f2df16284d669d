"""Builds the request for a task: the prompt, the task as one JSON object, and the schema of the answer. Nothing else is sent."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from adapters.ai.prompts import prompt
from adapters.ai.schemas import schema
from bot.writing.tasks import Task, Use, sent, use_of

TOKENS: Mapping[Use, int] = {Use.ADAPT: 400, Use.SUMMARISE: 800, Use.UNDERSTAND: 200, Use.REWORD: 1500}
"""The most tokens of an answer: about twice a long one in Lithuanian."""

TEMPERATURES: Mapping[Use, float] = {
    Use.ADAPT: 0.4,
    Use.SUMMARISE: 0.2,
    Use.UNDERSTAND: 0.0,
    Use.REWORD: 0.3,
}
"""The randomness of an answer: none where the answer decides what a person is asked next."""


@dataclass(frozen=True, slots=True)
class ModelRequest:
    """What the model is sent for one task."""

    use: Use
    prompt: str
    prompt_version: str
    task_json: str  # holds what a person wrote

    @property
    def messages(self) -> list[dict[str, str]]:
        """The messages of the completion: the prompt as system, the task as user."""
        return [{"role": "system", "content": self.prompt}, {"role": "user", "content": self.task_json}]

    @property
    def response_format(self) -> dict[str, Any]:
        """The schema that the server holds the answer to."""
        form = {"name": self.use.value, "strict": True, "schema": schema(self.use)}
        return {"type": "json_schema", "json_schema": form}


def request_for(task: Task) -> ModelRequest:
    """The request for a task."""
    rendered = prompt(task)
    return ModelRequest(
        use=use_of(task),
        prompt=rendered.text,
        prompt_version=rendered.version,
        task_json=_without_surrogates(json.dumps(sent(task), ensure_ascii=False, indent=2)),
    )


def _without_surrogates(text: str) -> str:
    """Replace lone surrogates, which cannot be encoded."""
    return text.encode("utf-8", "replace").decode("utf-8")
