"""A language model that says what a test tells it to, and remembers what it was asked."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from bot.writing.tasks import Answer, Task, Tokens, Trouble, Use, WriterFailed, Written, use_of

Said = Answer | Trouble

COST = Tokens(120, 30)


class Scripted:
    """Answers each use with the same thing, or fails with the same trouble; ``asked`` is all that left."""

    model = "scripted-1"
    host = "model.vejas.example"

    def __init__(self, answers: Mapping[Use, Said] | None = None) -> None:
        self.answers: dict[Use, Said] = dict(answers or {})
        self.asked: list[Task] = []
        self.resting = False

    def ready(self) -> bool:
        """Not while it rests."""
        return not self.resting

    async def write(self, task: Task) -> Written:
        """What was told, at once."""
        self.asked.append(task)
        said = self.answers.get(use_of(task), Trouble.REFUSED)
        if isinstance(said, Trouble):
            raise WriterFailed(said, COST)
        return Written(said, COST)

    def left(self) -> str:
        """Everything that left, as one text."""
        return "\n".join(map(repr, self.asked))


def with_writer(programme: str) -> str:
    """The programme's file with the writing help allowed."""
    return programme.replace('address = "tu"', 'writer = true\naddress = "tu"')


def last(found: list[Any]) -> Any:
    """The newest of them."""
    return found[-1]
