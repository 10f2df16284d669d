"""Checks on the names in an answer: none that the task does not hold, and every placeholder as it was sent."""

from __future__ import annotations

import re

from bot.writing.answer_prose import Prose, vocabulary
from bot.writing.languages import FUNCTION_WORDS
from bot.writing.names import NameIndex, fold_name, possible_stems
from bot.writing.placeholders import PLACEHOLDER, TextToken, words_in

_SMALL_WORDS = frozenset[str]().union(*FUNCTION_WORDS.values())
_MANGLED = re.compile(
    r"[\[\]]|\b(?:NAME|ADDRESS|VARD(?:AS|O|UI|Ą|U)|ADRES(?:AS|O|UI|Ą|U))(?:\b|[ _]?\d)|\b(?:name|vardas)\d"
)
_GROWN = re.compile(rf"\w(?:{PLACEHOLDER.pattern})|(?:{PLACEHOLDER.pattern})\w")  # [NAME1]ui


def holds_unknown_names(prose: Prose) -> bool:
    """Whether the answer holds a name that was not sent, or a placeholder that was not sent like this."""
    return _has_changed_placeholder(prose) or _has_new_capital(prose) or _names_participant(prose)


def _has_changed_placeholder(prose: Prose) -> bool:
    """Whether a placeholder was made up, cut, translated or declined."""
    given, sent = set(PLACEHOLDER.findall(prose.source)), PLACEHOLDER.sub(" ", prose.source)
    return (
        not given.issuperset(PLACEHOLDER.findall(prose.whole))
        or any(found[0] not in prose.source for found in _GROWN.finditer(prose.whole))
        or any(found[0] not in sent for found in _MANGLED.finditer(prose.plain))
    )


def _has_new_capital(prose: Prose) -> bool:
    """Whether a word inside a sentence is written like a name, and the task holds no form of it."""
    given = {stem for word in words_in(prose.source) for stem in possible_stems(fold_name(word.text))}
    return any(
        _is_like_name(word) and given.isdisjoint(possible_stems(fold_name(word.text)))
        for word in words_in(prose.whole)
        if not word.opens
    )


def _is_like_name(word: TextToken) -> bool:
    return word.capital or (word.text.isupper() and word.text != "I")


def _names_participant(prose: Prose) -> bool:
    """Whether the answer holds a form of a participant's name that was not sent.

    Only with a capital or beside another name: "matai" is a verb, too, and a model that was sent no names cannot write one on
    purpose.
    """
    index, given = NameIndex(prose.names), vocabulary(prose.source)
    before = False
    for word in words_in(prose.whole):
        form = fold_name(word.text)
        known = form not in given and index.contains(form)
        if known and (before or (word.text[0].isupper() and word.text.lower() not in _SMALL_WORDS)):
            return True
        before = known
    return False
