"""The four tasks for a language model, the form of each answer, and every reason why there is none.

A task holds redacted text (``bot.writing.placeholders``): it is all that is ever sent. An answer holds the same placeholders.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date, time
from enum import StrEnum
from typing import Any


class Use(StrEnum):
    """The kind of a task."""

    ADAPT = "adapt"
    SUMMARISE = "summarise"
    UNDERSTAND = "understand"
    REWORD = "reword"


class Wish(StrEnum):
    """The wish in a free text: each is something that a command does as well."""

    TOPICS = "topics"  # something to talk about
    MET = "met"
    NOT_MET = "not_met"
    PLAN = "plan"  # a meeting, or another day for it
    PAUSE = "pause"
    NOTE = "note"  # write a note
    NOTES = "notes"  # read the notes
    STEPS = "steps"
    GOAL = "goal"
    STATUS = "status"
    HELP = "help"
    NOTHING = "nothing"  # none of these: no guess


@dataclass(frozen=True, slots=True)
class Adapt:
    """Put a question card closer to a goal of the pair."""

    card: str
    goal: str
    language: str  # lt | en
    address: str  # tu | jus: the form of address in Lithuanian


@dataclass(frozen=True, slots=True)
class Summarise:
    """Summarise a rough note, and find at most two steps in it."""

    note: str
    language: str
    address: str


@dataclass(frozen=True, slots=True)
class Understand:
    """Recognise the wish in a free text, where the rules could not."""

    text: str
    language: str
    today: date  # in the zone of its author


@dataclass(frozen=True, slots=True)
class Reword:
    """Reword a topic for supervision plainly, so that its style does not identify its author."""

    topic: str
    language: str


Task = Adapt | Summarise | Understand | Reword


@dataclass(frozen=True, slots=True)
class Adapted:
    """The card reworded: one question, or a sentence and a question."""

    question: str


@dataclass(frozen=True, slots=True)
class Summary:
    """The summary of a note, and the steps in it, two at most."""

    summary: str
    steps: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Meant:
    """The wish recognised in a free text, with the local day and hour that it names."""

    wish: Wish
    day: date | None = None
    at: time | None = None


@dataclass(frozen=True, slots=True)
class Reworded:
    """The reworded topic."""

    topic: str


Answer = Adapted | Summary | Meant | Reworded

USES: Mapping[type[Task], Use] = {
    Adapt: Use.ADAPT,
    Summarise: Use.SUMMARISE,
    Understand: Use.UNDERSTAND,
    Reword: Use.REWORD,
}
ANSWERS: Mapping[Use, type[Answer]] = {
    Use.ADAPT: Adapted,
    Use.SUMMARISE: Summary,
    Use.UNDERSTAND: Meant,
    Use.REWORD: Reworded,
}


def use_of(task: Task) -> Use:
    """The kind of a task."""
    return USES[type(task)]


def sent(task: Task) -> dict[str, Any]:
    """Everything of a task that is sent, as JSON values."""
    return {
        name: value.isoformat() if isinstance(value, date) else value for name, value in asdict(task).items()
    }


@dataclass(frozen=True, slots=True)
class Tokens:
    """The cost of a request in tokens, sent and written, of all tries."""

    sent: int = 0
    written: int = 0

    def __add__(self, other: Tokens) -> Tokens:
        return Tokens(self.sent + other.sent, self.written + other.written)


@dataclass(frozen=True, slots=True)
class Written:
    """An answer in its form, not yet checked, and its cost."""

    answer: Answer
    tokens: Tokens = Tokens()


class Trouble(StrEnum):
    """Why there is no answer: first the reasons of the network and the model, then those of our own checks."""

    SLOW = "slow"  # not within its seconds
    UNREACHABLE = "unreachable"  # no connection, or it broke
    BUSY = "busy"  # 429
    REJECTED = "rejected"  # any other 4xx: a wrong key, an unknown model
    BROKEN = "broken"  # 5xx
    NOT_JSON = "not_json"
    WRONG_FORM = "wrong_form"  # JSON that the schema does not allow
    CUT_OFF = "cut_off"  # the model ran into its limit of tokens
    FILTERED = "filtered"  # a content filter
    REFUSED = "refused"  # the model said that it cannot
    EMPTY = "empty"
    TOO_LARGE = "too_large"  # more bytes than any answer has
    RESTING = "resting"  # the circuit breaker is open after several failures
    LANGUAGE = "language"
    LENGTH = "length"
    NO_QUESTION = "no_question"
    NAME = "name"  # a name that was not given, or a placeholder that was lost or made up
    ADVICE = "advice"  # medical or legal
    MARKUP = "markup"  # links, addresses, code
    ADDRESS = "address"  # the other form of address


class WriterFailed(Exception):
    """There is no usable answer."""

    def __init__(self, trouble: Trouble, tokens: Tokens = Tokens()) -> None:
        super().__init__(trouble.value)
        self.trouble = trouble
        self.tokens = tokens
