"""Checks on the wording of an answer: its language, no medical or legal advice, the right form of address."""

from __future__ import annotations

import re

from bot.writing.advice import ADVICE
from bot.writing.answer_prose import Prose, vocabulary
from bot.writing.languages import written_in
from bot.writing.names import fold_name
from bot.writing.tasks import Reword
from conversation_prompts.wording import informal_word

_ABBREVIATION = re.compile(r"\b[^\W\d_a-z]{2,5}\b")  # CV
_QUOTED = re.compile(r"[„“\"«]([^„“”\"«»]{1,120})[“”\"»]")


def is_in_other_language(prose: Prose) -> bool:
    """Whether the answer, but for quotations and abbreviations of the task, is not in the language of the task."""
    known = vocabulary(prose.source)
    said = _QUOTED.sub(lambda found: " " if vocabulary(found[1]) <= known else found[0], prose.plain)
    said = _ABBREVIATION.sub(
        lambda found: " " if found[0].isupper() and fold_name(found[0]) in known else found[0], said
    )
    return not written_in(said, prose.task.language)


def gives_advice(prose: Prose) -> bool:
    """Whether the answer speaks of medicine or law where the task does not, or gives advice in them."""
    return prose.adds(ADVICE)


_TO_SEVERAL = re.compile(
    r"\b(jūs|(?<!tarp )jūsų|jums|jus|jumis|jumyse|\w+(?:kite|kitės|tumėte|tumėtės|site|sitės|ėte|ėtės|iate|iatės)"
    r"|\w{3,}(?:ote|otės)|turite|galite|esate|norite|jaučiatės)\b"
)


def is_in_other_address(prose: Prose) -> bool:
    """Whether a Lithuanian answer addresses one person formally instead of informally, or the other way round."""
    if isinstance(prose.task, Reword) or prose.task.language != "lt":
        return False
    speaks = informal_word if prose.task.address == "jus" else _speaks_to_several
    return bool(speaks(prose.plain)) and not speaks(prose.source)


def _speaks_to_several(text: str) -> bool:
    return _TO_SEVERAL.search(text.lower()) is not None
