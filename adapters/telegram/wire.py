"""What stands in the callback data that Telegram hands back: at most 64 bytes, so options go by their place."""

from __future__ import annotations

from dataclasses import dataclass

from bot.conversation.messages import Answered, Back, Command, Left, Opened

LIMIT = 64  # bytes
ANSWER, SKIP, BACK, LATER, OPEN, DO = "a", "s", "b", "l", "o", "d"
BETWEEN = ":"

Pressed = Answered | Back | Left | Opened | Command


class TooLong(ValueError):
    """What a button is to say does not fit into callback data."""


@dataclass(frozen=True, slots=True)
class Asked:
    """The question that a button belongs to."""

    conversation: str
    turn: int
    field: str = ""


def answer(asked: Asked, place: int) -> str:
    """A button that answers with the option at ``place``, counted from 0. Raises TooLong."""
    return _joined(ANSWER, asked.conversation, str(asked.turn), asked.field, str(place))


def skip(asked: Asked) -> str:
    """A button that skips the field. Raises TooLong."""
    return _joined(SKIP, asked.conversation, str(asked.turn), asked.field)


def about(kind: str, asked: Asked) -> str:
    """A button for the question as a whole: BACK, LATER or OPEN. Raises TooLong.

    The field goes along: whoever replies to the question answers it.
    """
    return _joined(kind, asked.conversation, str(asked.turn), asked.field)


def do(command: str, rest: str) -> str:
    """A button that does what a command does. Raises TooLong."""
    return _joined(DO, command, rest)


def asked(data: str) -> Asked | None:
    """The question that a button belongs to; None for a command and for anything that is none of ours."""
    kind, *parts = data.split(BETWEEN)
    count = 4 if kind == ANSWER else 3
    if kind not in (ANSWER, SKIP, BACK, LATER, OPEN) or len(parts) != count or not parts[0]:
        return None
    if not _is_number(parts[1]):
        return None
    return Asked(parts[0], int(parts[1]), parts[2])


def pressed(data: str) -> Pressed | None:
    """What a press of the button with this data says; None for anything that is none of ours."""
    if data.startswith(DO + BETWEEN):
        command, _, rest = data.removeprefix(DO + BETWEEN).partition(BETWEEN)
        return Command(command, rest) if command else None
    question = asked(data)
    if question is None:
        return None
    kind, place = data[0], data.rpartition(BETWEEN)[2]
    if kind in (ANSWER, SKIP) and not question.field:
        return None
    if kind == ANSWER:
        picked = {question.field: int(place)} if _is_number(place) else None
        return Answered(question.turn, {}, question.conversation, picked) if picked else None
    if kind == SKIP:
        return Answered(question.turn, {question.field: None}, question.conversation)
    said = Back if kind == BACK else Left if kind == LATER else Opened
    return said(question.turn, question.conversation)


def _joined(*parts: str) -> str:
    data = BETWEEN.join(parts)
    if (size := len(data.encode())) > LIMIT:
        raise TooLong(f"callback data of {size} bytes, {LIMIT} at most: {parts[0]}")
    return data


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdecimal() and len(text) < 10
