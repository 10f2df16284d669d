"""The form of each answer: a JSON schema that the server holds the model to, and a model that parses the answer.

Lengths, language and everything else about the text is checked afterwards (``bot.writing.answer_checks``).
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, time
from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, WithJsonSchema

from bot.writing.tasks import Adapted, Answer, Meant, Reworded, Summary, Use, Wish


def _local(hour: time) -> time:
    if hour.tzinfo is not None:
        raise ValueError("an hour has no time zone")
    return hour


Hour = Annotated[
    time,
    AfterValidator(_local),
    WithJsonSchema({"type": "string", "pattern": "^([01][0-9]|2[0-3]):[0-5][0-9]$"}),
]
Wished = Annotated[Wish, WithJsonSchema({"type": "string", "enum": [wish.value for wish in Wish]})]


class Form(BaseModel):
    """Base of all forms: ``refused`` lets the model say that it cannot. Fields with a default are required in the schema too."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    refused: bool = False

    def answer(self) -> Answer:
        """The answer as ``bot.writing`` has it."""
        raise NotImplementedError

    @property
    def empty(self) -> bool:
        """True if it has the form but no content."""
        return False


class AdaptForm(Form):
    """A question card, adapted."""

    question: str = ""

    def answer(self) -> Adapted:
        """The answer as ``bot.writing`` has it."""
        return Adapted(self.question.strip())

    @property
    def empty(self) -> bool:
        """True if there is no question."""
        return not self.question.strip()


class SummariseForm(Form):
    """A note's summary and next steps."""

    summary: str = ""
    steps: Annotated[list[str], Field(max_length=2)] = []

    def answer(self) -> Summary:
        """The answer as ``bot.writing`` has it, without blank steps."""
        return Summary(self.summary.strip(), tuple(step.strip() for step in self.steps if step.strip()))

    @property
    def empty(self) -> bool:
        """True if there is no summary."""
        return not self.summary.strip()


class UnderstandForm(Form):
    """What a person's free text asks for."""

    wish: Wished
    day: date | None = None
    at: Hour | None = None

    def answer(self) -> Meant:
        """The answer as ``bot.writing`` has it."""
        return Meant(self.wish, self.day, self.at)


class RewordForm(Form):
    """A supervision topic, reworded."""

    topic: str = ""

    def answer(self) -> Reworded:
        """The answer as ``bot.writing`` has it."""
        return Reworded(self.topic.strip())

    @property
    def empty(self) -> bool:
        """True if there is no topic."""
        return not self.topic.strip()


FORMS: Mapping[Use, type[Form]] = {
    Use.ADAPT: AdaptForm,
    Use.SUMMARISE: SummariseForm,
    Use.UNDERSTAND: UnderstandForm,
    Use.REWORD: RewordForm,
}


def schema(use: Use) -> dict[str, Any]:
    """The JSON schema of an answer for strict mode: every field required, no others allowed, no defaults."""
    form = FORMS[use].model_json_schema(mode="serialization")
    plain: dict[str, Any] = _without(form, "title", "default", "description")
    return plain | {"required": list(plain["properties"])}


def _without(value: Any, *names: str) -> Any:
    """A schema without these keys, which only people read. No field of a form has one of these names."""
    if isinstance(value, dict):
        return {key: _without(inner, *names) for key, inner in value.items() if key not in names}
    if isinstance(value, list):
        return [_without(inner, *names) for inner in value]
    return value
