"""Parses a server's response into an answer, or into what is wrong with it. Pure; errors do not quote the response."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from adapters.ai.schemas import FORMS
from bot.writing.tasks import Answer, Tokens, Trouble, Use, WriterFailed, Written

Model = TypeVar("Model", bound=BaseModel)

LARGEST = 16_000  # characters of an answer; the longest that a prompt asks for has 1,500


class _Message(BaseModel):
    content: str | None = None
    refusal: str | None = None


class _Choice(BaseModel):
    message: _Message
    finish_reason: str | None = None


class _Completion(BaseModel):
    choices: list[_Choice]
    usage: Any = None


def read(body: bytes, use: Use) -> Written:
    """The answer in the body of a successful response. Raises WriterFailed, with the tokens that it cost all the same."""
    completion = _parsed(_Completion, body, Tokens())
    tokens = _tokens(completion.usage)
    if not completion.choices:
        raise WriterFailed(Trouble.EMPTY, tokens)
    return Written(_form(completion.choices[0], use, tokens), tokens)


def _form(choice: _Choice, use: Use, tokens: Tokens) -> Answer:
    content = choice.message.content or ""
    if trouble := _unusable(choice, content):
        raise WriterFailed(trouble, tokens)
    form = _parsed(FORMS[use], content, tokens)
    if form.refused:
        raise WriterFailed(Trouble.REFUSED, tokens)
    if form.empty:
        raise WriterFailed(Trouble.EMPTY, tokens)
    return form.answer()


def _unusable(choice: _Choice, content: str) -> Trouble | None:
    if choice.finish_reason == "content_filter":
        return Trouble.FILTERED
    if choice.message.refusal:
        return Trouble.REFUSED
    if choice.finish_reason == "length":
        return Trouble.CUT_OFF
    if not content.strip():
        return Trouble.EMPTY
    return Trouble.TOO_LARGE if len(content) > LARGEST else None


def _parsed(model: type[Model], text: str | bytes, tokens: Tokens) -> Model:
    trouble = None
    try:
        return model.model_validate_json(text, strict=True)
    except ValidationError as error:
        is_json = all(one["type"] != "json_invalid" for one in error.errors(include_input=False))
        trouble = Trouble.WRONG_FORM if is_json else Trouble.NOT_JSON
    raise WriterFailed(trouble, tokens)  # outside of the handler, so that its context does not hold the text


def _tokens(usage: Any) -> Tokens:
    """The tokens that the server reports. Not every server does, and a wrong number spoils no answer."""
    counts = usage if isinstance(usage, Mapping) else {}
    return Tokens(_count(counts.get("prompt_tokens")), _count(counts.get("completion_tokens")))


def _count(number: Any) -> int:
    return number if isinstance(number, int) and not isinstance(number, bool) and number > 0 else 0
