"""The form of each answer: what the model is held to by the server, and what an answer is read with.

Lengths, language and everything else that words can get wrong is checked afterwards (``bot.writing.answer_checks``).
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
    """What every answer has: a way to say that it cannot be done. Fields with a default are asked for all the same."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    refused: bool = False

    def answer(self) -> Answer:
        """As the companion knows it."""
        raise NotImplementedError

    @property
    def empty(self) -> bool:
        """Whether it has the form and says nothing."""
        return False


class AdaptForm(Form):
    """A card in other words."""

    question: str = ""

    def answer(self) -> Adapted:
        """As the companion knows it."""
        return Adapted(self.question.strip())

    @property
    def empty(self) -> bool:
        """Whether there is no question."""
        return not self.question.strip()


class SummariseForm(Form):
    """A note in short."""

    summary: str = ""
    steps: Annotated[list[str], Field(max_length=2)] = []

    def answer(self) -> Summary:
        """As the companion knows it; a step without a word is none."""
        return Summary(self.summary.strip(), tuple(step.strip() for step in self.steps if step.strip()))

    @property
    def empty(self) -> bool:
        """Whether there is no summary."""
        return not self.summary.strip()


class UnderstandForm(Form):
    """What free words ask for."""

    wish: Wished
    day: date | None = None
    at: Hour | None = None

    def answer(self) -> Meant:
        """As the companion knows it."""
        return Meant(self.wish, self.day, self.at)


class RewordForm(Form):
    """A topic in plain words."""

    topic: str = ""

    def answer(self) -> Reworded:
        """As the companion knows it."""
        return Reworded(self.topic.strip())

    @property
    def empty(self) -> bool:
        """Whether there is no topic."""
        return not self.topic.strip()


FORMS: Mapping[Use, type[Form]] = {
    Use.ADAPT: AdaptForm,
    Use.SUMMARISE: SummariseForm,
    Use.UNDERSTAND: UnderstandForm,
    Use.REWORD: RewordForm,
}


def schema(use: Use) -> dict[str, Any]:
    """The form of an answer as servers take it in strict mode: every field required, nothing else allowed, no defaults."""
    form = FORMS[use].model_json_schema(mode="serialization")
    plain: dict[str, Any] = _without(form, "title", "default", "description")
    return plain | {"required": list(plain["properties"])}


def _without(value: Any, *names: str) -> Any:
    """A schema without what only people read. No field of a form has one of these names."""
    if isinstance(value, dict):
        return {key: _without(inner, *names) for key, inner in value.items() if key not in names}
    if isinstance(value, list):
        return [_without(inner, *names) for inner in value]
    return value
