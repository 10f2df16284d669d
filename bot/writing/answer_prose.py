"""The prose of a language model's answer, beside the task that it answers: the input of the checks."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from bot.conversation.text_folding import fold
from bot.writing.names import fold_name
from bot.writing.placeholders import PLACEHOLDER, words_in
from bot.writing.tasks import Adapt, Adapted, Answer, Reword, Reworded, Summarise, Summary


@dataclass(frozen=True, slots=True)
class Prose:
    """The texts of an answer, and the text that was sent for it."""

    task: Adapt | Summarise | Reword
    source: str  # all text of the task
    texts: tuple[str, ...]  # each text of the answer
    names: Collection[str]  # of everybody in the programme

    @property
    def whole(self) -> str:
        """All texts of the answer as one."""
        return "\n".join(self.texts)

    @property
    def plain(self) -> str:
        """The answer without placeholders."""
        return PLACEHOLDER.sub(" ", self.whole)

    def adds(self, patterns: Iterable[re.Pattern[str]]) -> bool:
        """Whether a pattern is found in the answer, folded, and not in the task."""
        said, sent = fold(self.plain), fold(self.source)
        return any(pattern.search(said) and not pattern.search(sent) for pattern in patterns)


def source_of(task: Adapt | Summarise | Reword) -> str:
    """All text of a task."""
    if isinstance(task, Adapt):
        return f"{task.card}\n{task.goal}"
    return task.note if isinstance(task, Summarise) else task.topic


def texts_of(answer: Answer) -> Iterator[str]:
    """Each text of an answer; none of one that holds no prose."""
    if isinstance(answer, Adapted):
        yield answer.question
    elif isinstance(answer, Summary):
        yield answer.summary
        yield from answer.steps
    elif isinstance(answer, Reworded):
        yield answer.topic


def vocabulary(text: str) -> frozenset[str]:
    """The different words of a text, folded, without those of addresses."""
    return frozenset(fold_name(word.text) for word in words_in(text))
