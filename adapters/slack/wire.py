"""What stands in the values and ids that Slack hands back: which question, which answer, which message it was asked in."""

from __future__ import annotations

from dataclasses import dataclass

from bot.conversation.messages import Press

ANSWER = "answer"  # action ids "answer:0", "answer:1", … of buttons; "answer" of a select; callback id of the modal
OPEN = "open"  # action id: answer in a modal
BACK = "back"  # action id: one page back, in a modal
DO = "do"  # action ids "do:0", "do:1", … of buttons; "do" of an overflow menu
VALUE = "value"  # action id of every input: its block's id is the name of the field
TYPED = (
    ".typed"  # what the block's id of a field ends with where a moment can be typed beside the suggested ones
)
PRIVATE = "private"  # what the block's id of buttons begins with whose answer is their reader's alone
WORDS = "words"  # callback id of a modal that asks nothing
HOME = "home"  # callback id of a home page

BETWEEN = "|"


@dataclass(frozen=True, slots=True)
class Answer:
    """A button that answers one field; ``value`` is None where it skips."""

    conversation: str
    turn: int
    field: str
    value: str | None


@dataclass(frozen=True, slots=True)
class Place:
    """Where a modal belongs: its question, and the message it was opened from where there is one."""

    conversation: str
    turn: int
    channel: str = ""
    ts: str = ""


def press(conversation: str, turn: int, field: str, value: str | None) -> str:
    """The value of a button that answers."""
    parts = [conversation, str(turn), field]
    return BETWEEN.join(parts if value is None else [*parts, value])


def parse_press(text: str) -> Answer | None:
    """The answer that ``press`` wrote; None for anything else."""
    parts = text.split(BETWEEN, 3)
    if len(parts) < 3 or not _is_turn(parts[1]) or not all(parts[:3]):
        return None
    return Answer(parts[0], int(parts[1]), parts[2], parts[3] if len(parts) == 4 else None)


def place(conversation: str, turn: int, channel: str = "", ts: str = "") -> str:
    """The private metadata of a modal, and the value of a button that opens one or goes back in it."""
    return BETWEEN.join((conversation, str(turn), channel, ts))


def parse_place(text: str) -> Place | None:
    """The place that ``place`` wrote; None for anything else."""
    parts = text.split(BETWEEN)
    if len(parts) != 4 or not parts[0] or not _is_turn(parts[1]):
        return None
    return Place(parts[0], int(parts[1]), parts[2], parts[3])


def private(conversation: str, turn: int, row: int) -> str:
    """The block's id of buttons whose answer is not repeated in the message."""
    return BETWEEN.join((PRIVATE, conversation, str(turn), str(row)))


def do(press: Press) -> str:
    """The value of a button that does what a command does."""
    return f"{press.command} {press.rest}".rstrip()


def parse_do(text: str) -> tuple[str, str] | None:
    """The command that ``do`` wrote, and the rest of its line; None for an empty text."""
    command, _, rest = text.strip().partition(" ")
    return (command, rest.strip()) if command else None


def _is_turn(text: str) -> bool:
    return text.isascii() and text.isdecimal() and len(text) < 10
