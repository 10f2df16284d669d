"""What is asked for a task, to the letter: the prompt, then one JSON object, and the form of the answer. Nothing else is sent."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from adapters.ai.prompts import prompt
from adapters.ai.schemas import schema
from bot.writing.tasks import Task, Use, sent, use_of

TOKENS: Mapping[Use, int] = {Use.ADAPT: 400, Use.SUMMARISE: 800, Use.UNDERSTAND: 200, Use.REWORD: 1500}
"""What an answer may take: about twice what a long one does in Lithuanian."""

TEMPERATURES: Mapping[Use, float] = {
    Use.ADAPT: 0.4,
    Use.SUMMARISE: 0.2,
    Use.UNDERSTAND: 0.0,
    Use.REWORD: 0.3,
}
"""How much chance there is in an answer: none where it decides what a person is asked next."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A task as a model is asked."""

    use: Use
    prompt: str
    version: str  # of the prompt
    words: str  # people's, as JSON

    @property
    def messages(self) -> list[dict[str, str]]:
        """What the model reads."""
        return [{"role": "system", "content": self.prompt}, {"role": "user", "content": self.words}]

    @property
    def response_format(self) -> dict[str, Any]:
        """What the server holds the answer to."""
        form = {"name": self.use.value, "strict": True, "schema": schema(self.use)}
        return {"type": "json_schema", "json_schema": form}


def asked(task: Task) -> Asked:
    """How a task is asked."""
    rendered = prompt(task)
    return Asked(
        use=use_of(task),
        prompt=rendered.text,
        version=rendered.version,
        words=_whole(json.dumps(sent(task), ensure_ascii=False, indent=2)),
    )


def _whole(text: str) -> str:
    """Without halves of characters, which cannot be sent."""
    return text.encode("utf-8", "replace").decode("utf-8")
