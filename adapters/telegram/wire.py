"""Callback data: what a Telegram button carries and a press hands back. At most 64 bytes, so options go by their index."""

from __future__ import annotations

from dataclasses import dataclass

from adapters.errors import CallbackDataTooLong
from bot.conversation.messages import Answered, Back, Commanded, Left, Opened

LIMIT = 64  # bytes
ANSWER, SKIP, BACK, LATER, OPEN, COMMAND = "a", "s", "b", "l", "o", "d"
SEPARATOR = ":"

PressContent = Answered | Back | Left | Opened | Commanded


@dataclass(frozen=True, slots=True)
class QuestionRef:
    """The question that a button belongs to."""

    conversation: str
    turn: int
    field: str = ""


# ---- encoding: each raises CallbackDataTooLong -------------------------------------------------------------------------------


def answer(question: QuestionRef, index: int) -> str:
    """Answers with the option at ``index``, counted from 0."""
    return _joined(ANSWER, question.conversation, str(question.turn), question.field, str(index))


def skip(question: QuestionRef) -> str:
    """Skips the field."""
    return _joined(SKIP, question.conversation, str(question.turn), question.field)


def control(kind: str, question: QuestionRef) -> str:
    """BACK, LATER or OPEN. The field goes along, because a reply to the message answers that field."""
    return _joined(kind, question.conversation, str(question.turn), question.field)


def command(name: str, rest: str) -> str:
    """Runs a command."""
    return _joined(COMMAND, name, rest)


# ---- decoding ----------------------------------------------------------------------------------------------------------------


def question_of(data: str) -> QuestionRef | None:
    """The question that a button belongs to; None for a command, and for data that is not ours."""
    kind, *parts = data.split(SEPARATOR)
    count = 4 if kind == ANSWER else 3
    if kind not in (ANSWER, SKIP, BACK, LATER, OPEN) or len(parts) != count or not parts[0]:
        return None
    if not _is_number(parts[1]):
        return None
    return QuestionRef(parts[0], int(parts[1]), parts[2])


def decode(data: str) -> PressContent | None:
    """What a press of the button with this data means; None for data that is not ours."""
    if data.startswith(COMMAND + SEPARATOR):
        name, _, rest = data.removeprefix(COMMAND + SEPARATOR).partition(SEPARATOR)
        return Commanded(name, rest) if name else None
    question = question_of(data)
    if question is None:
        return None
    kind, index = data[0], data.rpartition(SEPARATOR)[2]
    if kind in (ANSWER, SKIP) and not question.field:
        return None
    if kind == ANSWER:
        picked = {question.field: int(index)} if _is_number(index) else None
        return Answered(question.turn, {}, question.conversation, picked) if picked else None
    if kind == SKIP:
        return Answered(question.turn, {question.field: None}, question.conversation)
    event = Back if kind == BACK else Left if kind == LATER else Opened
    return event(question.turn, question.conversation)


def _joined(*parts: str) -> str:
    data = SEPARATOR.join(parts)
    if (size := len(data.encode())) > LIMIT:
        raise CallbackDataTooLong(f"callback data of {size} bytes, {LIMIT} at most: {parts[0]}")
    return data


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdecimal() and len(text) < 10
