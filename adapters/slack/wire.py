"""The wire format of action ids, button values, block ids and modal metadata, which Slack hands back unchanged."""

from __future__ import annotations

from dataclasses import dataclass

from bot.conversation.messages import Press

ANSWER = "answer"  # action ids "answer:0", "answer:1", … of buttons; "answer" of a select; callback id of the modal
OPEN = "open"  # action id: answer in a modal
BACK = "back"  # action id: one page back, in a modal
DO = "do"  # action ids "do:0", "do:1", … of buttons; "do" of an overflow menu
VALUE = "value"  # action id of every input; its block id is the field's name
TYPED = ".typed"  # suffix of the block id of the text input beside suggested dates
PRIVATE = "private"  # prefix of the block id of buttons whose answer only the person who answers may see
NOTICE = "words"  # callback id of a modal without inputs
HOME = "home"  # callback id of a home tab

SEPARATOR = "|"


@dataclass(frozen=True, slots=True)
class Answer:
    """A button that answers one field; ``value`` is None for "skip"."""

    conversation: str
    turn: int
    field: str
    value: str | None


@dataclass(frozen=True, slots=True)
class MessagePosition:
    """A message in Slack: its channel and its timestamp, which is its id there."""

    channel: str
    ts: str


@dataclass(frozen=True, slots=True)
class QuestionRef:
    """A question, and the message from which its modal was opened, if any."""

    conversation: str
    turn: int
    opened_from: MessagePosition | None = None


def answer_value(conversation: str, turn: int, field: str, value: str | None) -> str:
    """The value of a button that answers a field."""
    parts = [conversation, str(turn), field]
    return SEPARATOR.join(parts if value is None else [*parts, value])


def parse_answer(text: str) -> Answer | None:
    """Reads what ``answer_value`` wrote; None for anything else."""
    parts = text.split(SEPARATOR, 3)
    if len(parts) < 3 or not _is_turn(parts[1]) or not all(parts[:3]):
        return None
    return Answer(parts[0], int(parts[1]), parts[2], parts[3] if len(parts) == 4 else None)


def question_ref(conversation: str, turn: int, opened_from: MessagePosition | None = None) -> str:
    """The private metadata of a modal, and the value of a button that opens one or goes back in it."""
    channel, ts = (opened_from.channel, opened_from.ts) if opened_from else ("", "")
    return SEPARATOR.join((conversation, str(turn), channel, ts))


def parse_question_ref(text: str) -> QuestionRef | None:
    """Reads what ``question_ref`` wrote; None for anything else."""
    parts = text.split(SEPARATOR)
    if len(parts) != 4 or not parts[0] or not _is_turn(parts[1]):
        return None
    opened_from = MessagePosition(parts[2], parts[3]) if parts[2] and parts[3] else None
    return QuestionRef(parts[0], int(parts[1]), opened_from)


def private_block_id(conversation: str, turn: int, row: int) -> str:
    """The block id of a row of buttons whose answer is not repeated in the message."""
    return SEPARATOR.join((PRIVATE, conversation, str(turn), str(row)))


def command_value(press: Press) -> str:
    """The value of a button that runs a command."""
    return f"{press.command} {press.rest}".rstrip()


def parse_command(text: str) -> tuple[str, str] | None:
    """Reads what ``command_value`` wrote: the command, and the rest of its line; None for an empty text."""
    command, _, rest = text.strip().partition(" ")
    return (command, rest.strip()) if command else None


def _is_turn(text: str) -> bool:
    return text.isascii() and text.isdecimal() and len(text) < 10
