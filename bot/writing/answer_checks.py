"""Checks a language model's answer before anybody sees it. Answers still hold placeholders here.

Nothing is repaired: an answer with a fault is dropped, and the curated text serves. A word that the task itself holds is seldom
a fault: a lawyer's own goal may speak of courts.
"""

from __future__ import annotations

from collections.abc import Callable, Collection

from bot.writing.answer_form import (
    has_markup,
    is_about_itself,
    is_empty,
    is_out_of_range,
    is_too_long_or_short,
    lacks_question,
)
from bot.writing.answer_names import holds_unknown_names
from bot.writing.answer_prose import Prose, source_of, texts_of
from bot.writing.answer_wording import gives_advice, is_in_other_address, is_in_other_language
from bot.writing.tasks import ANSWERS, Answer, Meant, Task, Trouble, Understand, use_of


def find_trouble(task: Task, answer: Answer, *, names: Collection[str] = ()) -> Trouble | None:
    """The first fault of an answer to this task, or None. ``names`` are the whole names of everybody in the programme."""
    if not isinstance(answer, ANSWERS[use_of(task)]):
        return Trouble.WRONG_FORM
    if isinstance(task, Understand):
        wrong = isinstance(answer, Meant) and is_out_of_range(task, answer)
        return Trouble.WRONG_FORM if wrong else None
    prose = Prose(task, source_of(task), tuple(texts_of(answer)), names)
    return next((trouble for trouble, is_wrong in _CHECKS if is_wrong(prose)), None)


_CHECKS: tuple[tuple[Trouble, Callable[[Prose], bool]], ...] = (
    (Trouble.EMPTY, is_empty),
    (Trouble.LENGTH, is_too_long_or_short),  # early: what follows is slow on a hundred kilobytes
    (Trouble.WRONG_FORM, is_about_itself),
    (Trouble.MARKUP, has_markup),
    (Trouble.LANGUAGE, is_in_other_language),
    (Trouble.NO_QUESTION, lacks_question),
    (Trouble.NAME, holds_unknown_names),
    (Trouble.ADVICE, gives_advice),
    (Trouble.ADDRESS, is_in_other_address),
)
